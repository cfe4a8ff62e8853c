import { useEffect, useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import type { Clinician } from '../domain/role.ts';
import { I18nRoot } from '../i18n/i18n-root.tsx';
import { type SignInProblem, signInProblem } from '../session/sign-in-problem.ts';
import { wasSignedIn } from '../session/session.ts';
import { wipeSealedCharts } from '../session/sealed-handles.ts';
import { LoadingPage } from '../views/notices/notices.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
import { closeChart } from './current-chart.ts';
import { type AppContext, AppContextProvider } from './app-context.ts';
import { addressOf } from './go.ts';
import { readView, writeView } from './location.ts';
import { appRoutes } from './routes.tsx';
import type { Wiring } from './wiring.ts';

type Standing =
  | { readonly state: 'starting' }
  | { readonly state: 'signed-out'; readonly problem?: SignInProblem }
  | { readonly state: 'signed-in'; readonly clinician: Clinician };

const CALLBACK = '/callback';
const HOME = '/patients';

function here(): string {
  const { pathname, search } = window.location;
  if (pathname !== '/' && pathname !== CALLBACK) return `${pathname}${search}`;
  return addressOf(HOME, readView(new URLSearchParams(search)).language);
}

/** Silent sign-in asked and nobody was there: not a problem worth telling, just the sign-in page. */
function isQuiet(problem: SignInProblem): boolean {
  return problem.detail === 'login_required' || problem.detail === 'interaction_required';
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
    if (result.ok) return { state: 'signed-in', clinician: result.value.clinician };
    return isQuiet(result.error) ? { state: 'signed-out' } : { state: 'signed-out', problem: result.error };
  }
  if (wasSignedIn(window.sessionStorage) && !new URLSearchParams(search).has('state')) {
    const left = await session.signIn(here(), true);
    return left.ok ? { state: 'starting' } : { state: 'signed-out', problem: left.error };
  }
  if (new URLSearchParams(search).has('state')) {
    window.history.replaceState(null, '', '/');
    return { state: 'signed-out', problem: signInProblem('signed-out', '') };
  }
  return { state: 'signed-out' };
}

/** The whole application: nobody sees any of it before the session has been checked. */
export function App({ wiring }: { readonly wiring: Wiring }) {
  const [standing, setStanding] = useState<Standing>({ state: 'starting' });
  const [language, setLanguage] = useState(
    () => readView(new URLSearchParams(window.location.search)).language,
  );

  useEffect(() => {
    wiring.session.onEnded((problem) => {
      closeChart();
      setStanding({ state: 'signed-out', problem });
    });
    void start();

    async function start(): Promise<void> {
      const next = await startOnce(wiring);
      // The address that the sign-in returns to carries the tongue.
      setLanguage(readView(new URLSearchParams(window.location.search)).language);
      setStanding(next);
    }
  }, [wiring]);

  async function signIn(): Promise<void> {
    const left = await wiring.session.signIn(here());
    if (!left.ok) setStanding({ state: 'signed-out', problem: left.error });
  }

  async function signOut(): Promise<void> {
    closeChart();
    wipeSealedCharts(window.sessionStorage);
    setStanding({ state: 'starting' });
    await wiring.session.signOut();
  }

  function chooseLanguage(next: 'ja' | 'en'): void {
    setLanguage(next);
    const view = readView(new URLSearchParams(window.location.search));
    const query = writeView({ ...view, language: next }).toString();
    window.history.replaceState(
      window.history.state,
      '',
      `${window.location.pathname}${query === '' ? '' : `?${query}`}`,
    );
  }

  const context = { wiring, signOut: () => void signOut(), language, chooseLanguage };
  return (
    <I18nRoot language={language}>
      <Standpoint standing={standing} context={context} signIn={() => void signIn()} />
    </I18nRoot>
  );
}

interface StandpointProps {
  readonly standing: Standing;
  readonly context: Omit<AppContext, 'clinician'>;
  readonly signIn: () => void;
}

function Standpoint({ standing, context, signIn }: StandpointProps) {
  switch (standing.state) {
    case 'starting':
      return <LoadingPage />;
    case 'signed-out': {
      const { problem } = standing;
      const told = problem === undefined ? {} : { problem: problem.kind, detail: problem.detail };
      return <SignIn onSignIn={signIn} onLanguage={context.chooseLanguage} {...told} />;
    }
    case 'signed-in':
      return <SignedIn context={{ ...context, clinician: standing.clinician }} />;
  }
}

const begun = new WeakMap<Wiring, Promise<Standing>>();

/** A code may be used once: the callback is handled once per page, however often React mounts us. */
function startOnce(wiring: Wiring): Promise<Standing> {
  const known = begun.get(wiring) ?? begin(wiring);
  begun.set(wiring, known);
  return known;
}

function SignedIn({ context }: { readonly context: AppContext }) {
  const [router] = useState(() => createBrowserRouter(appRoutes));
  return (
    <AppContextProvider value={context}>
      <RouterProvider router={router} />
    </AppContextProvider>
  );
}
