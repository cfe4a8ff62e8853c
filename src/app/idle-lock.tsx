import { useEffect, useEffectEvent, useState } from 'react';
import type { Role } from '../domain/role.ts';
import { useText } from '../i18n/text.ts';
import { createIdleWatch, type IdleVerdict, type SessionLimits } from '../session/idle.ts';
import { markOpenUntil } from '../session/marks.ts';
import type { SessionRule } from '../sources/site-config-session.ts';
import { ProductMark } from '../ui/icons.tsx';
import type { Wiring } from './wiring.ts';
import './idle-lock.css';

/** What a hand at the page does. A page that moves by itself does none of these. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** When a page comes back from sleep or from behind others, the clock is asked before anything is seen. */
const RETURNS = ['focus', 'pageshow'] as const;
const TICK_MS = 1_000;
/** Signs come by the hundred; the other tabs and the storage are told at this pace. */
const TELL_MS = 2_000;

function limitsOf(rule: SessionRule, role: Role): SessionLimits {
  const minutes = role === 'er' ? rule.erIdleMinutes : rule.idleMinutes;
  return {
    idleMs: minutes * 60_000,
    warnMs: rule.warnSeconds * 1_000,
    absoluteMs: rule.absoluteHours * 3_600_000,
  };
}

/** Who sits at the page, since when. */
export interface Sitting {
  readonly role: Role;
  readonly reader: string;
  readonly signedInAt: number;
  /** As the provider stated it. */
  readonly acr?: string;
}

interface IdleLockProps {
  readonly wiring: Wiring;
  readonly sitting: Sitting;
  readonly onLock: () => void;
  readonly onEnd: () => void;
}

function isSame(one: IdleVerdict, other: IdleVerdict): boolean {
  if (one.state === 'warning' && other.state === 'warning') return one.secondsLeft === other.secondsLeft;
  return one.state === other.state;
}

/** Watches for signs of a hand while somebody is signed in, warns, locks, and ends what has lasted too long. */
export function IdleLock({ wiring, sitting, onLock, onEnd }: IdleLockProps) {
  const { t } = useText();
  const [verdict, setVerdict] = useState<IdleVerdict>({ state: 'active' });
  const lock = useEffectEvent(onLock);
  const end = useEffectEvent(onEnd);
  const { reader, role, signedInAt } = sitting;

  useEffect(() => {
    const now = () => wiring.clock.now().getTime();
    const watch = createIdleWatch(limitsOf(wiring.config.session, role), signedInAt, now);
    let told = 0;
    let over = false;
    function judge(): void {
      const next = watch.verdict();
      setVerdict((before) => (isSame(before, next) ? before : next));
      if (over || (next.state !== 'locked' && next.state !== 'ended')) return;
      over = true;
      if (next.state === 'locked') lock();
      else end();
    }
    function touched(): void {
      watch.active();
      judge();
      if (over || now() - told < TELL_MS) return;
      told = now();
      markOpenUntil(window.sessionStorage, watch.locksAt());
      wiring.tabs.tell({ kind: 'active', reader, at: told });
    }
    const deaf = wiring.tabs.onEvent((event) => {
      if (event.kind !== 'active' || event.reader !== reader) return;
      watch.active(event.at);
      markOpenUntil(window.sessionStorage, watch.locksAt());
      judge();
    });
    markOpenUntil(window.sessionStorage, watch.locksAt());
    const timer = setInterval(judge, TICK_MS);
    for (const sign of SIGNS) window.addEventListener(sign, touched, { capture: true, passive: true });
    for (const sign of RETURNS) window.addEventListener(sign, judge);
    document.addEventListener('visibilitychange', judge);
    return () => {
      deaf();
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true });
      for (const sign of RETURNS) window.removeEventListener(sign, judge);
      document.removeEventListener('visibilitychange', judge);
    };
  }, [wiring, reader, role, signedInAt]);

  if (verdict.state !== 'warning') return null;
  return (
    <div className="idle-warning" role="alert" data-idle-warning>
      <strong>{t('session.warning', { seconds: verdict.secondsLeft })}</strong>
      <span>{t('session.warningNote')}</span>
      <button type="button" className="btn">
        {t('session.stay')}
      </button>
    </div>
  );
}

interface LockedPageProps {
  readonly onUnlock: () => void;
  readonly onSignOut: () => void;
}

/** Nothing of a person and nothing of a record: what happened, and the way back for the one who sat here. */
export function LockedPage({ onUnlock, onSignOut }: LockedPageProps) {
  const { t } = useText();
  return (
    <main className="door" data-locked>
      <div className="door-card">
        <h1>
          <ProductMark />
          {t('session.locked')}
        </h1>
        <p className="door-line">{t('session.lockedSentence')}</p>
        <p>{t('session.lockedNext')}</p>
        <button type="button" className="btn btn-primary door-button" onClick={onUnlock}>
          {t('session.unlock')}
        </button>
        <footer className="door-foot">
          <button type="button" className="btn btn-q" onClick={onSignOut}>
            {t('session.leave')}
          </button>
        </footer>
      </div>
    </main>
  );
}
