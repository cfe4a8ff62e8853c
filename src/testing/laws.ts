import fc from 'fast-check';

/**
 * Laws (properties) are tried on the same cases each time, so that what is red once is red again and what is green does
 * not turn red by chance. `npm run laws` looks for new counterexamples: another seed at each run, and many more cases.
 */
const { LAWS_SEED = '20260401', LAWS_TIMES = '1' } = process.env;

fc.configureGlobal({ seed: Number(LAWS_SEED), numRuns: runs(100) });

/** How many cases a law is tried on, where it is `count` in the checks. */
export function runs(count: number): number {
  return count * Number(LAWS_TIMES);
}
