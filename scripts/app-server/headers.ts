/** The headers that every answer of the app's server carries. */
import { contentSecurityPolicy, HEADERS } from '../headers.ts';
import { allowedOrigins, type DemoPlace } from './config.ts';

/** `reportUri`: where the browser tells what the policy has refused; a test listens there. */
export async function securityHeaders(
  root: string,
  place: DemoPlace,
  reportUri?: string,
): Promise<Record<string, string>> {
  const policy = contentSecurityPolicy(await allowedOrigins(root, place));
  const reporting = reportUri === undefined ? '' : `; report-uri ${reportUri}`;
  return { ...HEADERS, 'Content-Security-Policy': policy + reporting };
}
