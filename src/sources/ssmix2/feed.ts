import { err, ok, type Result } from '../../base/result.ts';
import type { Entry } from '../../domain/entry.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { type Feed, KINDS_OF_FEED } from '../../domain/feed.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { SourceHttp } from '../http.ts';
import type { FeedEvent } from '../source-client.ts';
import { type ExtendedStorage, readExtendedStorage, readStoredDocument } from './extended.ts';
import { type FileIndex, readSsmix2Index } from './file-index.ts';
import { parseFileName } from './file-name.ts';
import { loadFile, loadList, remembering } from './listed-files.ts';
import { readSsmix2File } from './read-file.ts';
import { type OriginalContext, type Reading, withUnread } from './reading.ts';

/** Which types of data each feed is made of; a feed that is not here cannot be answered from such a storage. */
const TYPES_OF_FEED: Readonly<Partial<Record<Feed, readonly string[]>>> = {
  AllergyIntolerance: ['ADT-61', 'ADT-00'],
  Condition: ['PPR-01'],
  MedicationRequest: ['OMP-01', 'OMP-02'],
  MedicationAdministration: ['OMP-11', 'OMP-12'],
  Encounter: ['ADT-12', 'ADT-21', 'ADT-22', 'ADT-31', 'ADT-32', 'ADT-41', 'ADT-42', 'ADT-51', 'ADT-52'],
  Observation: ['OML-11', 'OMG-13', 'ADT-00'],
  DiagnosticReport: ['OMG-13'],
  ImagingStudy: ['OMG-11', 'OMG-12'],
  Procedure: ['OMG-11', 'OMG-12'],
  Coverage: ['ADT-00'],
  ServiceRequest: ['OML-01', 'OMG-01', 'OMG-02', 'OMG-03'],
  NutritionOrder: ['OMD'],
  CareTeam: ['ADT-01'],
};

/** The FHIR type that tells orders, meals and care teams apart, which all are entries of the kind `other`. */
function belongsToFeed(entry: Entry, feed: Feed): boolean {
  return (
    KINDS_OF_FEED[feed].includes(entry.kind) &&
    (entry.kind !== 'other' || entry.provenance.resourceType === feed)
  );
}

export interface StorageOptions {
  readonly http: SourceHttp;
  /** Where the gateway lists and serves the files: `<base>/<patient>/index.json` and `<base>/<path>`. */
  readonly base: string;
  readonly context: Omit<OriginalContext, 'fetchedAt'>;
}

/** One patient's storage, as long as their chart is open: every file is asked for once, whatever feeds want it. */
export interface Storage {
  /** Whom the newest 患者基本情報 of the folder speaks of. */
  readonly readPatient: (signal: AbortSignal) => Promise<Result<PersonRecord, Fault>>;
  readonly read: (
    feed: Feed,
    person: PersonRecord,
    signal: AbortSignal,
    http?: SourceHttp,
  ) => AsyncIterable<FeedEvent>;
}

const BATCH = 4;

interface Listed {
  readonly index: FileIndex;
  readonly extended: ExtendedStorage;
  readonly at: Date;
}

/** What is in doubt with the list itself: names of others, doubled files; told once, with the first batch. */
function issuesOfTypes(index: FileIndex, types: readonly string[]): readonly ReadIssue[] {
  return index.issues.filter(({ resource }) => {
    const type = parseFileName(resource.slice('file/'.length))?.type;
    return type === undefined || types.includes(type);
  });
}

/** One thing to be read: a file of standardized storage, or a document of several files in extended storage. */
type Wanted = (
  http: SourceHttp,
  person: PersonRecord,
  signal: AbortSignal,
) => Promise<Result<Reading, Fault>>;

class PatientStorage implements Storage {
  readonly #options: StorageOptions;
  readonly #patientId: string;
  readonly #lists = remembering<Listed>();
  readonly #readings = remembering<Reading>();

  constructor(options: StorageOptions, patientId: string) {
    this.#options = options;
    this.#patientId = patientId;
  }

