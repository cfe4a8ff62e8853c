import { describe, expect, it } from 'vitest';
import type { PatientRecord } from '../record/record.ts';
import { factsOf, judge, keysOf, type Lie, missingOf, unended } from '../testing/fault-oracle.ts';
import { type Plan, planOf } from '../testing/fault-plan.ts';
import { type Moment, runPlan } from '../testing/fault-run.ts';
import { proofSize, tellFigures } from '../testing/proof-figures.ts';
import { causeOf, planToText, shrunk } from '../testing/fault-story.ts';
import { claimsOf } from './fault-harness/claims.ts';
import { sayingsOf } from './fault-harness/read-screen.ts';
import { markupOf } from './fault-harness/screen.tsx';

const RUNS = proofSize('HITOME_RUNS', 400);
const FIRST_SEED = Number(process.env['HITOME_SEED'] ?? 1);
/** Some runs go without any fault: a harness in which nothing is ever complete would prove nothing. */
const CALM_EVERY = 11;
const DRAW_EVERY = Number(process.env['HITOME_DRAW'] ?? 40);
const AT_ONCE = 24;
const NOW = new Date('2026-11-24T00:45:00Z');
/** So many lies are told with the least it takes to hear them again. */
const STORIES = Number(process.env['HITOME_STORIES'] ?? 5);

interface Tally {
  runs: number;
  /** Runs in which any lie was told. */
  liars: number;
  falseNone: number;
  falseComplete: number;
  neverEnded: number;
  nonesRight: number;
  completeRight: number;
  rendered: number;
  nonesRightOnScreen: number;
  unnamed: number;
  readonly stories: string[];
  readonly claims: Map<string, number>;
  readonly causes: Map<string, readonly number[]>;
}

type Claims = ReturnType<typeof claimsOf>;

function look(plan: Plan, { record, ended }: Moment, tally: Tally, claims: Claims): readonly Lie[] {
  const lies: Lie[] = ended ? [...unended(record.coverage)] : [];
  for (const claim of claims) {
    const verdict = judge(plan, claim);
    tally.nonesRight += ended ? verdict.nonesRight : 0;
    tally.completeRight += ended ? verdict.completeRight : 0;
    lies.push(...verdict.lies);
  }
  return lies;
}

/** A screen that was not drawn says nothing wrong either. */
const PLACES_DRAWN = 30;

/** The same questions asked of the drawn screen, in either tongue. */
function liesOnPage(
  plan: Plan,
  record: PatientRecord,
  language: 'ja' | 'en',
  html: string,
  tally: Tally,
): readonly Lie[] {
  const known = keysOf([...record.entries.values()]);
  const sayings = sayingsOf(html, record, language);
  expect(sayings.length).toBeGreaterThan(PLACES_DRAWN);
  return sayings.flatMap(({ where, place, none, complete, unnamed }) => {
    const facts = factsOf(plan, place.kinds, place.withoutBodies);
    const missing = missingOf(facts, known);
    const claim = `the screen's ${where}`;
    const wrong = place.never === true || (place.some === true ? missing : facts).length > 0;
    if (none && !wrong) tally.nonesRightOnScreen += 1;
    return [
      ...(none && wrong ? [{ what: 'falseNone', claim, missing } as const] : []),
      ...(complete && missing.length > 0 ? [{ what: 'falseComplete', claim, missing } as const] : []),
      ...(unnamed.length > 0 ? [{ what: 'unnamed', claim, missing: unnamed } as const] : []),
    ];
  });
}

function liesOnScreen(plan: Plan, { record }: Moment, tally: Tally): readonly Lie[] {
  const language = tally.rendered % 2 === 0 ? 'ja' : 'en';
  tally.rendered += 1;
  return liesOnPage(plan, record, language, markupOf(record, language, NOW), tally);
}

async function liesOf(plan: Plan, tally: Tally, drawn = false): Promise<readonly Lie[]> {
  const lies = new Map<string, Lie>();
  await runPlan(plan, (moment) => {
    const onScreen = drawn && (moment.ended || tally.rendered % 3 === 0);
    const seen = [
      ...look(plan, moment, tally, claimsOf(moment.record)),
      ...(onScreen ? liesOnScreen(plan, moment, tally) : []),
    ];
    for (const lie of seen) lies.set(`${lie.what} ${lie.claim}`, lie);
  });
  return [...lies.values()];
}

