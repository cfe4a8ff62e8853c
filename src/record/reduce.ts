import type { CoverageCell, FetchState } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { ReadIssue } from '../domain/provenance.ts';
import { feedsOf, type Source } from '../domain/source.ts';
import { isNonEmpty } from '../base/non-empty.ts';
import { eachSliced, runToEnd, type Sliced } from '../base/sliced.ts';
import type { Arrival, PersonEvent, RecordEvent } from './arrival.ts';
import { createConsentView } from './consent-cells.ts';
import type { Holding, PatientRecord, Told } from './record.ts';

const WAITING: FetchState = { state: 'waiting' };
const NOTHING_YET: Holding = {
  state: { round: 0, step: 0, value: WAITING },
  since: 0,
  entries: new Map(),
  issues: new Map(),
};

function cellKey(source: string, feed: string): string {
  return `${source} ${feed}`;
}

function cellsOf(sources: readonly Source[]): readonly CoverageCell[] {
  return sources.flatMap((source) =>
    feedsOf(source).map(
      (feed): CoverageCell => ({
        source: source.id,
        feed,
        state: WAITING,
        ...(source.format === 'carried' ? { carried: true } : {}),
      }),
    ),
  );
}

/** The record before anything has come: every cell waits. A network that is asked only if it knows the person has none. */
export function emptyRecord(person: Person, sources: readonly Source[]): PatientRecord {
  const known = new Set(person.records.map((record) => record.source));
  const asked = sources.filter((source) => source.ask === 'always' || known.has(source.id));
  return {
    person,
    sources,
    holdings: new Map(),
    entries: new Map(),
    coverage: { cells: cellsOf(asked) },
    issues: [],
  };
}

function isLater(a: { round: number; step: number }, b: { round: number; step: number }): boolean {
  return a.round > b.round || (a.round === b.round && a.step > b.step);
}

function withIssues(holding: Holding, arrival: Arrival): Holding['issues'] {
  if (arrival.issues.length === 0) return holding.issues;
  const { round, step } = arrival;
  return new Map(holding.issues).set(`${round}.${step}`, { round, step, value: arrival.issues });
}

function* fromRound<K, T>(told: ReadonlyMap<K, Told<T>>, since: number): Sliced<ReadonlyMap<K, Told<T>>> {
  const left = new Map<K, Told<T>>();
  yield* eachSliced(told, ([key, one]) => {
    if (one.round >= since) left.set(key, one);
  });
  return left.size === told.size ? told : left;
}

/** Of two words on one thing the later by round and step stands. */
function* withEntries(known: Holding['entries'], arrivals: readonly Arrival[]): Sliced<Holding['entries']> {
  if (!arrivals.some((arrival) => arrival.entries.length > 0)) return known;
  const entries = new Map<EntryKey, Told<Entry>>();
  yield* eachSliced(known, ([key, told]) => void entries.set(key, told));
  for (const arrival of arrivals) {
    const { round, step } = arrival;
    yield* eachSliced(arrival.entries, (entry) => {
      const told = entries.get(entry.key);
      if (told === undefined || !isLater(told, arrival))
        entries.set(entry.key, { round, step, value: entry });
    });
  }
  return entries;
}

/** Takes a burst of arrivals of one cell. */
function* hold(holding: Holding, arrivals: readonly Arrival[]): Sliced<Holding> {
  let { state, since, issues } = holding;
  for (const arrival of arrivals) {
    const { round, step } = arrival;
    if (arrival.state !== undefined && !isLater(state, arrival))
      state = { round, step, value: arrival.state };
    if (arrival.replaces) since = Math.max(since, round);
    issues = withIssues({ ...holding, issues }, arrival);
  }
  const entries = yield* withEntries(holding.entries, arrivals);
  // What is held is of no round before `since`: only a later `since`, or an earlier round, can leave something behind.
  const isWhole = since === holding.since && arrivals.every((arrival) => arrival.round >= since);
  return {
    state,
    since,
    entries: isWhole ? entries : yield* fromRound(entries, since),
    issues: isWhole ? issues : yield* fromRound(issues, since),
  };
}

/** All entries in the order of the cells; one that two feeds tell of is told by the first. */
function* entriesOf(
  cells: readonly CoverageCell[],
  holdings: PatientRecord['holdings'],
): Sliced<PatientRecord['entries']> {
  const entries = new Map<EntryKey, Entry>();
  for (const cell of cells) {
    const holding = holdings.get(cellKey(cell.source, cell.feed));
    yield* eachSliced(holding?.entries ?? [], ([key, told]) => {
      if (!entries.has(key)) entries.set(key, told.value);
    });
  }
  return entries;
}

