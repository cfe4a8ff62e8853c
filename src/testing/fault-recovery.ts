import type { RecordEvent } from '../record/arrival.ts';
import { createReading } from '../record/reading.ts';
import type { PatientRecord } from '../record/record.ts';
import { emptyRecord, reduce } from '../record/reduce.ts';
import type { Plan } from './fault-plan.ts';
import { chanceOf } from './random.ts';
import { type Moment, stage } from './fault-run.ts';

/** Waits between two looks after a silent source are this much shorter here than for a reader. */
const HURRY = 300;
const STEP_MS = 5;
const PATIENCE_MS = 4_000;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isOpen({ coverage }: PatientRecord): boolean {
  if (coverage.unasked?.state.state === 'asking') return true;
  return coverage.cells.some(({ state }) => state.state === 'waiting' || state.state === 'arriving');
}

/** Cells that stay unread though nothing is wrong with the source any more. */
export function unread({ coverage }: PatientRecord): readonly string[] {
  return coverage.cells.flatMap(({ source, feed, state }) => {
    const troubled = state.state === 'failed' || state.state === 'cutShort';
    return troubled || (state.state === 'withheld' && (state.by === 'source' || state.by === 'consent'))
      ? [`${source}/${feed}`]
      : [];
  });
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done() && waited < PATIENCE_MS; waited += STEP_MS) await pause(STEP_MS);
}

/** Reads the planned person's chart to its end, heals every source, and waits for the record to become whole. */
export async function recoverPlan(
  plan: Plan,
  how: 'by hand' | 'by itself',
  look: (moment: Moment) => void,
): Promise<PatientRecord> {
  const chance = chanceOf(plan.seed ^ 0x4ea1);
  const { sources, weather, ...staged } = stage(plan);
  const leaving = new AbortController();
  let record = emptyRecord(staged.person, sources);
  const reading = createReading({
    ...staged,
    signal: leaving.signal,
    arrive: (event: RecordEvent) => {
      record = reduce(record, [event]);
      if (chance.is(0.03)) look({ record, ended: false });
    },
    later: (work, ms) => setTimeout(work, ms / HURRY),
    random: chance.next,
  });
  void reading.start();
  await until(() => !isOpen(record));
  // Meanwhile it is looked after the silent sources in vain; none of these looks may leave a cell open for ever.
  await pause(chance.int(0, 80));
  await until(() => !isOpen(record));
  look({ record, ended: true });
  weather.healed = true;
  if (how === 'by hand') for (const { id } of sources) reading.retry(id);
  await until(() => !isOpen(record) && unread(record).length === 0);
  look({ record, ended: true });
  leaving.abort();
  return record;
}