function emptyTally(): Tally {
  return {
    runs: 0,
    liars: 0,
    falseNone: 0,
    falseComplete: 0,
    neverEnded: 0,
    nonesRight: 0,
    completeRight: 0,
    rendered: 0,
    nonesRightOnScreen: 0,
    unnamed: 0,
    stories: [],
    claims: new Map(),
    causes: new Map(),
  };
}

async function runOne(seed: number, tally: Tally): Promise<void> {
  const plan = planOf(seed, seed % CALM_EVERY === 0);
  const drawn = seed % DRAW_EVERY === 0;
  const lies = await liesOf(plan, tally, drawn);
  tally.runs += 1;
  for (const { what, claim } of lies) {
    tally[what] += 1;
    tally.claims.set(`${what} ${claim}`, (tally.claims.get(`${what} ${claim}`) ?? 0) + 1);
  }
  const [first] = lies;
  tally.liars += lies.length > 0 ? 1 : 0;
  if (first === undefined || tally.liars > STORIES) return;
  const small = await shrunk(plan, async (candidate) => {
    const again = await liesOf(candidate, emptyTally(), drawn);
    return again.some((lie) => lie.what === first.what && lie.claim === first.claim);
  });
  const told = lies.map(
    ({ what, claim, missing }) => `  ${what}: ${claim}, missing ${missing.slice(0, 3).join('; ')}`,
  );
  const cause = `${first.what} ${causeOf(small)}`;
  tally.causes.set(cause, [...(tally.causes.get(cause) ?? []), seed]);
  tally.stories.push([planToText(small), ...told.slice(0, 4)].join('\n'));
}

async function runAll(tally: Tally): Promise<void> {
  const seeds = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index).values();
  const lane = async () => {
    for (const seed of seeds) await runOne(seed, tally);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

describe('what a panel says under mixed faults', () => {
  it(
    `is never more than the sources told, over ${RUNS} runs`,
    async () => {
      const tally = emptyTally();
      await runAll(tally);
      const { stories, claims, causes, ...figures } = tally;
      console.log(JSON.stringify(figures));
      for (const [claim, n] of claims) console.log(`${n} × ${claim}`);
      for (const [cause, seeds] of causes) console.log(`${cause}: seeds ${seeds.join(' ')}`);
      for (const story of stories) console.log(story);
      tellFigures(figures);
      expect(figures).toMatchObject({
        runs: RUNS,
        falseNone: 0,
        falseComplete: 0,
        neverEnded: 0,
        unnamed: 0,
      });
      expect(figures.nonesRight).toBeGreaterThan(RUNS);
      expect(figures.nonesRightOnScreen).toBeGreaterThan(figures.rendered);
      expect(figures.completeRight).toBeGreaterThan(RUNS / 10);
    },
    Math.max(120_000, RUNS * 100),
  );

  it('would be heard if a derivation left out the cells that failed', async () => {
    let heard = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const plan = planOf(seed);
      await runPlan(plan, ({ record, ended }) => {
        if (!ended) return;
        const cells = record.coverage.cells.filter(({ state }) => state.state === 'complete');
        const claims = claimsOf({ ...record, coverage: { cells } });
        if (look(plan, { record, ended }, emptyTally(), claims).length > 0) heard += 1;
      });
    }
    expect(heard).toBeGreaterThan(10);
  });

  it('would be heard if a panel did not name the source that failed, and if the screen lied', async () => {
    const heard = { unnamed: 0, falseNone: 0, falseComplete: 0 };
    for (let seed = 1; seed <= 12; seed += 1) {
      const plan = planOf(seed);
      await runPlan(plan, ({ record, ended }) => {
        if (!ended) return;
        const html = markupOf(record, 'ja', NOW);
        const names = record.sources.flatMap(({ name, shortName }) => [name.ja, shortName.ja]);
        const silenced = names.reduce((text, name) => text.replaceAll(name, ''), html);
        const lying = html
          .replaceAll('data-none="unknown"', 'data-none="known"')
          .replaceAll(/data-coverage="(?:partial|failed)"/gu, 'data-coverage="complete"');
        for (const page of [silenced, lying])
          for (const { what } of liesOnPage(plan, record, 'ja', page, emptyTally()))
            if (what !== 'neverEnded') heard[what] += 1;
      });
    }
    expect(heard.unnamed).toBeGreaterThan(10);
    expect(heard.falseNone).toBeGreaterThan(10);
    expect(heard.falseComplete).toBeGreaterThan(10);
  });
});
