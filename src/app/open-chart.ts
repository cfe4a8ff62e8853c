import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { err, ok, type Result } from '../base/result.ts';
import { breathe, nextFrame, whenIdle } from '../base/sliced.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { Candidate, Person, PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import { judgeRecord } from '../record/identity.ts';
import type { Schedule, Turn } from '../record/store.ts';
import { type ChartLink, openSealedChart, sealChart } from '../session/sealed-handles.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { type Reader, registrationEvents } from './audit.ts';
import { type Chart, type ChartMeans, openChart } from './chart.ts';
import type { Wiring } from './wiring.ts';

/** How turns are taken. */
interface Pace {
  /** From one turn to the next, in milliseconds, and so many times as long as the last one took. */
  readonly between: number;
  readonly rest: number;
  /** Longest stretch of a turn at one go. Half a frame: a turn of a long record has many slices, and every breath costs too. */
  readonly atOneGo: number;
  readonly begin: () => Promise<void>;
  readonly shown: () => Promise<void>;
}

/** Of all time, drawing what has arrived takes a third at most: the rest is the reader's. */
const USUAL: Pace = { between: 200, rest: 2, atOneGo: 8, begin: nextFrame, shown: whenIdle };
/**
 * Somebody waits for the first lines of the sheet, and does nothing else: what is here is drawn. A page that reads and
 * asks all the time is idle long after it has drawn.
 */
const HURRIED: Pace = { between: 50, rest: 0, atOneGo: 24, begin: breathe, shown: nextFrame };

