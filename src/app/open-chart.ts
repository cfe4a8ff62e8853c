import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import { FEEDS, type Feed } from '../domain/feed.ts';
import type { ChartHandle, SourceId } from '../domain/ids.ts';
import type { Candidate, Person, PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import { mayFetch } from '../access/policy.ts';
import { loadChart } from '../record/load.ts';
import { createRecordStore, type RecordStore, type Schedule } from '../record/store.ts';
import { openSealedChart, sealChart } from '../session/sealed-handles.ts';
import { readingEvents } from './audit.ts';
import type { Wiring } from './wiring.ts';

/** One opened patient: one record, one AbortController. `leave` ends both, and nothing of it outlives that. */
export interface Chart {
  readonly handle: ChartHandle;
  readonly store: RecordStore;
  readonly signal: AbortSignal;
  /** Asks a source again, for all that did not arrive completely. */
  readonly retry: (source: SourceId) => void;
  readonly leave: () => void;
}

const BETWEEN_TURNS_MS = 200;

/**
 * The first arrival is drawn with the next frame; what follows is gathered for a moment, so that a long record does not
 * spend its loading on redrawing itself.
 */
function turnsOf(now: () => Date): Schedule {
  let last = 0;
  return (work) => {
    const turn = () => {
      last = now().getTime();
      work();
    };
    const wait = Math.max(0, last + BETWEEN_TURNS_MS - now().getTime());
    // A hidden page has no frames; a record must go on arriving there.
    if (wait > 0 || document.visibilityState !== 'visible') setTimeout(turn, wait);
    else requestAnimationFrame(turn);
  };
}

function unreadFeeds(store: RecordStore, source: SourceId): readonly Feed[] {
  const cells = store.snapshot().coverage.cells.filter((cell) => cell.source === source);
  return cells.flatMap(({ feed, state }) => {
    const unread = state.state === 'failed' || state.state === 'cutShort' || state.state === 'withheld';
    return unread && feed !== 'Patient' ? [feed] : [];
  });
}

function startChart(person: Person, wiring: Wiring, clinician: Clinician): Chart {
  const controller = new AbortController();
  const store = createRecordStore(person, wiring.sources, turnsOf(wiring.clock.now));
  const { clients, clock } = wiring;
  const options = {
    clients,
    mayFetch: (feed: Feed) => mayFetch(clinician.role, feed),
    arrive: store.arrive,
    now: clock.now,
    signal: controller.signal,
  };
  const events = readingEvents(person, wiring.sources, clinician, 'TREAT', clock.now());
  for (const event of events) wiring.trail.record(event);
  void loadChart({ ...options, person });
  return {
    handle: person.handle,
    store,
    signal: controller.signal,
    retry: (source) => {
      wiring.linesOf(source).client.revive();
      const feeds = unreadFeeds(store, source);
      const only = { source, feeds: feeds.length > 0 ? feeds : FEEDS };
      void loadChart({ ...options, person: store.snapshot().person, only });
    },
    leave: () => {
      controller.abort();
      store.end();
    },
  };
}

/** The national network's word leads the banner where it knows the person; else the order of the search stays. */
function leadingFirst(records: NonEmpty<PersonRecord>, wiring: Wiring): NonEmpty<PersonRecord> {
  const national = new Set(
    wiring.sources.filter((source) => source.kind === 'national').map((source) => source.id),
  );
  const lead = records.find((record) => national.has(record.source)) ?? records[0];
  return [lead, ...records.filter((record) => record !== lead)];
}

/** Opens a found person: only the records we dare to link. */
export async function openCandidate(
  candidate: Candidate,
  wiring: Wiring,
  clinician: Clinician,
): Promise<Chart> {
  const linked = candidate.records
    .filter((link) => link.verdict === 'same-person')
    .map((link) => link.record);
  const records = leadingFirst(isNonEmpty(linked) ? linked : [candidate.records[0].record], wiring);
  const links = records.map(({ source, patientId }) => ({ source, patientId }));
  const handle = await sealChart(links, window.sessionStorage);
  return startChart({ handle, records, quarantined: [] }, wiring, clinician);
}

/**
 * Opens a chart again by the handle in the address. `notFound`: no such handle in this tab. A source that does not
 * answer now is asked for the person by the others' word while the chart loads.
 */
export async function reopenChart(
  handle: ChartHandle,
  wiring: Wiring,
  clinician: Clinician,
): Promise<Result<Chart, Fault>> {
  const links = await openSealedChart(handle, window.sessionStorage);
  if (links === undefined) return err(fault('notFound', 'no such chart in this window'));
  const { signal } = new AbortController();
  const known = links.filter((link) => wiring.sources.some((source) => source.id === link.source));
  const answers = await Promise.all(
    known.map((link) => wiring.linesOf(link.source).client.readPatient(link.patientId, signal)),
  );
  const records = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  if (isNonEmpty(records))
    return ok(
      startChart({ handle, records: leadingFirst(records, wiring), quarantined: [] }, wiring, clinician),
    );
  const failed = answers.find((answer) => !answer.ok);
  return err(failed !== undefined && !failed.ok ? failed.error : fault('notFound', 'no such person'));
}
