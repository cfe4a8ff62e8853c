import type { OidcClient, SigninResponse } from 'oidc-client-ts';
import type { SessionConfig } from './protocol.ts';
import { type SignInProblem, signInProblem } from './sign-in-problem.ts';

/** What a launch adds to a sign-in (HL7 SMART App Launch 2.2, https://hl7.org/fhir/smart-app-launch/app-launch.html). */
export interface LaunchAsk {
  /** Id of the configured source that is launched from. */
  readonly source: string;
  /** FHIR base of that source, by the settings. */
  readonly aud: string;
  /** The electronic chart's own handle of the launch; without one the provider is asked to name a person itself. */
  readonly launch: string | undefined;
  /** Where the source says that people sign in. */
  readonly authorizationEndpoint: string;
}

/** Whom the provider named with its answer; in memory only, and of that one source. */
export interface Launched {
  readonly source: string;
  readonly patient?: string;
}

/** A FHIR id (https://hl7.org/fhir/R4/datatypes.html#id): no address, no path, nothing else. */
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/u;

/** The parameters of the request. A provider that knows none of them leaves them aside, and names nobody. */
export function launchParameters(
  scope: string,
  { aud, launch }: LaunchAsk,
): { readonly scope: string; readonly extraQueryParams: Record<string, string> } {
  return {
    scope: `${scope} ${launch === undefined ? 'launch/patient' : 'launch'}`,
    extraQueryParams: { aud, ...(launch === undefined ? {} : { launch }) },
  };
}

/** A source that sends its readers to another provider than the site's own is not launched from. */
export async function launchProblem(
  client: OidcClient,
  config: SessionConfig,
  { authorizationEndpoint }: LaunchAsk,
): Promise<SignInProblem | undefined> {
  const metadata: Readonly<Record<string, unknown>> = { ...(await client.metadataService.getMetadata()) };
  if (metadata['issuer'] !== config.issuer)
    return signInProblem('issuer', `discovery names ${String(metadata['issuer'])}`);
  const own = metadata['authorization_endpoint'];
  return own === authorizationEndpoint
    ? undefined
    : signInProblem('launch-provider', `${authorizationEndpoint} is not ${String(own)}`);
}

/** The `patient` of the token response, of a launch that was asked for. */
export function launchedBy(source: string, response: SigninResponse): Launched {
  const { patient } = response as SigninResponse & { readonly patient?: unknown };
  return { source, ...(typeof patient === 'string' && FHIR_ID.test(patient) ? { patient } : {}) };
}
