/** The headers that every answer of the app's server carries. */
import { allowedOrigins, type DemoPlace } from './config.ts';

/** Sent by none: HSTS, which means nothing over plain http; a site's own https front adds it. */
const ALWAYS: Record<string, string> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': [
    'microphone',
    'geolocation',
    'usb',
    'serial',
    'payment',
    'display-capture',
    'clipboard-read',
    'browsing-topics',
  ]
    .map((feature) => `${feature}=()`)
    // Of this application alone, and only once a reader asks for it: the codes of an お薬手帳 are read with it.
    .concat('camera=(self)')
    .join(', '),
};

export async function securityHeaders(root: string, place: DemoPlace): Promise<Record<string, string>> {
  return { ...ALWAYS, 'Content-Security-Policy': contentSecurityPolicy(await allowedOrigins(root, place)) };
}

export function contentSecurityPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...origins].join(' ')}`,
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default viewer dompurify',
  ].join('; ');
}
