import type { AuditEvent, PatientAct } from '../access/audit-event.ts';
import type { AuditTrail } from '../access/audit-trail.ts';
import { mayFetch } from '../access/policy.ts';
import { FEEDS, type Feed, feedsThatMayHold } from '../domain/feed.ts';
import type { CdsHook, CdsService } from '../domain/decision-support.ts';
import type { ChartHandle, SourceId } from '../domain/ids.ts';
import type { Kind } from '../domain/kind.ts';
import { leadingRecord, type Person, type PersonRecord } from '../domain/person.ts';
import type { RecordEvent } from '../record/arrival.ts';
import { createReading, type Reading } from '../record/reading.ts';
import { discreetStore } from '../record/discreet.ts';
import { createRecordStore, type RecordStore, type Schedule } from '../record/store.ts';
import { discreetSupport, discretion } from './discretion.ts';
import { HURRY, type SourceClient } from '../sources/source-client.ts';
import { type CarriedShelf, createCarriedShelf } from './carried-shelf.ts';
import {
  actEvents,
  carriedEvents,
  decisionEvent,
  type ExportName,
  exportEvents,
  type Moment,
  type Reader,
  readingEvents,
  supportEvents,
} from './audit.ts';
import { glassOf } from './break-glass.ts';
import { createDecisionSupport, type DecisionSupport, type SupportMeans } from './decision-support.ts';

/**
 * One opened patient: one record, one AbortController, clients of its own. `leave` ends all three, and nothing of it
 * outlives that: neither a request nor an answer nor what a client remembers.
 */
export interface Chart extends Omit<Reading, 'start' | 'link' | 'unlink' | 'carry'> {
  readonly handle: ChartHandle;
  readonly store: RecordStore;
  readonly signal: AbortSignal;
  readonly clientOf: (source: SourceId) => SourceClient | undefined;
  /** Resolves to whether the decision was taken by the audit trail; only then it is carried out. */
  readonly decide: (record: PersonRecord, decision: 'link' | 'unlink', reason: string) => Promise<boolean>;
  /** What is on screen is asked for before what is not. */
  readonly look: (kinds: readonly Kind[]) => void;
  /** Takes what the person brought into this chart; nothing of it leaves it. */
  readonly carry: CarriedShelf['carry'];
  /** What outside services say of this person. */
  readonly support: DecisionSupport;
  /** Something of the record is handed on outside of it: that stands on the audit trail. */
  readonly noteExport: (what: ExportName) => void;
  /** A source is asked for a summary of its own: that stands on the audit trail. */
  readonly noteSummary: (record: PersonRecord) => void;
  /** What was on the screen or on paper, and how emergency access began and ended: that stands on the audit trail. */
  readonly noteAct: (act: PatientAct, what: string, reason?: string) => void;
  readonly leave: () => void;
}

/** What a chart is opened with. */
export interface ChartMeans {
  readonly clients: readonly SourceClient[];
  readonly reader: Reader;
  readonly support: Pick<SupportMeans, 'services' | 'lines'>;
  readonly trail: AuditTrail;
  readonly now: () => Date;
  readonly schedule: Schedule;
  readonly later: (work: () => void, ms: number) => void;
  readonly random: () => number;
  /**
   * Opened by emergency access: its reading was taken by the trail before this, and is not told twice. `first`: what the
   * sheet is made of; nothing else is on the line before it. `urgent`: what of it waits for no drawing.
   */
  readonly brokenGlass?: { readonly first: readonly Feed[]; readonly urgent: readonly Feed[] } | undefined;
}

/** Feeds that the emergency sheet reads stand first in `FEEDS`; they go before all others wherever one looks. */
const EMERGENCY_FEEDS: ReadonlySet<Feed> = new Set(FEEDS.slice(0, FEEDS.indexOf('Consent') + 1));

/** Whatever is done while emergency access lasts, is done by it. */
function momentOf({ now, brokenGlass }: ChartMeans, handle: ChartHandle): Moment {
  const isBroken = brokenGlass !== undefined || glassOf(handle) !== undefined;
  return { purpose: isBroken ? 'BTG' : 'TREAT', at: now() };
}

