import { isNonEmpty } from '../base/non-empty.ts';
import type { Coverage, CoverageCell, Unasked } from '../domain/coverage.ts';
import { type Fault, fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Candidate, PersonQuery, PersonRecord } from '../domain/person.ts';
import type { RawResource } from '../domain/provenance.ts';
import { opensByNumber, type Source } from '../domain/source.ts';
import type { Result } from '../base/result.ts';
import type { SourceClient } from '../sources/source-client.ts';
import { memberIdSearch, patientSearches } from '../sources/fhir/patient-search.ts';
import { candidatesOf, judgeRecord } from './identity.ts';
import { locateNetworks, type NetworksFound } from './locate.ts';

/** How a search for a person stands: what was found so far, and which sources have answered. */
export interface PersonSearch {
  readonly state: 'searching' | 'done';
  readonly candidates: readonly Candidate[];
  readonly coverage: Coverage;
}

type Answer = Result<readonly PersonRecord[], Fault>;

/** `cut`: there was more to ask than is asked in one search. */
interface SecondLook {
  readonly answer: Answer;
  readonly cut: boolean;
}

function cellOf(source: Source, answer: Answer | undefined, cut: boolean, at: Date): CoverageCell {
  const cell = { source: source.id, feed: 'Patient' as const };
  if (answer === undefined) return { ...cell, state: { state: 'waiting' } };
  if (answer.ok && cut) {
    const tooMany = fault('tooLarge', 'more people than one search asks this source about');
    return { ...cell, state: { state: 'cutShort', received: answer.value.length, fault: tooMany } };
  }
  if (answer.ok) return { ...cell, state: { state: 'complete', received: answer.value.length, at } };
  const withheld = answer.error.kind === 'forbidden';
  const by = answer.error.consent === true ? 'consent' : 'source';
  return {
    ...cell,
    state: withheld ? { state: 'withheld', by } : { state: 'failed', fault: answer.error },
  };
}

async function askAll(
  client: SourceClient,
  queries: readonly string[],
  signal: AbortSignal,
): Promise<Answer> {
  const answers = await Promise.all(queries.map((query) => client.findPatients(query, signal)));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return failed;
  const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const unique = new Map(found.map((record) => [record.patientId, record]));
  return { ok: true, value: [...unique.values()] };
}

function patientToMatch(record: PersonRecord): RawResource {
  return {
    resourceType: 'Patient',
    ...(record.kana === undefined ? {} : { name: [{ text: record.kana }] }),
    ...(record.birthDate === undefined ? {} : { birthDate: record.birthDate.text }),
    gender: record.sex,
    identifier: record.raw['identifier'],
  };
}

/** A wider second look than this would ask half a network about the other half. */
const MOST_QUESTIONS = 24;

/** Whom other sources told of and this one did not: to be asked for by number, and by what it may match on. */
function unmet(
  client: SourceClient,
  known: readonly PersonRecord[],
  met: readonly PersonRecord[],
): readonly PersonRecord[] {
  return known.filter((record) => {
    if (record.source === client.source.id) return false;
    return !met.some((own) => judgeRecord([record], own).verdict === 'same-person');
  });
}

function questionsAbout(
  client: SourceClient,
  wanted: readonly PersonRecord[],
  signal: AbortSignal,
): readonly (() => Promise<Answer>)[] {
  const byNumber = [...new Set(wanted.flatMap(memberIdSearch))];
  const byMatch = client.source.match ? wanted : [];
  return [
    ...byNumber.map((query) => () => client.findPatients(query, signal)),
    ...byMatch.map((record) => () => client.matchPatient(patientToMatch(record), signal)),
  ];
}

/**
 * Second look: a source that did not know the words that were typed is asked by what another source told. A number is
 * a family's and a `$match` is a hint: what comes back is judged by our own rule, whatever score it carries, and kept
 * where it is, or may be, one of those asked for.
 */
async function lookAgain(
  client: SourceClient,
  known: readonly PersonRecord[],
  met: readonly PersonRecord[],
  signal: AbortSignal,
): Promise<SecondLook> {
  const wanted = unmet(client, known, met);
  const questions = questionsAbout(client, wanted, signal);
  const answers = await Promise.all(questions.slice(0, MOST_QUESTIONS).map((ask) => ask()));
  const failed = answers.find((answer) => !answer.ok);
  if (failed !== undefined) return { answer: failed, cut: false };
  const found = answers.flatMap((answer) => (answer.ok ? answer.value : []));
  const value = found.filter((record) =>
    wanted.some((other) => judgeRecord([other], record).verdict !== 'someone-else'),
  );
  return { answer: { ok: true, value }, cut: questions.length > MOST_QUESTIONS };
}

/** Joins two looks at one source; a failed second look does not undo the first, but the source is not complete. */
function joined(first: Answer, second: Answer): Answer {
  if (!first.ok) return first;
  if (!second.ok) return second;
  const known = new Set(first.value.map((record) => record.patientId));
  const fresh = new Map(
    second.value.filter((record) => !known.has(record.patientId)).map((r) => [r.patientId, r]),
  );
  return { ok: true, value: [...first.value, ...fresh.values()] };
}

/** One search: what each source has answered so far, told anew with every answer. */
class Search {
  readonly #answers = new Map<SourceId, Answer>();
  readonly #found = new Map<SourceId, readonly PersonRecord[]>();
  readonly #cut = new Set<SourceId>();
  readonly #options: FindOptions;
  #asked: readonly SourceClient[];
  /** Nobody can be looked for there; whom a locator names there is found when their chart is opened. */
  readonly #byNumber: readonly Source[];
  #unasked: Unasked | undefined;
  /** Records that the typed words themselves found. */
  readonly #direct = new Set<PersonRecord>();

