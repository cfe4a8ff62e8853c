import type { Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { RecordEvent } from './arrival.ts';
import type { PatientRecord } from './record.ts';
import { emptyRecord, reduce } from './reduce.ts';

/** The record of one opened chart, for whoever wants to look on. Ends with the chart; nothing of it outlives that. */
export interface RecordStore {
  readonly snapshot: () => PatientRecord;
  readonly subscribe: (listener: () => void) => () => void;
  readonly arrive: (event: RecordEvent) => void;
  readonly end: () => void;
}

/** Calls `work` soon, once for a burst: a frame in a browser. */
export type Schedule = (work: () => void) => void;

/** Arrivals are gathered and reduced once per scheduled turn, so that a fast source cannot make the screen stutter. */
export function createRecordStore(
  person: Person,
  sources: readonly Source[],
  schedule: Schedule,
): RecordStore {
  let record = emptyRecord(person, sources);
  let pending: RecordEvent[] = [];
  let ended = false;
  const listeners = new Set<() => void>();

  function flush(): void {
    if (ended || pending.length === 0) return;
    record = reduce(record, pending);
    pending = [];
    for (const listener of listeners) listener();
  }

  return {
    snapshot: () => record,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    arrive: (event) => {
      if (ended) return;
      pending.push(event);
      if (pending.length === 1) schedule(flush);
    },
    end: () => {
      ended = true;
      pending = [];
      listeners.clear();
    },
  };
}
