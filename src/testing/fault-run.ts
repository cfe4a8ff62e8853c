import { branded } from '../base/brand.ts';
import { isNonEmpty } from '../base/non-empty.ts';
import { err, ok } from '../base/result.ts';
import { fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { ChartHandle, SourceId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { RecordEvent } from '../record/arrival.ts';
import { createReading } from '../record/reading.ts';
import type { PatientRecord } from '../record/record.ts';
import { emptyRecord, reduce } from '../record/reduce.ts';
import { normalisePatient } from '../sources/fhir/normalise/patient.ts';
import { createSourceHttp } from '../sources/http.ts';
import { createSourceClient, type SourceClient } from '../sources/source-client.ts';
import type { Plan, PlannedSource } from './fault-plan.ts';
import { chanceOf } from './random.ts';
import { patientJson } from './fault-search.ts';
import { fetchOf, patientIdSystem, type Weather } from './fault-source.ts';
import { testSource } from './sources.ts';

const AT = new Date('2026-11-24T00:41:00Z');
const NAMES: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  umi: ['海辺情報網', 'Umibe network'],
  yama: ['山手情報網', 'Yamate network'],
  kawa: ['川上情報網', 'Kawakami network'],
};
/** Short enough that a run costs next to nothing, long enough that a healthy answer is never late on a busy machine. */
const PATIENCE_MS = 60;

function sourceOf(planned: PlannedSource, rank: number, plan: Plan, patience: number): Source {
  const [ja = planned.id, en = planned.id] = NAMES[planned.id] ?? [];
  const { dicomwebBase, ...plain } = testSource(planned.id, rank);
  const located = plan.byLocator && rank === plan.sources.length - 1;
  return {
    ...plain,
    name: { ja, en },
    shortName: { ja: ja.slice(0, 2), en: en.split(' ')[0] ?? en },
    ...(planned.archive && dicomwebBase !== undefined ? { dicomwebBase } : {}),
    ask: located ? 'located' : 'always',
    locator: plan.byLocator && rank === 0,
    patientIdSystem: patientIdSystem(planned.id),
    quirks: { headersMs: patience, pageMs: patience, sourceMs: patience * 20 },
  };
}

function clientOf(source: Source, planned: PlannedSource, plan: Plan, patience: number, weather: Weather) {
  const refused = err(fault('unauthorised', 'no token'));
  const good = () => weather.healed || planned.token === 'good';
  const http = createSourceHttp({
    source,
    authorise: async () => (good() ? ok('Bearer made-up') : refused),
    fetch: fetchOf(planned, plan.sources, weather),
    timeoutMs: patience,
  });
  return createSourceClient({ source, http, now: () => AT });
}

/** The planned world as the app sees it. */
export interface Staged {
  readonly person: Person;
  readonly sources: readonly Source[];
  readonly clients: readonly SourceClient[];
  readonly weather: Weather;
  readonly mayFetch: (feed: Feed) => boolean;
  readonly now: () => Date;
}

export function stage(plan: Plan): Staged {
  const calm = plan.sources.every(({ faults, token }) => faults.length === 0 && token === 'good');
  const patience = calm ? 10_000 : PATIENCE_MS;
  const weather: Weather = { healed: false };
  const sources = plan.sources.map((planned, rank) => sourceOf(planned, rank, plan, patience));
  const clients = sources.flatMap((source, index) => {
    const planned = plan.sources[index];
    return planned === undefined ? [] : [clientOf(source, planned, plan, patience, weather)];
  });
  const mayFetch = (feed: Feed) => !plan.refused.includes(feed);
  return { person: personOf(plan), sources, clients, weather, mayFetch, now: () => AT };
}

function personOf(plan: Plan): Person {
  const records = plan.sources
    .filter(({ acquaintance }) => acquaintance === 'opened')
    .flatMap((planned) =>
      planned.patients.flatMap((patient) => {
        const json = { resourceType: 'Patient', id: patient, ...patientJson(planned, patient) };
        return normalisePatient(json, branded<SourceId>(planned.id), AT) ?? [];
      }),
    );
  if (!isNonEmpty(records)) throw new Error('a plan opens with somebody');
  return { handle: branded<ChartHandle>(`run-${plan.seed}`), records, quarantined: [] };
}

/** A record as a reader could have seen it, and whether all had ended by then. */
export interface Moment {
  readonly record: PatientRecord;
  readonly ended: boolean;
}

/** Opens the planned person's chart for real and hands over the record at some moments on the way and at its end. */
export async function runPlan(
  plan: Plan,
  look: (moment: Moment) => void,
  often = 0.08,
): Promise<PatientRecord> {
  const chance = chanceOf(plan.seed ^ 0x5eed);
  const { sources, weather: _, ...staged } = stage(plan);
  let record = emptyRecord(staged.person, sources);
  const arrive = (event: RecordEvent) => {
    record = reduce(record, [event]);
    if (chance.is(often)) look({ record, ended: false });
  };
  const leaving = new AbortController();
  if (plan.leaveAfterMs !== undefined) setTimeout(() => leaving.abort(), plan.leaveAfterMs);
  const nobodyLooksAgain = () => undefined;
  const reading = createReading({
    ...staged,
    arrive,
    signal: leaving.signal,
    later: nobodyLooksAgain,
    random: chance.next,
  });
  await reading.start();
  look({ record, ended: plan.leaveAfterMs === undefined });
  return record;
}