/** Every issue once: a file that several feeds are read from is told of by each of them. */
function issuesOf(cells: readonly CoverageCell[], holdings: PatientRecord['holdings']): readonly ReadIssue[] {
  const issues = new Map<string, ReadIssue>();
  for (const issue of toldIssues(cells, holdings)) {
    const key = [issue.source, issue.problem, issue.resource, issue.detail].join(' ');
    if (!issue.resource.startsWith('file/')) issues.set(`${issues.size} ${key}`, issue);
    else if (!issues.has(key)) issues.set(key, issue);
  }
  return [...issues.values()];
}

function toldIssues(
  cells: readonly CoverageCell[],
  holdings: PatientRecord['holdings'],
): readonly ReadIssue[] {
  return cells.flatMap((cell) => {
    const told = [...(holdings.get(cellKey(cell.source, cell.feed))?.issues.values() ?? [])];
    return told.toSorted((a, b) => a.round - b.round || a.step - b.step).flatMap((one) => one.value);
  });
}

function* withArrivals(record: PatientRecord, arrivals: readonly Arrival[]): Sliced<PatientRecord> {
  if (arrivals.length === 0) return record;
  const holdings = new Map(record.holdings);
  let entriesChanged = false;
  let issuesChanged = false;
  for (const [key, of] of Map.groupBy(arrivals, (arrival) => cellKey(arrival.source, arrival.feed))) {
    const before = holdings.get(key) ?? NOTHING_YET;
    const after = yield* hold(before, of);
    holdings.set(key, after);
    entriesChanged ||= after.entries !== before.entries;
    issuesChanged ||= after.issues !== before.issues;
  }
  const seen = createConsentView(holdings);
  const cells = record.coverage.cells.map((cell) => {
    const told = holdings.get(cellKey(cell.source, cell.feed))?.state.value;
    const state = told === undefined ? undefined : seen(cell, told);
    return state === undefined || state === cell.state ? cell : { ...cell, state };
  });
  return {
    ...record,
    holdings,
    coverage: { ...record.coverage, cells },
    entries: entriesChanged ? yield* entriesOf(cells, holdings) : record.entries,
    issues: issuesChanged ? issuesOf(cells, holdings) : record.issues,
  };
}

/** Cells for a network that was not asked until now. */
function withCellsOf(record: PatientRecord, source: string): PatientRecord {
  const { cells } = record.coverage;
  if (cells.some((cell) => cell.source === source)) return record;
  const rank = new Map<string, number>(record.sources.map((one) => [one.id, one.rank]));
  const added = cellsOf(record.sources.filter((one) => one.id === source));
  const sorted = [...cells, ...added].toSorted(
    (a, b) => (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0),
  );
  return { ...record, coverage: { ...record.coverage, cells: sorted } };
}

function withPersonEvent(record: PatientRecord, event: PersonEvent): PatientRecord {
  const { person } = record;
  switch (event.type) {
    case 'linked': {
      const { source, patientId } = event.record;
      const isSame = (one: { source: string; patientId: string }) =>
        one.source === source && one.patientId === patientId;
      const known = person.records.some(isSame);
      const records = known ? person.records : ([...person.records, event.record] as const);
      const quarantined = person.quarantined.filter((one) => !isSame(one.record));
      return withCellsOf({ ...record, person: { ...person, records, quarantined } }, source);
    }
    case 'quarantined': {
      const others = person.quarantined.filter((one) => one.record.source !== event.source);
      const quarantined = [...others, ...event.records];
      return withCellsOf({ ...record, person: { ...person, quarantined } }, event.source);
    }
    case 'unlinked': {
      const records = person.records.filter((one) => one.source !== event.source);
      return isNonEmpty(records) ? { ...record, person: { ...person, records } } : record;
    }
    case 'carried': {
      const { source } = event;
      if (record.sources.some((one) => one.id === source.id)) return record;
      return withCellsOf({ ...record, sources: [...record.sources, source] }, source.id);
    }
    case 'unasked': {
      const { unasked } = event;
      const located = record.sources.filter(
        (source) => source.ask === 'located' && !unasked.sources.includes(source.id),
      );
      let grown: PatientRecord = { ...record, coverage: { ...record.coverage, unasked } };
      for (const source of located) grown = withCellsOf(grown, source.id);
      return grown;
    }
  }
}

/**
 * Adds what happened to a record. Pure; the order of arrivals changes nothing, the same arrival twice is once, nothing
 * is lost. A burst is taken as one, for rebuilding the list once per page would cost more than reading the pages.
 */
export function* reduceSliced(record: PatientRecord, events: readonly RecordEvent[]): Sliced<PatientRecord> {
  let grown = record;
  for (const event of events) if (event.type !== 'arrival') grown = withPersonEvent(grown, event);
  return yield* withArrivals(
    grown,
    events.filter((event) => event.type === 'arrival'),
  );
}

/** The same at one go. */
export function reduce(record: PatientRecord, events: readonly RecordEvent[]): PatientRecord {
  return runToEnd(reduceSliced(record, events));
}
