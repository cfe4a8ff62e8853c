import type { CoverageCell } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import { FEEDS } from '../domain/feed.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { Arrival } from './arrival.ts';
import type { PatientRecord } from './record.ts';

/** The record before anything has come: every cell waits. */
export function emptyRecord(person: Person, sources: readonly Source[]): PatientRecord {
  const cells = sources.flatMap((source) =>
    FEEDS.map((feed): CoverageCell => ({ source: source.id, feed, state: { state: 'waiting' } })),
  );
  return { person, sources, entries: new Map(), coverage: { cells }, issues: [] };
}

function withLinked(person: Person, arrivals: readonly Arrival[]): Person {
  const known = new Set(person.records.map((record) => `${record.source}/${record.patientId}`));
  const linked = arrivals.flatMap((arrival) => arrival.linked ?? []);
  const fresh = linked.filter((record, index) => {
    const first = linked.findIndex(
      (other) => other.source === record.source && other.patientId === record.patientId,
    );
    return first === index && !known.has(`${record.source}/${record.patientId}`);
  });
  return fresh.length === 0 ? person : { ...person, records: [...person.records, ...fresh] };
}

/**
 * Adds arrivals to a record. Pure; the order of arrivals changes nothing, the same arrival twice is once, nothing is
 * lost. A burst is taken as one, for copying the map once per page would cost more than reading the pages.
 */
export function reduce(record: PatientRecord, arrivals: readonly Arrival[]): PatientRecord {
  if (arrivals.length === 0) return record;
  const fresh = arrivals.some((arrival) => arrival.entries.length > 0);
  const entries = fresh ? new Map<EntryKey, Entry>(record.entries) : record.entries;
  const states = new Map(arrivals.map((arrival) => [`${arrival.source} ${arrival.feed}`, arrival.state]));
  const issues = arrivals.flatMap((arrival) => arrival.issues);
  if (entries instanceof Map) {
    for (const arrival of arrivals) for (const entry of arrival.entries) entries.set(entry.key, entry);
  }
  const cells = record.coverage.cells.map((cell) => {
    const state = states.get(`${cell.source} ${cell.feed}`);
    return state === undefined ? cell : { ...cell, state };
  });
  return {
    ...record,
    person: withLinked(record.person, arrivals),
    entries,
    coverage: { cells },
    issues: issues.length === 0 ? record.issues : [...record.issues, ...issues],
  };
}