/** What is told to the audit trail of this chart. */
function createNotes({ reader, trail }: ChartMeans, moment: () => Moment, personNow: () => Person) {
  const note = (events: readonly AuditEvent[]) => events.forEach((event) => trail.record(event));
  return {
    read: (records: readonly PersonRecord[]) => note(readingEvents(records, reader, moment())),
    arrived: (event: RecordEvent) => {
      if (event.type === 'linked')
        note(readingEvents([event.record], reader, moment(), { openedWith: leadingRecord(personNow()) }));
      // It is looked at, whether it turns out to be the person's or is held apart.
      if (event.type === 'carried') note(carriedEvents(personNow(), reader, moment()));
    },
    support: (service: CdsService, hook: CdsHook) =>
      note(supportEvents(personNow(), { service, hook }, reader, moment())),
    acts: {
      noteSummary: (record: PersonRecord) =>
        note(readingEvents([record], reader, moment(), { summary: true })),
      noteExport: (what: ExportName) => note(exportEvents(personNow(), what, reader, moment())),
      noteAct: (act: PatientAct, what: string, reason?: string) => {
        // The end of emergency access is told when it has ended.
        const isOverride = act === 'override-started' || act === 'override-stopped';
        const told = isOverride ? { ...moment(), purpose: 'BTG' as const } : moment();
        note(actEvents(personNow(), { act, what, reason }, reader, told));
      },
    },
  };
}

/** In a task of its own: the chart is drawn before it asks anybody. */
function beginReading(reading: Reading, { later }: ChartMeans, signal: AbortSignal): void {
  later(() => {
    if (!signal.aborted) void reading.start();
  }, 0);
}

function urgencyOf(feed: Feed, { brokenGlass }: ChartMeans, seen: ReadonlySet<Feed>): number {
  if (brokenGlass?.urgent.includes(feed) === true) return HURRY;
  return EMERGENCY_FEEDS.has(feed) ? 2 : seen.has(feed) ? 1 : 0;
}

/** Opens a chart and begins to read. */
export function openChart(person: Person, means: ChartMeans): Chart {
  const { clients, reader, trail, now } = means;
  const controller = new AbortController();
  const { signal } = controller;
  const store = createRecordStore(person, reader.sources, means.schedule);
  let seen: ReadonlySet<Feed> = new Set();
  const moment = () => momentOf(means, person.handle);
  const personNow = () => store.snapshot().person;
  const note = createNotes(means, moment, personNow);

  function arrive(event: RecordEvent): void {
    note.arrived(event);
    store.arrive(event);
  }

  const reading = createReading({
    person,
    clients,
    mayFetch: (feed) => mayFetch(reader.clinician.role, feed),
    arrive,
    now,
    signal,
    first: means.brokenGlass?.first,
    priorityOf: (feed) => urgencyOf(feed, means, seen),
    later: means.later,
    random: means.random,
  });

  const shelf = createCarriedShelf(reading.carry, now, signal);
  const support = createDecisionSupport({ ...means.support, ...reader, now, signal, note: note.support });

  async function decide(record: PersonRecord, decision: 'link' | 'unlink', reason: string): Promise<boolean> {
    const everybody = { ...reader, sources: [...reader.sources, ...shelf.sources()] };
    const taken = await trail.recordNow(
      decisionEvent(personNow(), record, { decision, reason }, everybody, moment()),
    );
    if (!taken || signal.aborted) return false;
    if (decision === 'link') reading.link(record);
    else reading.unlink(record.source);
    return true;
  }

  if (means.brokenGlass === undefined) note.read(person.records);
  beginReading(reading, means, signal);
  return {
    handle: person.handle,
    // Whoever draws is given this one, and cannot see past it.
    store: discreetStore(store, discretion),
    signal,
    clientOf: (source) => clients.find((client) => client.source.id === source) ?? shelf.clientOf(source),
    decide,
    look: (kinds) => void (seen = new Set(feedsThatMayHold(kinds))),
    retry: reading.retry,
    refresh: reading.refresh,
    cancel: reading.cancel,
    askAlso: reading.askAlso,
    carry: shelf.carry,
    support: discreetSupport(support),
    ...note.acts,
    leave: () => {
      controller.abort();
      store.end();
    },
  };
}
