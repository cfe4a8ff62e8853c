import { useState } from 'react';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { I18nRoot } from '../i18n/i18n-root.tsx';
import { signInProblem } from '../session/sign-in-problem.ts';
import type { SignInManner } from '../session/session.ts';
import { LoadingPage } from '../views/notices/notices.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
import { type AppContext, AppContextProvider } from './app-context.ts';
import { IdleLock, LockedPage } from './idle-lock.tsx';
import { readView, writeView } from './location.ts';
import { appRoutes } from './routes.tsx';
import type { Standing } from './standing.ts';
import { useStanding } from './use-standing.ts';
import type { Wiring } from './wiring.ts';

/** The whole application: nobody sees any of it before the session has been checked. */
export function App({ wiring }: { readonly wiring: Wiring }) {
  const [language, setLanguage] = useState(
    () => readView(new URLSearchParams(window.location.search)).language,
  );

  // The address that the sign-in returns to carries the tongue.
  const { standing, signIn, signOut, lock, leaveForGood } = useStanding(wiring, () =>
    setLanguage(readView(new URLSearchParams(window.location.search)).language),
  );

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
      <Standpoint standing={standing} context={context} signIn={(manner) => void signIn(manner)} />
      {standing.state === 'signed-in' ? (
        <IdleLock
          wiring={wiring}
          sitting={standing.sitting}
          onLock={() => void lock()}
          onEnd={() => leaveForGood(signInProblem('expired', 'the longest time of one sign-in is over'))}
        />
      ) : null}
    </I18nRoot>
  );
}

interface StandpointProps {
  readonly standing: Standing;
  readonly context: Omit<AppContext, 'clinician' | 'sitting' | 'launched'>;
  readonly signIn: (manner?: SignInManner) => void;
}

function Standpoint({ standing, context, signIn }: StandpointProps) {
  switch (standing.state) {
    case 'starting':
      return <LoadingPage />;
    case 'signed-out': {
      const { problem } = standing;
      const told = problem === undefined ? {} : { problem: problem.kind, detail: problem.detail };
      return <SignIn onSignIn={() => signIn()} onLanguage={context.chooseLanguage} {...told} />;
    }
    case 'locked':
      return <LockedPage onUnlock={() => signIn('again')} onSignOut={context.signOut} />;
    case 'signed-in': {
      const { state: _, ...seated } = standing;
      return <SignedIn context={{ ...context, ...seated }} />;
    }
  }
}

function SignedIn({ context }: { readonly context: AppContext }) {
  const [router] = useState(() => createBrowserRouter(appRoutes));
  return (
    <AppContextProvider value={context}>
      <RouterProvider router={router} />
    </AppContextProvider>
  );
}
