import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { markLocked, readerOf } from '../session/marks.ts';
import type { SignInManner } from '../session/session.ts';
import { type SignInProblem, signInProblem } from '../session/sign-in-problem.ts';
import { closeChart } from './current-chart.ts';
import { addressOf } from './go.ts';
import { readView } from './location.ts';
import { auditHandedOver, here, type Standing, startOnce } from './standing.ts';
import type { Wiring } from './wiring.ts';

interface StandingActions {
  readonly standing: Standing;
  readonly signIn: (manner?: SignInManner) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** Takes everything of a person off the screen until the reader has shown who they are. */
  readonly lock: () => Promise<void>;
  readonly leaveForGood: (problem: SignInProblem) => void;
}

/** Who is at the page, and the ways in and out; the other tabs of the browser have their say in it. */
export function useStanding(wiring: Wiring, onStarted: () => void): StandingActions {
  const [standing, setStanding] = useState<Standing>({ state: 'starting' });

  /** Nothing of the chart outlives it: neither in memory, nor on the screen, nor in the address. */
  const leaveForGood = useCallback(
    (problem: SignInProblem) => {
      closeChart();
      wiring.session.forget();
      const view = readView(new URLSearchParams(window.location.search));
      window.history.replaceState(null, '', addressOf('/', view.language));
      setStanding({ state: 'signed-out', problem });
    },
    [wiring],
  );

  const whenStarted = useEffectEvent(onStarted);

  useEffect(() => {
    wiring.session.onEnded(leaveForGood);
    // A page that the browser kept aside and shows again as it was knows nothing of what happened meanwhile.
    const shownAgain = (event: PageTransitionEvent) => {
      if (event.persisted) window.location.reload();
    };
    window.addEventListener('pageshow', shownAgain);
    const deaf = wiring.tabs.onEvent((event) => {
      const own = readerOf(window.sessionStorage);
      if (own === undefined || event.kind === 'active') return;
      if (event.kind === 'signed-out') leaveForGood(signInProblem('signed-out', ''));
      else if (event.reader !== own) leaveForGood(signInProblem('another-reader', ''));
    });
    void start();

    async function start(): Promise<void> {
      const next = await startOnce(wiring);
      whenStarted();
      setStanding(next);
      if (next.state === 'signed-in') wiring.tabs.tell({ kind: 'signed-in', reader: next.sitting.reader });
    }

    return () => {
      deaf();
      window.removeEventListener('pageshow', shownAgain);
    };
  }, [wiring, leaveForGood]);

  async function signIn(manner: SignInManner = 'usual'): Promise<void> {
    const left = await wiring.session.signIn(here(), manner);
    if (!left.ok) setStanding({ state: 'signed-out', problem: left.error });
  }

  async function signOut(): Promise<void> {
    closeChart();
    setStanding({ state: 'starting' });
    wiring.tabs.tell({ kind: 'signed-out' });
    await auditHandedOver(wiring);
    await wiring.session.signOut();
  }

  async function lock(): Promise<void> {
    closeChart();
    markLocked(window.sessionStorage, wiring.clock.now().getTime());
    setStanding({ state: 'locked' });
    await auditHandedOver(wiring);
    wiring.session.drop();
  }

  return { standing, signIn, signOut, lock, leaveForGood };
}
