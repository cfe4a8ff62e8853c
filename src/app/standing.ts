import type { Clinician } from '../domain/role.ts';
import type { Launched } from '../session/launch.ts';
import { lockedAt, markLocked, readerOf } from '../session/marks.ts';
import type { SignedIn } from '../session/session.ts';
import { type SignInProblem, signInProblem } from '../session/sign-in-problem.ts';
import { addressOf } from './go.ts';
import type { Sitting } from './idle-lock.tsx';
import { readView } from './location.ts';
import type { Wiring } from './wiring.ts';

/** Who is at the page. */
export type Standing =
  | { readonly state: 'starting' }
  | { readonly state: 'signed-out'; readonly problem?: SignInProblem }
  | { readonly state: 'locked' }
  | {
      readonly state: 'signed-in';
      readonly clinician: Clinician;
      readonly sitting: Sitting;
      readonly launched?: Launched;
    };

const CALLBACK = '/callback';
const LAUNCH = '/launch';

/** Where a sign-in returns to. */
export function here(): string {
  const { pathname, search } = window.location;
  if (pathname !== '/' && pathname !== CALLBACK) return `${pathname}${search}`;
  return addressOf('/', readView(new URLSearchParams(search)).language);
}

/** Silent sign-in asked and nobody was there: not a problem worth telling, just the sign-in page. */
function isQuiet(problem: SignInProblem): boolean {
  return problem.detail === 'login_required' || problem.detail === 'interaction_required';
}

function seated({ clinician, reader, signedInAt, acr, launched }: SignedIn): Standing {
  const sitting = { role: clinician.role, reader, signedInAt, ...(acr === undefined ? {} : { acr }) };
  return { state: 'signed-in', clinician, sitting, ...(launched === undefined ? {} : { launched }) };
}

/** A locked page stays locked over a reload, and one that was away too long comes back locked. */
function isLocked(wiring: Wiring): boolean {
  const now = wiring.clock.now().getTime();
  const since = lockedAt(window.sessionStorage, now);
  if (since === undefined) return false;
  markLocked(window.sessionStorage, since);
  return true;
}

/**
 * Somebody's electronic chart opens the application. Its words leave the address bar and the history before anything is
 * asked; a locked page is no way in: whoever is there has to show who they are.
 */
async function launch(wiring: Wiring): Promise<Standing> {
  const { search, origin } = window.location;
  const asked = new URLSearchParams(search);
  const { language } = readView(asked);
  const leaveAt = (path: string) =>
    window.history.replaceState(null, '', new URL(addressOf(path, language), origin).href);
  leaveAt(LAUNCH);
  const locked = isLocked(wiring);
  const { launchAsk } = await import('./smart-launch.ts');
  const ask = await launchAsk(asked, {
    sources: wiring.sources,
    standalone: wiring.config.identity.standalonePatient,
    fetch: globalThis.fetch.bind(globalThis),
  });
  const back = addressOf(ask.ok && ask.value !== undefined ? LAUNCH : '/', language);
  const left = ask.ok
    ? await wiring.session.signIn(back, locked ? 'again' : 'usual', undefined, ask.value)
    : ask;
  if (left.ok) return { state: 'starting' };
  leaveAt('/');
  // Behind the words of the refusal there is the usual way in: what a locked page still held is gone.
  if (locked) wiring.session.forget();
  return { state: 'signed-out', problem: left.error };
}

/** Where the page stands when it is opened: the end of a sign-in, a reload while signed in, or a fresh start. */
async function begin(wiring: Wiring): Promise<Standing> {
  const { pathname, search, origin, href } = window.location;
  const { session } = wiring;
  if (pathname === CALLBACK) {
    const result = await session.complete(href);
    // The code and the state leave the address bar and the history at once.
    const target = result.ok ? result.value.returnTo : '/';
    window.history.replaceState(null, '', new URL(target, origin).href);
    if (result.ok) return seated(result.value);
    return isQuiet(result.error) ? { state: 'signed-out' } : { state: 'signed-out', problem: result.error };
  }
  if (pathname === LAUNCH && new URLSearchParams(search).has('iss')) return launch(wiring);
  if (isLocked(wiring)) return { state: 'locked' };
  if (readerOf(window.sessionStorage) !== undefined && !new URLSearchParams(search).has('state')) {
    const left = await session.signIn(here(), 'silent');
    return left.ok ? { state: 'starting' } : { state: 'signed-out', problem: left.error };
  }
  if (new URLSearchParams(search).has('state')) {
    window.history.replaceState(null, '', '/');
    return { state: 'signed-out', problem: signInProblem('signed-out', '') };
  }
  return { state: 'signed-out' };
}

const HAND_OVER_MS = 2_000;

/** What was read is still to be told with the reader's own token; a sink that does not answer holds up nobody. */
export async function auditHandedOver({ trail }: Wiring): Promise<void> {
  if (trail.pending() === 0) return;
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(done.resolve, HAND_OVER_MS);
  const deaf = trail.subscribe(() => (trail.pending() === 0 ? done.resolve() : undefined));
  await done.promise;
  clearTimeout(timer);
  deaf();
}

const begun = new WeakMap<Wiring, Promise<Standing>>();

/** A code may be used once: the callback is handled once per page, however often React mounts us. */
export function startOnce(wiring: Wiring): Promise<Standing> {
  const known = begun.get(wiring) ?? begin(wiring);
  begun.set(wiring, known);
  return known;
}
