import { describe, expect, it } from 'vitest';
import { fixedClock } from '../testing/fixed-clock.ts';
import { createIdleWatch, type SessionLimits } from './idle.ts';

const MINUTE = 60_000;
const LIMITS: SessionLimits = { idleMs: 10 * MINUTE, warnMs: MINUTE, absoluteMs: 480 * MINUTE };

function watched(limits = LIMITS) {
  const clock = fixedClock('2026-11-24T00:00:00Z');
  const now = () => clock.now().getTime();
  const watch = createIdleWatch(limits, now(), now);
  const after = (ms: number) => {
    clock.advance(ms);
    return watch.verdict();
  };
  return { watch, after, now };
}

describe('a page that nobody touches', () => {
  it('warns a minute before, counts down, and locks at the minute', () => {
    const { after } = watched();
    expect(after(9 * MINUTE - 1)).toEqual({ state: 'active' });
    expect(after(1)).toEqual({ state: 'warning', secondsLeft: 60 });
    expect(after(30_500)).toEqual({ state: 'warning', secondsLeft: 30 });
    expect(after(29_499)).toEqual({ state: 'warning', secondsLeft: 1 });
    expect(after(1)).toEqual({ state: 'locked' });
  });

  it('starts anew with every sign of a hand, here or in another tab', () => {
    const { watch, after, now } = watched();
    after(9.5 * MINUTE);
    watch.active();
    expect(after(8.9 * MINUTE)).toEqual({ state: 'active' });
    watch.active(now() - 2 * MINUTE);
    expect(after(7 * MINUTE)).toEqual({ state: 'warning', secondsLeft: 60 });
    expect(watch.locksAt()).toBe(now() + MINUTE);
  });

  it('is locked after a sleep of the machine, and the hand that wakes it does not unlock it', () => {
    const { watch, after } = watched();
    expect(after(600 * MINUTE - 480 * MINUTE)).toEqual({ state: 'locked' });
    watch.active();
    expect(watch.verdict()).toEqual({ state: 'locked' });
  });

  it('is not kept awake by a time that has not come', () => {
    const { watch, after, now } = watched();
    watch.active(now() + 300 * MINUTE);
    expect(after(10 * MINUTE)).toEqual({ state: 'locked' });
  });

  it('locks sooner for an emergency profile', () => {
    const { after } = watched({ ...LIMITS, idleMs: 5 * MINUTE });
    expect(after(4 * MINUTE)).toEqual({ state: 'warning', secondsLeft: 60 });
    expect(after(MINUTE)).toEqual({ state: 'locked' });
  });
});

describe('a session', () => {
  it('ends after its whole time, however busy the hand', () => {
    const { watch, after } = watched();
    for (let at = 0; at < 479; at += 1) {
      expect(after(MINUTE)).toEqual({ state: 'active' });
      watch.active();
    }
    expect(after(MINUTE)).toEqual({ state: 'ended' });
    watch.active();
    expect(watch.verdict()).toEqual({ state: 'ended' });
  });
});