function pause(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * The first arrival is drawn with the next frame; what follows is gathered for a moment, so that a long record does not
 * spend its loading on redrawing itself. The longer a turn takes until it is drawn, the more the next one gathers; what
 * is urgent waits for nothing. A turn is taken in slices, between which the page does what waits.
 */
function turnsOf(now: () => Date, pace: Pace): Schedule {
  let next = 0;
  /** Until what was last taken is on the screen. */
  let drawn = Promise.resolve();
  /** Of several that wait the last is taken. */
  let latest = 0;
  let working = false;

  async function take(turn: Turn): Promise<void> {
    const begun = now().getTime();
    const shown = Promise.withResolvers<void>();
    drawn = shown.promise;
    next = begun + pace.between;
    while (!turn(pace.atOneGo)) {
      working = true;
      await breathe();
      working = false;
    }
    await pace.shown();
    const ended = now().getTime();
    next = Math.max(next, ended + pace.rest * (ended - begun));
    shown.resolve();
  }

  async function wait(urgent: boolean): Promise<void> {
    if (urgent) return breathe();
    for (let ms = 1; ms > 0; ) {
      await drawn;
      ms = next - now().getTime();
      await pause(ms);
    }
    return pace.begin();
  }

  return (turn, urgent) => {
    // Whoever works goes on with it.
    if (working) return;
    latest += 1;
    const own = latest;
    void wait(urgent).then(() => (own === latest ? take(turn) : undefined));
  };
}

function readerOf(wiring: Wiring, clinician: Clinician): Reader {
  return { clinician, sources: wiring.sources, origin: window.location.origin };
}

function startChart(
  person: Person,
  clients: readonly SourceClient[],
  wiring: Wiring,
  clinician: Clinician,
  brokenGlass?: ChartMeans['brokenGlass'],
): Chart {
  return openChart(person, {
    brokenGlass,
    clients,
    reader: readerOf(wiring, clinician),
    support: { services: wiring.config.cdsServices, lines: wiring.supportLines },
    trail: wiring.trail,
    now: wiring.clock.now,
    schedule: turnsOf(wiring.clock.now, brokenGlass === undefined ? USUAL : HURRIED),
    later: (work, ms) => void setTimeout(work, ms),
    random: Math.random,
  });
}

/** The national network's word leads the banner where it knows the person; else the order of the search stays. */
function leadingFirst(records: NonEmpty<PersonRecord>, wiring: Wiring): NonEmpty<PersonRecord> {
  const national = new Set(
    wiring.sources.filter((source) => source.kind === 'national').map((source) => source.id),
  );
  const lead = records.find((record) => national.has(record.source)) ?? records[0];
  return [lead, ...records.filter((record) => record !== lead)];
}

/** Of a found person only the records we dare to link. */
export function recordsOfCandidate(candidate: Candidate, wiring: Wiring): NonEmpty<PersonRecord> {
  const linked = candidate.records
    .filter((link) => link.verdict === 'same-person')
    .map((link) => link.record);
  return leadingFirst(isNonEmpty(linked) ? linked : [candidate.records[0].record], wiring);
}

/** Which record of which source: all that is kept of a person over a reload, and that sealed. */
export function linksOf(records: readonly PersonRecord[]): readonly ChartLink[] {
  return records.map(({ source, patientId }) => ({ source, patientId }));
}

/** Opens a found person. `brokenGlass`: by emergency access, which the audit trail has taken before. */
export async function openCandidate(
  candidate: Candidate,
  wiring: Wiring,
  clinician: Clinician,
  brokenGlass?: ChartMeans['brokenGlass'],
): Promise<Chart> {
  const records = recordsOfCandidate(candidate, wiring);
  const handle = await sealChart(linksOf(records), window.sessionStorage);
  return startChart(
    { handle, records, quarantined: [] },
    wiring.openClients(),
    wiring,
    clinician,
    brokenGlass,
  );
}

/**
 * Opens a chart again by the handle in the address. `notFound`: no such handle in this tab. A source that does not
 * answer now, or says something else of the person than before, is asked for them by the others' word while the chart
 * loads. `brokenGlass`: by emergency access, which the audit trail has taken before.
 */
export async function reopenChart(
  handle: ChartHandle,
  wiring: Wiring,
  clinician: Clinician,
  signal: AbortSignal,
  brokenGlass?: ChartMeans['brokenGlass'],
): Promise<Result<Chart, Fault>> {
  const links = await openSealedChart(handle, window.sessionStorage);
  if (links === undefined) return err(fault('notFound', 'no such chart in this window'));
  const clients = wiring.openClients();
  const answers = await Promise.all(
    links.flatMap((link) => {
      const client = clients.find((one) => one.source.id === link.source);
      if (client === undefined) return [];
      return [client.readPatient(link.patientId, signal).then((read) => ({ link, read }))];
    }),
  );
  const read = answers.flatMap((answer) => (answer.read.ok ? [answer.read.value] : []));
  const purpose = brokenGlass === undefined ? 'TREAT' : 'BTG';
  // They were read, whether or not the reader is still there to see them.
  for (const event of registrationEvents(read, readerOf(wiring, clinician), {
    purpose,
    at: wiring.clock.now(),
  }))
    wiring.trail.record(event);
  signal.throwIfAborted();
  // A source of which one record does not answer is left out whole, and asked by the others' word.
  const silent = new Set(answers.flatMap(({ link, read }) => (read.ok ? [] : [link.source])));
  const found = answers.flatMap(({ read }) =>
    read.ok && !silent.has(read.value.source) ? [read.value] : [],
  );
  if (!isNonEmpty(found)) {
    const failed = answers.find(({ read }) => !read.ok)?.read;
    return err(failed?.ok === false ? failed.error : fault('notFound', 'no such person'));
  }
  const [lead, ...others] = leadingFirst(found, wiring);
  const apart = new Set(
    others.flatMap((record) =>
      judgeRecord([lead], record).verdict === 'same-person' ? [] : [record.source],
    ),
  );
  const same = others.filter((record) => !apart.has(record.source));
  const person: Person = { handle, records: [lead, ...same], quarantined: [] };
  return ok(startChart(person, clients, wiring, clinician, brokenGlass));
}
