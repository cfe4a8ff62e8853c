import { err, ok, type Result } from '../base/result.ts';
import type { Source } from '../domain/source.ts';
import type { LaunchAsk } from '../session/launch.ts';
import { type SignInProblem, signInProblem } from '../session/sign-in-problem.ts';

/** What stands in the address by which an electronic chart opens the application. */
interface LaunchAddress {
  readonly iss: string;
  readonly launch: string | undefined;
}

const TIMEOUT_MS = 10_000;

/** Each part may stand there once: of two that differ nobody knows which one was meant. */
function launchAddress(search: URLSearchParams): LaunchAddress | undefined {
  const [iss, ...others] = search.getAll('iss');
  const [launch, ...more] = search.getAll('launch');
  return iss === undefined || others.length + more.length > 0 ? undefined : { iss, launch };
}

/** Two spellings of one address are the same only if a browser takes them for the same; a slash at the end is let pass. */
function normalised(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { href, username, password, search, hash } = new URL(address);
  return username + password + search + hash === '' && !/[?#]$/u.test(href)
    ? href.replace(/\/+$/u, '')
    : undefined;
}

/** The source whose FHIR base this is. The list of those who may launch is the settings, and nothing else (threat T28). */
function launchingSource(sources: readonly Source[], iss: string): Source | undefined {
  const wanted = normalised(iss);
  if (wanted === undefined) return undefined;
  return sources.find(({ format, base }) => format === 'fhir' && normalised(base) === wanted);
}

function textAt(json: unknown, name: string): string | undefined {
  const value = (json as Readonly<Record<string, unknown>> | null)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Where the source says that its readers sign in. It is asked at the address of the settings, without a credential and
 * without following it anywhere.
 */
async function authorizationEndpoint(
  source: Source,
  fetch: typeof globalThis.fetch,
): Promise<Result<string, SignInProblem>> {
  const address = `${source.base}/.well-known/smart-configuration`;
  const refused = (detail: string) => err(signInProblem('launch-provider', `${address}: ${detail}`));
  try {
    const answer = await fetch(address, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) return refused(`HTTP ${answer.status}`);
    const json: unknown = await answer.json();
    const methods = (json as { readonly code_challenge_methods_supported?: unknown } | null)
      ?.code_challenge_methods_supported;
    if (!Array.isArray(methods) || !methods.includes('S256')) return refused('no PKCE with S256');
    const endpoint = textAt(json, 'authorization_endpoint');
    return endpoint !== undefined && URL.canParse(endpoint, `${source.base}/`)
      ? ok(new URL(endpoint, `${source.base}/`).href)
      : refused('no authorization_endpoint');
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : String(cause));
  }
}

interface LaunchMeans {
  readonly sources: readonly Source[];
  /** The provider may be asked to name a person where no electronic chart does. */
  readonly standalone: boolean;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * What is asked of the provider for a launch; `undefined`: nothing beyond an ordinary sign-in. A foreign address is
 * refused before anything is asked of anybody.
 */
export async function launchAsk(
  search: URLSearchParams,
  { sources, standalone, fetch }: LaunchMeans,
): Promise<Result<LaunchAsk | undefined, SignInProblem>> {
  const address = launchAddress(search);
  const source = address === undefined ? undefined : launchingSource(sources, address.iss);
  if (address === undefined || source === undefined)
    return err(signInProblem('launch-unknown', `iss: ${search.getAll('iss').join(' ').slice(0, 200)}`));
  const { launch } = address;
  if (launch === '') return err(signInProblem('launch-unknown', 'launch is empty'));
  if (launch === undefined && !standalone) return ok(undefined);
  const endpoint = await authorizationEndpoint(source, fetch);
  if (!endpoint.ok) return endpoint;
  return ok({ source: source.id, aud: source.base, launch, authorizationEndpoint: endpoint.value });
}
