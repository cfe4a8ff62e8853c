import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { foldText } from '../base/text-fold.ts';
import type { Entry } from '../domain/entry.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Conflict, ConflictField, MergeReason, Merged } from '../domain/merged.ts';
import { compareNewestFirst, type When } from '../domain/partial-date.ts';
import type { ObservationValue } from '../domain/quantity.ts';
import { DICOM_UID_SYSTEM } from '../terminology/code-systems.ts';

function dateText(when: When): string {
  if (when.state === 'dated') return when.start.sortKey.slice(0, 10);
  return when.state === 'worded' ? when.words : '';
}

function valueText(value: ObservationValue): string {
  switch (value.type) {
    case 'quantity':
      return `${value.quantity.comparator ?? ''}${value.quantity.text} ${value.quantity.unit}`.trim();
    case 'text':
      return value.text;
    default:
      return '';
  }
}

type Reader = (entry: Entry) => string;

/** A visit has no name of its own: one system writes 再診, another 外来, a third the reason. */
const TITLE: Reader = (entry) => (entry.kind === 'encounter' ? '' : entry.title);
/** Of a diagnosis only stated onsets compare: its place on the timeline may be the day it was written down. */
const DATE: Reader = (entry) => dateText(entry.kind === 'condition' ? entry.onset : entry.when);
const VALUE: Reader = (entry) => ('value' in entry ? valueText(entry.value) : '');
const DOSAGE: Reader = (entry) => ('dosageText' in entry ? entry.dosageText : '');
const DAYS: Reader = (entry) => ('drug' in entry && entry.days !== undefined ? String(entry.days) : '');
const DOSE: Reader = (entry) =>
  'drug' in entry && entry.dose !== undefined ? `${entry.dose.text}${entry.dose.unit}` : '';

const COMPARED: readonly (readonly [ConflictField, Reader])[] = [
  ['title', TITLE],
  ['date', DATE],
  ['dose', DOSE],
  ['dosage', DOSAGE],
  ['days', DAYS],
  ['value', VALUE],
];

/** Where the witnesses differ. What one of them leaves out is no contradiction. Widths and spaces are folded. */
function conflictsOf(witnesses: readonly Entry[]): readonly Conflict[] {
  if (witnesses.length < 2 || witnesses[0]?.kind === 'imaging') return [];
  return COMPARED.flatMap(([field, read]) => {
    const stated = witnesses
      .map((witness) => ({ witness, text: read(witness) }))
      .filter(({ text }) => text !== '');
    if (new Set(stated.map(({ text }) => foldText(text))).size < 2) return [];
    const values = stated.map(({ witness, text }) => ({
      source: witness.provenance.source,
      key: witness.key,
      text,
    }));
    return [{ field, values }];
  });
}

/** Entries that may be one fact must be of one kind of thing: a prescription is never merged with its dispensing. */
function idsOf(entry: Entry): readonly string[] {
  return entry.businessIds.map((id) => `${entry.kind} ${id}`);
}

class Groups {
  readonly #parents: number[] = [];

  add(): number {
    this.#parents.push(this.#parents.length);
    return this.#parents.length - 1;
  }

  find(index: number): number {
    let root = index;
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root;
    this.#parents[index] = root;
    return root;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].toSorted((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.#parents[high] = low;
  }
}

function reasonOf(witnesses: readonly Entry[]): MergeReason {
  const [first, ...rest] = witnesses;
  if (first === undefined || rest.length === 0) return { by: 'alone' };
  const shared = first.businessIds.find((id) => rest.every((other) => other.businessIds.includes(id)));
  const id = shared ?? first.businessIds[0] ?? '';
  return id.startsWith(DICOM_UID_SYSTEM) ? { by: 'study-uid', id } : { by: 'business-id', id };
}

/**
 * Joins entries that carry the same business identifier (resource instance number with institution, prescription line,
 * document number, Study UID) into one fact with all its witnesses. Merging never deletes. Ordered newest first, then
 * by source rank, then by key: arrivals in any order give the same list.
 */
export function mergeEntries(
  entries: Iterable<Entry>,
  rank: ReadonlyMap<SourceId, number>,
): readonly Merged[] {
  const list = [...entries];
  const groups = new Groups();
  const owner = new Map<string, number>();
  for (const entry of list) {
    const index = groups.add();
    for (const id of idsOf(entry)) {
      const other = owner.get(id);
      if (other === undefined) owner.set(id, index);
      else groups.join(other, index);
    }
  }
  const gathered = Map.groupBy(list.keys(), (index) => groups.find(index));
  const order = (a: Entry, b: Entry) => compareEntries(a, b, rank);
  const merged: Merged[] = [];
  for (const indexes of gathered.values()) {
    const witnesses = indexes.flatMap((index) => list[index] ?? []);
    if (!isNonEmpty(witnesses)) continue;
    merged.push(witnesses.length === 1 ? alone(witnesses) : joinedFact(witnesses, rank));
  }
  return merged.sort((a, b) => order(a.shown, b.shown));
}

function alone(witnesses: NonEmpty<Entry>): Merged {
  return { key: witnesses[0].key, shown: witnesses[0], witnesses, because: { by: 'alone' }, conflicts: [] };
}

function joinedFact(witnesses: NonEmpty<Entry>, rank: ReadonlyMap<SourceId, number>): Merged {
  const ordered = witnesses.toSorted((a, b) => byRank(a, b, rank));
  const first = ordered[0] ?? witnesses[0];
  const shown = ordered.find(tellsMore) ?? first;
  const sorted: NonEmpty<Entry> = [shown, ...ordered.filter((entry) => entry !== shown)];
  return {
    key: shown.key,
    shown,
    witnesses: sorted,
    because: reasonOf(sorted),
    conflicts: conflictsOf(sorted),
  };
}

/** Shown of several witnesses: the record of a study rather than its archive, and one that knows when it was. */
function tellsMore(entry: Entry): boolean {
  return entry.kind === 'imaging' ? entry.knownTo === 'record' : entry.when.state === 'dated';
}

function byRank(a: Entry, b: Entry, rank: ReadonlyMap<SourceId, number>): number {
  const within =
    Number(a.provenance.withinDocument !== undefined) - Number(b.provenance.withinDocument !== undefined);
  if (within !== 0) return within;
  const ranks = (rank.get(a.provenance.source) ?? 0) - (rank.get(b.provenance.source) ?? 0);
  return ranks !== 0 ? ranks : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

export function compareEntries(a: Entry, b: Entry, rank: ReadonlyMap<SourceId, number>): number {
  const dates = compareNewestFirst(a.when, b.when);
  return dates !== 0 ? dates : byRank(a, b, rank);
}
