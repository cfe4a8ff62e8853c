import * as v from 'valibot';

/** How long a page may lie untouched and a sign-in may last, by the site's own rule; within what is safe. */
export interface SessionRule {
  readonly idleMinutes: number;
  /** For the emergency department, whose screens stand open to a whole room. */
  readonly erIdleMinutes: number;
  readonly warnSeconds: number;
  readonly absoluteHours: number;
}

function within(least: number, most: number, usual: number) {
  const words = `a number from ${least} to ${most}`;
  return v.optional(v.pipe(v.number(words), v.minValue(least, words), v.maxValue(most, words)), usual);
}

/** Field `session` of `sources.json`; each may be left out. Nobody can switch the lock off. */
export const sessionSchema = v.optional(
  v.pipe(
    v.strictObject({
      idleMinutes: within(0.05, 15, 10),
      erIdleMinutes: within(0.05, 15, 5),
      warnSeconds: within(1, 300, 60),
      absoluteHours: within(0.05, 12, 8),
    }),
    v.forward(
      v.check(
        ({ idleMinutes, erIdleMinutes, warnSeconds }) =>
          warnSeconds < Math.min(idleMinutes, erIdleMinutes) * 60,
        'fewer seconds than the shorter of the two idle times has',
      ),
      ['warnSeconds'],
    ),
  ),
  {},
);
