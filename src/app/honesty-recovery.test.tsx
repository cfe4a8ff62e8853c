import { describe, expect, it } from 'vitest';
import type { PatientRecord } from '../record/record.ts';
import { judge, keysOf, missingOf, unended } from '../testing/fault-oracle.ts';
import { type Plan, planOf } from '../testing/fault-plan.ts';
import { recoverPlan, unread } from '../testing/fault-recovery.ts';
import { causeOf } from '../testing/fault-story.ts';
import { claimsOf } from './fault-harness/claims.ts';

const RUNS = Math.ceil(Number(process.env['HITOME_RUNS'] ?? 400) / 10);
const FIRST_SEED = 50_000;
const AT_ONCE = 24;

interface Recovered {
  runs: number;
  lies: number;
  /** Cells that were never read though their source was well again. */
  stuck: number;
  /** Facts that a healthy source holds and that never came. */
  lost: number;
  readonly stories: string[];
}

/** What must be on screen when all sources are well: all that this reader may see of whom we know to be the person. */
function expected(plan: Plan, record: PatientRecord) {
  const asked = new Set<string>(record.coverage.cells.map((cell) => cell.source));
  return plan.sources
    .filter(({ acquaintance, id }) => acquaintance !== 'alike' && asked.has(id))
    .flatMap(({ facts, chartNumber }) =>
      facts.filter(({ feed }) => chartNumber === 'told' || feed !== 'DicomStudy'),
    )
    .filter(({ feed, takenBack }) => takenBack !== true && !plan.refused.includes(feed));
}

/** An archive cannot be asked by a chart number that nobody told: that cell is no matter of the line. */
function mayStay(plan: Plan, cell: string): boolean {
  return plan.sources.some(
    ({ id, chartNumber }) => chartNumber === 'not-told' && cell === `${id}/DicomStudy`,
  );
}

async function recoverOne(seed: number, sum: Recovered): Promise<void> {
  const plan = planOf(seed);
  const how = seed % 2 === 0 ? 'by hand' : 'by itself';
  const lies: string[] = [];
  const record = await recoverPlan(plan, how, ({ record: seen, ended }) => {
    if (ended)
      for (const { missing } of unended(seen.coverage)) lies.push(`open for ever: ${missing.join(' ')}`);
    for (const claim of claimsOf(seen))
      for (const lie of judge(plan, claim).lies) lies.push(`${lie.what} ${lie.claim}`);
  });
  const stuck = unread(record).filter((cell) => !mayStay(plan, cell));
  const lost = missingOf(expected(plan, record), keysOf([...record.entries.values()]));
  sum.runs += 1;
  sum.lies += new Set(lies).size;
  sum.stuck += stuck.length;
  sum.lost += lost.length;
  if (lies.length + stuck.length + lost.length > 0) {
    const told = [
      ...new Set(lies),
      ...stuck.map((cell) => `stuck ${cell}`),
      ...lost.map((fact) => `lost ${fact}`),
    ];
    sum.stories.push(`seed ${seed} ${how} (${causeOf(plan)}): ${told.slice(0, 4).join('; ')}`);
  }
}

describe('when the sources are well again', () => {
  it(
    `all that they hold arrives, by hand or by itself, over ${RUNS} runs`,
    async () => {
      const sum: Recovered = { runs: 0, lies: 0, stuck: 0, lost: 0, stories: [] };
      const seeds = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index).values();
      const lane = async () => {
        for (const seed of seeds) await recoverOne(seed, sum);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      const { stories, ...figures } = sum;
      console.log(JSON.stringify(figures));
      for (const story of stories.slice(0, 12)) console.log(story);
      expect(figures).toEqual({ runs: RUNS, lies: 0, stuck: 0, lost: 0 });
    },
    Math.max(120_000, RUNS * 500),
  );
});
