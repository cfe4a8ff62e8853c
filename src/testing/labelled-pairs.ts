import { branded } from '../base/brand.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import type { RawResource } from '../domain/provenance.ts';
import { mergeEntries } from '../record/merge.ts';
import { normaliseStudy } from '../sources/dicomweb/normalise-study.ts';
import { normalise } from '../sources/fhir/normalise/registry.ts';
import { NO_LOOKUP } from '../sources/fhir/references.ts';
import { carried, type Carriage, withoutOwnNumber } from './labelled-export.ts';
import { examplePairs } from './labelled-examples.ts';
import { SORTS_OF_PAPER } from './labelled-papers.ts';
import { type Roll, rollOf, type Sort } from './labelled-records.ts';
import { SORTS_OF_RESULT } from './labelled-results.ts';
import { SORTS_OF_CARE } from './labelled-sorts.ts';

/**
 * Two records and whether they tell of one fact. The label says how the pair was made (one record carried into two
 * networks, or two records of two things that happened), never what a rule makes of it.
 */
export interface LabelledPair {
  readonly what: string;
  readonly same: boolean;
  readonly entries: readonly Entry[];
}

const SEED = 20_261_124;
const SAME_PER_SORT = 60;
const OTHER_PER_MISS = 14;
const [A, B] = [branded<SourceId>('national'), branded<SourceId>('minato')];
const RANK = new Map([
  [A, 0],
  [B, 1],
]);

function read(resource: RawResource, source: SourceId, document?: string): readonly Entry[] {
  const within = document === undefined ? {} : { within: { document, index: 1 } };
  return normalise(resource, { source, fetchedAt: new Date(0), lookup: NO_LOOKUP, ...within }).entries;
}

/** A study as its archive tells of it. */
function fromArchive(resource: RawResource): readonly Entry[] {
  const [identifier] = resource['identifier'] as readonly { readonly value: string }[];
  const dataset = {
    '0020000D': { vr: 'UI', Value: [identifier?.value.replace('urn:oid:', '') ?? ''] },
    '00080020': { vr: 'DA', Value: [(resource['started'] as string).slice(0, 10).replaceAll('-', '')] },
    '00080061': { vr: 'CS', Value: ['CT'] },
  };
  const entry = normaliseStudy(dataset, B, new Date(0));
  return entry === undefined ? [] : [entry];
}

/** How numbers travel: mostly on both ways, sometimes on one, sometimes on none. */
function carriages(roll: Roll): readonly [Carriage, Carriage] {
  const kept = roll.below(100);
  return [
    { numbered: kept < 85, rough: false },
    { numbered: kept < 60, rough: true },
  ];
}

function samePair(sort: Sort, roll: Roll): LabelledPair {
  const record = sort.make(roll);
  const [first, second] = carriages(roll);
  const one = read(carried(record, first, roll), A);
  const ways: readonly (readonly [string, () => readonly Entry[]])[] = [
    ['in two networks', () => read(carried(record, second, roll), B)],
    ['in a list and in a document', () => read(carried(record, second, roll), A, 'Bundle/d')],
    ...(sort.name === 'imaging'
      ? [['in the record and in the archive', () => fromArchive(record)] as const]
      : []),
  ];
  const [how, make] = ways[roll.below(ways.length)] ?? ['', () => []];
  const numbers = `${first.numbered ? 'numbered' : 'not numbered'}, ${second.numbered ? 'numbered' : 'not numbered'}`;
  return { what: `${sort.name}: one record ${how} (${numbers})`, same: true, entries: [...one, ...make()] };
}

/** Sent again by the same institution under the same number, put right on the way. */
function resentPair(sort: Sort, roll: Roll): LabelledPair {
  const record = sort.make(roll);
  const again = { ...record, id: `${record.id ?? ''}-2`, meta: { lastUpdated: '2026-11-20T00:00:00Z' } };
  return { what: `${sort.name}: sent again`, same: true, entries: [...read(record, A), ...read(again, A)] };
}

function otherPair(sort: Sort, miss: string, roll: Roll): LabelledPair | undefined {
  const record = sort.make(roll);
  const make = sort.misses[miss];
  if (make === undefined) return undefined;
  const other = make(record, roll);
  const [first, second] = carriages(roll);
  const bare = roll.chance(0.3);
  const [x, y] = bare ? [withoutOwnNumber(record), withoutOwnNumber(other)] : [record, other];
  const source = roll.chance(0.7) ? B : A;
  const entries = [
    ...read(carried(x, first, roll), A),
    ...read(carried(y, { ...second, rough: false }, roll), source),
  ];
  return { what: `${sort.name}: ${miss}`, same: false, entries };
}

/** All pairs: made ones over every sort of record, and those of the official examples where these are at hand. */
export function labelledPairs(): readonly LabelledPair[] {
  const roll = rollOf(SEED);
  const made = [...SORTS_OF_CARE, ...SORTS_OF_RESULT, ...SORTS_OF_PAPER].flatMap((sort) => [
    ...Array.from({ length: SAME_PER_SORT }, () => samePair(sort, roll)),
    ...(sort.name === 'coverage' ? [] : Array.from({ length: 4 }, () => resentPair(sort, roll))),
    ...Object.keys(sort.misses).flatMap((miss) =>
      Array.from({ length: OTHER_PER_MISS }, () => otherPair(sort, miss, roll)).filter(
        (pair) => pair !== undefined,
      ),
    ),
  ]);
  return [...made, ...examplePairs()];
}

/** Whether merging makes one fact of the pair. A pair that could not be read is neither. */
function isJoined(pair: LabelledPair): boolean {
  return mergeEntries(pair.entries, RANK).length === 1;
}

interface MergeFigures {
  readonly pairs: number;
  /** Of the pairs that were joined, the share that are one fact. */
  readonly mergePrecision: number;
  /** Of the pairs that are one fact, the share that were joined. */
  readonly mergeRecall: number;
}

interface MergeJudged extends MergeFigures {
  readonly wronglyJoined: readonly string[];
  readonly missed: readonly string[];
}

/** Every pair judged, then and there, with the names of those that went wrong. */
export function judgedPairs(): MergeJudged {
  const judged = labelledPairs().map((pair) => ({ pair, joined: isJoined(pair) }));
  const joined = judged.filter((one) => one.joined);
  const same = judged.filter(({ pair }) => pair.same);
  const wronglyJoined = joined.filter(({ pair }) => !pair.same).map(({ pair }) => pair.what);
  const missed = same.filter((one) => !one.joined).map(({ pair }) => pair.what);
  return {
    pairs: judged.length,
    mergePrecision: joined.length === 0 ? 0 : 1 - wronglyJoined.length / joined.length,
    mergeRecall: same.length === 0 ? 0 : 1 - missed.length / same.length,
    wronglyJoined,
    missed,
  };
}

export function mergeFigures(): MergeFigures {
  const { pairs, mergePrecision, mergeRecall } = judgedPairs();
  return { pairs, mergePrecision, mergeRecall };
}
