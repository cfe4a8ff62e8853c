import type { Entry } from '../../domain/entry.ts';
import type { Conflict, ConflictField, ConflictValue, StatusWord } from '../../domain/merged.ts';
import { dateAttribute, type When } from '../../domain/partial-date.ts';
import type { ObservationValue, Quantity } from '../../domain/quantity.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { fold, isInError, valueKey } from './traits.ts';

/** What one witness says of a field: as it is shown, and as it is compared. */
interface Said {
  readonly text: string;
  readonly key: string;
}

type Reader = (entry: Entry) => Said | undefined;

function said(text: string, key = fold(text)): Said | undefined {
  return text === '' ? undefined : { text, key };
}

function dateOf(when: When): Said | undefined {
  if (when.state === 'dated') return said(dateAttribute(when.start), dateAttribute(when.start));
  return when.state === 'worded' ? said(when.words) : undefined;
}

function quantitySaid(quantity: Quantity | undefined): Said | undefined {
  if (quantity === undefined) return undefined;
  const { comparator = '', text, unit, value } = quantity;
  return said(`${comparator}${text} ${unit}`.trim(), `${comparator}${String(value)} ${unitKey(unit)}`);
}

function valueSaid(value: ObservationValue): Said | undefined {
  if (value.type === 'quantity') return quantitySaid(value.quantity);
  return value.type === 'text' ? said(value.text, valueKey(value)) : undefined;
}

/** Of a panel (blood pressure) the value is in its parts. */
function partsSaid(entry: Entry): Said | undefined {
  if (!('parts' in entry)) return undefined;
  const told = entry.parts.flatMap((part) => {
    const one = valueSaid(part.value);
    return one === undefined
      ? []
      : [{ text: `${part.name} ${one.text}`, key: `${fold(part.name)} ${one.key}` }];
  });
  return said(
    told.map(({ text }) => text).join('・'),
    told
      .map(({ key }) => key)
      .toSorted()
      .join(';'),
  );
}

const READERS: readonly (readonly [ConflictField, Reader])[] = [
  // A visit has no name of its own: one system writes 再診, another 外来, a third the reason.
  ['title', (entry) => (entry.kind === 'encounter' ? undefined : said(entry.title))],
  // Of a diagnosis or an allergy only stated onsets compare: its place on the timeline may be the day it was written.
  ['date', (entry) => dateOf(entry.kind === 'condition' ? entry.onset : entry.when)],
  ['dose', (entry) => ('drug' in entry ? quantitySaid(entry.dose) : undefined)],
  ['dosage', (entry) => ('dosageText' in entry ? said(entry.dosageText) : undefined)],
  ['days', (entry) => ('drug' in entry && entry.days !== undefined ? said(String(entry.days)) : undefined)],
  ['value', (entry) => ('value' in entry ? (valueSaid(entry.value) ?? partsSaid(entry)) : undefined)],
];

/** 2019 does not contradict 2019-05-03, it is only less exact. */
function datesAgree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function differ(field: ConflictField, keys: readonly string[]): boolean {
  const [first = '', ...rest] = keys;
  if (field !== 'date') return rest.some((key) => key !== first);
  return keys.some((a, index) => keys.slice(index + 1).some((b) => !datesAgree(a, b)));
}

function valuesOf(told: readonly { readonly entry: Entry; readonly said: Said }[]): readonly ConflictValue[] {
  return told.map(({ entry, said: { text } }) => ({ source: entry.provenance.source, key: entry.key, text }));
}

const STOPPED: ReadonlySet<string> = new Set([
  'stopped',
  'cancelled',
  'on-hold',
  'not-done',
  'not-taken',
  'declined',
]);

function verificationWord(code: string | undefined): StatusWord | undefined {
  return (['confirmed', 'unconfirmed', 'refuted'] as const).find((word) => word === code);
}

/** The state of an entry along the axes of its kind; undefined where it says nothing of one. */
function axesOf(entry: Entry): readonly (StatusWord | undefined)[] {
  switch (entry.kind) {
    case 'condition':
      return [
        entry.clinicalStatus === 'unknown' ? undefined : entry.clinicalStatus,
        entry.negative === 'refuted'
          ? 'refuted'
          : entry.marks.includes('suspected')
            ? 'suspected'
            : 'confirmed',
      ];
    case 'allergy':
      return [
        entry.criticality === 'unknown' ? undefined : entry.criticality,
        verificationWord(entry.verification),
        entry.clinicalStatus,
      ];
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
    case 'procedure':
    case 'encounter':
      return [entry.status === undefined ? undefined : STOPPED.has(entry.status) ? 'stopped' : 'in-force'];
    case 'immunization':
      return [entry.notDone ? 'not-done' : 'done'];
    default:
      return [];
  }
}

function statusConflict(witnesses: readonly Entry[]): readonly Conflict[] {
  const [first] = witnesses;
  if (first === undefined || (axesOf(first).length === 0 && !witnesses.some(isInError))) return [];
  const taken = witnesses.map(isInError);
  const axes = witnesses.map((entry, index) => (taken[index] === true ? [] : axesOf(entry)));
  const width = Math.max(0, ...axes.map((axis) => axis.length));
  const differing = Array.from({ length: width }, (_, axis) => axis).filter(
    (axis) => new Set(axes.flatMap((one) => one[axis] ?? [])).size > 1,
  );
  const partlyTaken = taken.includes(true) && taken.includes(false);
  if (differing.length === 0 && !partlyTaken) return [];
  const values = witnesses.flatMap((entry, index): readonly ConflictValue[] => {
    const own = differing.flatMap((axis) => axes[index]?.[axis] ?? []);
    const words: readonly StatusWord[] =
      taken[index] === true ? ['entered-in-error'] : own.length > 0 || !partlyTaken ? own : ['in-force'];
    if (words.length === 0) return [];
    return [{ source: entry.provenance.source, key: entry.key, text: words.join(' '), words }];
  });
  return [{ field: 'status', values }];
}

/** Fields that are compared. What a claim joined without a common number is one in its code, not in its words. */
function isCompared(field: ConflictField, kind: Entry['kind'], numbered: boolean): boolean {
  // A study's title and time are the archive's on one side and the record's on the other: no contradiction.
  if (kind === 'imaging') return false;
  // An allergy is dated by its onset, its last occurrence or the day it was written down, as the source pleases.
  if (field === 'date') return kind !== 'allergy';
  return field !== 'title' || numbered;
}

/**
 * Rule merge-15: where the witnesses differ. What one of them leaves out is no contradiction; widths are folded.
 * `numbered`: they carry a common number.
 */
export function conflictsOf(witnesses: readonly Entry[], numbered: boolean): readonly Conflict[] {
  const [first] = witnesses;
  if (first === undefined || witnesses.length < 2) return [];
  const compared = READERS.filter(([field]) => isCompared(field, first.kind, numbered));
  const read = compared.flatMap(([field, reader]): readonly Conflict[] => {
    const told = witnesses.flatMap((entry) => {
      const one = reader(entry);
      return one === undefined ? [] : [{ entry, said: one }];
    });
    const keys = told.map((one) => one.said.key);
    return differ(field, keys) ? [{ field, values: valuesOf(told) }] : [];
  });
  return [...read, ...(isCompared('status', first.kind, numbered) ? statusConflict(witnesses) : [])];
}
