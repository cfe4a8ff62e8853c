import { useEffect, useSyncExternalStore } from 'react';
import { mayFetch } from '../access/policy.ts';
import { fault } from '../domain/fault.ts';
import type { Feed } from '../domain/feed.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Role } from '../domain/role.ts';
import type { PatientRecord } from '../record/record.ts';
import type { AskedSummary } from '../views/summary/asked-summary.tsx';
import type { Chart } from './chart.ts';

/** What a patient summary may hold (HL7 IPS, its sections): a role that does not read all of it asks for none. */
const HELD_IN_A_SUMMARY: readonly Feed[] = [
  'AllergyIntolerance',
  'Condition',
  'MedicationRequest',
  'MedicationStatement',
  'DeviceUseStatement',
  'Procedure',
  'Consent',
  'Observation',
  'DiagnosticReport',
  'Immunization',
  'CarePlan',
];

/** The summaries that the sources of one chart were asked for. They end with it. */
export interface SummaryShelf {
  readonly snapshot: () => readonly AskedSummary[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks whoever offers one and was not asked yet, of each of these records. */
  readonly ask: (records: readonly PersonRecord[]) => void;
  /** By hand: asks once more for what could not be had. */
  readonly again: (summary: Pick<AskedSummary, 'source' | 'patientId'>) => void;
}

type AskedOf = Pick<Chart, 'clientOf' | 'signal' | 'noteSummary'>;

class ChartSummaries implements SummaryShelf {
  readonly #chart: AskedOf;
  readonly #listeners = new Set<() => void>();
  readonly #records = new Map<string, PersonRecord>();
  #all: readonly AskedSummary[] = [];

  constructor(chart: AskedOf) {
    this.#chart = chart;
  }

  readonly snapshot = () => this.#all;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly ask = (records: readonly PersonRecord[]): void => {
    for (const record of records) {
      const key = `${record.source} ${record.patientId}`;
      if (this.#records.has(key)) continue;
      this.#records.set(key, record);
      void this.#read(record);
    }
  };

  readonly again = ({ source, patientId }: { source: SourceId; patientId: string }): void => {
    const record = this.#records.get(`${source} ${patientId}`);
    if (record === undefined) return;
    this.#chart.clientOf(source)?.revive();
    void this.#read(record);
  };

  async #read(record: PersonRecord): Promise<void> {
    const { signal, clientOf, noteSummary } = this.#chart;
    const { source, patientId } = record;
    const { summary } = clientOf(source) ?? {};
    const about = { source, patientId };
    try {
      if (summary === undefined || !(await summary.offered(signal)) || signal.aborted) return;
      this.#put({ ...about, state: 'asking' });
      noteSummary(record);
      const read = await summary.read(record, signal);
      this.#put(
        read.ok
          ? { ...about, state: 'read', ...read.value }
          : { ...about, state: 'failed', fault: read.error },
      );
    } catch (cause) {
      if (signal.aborted) return;
      // A bug in the reading of one summary is told at its place, and is nothing to the rest of the panel.
      this.#put({ ...about, state: 'failed', fault: fault('malformed', String(cause)) });
    }
  }

  #put(one: AskedSummary): void {
    if (this.#chart.signal.aborted) return;
    const others = this.#all.filter((old) => old.source !== one.source || old.patientId !== one.patientId);
    this.#all = [...others, one];
    for (const listener of this.#listeners) listener();
  }
}

export function createSummaryShelf(chart: AskedOf): SummaryShelf {
  return new ChartSummaries(chart);
}

const shelves = new WeakMap<Chart, SummaryShelf>();

function shelfOf(chart: Chart): SummaryShelf {
  const shelf = shelves.get(chart) ?? createSummaryShelf(chart);
  shelves.set(chart, shelf);
  return shelf;
}

export function mayAskForSummary(role: Role): boolean {
  return HELD_IN_A_SUMMARY.every((feed) => mayFetch(role, feed));
}

const NONE: readonly AskedSummary[] = [];

/**
 * Summaries that the sources write of the person, asked for when somebody looks at the summary, and only then. In
 * discretion nothing of them is shown: they speak freely of everything.
 */
export function useAskedSummaries(
  chart: Chart,
  { person, sources }: PatientRecord,
  { role, discreet }: { readonly role: Role; readonly discreet: boolean },
): { readonly asked: readonly AskedSummary[]; readonly again: SummaryShelf['again'] } {
  const shelf = shelfOf(chart);
  const all = useSyncExternalStore(shelf.subscribe, shelf.snapshot, shelf.snapshot);
  const wanted = !discreet && mayAskForSummary(role);
  const { records } = person;
  useEffect(() => {
    if (wanted) shelf.ask(records);
  }, [shelf, records, wanted]);
  if (!wanted) return { asked: NONE, again: shelf.again };
  // What was taken apart from the person since is not theirs.
  const isTheirs = (one: AskedSummary) =>
    records.some(({ source, patientId }) => source === one.source && patientId === one.patientId);
  const rank = new Map(sources.map((source) => [source.id, source.rank]));
  const asked = all
    .filter(isTheirs)
    .toSorted((a, b) => (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0));
  return { asked, again: shelf.again };
}
