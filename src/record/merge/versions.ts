import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { Entry } from '../../domain/entry.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { conflictsOf } from './conflicts.ts';
import { takesPlaceOf } from './replacements.ts';
import { haveOneHolder, nameOneThing } from './traits.ts';

/** The witnesses of a fact as they stand, and the versions that their own institution has replaced. */
export interface Versions {
  readonly current: NonEmpty<Entry>;
  readonly earlier: readonly Entry[];
}

/** When the source took this version in: its own clock, comparable within one source only. */
function takenIn({ provenance }: Entry): string | undefined {
  const text = provenance.lastUpdated;
  return text === undefined ? undefined : parsePartialDate(text)?.sortKey;
}

const STAGES: readonly (readonly string[])[] = [
  ['registered', 'partial', 'preliminary'],
  ['final'],
  ['amended', 'corrected', 'appended'],
];

/** The stage of a result: what was preliminary is replaced by what is final, wherever either is kept. */
function stageOf(entry: Entry): number | undefined {
  if (!('value' in entry) && entry.kind !== 'report') return undefined;
  const stage = STAGES.findIndex((statuses) => statuses.includes(entry.status ?? ''));
  return stage < 0 ? undefined : stage;
}

/** The number of a document's version, as its author counts them. */
function editionOf(entry: Entry): number | undefined {
  if (!('version' in entry) || entry.version === undefined) return undefined;
  const found = /^\D*(\d+)(?:\.0)?$/u.exec(entry.version.normalize('NFKC'));
  return found === null ? undefined : Number(found[1]);
}

function share(a: Entry, b: Entry): boolean {
  return a.businessIds.some((id) => b.businessIds.includes(id));
}

function earlierBy<T extends number | string>(a: T | undefined, b: T | undefined): boolean | undefined {
  if (a === undefined || b === undefined || a === b) return undefined;
  return a < b;
}

/**
 * Rule merge-03: whether `a` is a version of the same record that `b` replaced: because `b` itself says so, else only under a common number, and only
 * where the thing named is the same. Told by the stage of a result or the edition of a document, which the institution
 * itself writes; within one source also by when it was taken in or recorded, and a copy in a document that differs gives way to
 * the source's own list: it says how things stood when the document was written. Between sources the clocks do not compare: what differs there is a conflict.
 */
function isReplacedBy(a: Entry, b: Entry): boolean {
  if (takesPlaceOf(b, a)) return true;
  if (takesPlaceOf(a, b)) return false;
  if (!share(a, b) || !nameOneThing(a, b)) return false;
  const told = earlierBy(stageOf(a), stageOf(b)) ?? earlierBy(editionOf(a), editionOf(b));
  if (told !== undefined) return told;
  if (a.provenance.source !== b.provenance.source) return false;
  if (!haveOneHolder(a, b)) {
    const copied = a.provenance.withinDocument !== undefined && b.provenance.withinDocument === undefined;
    return copied && conflictsOf([b, a], true).length > 0;
  }
  const byClock = earlierBy(takenIn(a), takenIn(b));
  return byClock ?? earlierBy(a.provenance.recordedOn?.sortKey, b.provenance.recordedOn?.sortKey) === true;
}

function newestFirst(a: Entry, b: Entry): number {
  if (isReplacedBy(a, b)) return 1;
  if (isReplacedBy(b, a)) return -1;
  return a.key < b.key ? -1 : 1;
}

export function versionsOf(entries: NonEmpty<Entry>): Versions {
  if (entries.length === 1) return { current: entries, earlier: [] };
  const newer = entries.filter((entry) => entries.some((other) => takesPlaceOf(entry, other)));
  const replaced = entries.filter((entry) => newer.some((other) => takesPlaceOf(other, entry)));
  // Another source's copy of a document that was replaced is replaced with it.
  const isCopy = (entry: Entry) =>
    !newer.some((one) => one === entry || share(entry, one)) && replaced.some((one) => share(entry, one));
  const current = entries.filter(
    (entry) => !isCopy(entry) && !entries.some((other) => isReplacedBy(entry, other)),
  );
  if (!isNonEmpty(current)) return { current: entries, earlier: [] };
  const earlier = entries.filter((entry) => !current.includes(entry)).toSorted(newestFirst);
  return { current, earlier };
}