  #list(http: SourceHttp, signal: AbortSignal): Promise<Result<Listed, Fault>> {
    const { base, context } = this.#options;
    return this.#lists(this.#patientId, async () => {
      const list = await loadList(http, base, this.#patientId, signal);
      if (!list.ok) return list;
      const { files, at } = list.value;
      const within = { ...context, fetchedAt: at };
      const index = readSsmix2Index(files, this.#patientId, within);
      return ok({ index, extended: readExtendedStorage(index.others, this.#patientId, within), at });
    });
  }

  #readFile(name: string, http: SourceHttp, signal: AbortSignal): Promise<Result<Reading, Fault>> {
    const { base, context } = this.#options;
    return this.#readings(name, async () => {
      const answer = await loadFile(http, base, name, signal);
      if (!answer.ok) return answer;
      const { bytes, fetchedAt } = answer.value;
      const within = { ...context, fetchedAt };
      return ok(withUnread(readSsmix2File(name, bytes, within), { format: 'HL7v2', file: name }, within));
    });
  }

  async readPatient(signal: AbortSignal): Promise<Result<PersonRecord, Fault>> {
    const { http } = this.#options;
    const listed = await this.#list(http, signal);
    if (!listed.ok) return listed;
    const basics = listed.value.index.current.find(({ name }) => parseFileName(name)?.type === 'ADT-00');
    if (basics === undefined) return err(fault('notFound', 'no ADT-00 among the files of this number'));
    const reading = await this.#readFile(basics.name, http, signal);
    if (!reading.ok) return reading;
    const { person, issues } = reading.value;
    return person === undefined
      ? err(fault('malformed', `${basics.name}: ${issues[0]?.detail ?? 'names nobody'}`))
      : ok(person);
  }

  #wanted(feed: Feed, { index, extended, at }: Listed): readonly Wanted[] {
    if (feed === 'DocumentReference') {
      const { base, context } = this.#options;
      const within = { ...context, fetchedAt: at };
      return extended.documents.map(
        (document) => (http, person, signal) =>
          this.#readings(document.folder, () =>
            readStoredDocument(document, { http, base, person, context: within }, signal),
          ),
      );
    }
    const types = TYPES_OF_FEED[feed] ?? [];
    return index.current
      .filter(({ name }) => types.includes(parseFileName(name)?.type ?? ''))
      .map(
        ({ name }) =>
          (http, _, signal) =>
            this.#readFile(name, http, signal),
      );
  }

  async *read(
    feed: Feed,
    person: PersonRecord,
    signal: AbortSignal,
    line?: SourceHttp,
  ): AsyncIterable<FeedEvent> {
    const types = TYPES_OF_FEED[feed];
    if (types === undefined && feed !== 'DocumentReference') {
      yield { type: 'notOffered' };
      return;
    }
    const http = line ?? this.#options.http;
    const listed = await this.#list(http, signal);
    if (!listed.ok) {
      yield { type: 'fault', fault: listed.error };
      return;
    }
    const wanted = this.#wanted(feed, listed.value);
    let gap: Fault | undefined;
    let issues =
      types === undefined ? listed.value.extended.issues : issuesOfTypes(listed.value.index, types);
    let received = 0;
    let unreadable = 0;
    for (let from = 0; from < wanted.length || from === 0; from += BATCH) {
      const answers = await Promise.all(
        wanted.slice(from, from + BATCH).map((load) => load(http, person, signal)),
      );
      const readings = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      gap ??= answers.find((answer) => !answer.ok)?.error;
      const all = readings.flatMap((reading) => reading.entries);
      const entries = feed === 'DocumentReference' ? all : all.filter((entry) => belongsToFeed(entry, feed));
      const told = [...issues, ...readings.flatMap((reading) => reading.issues)];
      received += entries.length;
      unreadable += told.filter(({ problem }) => problem === 'unreadable').length;
      yield { type: 'entries', entries, issues: told, received };
      issues = [];
    }
    // What could not be read may be anything that the feed may hold.
    if (unreadable > 0) gap ??= fault('malformed', `${unreadable} unreadable`, { count: unreadable });
    if (gap !== undefined) yield { type: 'fault', fault: gap };
    // A list of files has no total and no end of its own: what is not in it is not known to be nowhere.
    else yield { type: 'end', at: listed.value.at, asListed: true };
  }
}

/** A storage that lists its files and serves them; `patientId` is the hospital's own number. */
export function createSsmix2Storage(options: StorageOptions, patientId: string): Storage {
  return new PatientStorage(options, patientId);
}
