import { runFor, type Sliced } from '../base/sliced.ts';
import type { FetchState } from '../domain/coverage.ts';
import type { Person } from '../domain/person.ts';
import type { Source } from '../domain/source.ts';
import type { RecordEvent } from './arrival.ts';
import { mergeRecord } from './derive/facts.ts';
import type { PatientRecord } from './record.ts';
import { emptyRecord, reduceSliced } from './reduce.ts';

/** The record of one opened chart, for whoever wants to look on. Ends with the chart; nothing of it outlives that. */
export interface RecordStore {
  readonly snapshot: () => PatientRecord;
  readonly subscribe: (listener: () => void) => () => void;
  readonly arrive: (event: RecordEvent) => void;
  readonly end: () => void;
}

/** Part of a turn: as much as fits into `ms`, and all of it where none are told. False while there is more to do. */
export type Turn = (ms?: number) => boolean;

/**
 * Begins `turn` soon, once for a burst: a frame in a browser; and goes on with it until it is done. A turn may be
 * scheduled again while one waits. `urgent`: there is nothing more to wait for.
 */
export type Schedule = (turn: Turn, urgent: boolean) => void;

/** The record with its facts merged: a screen must never show how far a new record is known with the facts of an old one. */
function* grown(record: PatientRecord, events: readonly RecordEvent[]): Sliced<PatientRecord> {
  const next = yield* reduceSliced(record, events);
  yield* mergeRecord(next);
  return next;
}

function isOpen({ state }: FetchState): boolean {
  return state === 'waiting' || state === 'arriving';
}

/** Whether nothing is awaited any more, once these have been taken. */
function isSettled({ coverage }: PatientRecord, events: readonly RecordEvent[]): boolean {
  const last = new Map<string, FetchState>();
  for (const event of events)
    if (event.type === 'arrival' && event.state !== undefined)
      last.set(`${event.source} ${event.feed}`, event.state);
  return coverage.cells.every(({ source, feed, state }) => !isOpen(last.get(`${source} ${feed}`) ?? state));
}

/** What ends the waiting for a cell, or for those who tell which networks to ask. */
function isEnd(event: RecordEvent): boolean {
  if (event.type === 'unasked') return event.unasked.state.state !== 'asking';
  return event.type === 'arrival' && event.state !== undefined && !isOpen(event.state);
}

/** Gathers what happens and takes it in turns, each of which leads from one published record to the next. */
class GrowingRecord implements RecordStore {
  readonly #schedule: Schedule;
  readonly #listeners = new Set<() => void>();
  #record: PatientRecord;
  /** What is not yet published; of these the first so many are being worked in. */
  #events: RecordEvent[] = [];
  #taken = 0;
  #work: Sliced<PatientRecord> | undefined;
  #scheduled = false;
  #ended = false;

  constructor(person: Person, sources: readonly Source[], schedule: Schedule) {
    this.#record = emptyRecord(person, sources);
    this.#schedule = schedule;
  }

  readonly snapshot = (): PatientRecord => this.#record;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * The first thing to see, the last word, and that a record is not the person's do not wait until the work in hand is
   * done: that is begun anew with them, for it would be shown a moment only, or show what shall not be seen any more.
   */
  readonly arrive = (event: RecordEvent): void => {
    if (this.#ended) return;
    this.#events.push(event);
    const settled = isEnd(event) && isSettled(this.#record, this.#events);
    const urgent = settled || event.type === 'unlinked' || this.#isFirst(event);
    if (urgent) this.#putAside();
    if (this.#scheduled && !urgent) return;
    this.#scheduled = true;
    this.#schedule(this.#turn, urgent);
  };

  /** Something to see, where there is nothing yet. */
  #isFirst(event: RecordEvent): boolean {
    if (event.type !== 'arrival' || event.entries.length === 0 || this.#record.entries.size > 0) return false;
    return this.#events.every((one) => one === event || one.type !== 'arrival' || one.entries.length === 0);
  }

  readonly end = (): void => {
    this.#ended = true;
    this.#putAside();
    this.#events = [];
    this.#listeners.clear();
  };

  readonly #turn: Turn = (ms = Infinity) => {
    if (this.#ended || this.#events.length === 0) return true;
    if (this.#work === undefined) this.#taken = this.#events.length;
    const work = this.#work ?? grown(this.#record, [...this.#events]);
    // What throws is not gone on with.
    this.#work = undefined;
    const done = runFor(work, ms);
    if (done === undefined) {
      this.#work = work;
      return false;
    }
    this.#publish(done.value);
    return true;
  };

  #publish(record: PatientRecord): void {
    this.#record = record;
    this.#events.splice(0, this.#taken);
    const more = this.#events.length > 0;
    this.#scheduled = more;
    for (const listener of this.#listeners) listener();
    if (more) this.#schedule(this.#turn, isSettled(this.#record, this.#events));
  }

  #putAside(): void {
    this.#work?.return(this.#record);
    this.#work = undefined;
  }
}

/** Arrivals are gathered and taken once per scheduled turn, so that a fast source cannot make the screen stutter. */
export function createRecordStore(
  person: Person,
  sources: readonly Source[],
  schedule: Schedule,
): RecordStore {
  return new GrowingRecord(person, sources, schedule);
}
