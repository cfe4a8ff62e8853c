import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { err, ok, type Result } from '../base/result.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { ChartHandle } from '../domain/ids.ts';
import type { Candidate, Person, PersonRecord } from '../domain/person.ts';
import type { Clinician } from '../domain/role.ts';
import { judgeRecord } from '../record/identity.ts';
import type { Schedule } from '../record/store.ts';
import { openSealedChart, sealChart } from '../session/sealed-handles.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { type Chart, openChart } from './chart.ts';
import type { Wiring } from './wiring.ts';

const BETWEEN_TURNS_MS = 200;
/** Of all time, drawing what has arrived takes a third at most: the rest is the reader's. */
const REST_PER_WORK = 2;

/**
 * The first arrival is drawn with the next frame; what follows is gathered for a moment, so that a long record does not
 * spend its loading on redrawing itself. The longer a turn takes to draw, the more the next one gathers.
 */
function turnsOf(now: () => Date): Schedule {
  let next = 0;
  return (work) => {
    const turn = () => {
      const begun = now().getTime();
      next = begun + BETWEEN_TURNS_MS;
      work();
      // Drawn by the time the frame after it begins.
      setTimeout(() => {
        const ended = now().getTime();
        next = Math.max(next, ended + REST_PER_WORK * (ended - begun));
      });
    };
    const wait = Math.max(0, next - now().getTime());
    // A hidden page has no frames; a record must go on arriving there.
    if (wait > 0 || document.visibilityState !== 'visible') setTimeout(turn, wait);
    else requestAnimationFrame(turn);
  };
}

function startChart(
  person: Person,
  clients: readonly SourceClient[],
  wiring: Wiring,
  clinician: Clinician,
): Chart {
  return openChart(person, {
    clients,
    reader: { clinician, sources: wiring.sources, origin: window.location.origin },
    trail: wiring.trail,
    now: wiring.clock.now,
    schedule: turnsOf(wiring.clock.now),
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
  return startChart({ handle, records, quarantined: [] }, wiring.openClients(), wiring, clinician);
}

/**
 * Opens a chart again by the handle in the address. `notFound`: no such handle in this tab. A source that does not
 * answer now, or says something else of the person than before, is asked for them by the others' word while the chart
 * loads.
 */
export async function reopenChart(
  handle: ChartHandle,
  wiring: Wiring,
  clinician: Clinician,
  signal: AbortSignal,
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
  return ok(startChart({ handle, records: [lead, ...same], quarantined: [] }, clients, wiring, clinician));
}