  constructor(options: FindOptions) {
    this.#options = options;
    this.#asked = options.clients.filter(({ source }) => source.ask === 'always');
    this.#byNumber = options.clients
      .filter(({ source }) => opensByNumber(source))
      .map(({ source }) => source);
  }

  publish(state: PersonSearch['state']): void {
    const { signal, now, report } = this.#options;
    if (signal.aborted) return;
    const cells = this.#asked.map(({ source }) =>
      cellOf(source, this.#answers.get(source.id), this.#cut.has(source.id), now()),
    );
    const closed = this.#byNumber.map(
      ({ id }): CoverageCell => ({ source: id, feed: 'Patient', state: { state: 'notOffered' } }),
    );
    const unasked = this.#unasked === undefined ? {} : { unasked: this.#unasked };
    report({ state, candidates: this.#candidates(), coverage: { cells: [...cells, ...closed], ...unasked } });
  }

  /** Whom the words that were typed found stands before whom only a second look brought. */
  #candidates(): readonly Candidate[] {
    const all = candidatesOf(this.known());
    const isDirect = ({ records }: Candidate) => records.some((link) => this.#direct.has(link.record));
    return [...all.filter(isDirect), ...all.filter((candidate) => !isDirect(candidate))];
  }

  known(): readonly PersonRecord[] {
    return this.#asked.flatMap((client) => this.#found.get(client.source.id) ?? []);
  }

  #take(source: SourceId, answer: Answer, whole: boolean): void {
    if (answer.ok) this.#found.set(source, answer.value);
    if (!answer.ok || whole) this.#answers.set(source, answer);
    this.publish('searching');
  }

  /** First look: by the words that were typed. */
  async first(queries: readonly string[]): Promise<void> {
    const ask = async (client: SourceClient) => {
      const answer = await askAll(client, queries, this.#options.signal);
      if (answer.ok) for (const record of answer.value) this.#direct.add(record);
      this.#take(client.source.id, answer, false);
    };
    await Promise.all(this.#asked.map(ask));
  }

  /** Second look: by what the other sources told. */
  async second(clients: readonly SourceClient[] = this.#asked): Promise<void> {
    const known = this.known();
    const ask = async (client: SourceClient) => {
      const { id } = client.source;
      if (this.#answers.has(id)) return;
      const first: Answer = { ok: true, value: this.#found.get(id) ?? [] };
      const { answer, cut } = await lookAgain(client, known, first.value, this.#options.signal);
      if (cut) this.#cut.add(id);
      this.#take(id, joined(first, answer), true);
    };
    await Promise.all(clients.map(ask));
  }

  /** Third look: networks that are asked only of people whom a locator says they know. */
  async third(): Promise<void> {
    const { clients, signal, now } = this.#options;
    const open = clients.filter(({ source }) => source.ask === 'located' && !opensByNumber(source));
    if (open.length === 0) return;
    const ids = open.map(({ source }) => source.id);
    const locators = clients.filter(({ source }) => source.locator).map(({ source }) => source.id);
    this.#unasked = { sources: ids, locators, state: { state: 'asking' } };
    this.publish('searching');
    const places = await networksKnowing(clients, this.known(), signal);
    const located = open.filter(({ source }) => places.sources.has(source.id));
    this.#asked = [...this.#asked, ...located];
    this.#unasked = {
      sources: ids.filter((id) => !places.sources.has(id)),
      locators,
      state:
        places.fault === undefined
          ? { state: 'not-located', at: now() }
          : { state: 'not-known', fault: places.fault },
    };
    await this.second(located);
  }
}

/** A search that finds half a town is not asked of the locator for everybody in it. */
const MOST_LOCATED = 6;

/** Where the locators say the people found so far are known. Nobody found, or too many: nobody could be asked about. */
async function networksKnowing(
  clients: readonly SourceClient[],
  known: readonly PersonRecord[],
  signal: AbortSignal,
): Promise<Pick<NetworksFound, 'sources' | 'fault'>> {
  const people = candidatesOf(known).flatMap(({ records }) => {
    const all = records.map((link) => link.record);
    return isNonEmpty(all) ? [all] : [];
  });
  if (people.length === 0 || people.length > MOST_LOCATED)
    return { sources: new Set(), fault: fault('notFound', `${people.length} people to locate`) };
  const answers = await Promise.all(people.map((records) => locateNetworks(clients, { records }, signal)));
  const failed = answers.find((answer) => answer.fault !== undefined)?.fault;
  return {
    sources: new Set(answers.flatMap((answer) => [...answer.sources])),
    ...(failed === undefined ? {} : { fault: failed }),
  };
}

interface FindOptions {
  readonly clients: readonly SourceClient[];
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly report: (search: PersonSearch) => void;
}

/**
 * Asks every source at once for a person and hands over each state of the search. Nobody is linked by name alone
 * (rule id-match-01); a source that did not answer leaves "no one else" unsaid.
 */
export async function findPerson(
  clients: readonly SourceClient[],
  query: PersonQuery,
  signal: AbortSignal,
  now: () => Date,
  report: (search: PersonSearch) => void,
): Promise<void> {
  const search = new Search({ clients, signal, now, report });
  search.publish('searching');
  await search.first(patientSearches(query));
  await search.second();
  await search.third();
  search.publish('done');
}
