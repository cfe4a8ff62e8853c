import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { ChartHandle } from '../domain/ids.ts';
import { breakGlass, glassOf, mendGlass } from './break-glass.ts';

const REASON = { code: 'unconscious', text: '意識障害' } as const;
const AT = new Date('2026-11-24T00:45:00Z');

function chartOf(name: string) {
  const controller = new AbortController();
  return { handle: branded<ChartHandle>(name), signal: controller.signal, leave: () => controller.abort() };
}

function opening(clock: { now: number }) {
  return {
    reason: REASON,
    at: AT,
    opensChart: true,
    clocks: { wall: () => clock.now, steady: () => clock.now },
  };
}

afterEach(mendGlass);

describe('emergency access', () => {
  it('break-glass-01: is for one person, ends with the chart, and is told once', () => {
    const ends: string[] = [];
    const [a, b] = [chartOf('a'), chartOf('b')];
    breakGlass(a, opening({ now: 0 }), () => ends.push('a'));
    expect(glassOf(a.handle)?.reason.code).toBe('unconscious');
    expect(glassOf(b.handle)).toBeUndefined();
    breakGlass(b, opening({ now: 0 }), () => ends.push('b'));
    expect(glassOf(a.handle)).toBeUndefined();
    b.leave();
    expect(glassOf(b.handle)).toBeUndefined();
    a.leave();
    expect(ends).toEqual(['a', 'b']);
  });

  it('break-glass-01: is over after 30 minutes, also if nobody looked meanwhile', () => {
    const clock = { now: 0 };
    const chart = chartOf('a');
    let ended = 0;
    breakGlass(chart, opening(clock), () => (ended += 1));
    clock.now = 30 * 60_000 - 1;
    expect(glassOf(chart.handle)).toBeDefined();
    clock.now = 30 * 60_000;
    expect(glassOf(chart.handle)).toBeUndefined();
    clock.now = 0;
    expect(glassOf(chart.handle)).toBeUndefined();
    expect(ended).toBe(1);
  });

  it('break-glass-01: is never given to a chart that was left', () => {
    const chart = chartOf('a');
    chart.leave();
    breakGlass(chart, opening({ now: 0 }), () => undefined);
    expect(glassOf(chart.handle)).toBeUndefined();
  });

  it('break-glass-01: whatever is opened and left, in whatever order, no second person is ever let in', () => {
    const acts = fc.array(
      fc.record({ act: fc.constantFrom('break', 'leave', 'pass'), who: fc.integer({ min: 0, max: 3 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(acts, (list) => {
        const clock = { now: 0 };
        const charts = [0, 1, 2, 3].map((who) => chartOf(`p${who}`));
        let allowed: number | undefined;
        let since = 0;
        for (const { act, who } of list) {
          const chart = charts[who];
          if (chart === undefined) continue;
          if (act === 'break') {
            breakGlass(chart, opening(clock), () => undefined);
            allowed = chart.signal.aborted ? undefined : who;
            since = clock.now;
          } else if (act === 'leave') {
            chart.leave();
            if (allowed === who) allowed = undefined;
          } else clock.now += 11 * 60_000;
          if (clock.now - since >= 30 * 60_000) allowed = undefined;
          const open = charts.flatMap((one, index) => (glassOf(one.handle) === undefined ? [] : [index]));
          expect(open).toEqual(allowed === undefined ? [] : [allowed]);
        }
        mendGlass();
      }),
    );
  });
});
