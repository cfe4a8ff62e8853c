import { err, ok, type Result } from '../../base/result.ts';
import type { Entry } from '../../domain/entry.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { type Feed, KINDS_OF_FEED } from '../../domain/feed.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { isJson, type Json, listAt, numberAt, textAt } from '../fhir/json.ts';
import type { HttpAsk, SourceHttp } from '../http.ts';
import type { FeedEvent } from '../source-client.ts';
import { type FileIndex, type ListedFile, readSsmix2Index } from './file-index.ts';
import { parseFileName } from './file-name.ts';
import { readSsmix2File } from './read-file.ts';
import type { OriginalContext, Reading } from './reading.ts';

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
  readonly read: (feed: Feed, signal: AbortSignal) => AsyncIterable<FeedEvent>;
}

const BATCH = 4;

function listedFiles(json: unknown): readonly ListedFile[] | undefined {
  const list: unknown = isJson(json) ? json['files'] : json;
  if (!Array.isArray(list)) return undefined;
  return listAt({ list }, 'list').flatMap((file: Json) => {
    const name = textAt(file, 'name');
    const size = numberAt(file, 'size');
    const modified = textAt(file, 'modified');
    return name === undefined
      ? []
      : [{ name, ...(size === undefined ? {} : { size }), ...(modified === undefined ? {} : { modified }) }];
  });
}

function addressOf(base: string, path: string): string {
  return `${base}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

interface Listed {
  readonly index: FileIndex;
  readonly at: Date;
}

/** Asks once for each thing; what failed is asked for again by whoever wants it next. */
function remembering<T>(): (key: string, ask: () => Promise<Result<T, Fault>>) => Promise<Result<T, Fault>> {
  const known = new Map<string, Promise<Result<T, Fault>>>();
  return async (key, ask) => {
    const asked = known.get(key) ?? ask();
    known.set(key, asked);
    try {
      const answer = await asked;
      if (!answer.ok) known.delete(key);
      return answer;
    } catch (cause) {
      known.delete(key);
      throw cause;
    }
  };
}

async function loadIndex(
  options: StorageOptions,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<Listed, Fault>> {
  const ask: HttpAsk = {
    url: `${options.base}/${encodeURIComponent(patientId)}/index.json`,
    signal,
    accept: 'application/json',
  };
  const answer = await options.http.ask(ask);
  if (!answer.ok) return answer;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.value.bytes));
  } catch {
    return err(fault('malformed', 'the list of files is not JSON'));
  }
  const files = listedFiles(json);
  if (files === undefined) return err(fault('malformed', 'the list of files is no list'));
  const at = answer.value.fetchedAt;
  return ok({ index: readSsmix2Index(files, patientId, { ...options.context, fetchedAt: at }), at });
}

async function loadFile(
  options: StorageOptions,
  path: string,
  signal: AbortSignal,
): Promise<Result<Reading, Fault>> {
  const ask: HttpAsk = {
    url: addressOf(options.base, path),
    signal,
    accept: 'application/hl7-v2, application/octet-stream',
  };
  const answer = await options.http.ask(ask);
  if (!answer.ok) return answer;
  const { bytes, fetchedAt } = answer.value;
  return ok(readSsmix2File(path, bytes, { ...options.context, fetchedAt }));
}

/** What is in doubt with the list itself: names of others, doubled files; told once, with the first batch. */
function issuesOfTypes(index: FileIndex, types: readonly string[]): readonly ReadIssue[] {
  return index.issues.filter(({ resource }) => {
    const type = parseFileName(resource.slice('file/'.length))?.type;
    return type === undefined || types.includes(type);
  });
}

/** A storage that lists its files and serves them; `patientId` is the hospital's own number. */
export function createSsmix2Storage(options: StorageOptions, patientId: string): Storage {
  const lists = remembering<Listed>();
  const files = remembering<Reading>();

  async function* read(feed: Feed, signal: AbortSignal): AsyncIterable<FeedEvent> {
    const types = TYPES_OF_FEED[feed];
    if (types === undefined) {
      yield { type: 'notOffered' };
      return;
    }
    const listed = await lists(patientId, () => loadIndex(options, patientId, signal));
    if (!listed.ok) {
      yield { type: 'fault', fault: listed.error };
      return;
    }
    const { index } = listed.value;
    const wanted = index.current.filter(({ name }) => types.includes(parseFileName(name)?.type ?? ''));
    let gap: Fault | undefined;
    let issues = issuesOfTypes(index, types);
    let received = 0;
    for (let from = 0; from < wanted.length || from === 0; from += BATCH) {
      const batch = wanted.slice(from, from + BATCH);
      const answers = await Promise.all(
        batch.map(({ name }) => files(name, () => loadFile(options, name, signal))),
      );
      const readings = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
      gap ??= answers.find((answer) => !answer.ok)?.error;
      received += readings.length;
      const entries = readings
        .flatMap((reading) => reading.entries)
        .filter((entry) => belongsToFeed(entry, feed));
      yield {
        type: 'entries',
        entries,
        issues: [...issues, ...readings.flatMap((reading) => reading.issues)],
        received,
      };
      issues = [];
    }
    // A list of files has no total and no end of its own: what is not in it is not known to be nowhere.
    yield {
      type: 'fault',
      fault:
        gap ?? fault('malformed', 'a list of files does not say whether it is complete', { count: received }),
    };
  }

  return { read };
}
