import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startTimeLimit } from './time-limit.ts';

const LIMIT = 30 * 60_000;

type Step =
  | { readonly type: 'awake' | 'asleep'; readonly ms: number }
  | { readonly type: 'set'; readonly by: number };

const steps = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constantFrom('awake' as const, 'asleep' as const),
      ms: fc.integer({ min: 0, max: 600_000 }),
    }),
    fc.record({ type: fc.constant('set' as const), by: fc.integer({ min: -86_400_000, max: 86_400_000 }) }),
  ),
  { maxLength: 40 },
);

/** Plays the steps with a look after each, as the page looks every second; returns what is left and what truly passed. */
function play(list: readonly Step[]) {
  let [wall, steady, truth] = [1_800_000_000_000, 0, 0];
  const limit = startTimeLimit(LIMIT, { wall: () => wall, steady: () => steady });
  let left = LIMIT;
  let rose = false;
  for (const step of list) {
    if (step.type === 'set') wall += step.by;
    else {
      wall += step.ms;
      truth += step.ms;
      if (step.type === 'awake') steady += step.ms;
    }
    const next = limit.left();
    rose ||= next > left;
    left = next;
  }
  return { left, truth, rose };
}

describe('a span of time that ends in time', () => {
  it('break-glass-clock-01: never lasts longer than it may, over sleep and clocks set forth and back', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { left, truth, rose } = play(list);
        expect(rose).toBe(false);
        expect(left).toBeLessThanOrEqual(Math.max(0, LIMIT - truth));
      }),
    );
  });

  it('lasts as long as it should where nobody sets a clock', () => {
    expect(
      play([
        { type: 'awake', ms: 60_000 },
        { type: 'asleep', ms: 60_000 },
      ]).left,
    ).toBe(LIMIT - 120_000);
    expect(play([{ type: 'awake', ms: LIMIT }]).left).toBe(0);
  });
});
