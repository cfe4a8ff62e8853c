import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { MedicationEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Kind } from '../../domain/kind.ts';
import { measuredItem } from '../labs/analyte-key.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import type { Death } from '../death.ts';
import { medicationLines } from '../medications/current-medications.ts';
import { dayText, vagueOf } from './moment.ts';

/** Days, `YYYY-MM-DD`, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What one period says of a row: the record that speaks for it (its newest), and how many there are. */
export interface PeriodCell {
  readonly fact: Merged;
  readonly count: number;
}

export const ROW_GROUPS = ['stay', 'problem', 'medicine', 'result', 'paper', 'other'] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];

/**
 * `same`: in both, and nothing that is compared differs; `since-unknown`: it stands in the later period, and nobody
 * says whether it had begun in the earlier. Nothing in a period means: nothing among what was fetched.
 */
export type RowChange = 'only-first' | 'only-second' | 'since-unknown' | 'changed' | 'up' | 'down' | 'same';

export interface PeriodRow {
  readonly key: string;
  readonly group: RowGroup;
  readonly name: string;
  readonly first?: PeriodCell;
  readonly second?: PeriodCell;
  readonly change: RowChange;
}

export interface PeriodsInput {
  readonly facts: readonly Merged[];
  readonly first: Days;
  readonly second: Days;
  readonly now: string;
  readonly death?: Death;
}

const GROUP_OF: Readonly<Partial<Record<Kind, RowGroup>>> = {
  encounter: 'stay',
  procedure: 'stay',
  condition: 'problem',
  infection: 'problem',
  allergy: 'problem',
  lab: 'result',
  vital: 'result',
  measurement: 'result',
  observation: 'result',
  'care-level': 'result',
  imaging: 'paper',
  report: 'paper',
  'discharge-summary': 'paper',
  referral: 'paper',
  document: 'paper',
  checkup: 'paper',
};

const OPEN = '9999-12-31';

/** Of a diagnosis without a dated onset the day of recording says nothing of when it began (periods-04). */
function beganUnknown({ shown }: Merged): boolean {
  return shown.kind === 'condition' && shown.onset.state !== 'dated';
}

/** First and last day that a fact covers; a diagnosis that is not over covers every day since. */
function daysOf({ shown }: Merged): Days | undefined {
  const when = shown.kind === 'condition' && shown.onset.state === 'dated' ? shown.onset : shown.when;
  if (when.state !== 'dated') return undefined;
  const { from, to } = vagueOf(when.start);
  const last = dayText(Math.max(from, Math.ceil(to) - 1));
  if (shown.kind === 'condition') {
    const over = shown.clinicalStatus === 'resolved' || shown.clinicalStatus === 'inactive';
    const end = shown.abatement.state === 'dated' ? shown.abatement.start.sortKey.slice(0, 10) : undefined;
    return { from: dayText(from), to: end ?? (over ? last : OPEN) };
  }
  return { from: dayText(from), to: when.end?.sortKey.slice(0, 10) ?? last };
}

function meets(a: Days, b: Days): boolean {
  return a.from <= b.to && a.to >= b.from;
}

/** What is one row: one analyte, one diagnosis by its code, visits of one sort to one place, acts and papers of one name. */
function rowKeyOf({ shown, key }: Merged): string {
  switch (shown.kind) {
    case 'lab':
    case 'vital':
    case 'measurement':
    case 'observation':
    case 'care-level': {
      const item = measuredItem(shown);
      const [coding] = shown.code.codings;
      // Without any code a result is compared with its own kin by its words alone, at one institution.
      const own =
        coding === undefined
          ? `${shown.title} ${shown.provenance.institution ?? ''}`
          : `${coding.system} ${coding.code}`;
      return `${shown.kind} ${item?.key ?? own}`;
    }
    case 'condition': {
      const [coding] = shown.code.codings;
      return `condition ${coding === undefined ? shown.title : `${coding.system} ${coding.code}`}`;
    }
    case 'encounter':
      return `encounter ${shown.visit} ${shown.provenance.institution ?? key}`;
    case 'procedure':
    case 'imaging':
    case 'report':
    case 'checkup':
    case 'immunization':
      return `${shown.kind} ${shown.title} ${shown.provenance.institution ?? ''}`;
    default:
      return key;
  }
}

function amountOf(fact: Merged | undefined): { readonly amount: number; readonly unit: string } | undefined {
  const value = (fact?.shown as Partial<ObservationEntry> | undefined)?.value;
  if (value?.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  return { amount: value.quantity.value, unit: unitKey(value.quantity.unit) };
}

function changeOfResult(first: Merged, second: Merged): RowChange {
  const [a, b] = [amountOf(first), amountOf(second)];
  // Other units, bounds and words are not compared: they stand side by side (periods-02).
  if (a === undefined || b === undefined || a.unit !== b.unit) return 'changed';
  return a.amount === b.amount ? 'same' : b.amount > a.amount ? 'up' : 'down';
}

function changeOf(group: RowGroup, first: PeriodCell | undefined, second: PeriodCell | undefined): RowChange {
  if (first === undefined)
    return second !== undefined && beganUnknown(second.fact) ? 'since-unknown' : 'only-second';
  if (second === undefined) return 'only-first';
  if (group === 'result') return changeOfResult(first.fact, second.fact);
  if (group === 'medicine') return sameUse(first.fact, second.fact) ? 'same' : 'changed';
  return 'same';
}

function useOf(fact: Merged): string {
  const { dosageText, dose, drug } = fact.shown as MedicationEntry;
  return [drug.text, dosageText, dose?.text, dose?.unit].join('|').normalize('NFKC').replace(/\s+/gu, '');
}

/** The same product with the same directions in the record's own words (periods-03). */
function sameUse(a: Merged, b: Merged): boolean {
  return useOf(a) === useOf(b);
}

interface Draft {
  readonly group: RowGroup;
  readonly name: string;
  readonly first: Merged[];
  readonly second: Merged[];
}

function rowOf(key: string, { group, name, first, second }: Draft): PeriodRow {
  const cell = ([fact, ...rest]: readonly Merged[]): PeriodCell | undefined =>
    fact === undefined ? undefined : { fact, count: rest.length + 1 };
  const [a, b] = [cell(first), cell(second)];
  return {
    key,
    group,
    name,
    ...(a === undefined ? {} : { first: a }),
    ...(b === undefined ? {} : { second: b }),
    change: changeOf(group, a, b),
  };
}

const MEDICINES: ReadonlySet<Kind> = new Set([
  'prescription',
  'dispensing',
  'administration',
  'medication-statement',
]);

function isMedication(fact: Merged): fact is Merged<MedicationEntry> {
  return MEDICINES.has(fact.shown.kind);
}

/** Medicines by ingredient and route, in the periods in which they were presumably used (med-period-01). */
function* medicineRows({ facts, first, second, now, death }: PeriodsInput): Sliced<readonly PeriodRow[]> {
  const lines = yield* medicationLines(facts.filter(isMedication), now, death);
  return lines.flatMap((line): readonly PeriodRow[] => {
    const within = (days: Days) =>
      line.supplies
        .filter(
          ({ period: { start, end } }) =>
            start !== undefined && meets({ from: start, to: end ?? start }, days),
        )
        .map(({ basis }): Merged => basis);
    const draft = {
      group: 'medicine' as const,
      name: line.name,
      first: within(first),
      second: within(second),
    };
    return draft.first.length + draft.second.length === 0 ? [] : [rowOf(line.key, draft)];
  });
}

const CHANGE_ORDER: readonly RowChange[] = [
  'only-second',
  'only-first',
  'changed',
  'up',
  'down',
  'since-unknown',
  'same',
];

/**
 * Two periods of one record, row by row (periods-01): what stands in one of them only, what differs, and what is the
 * same. `facts` come newest first; what has no date is in neither.
 */
export function* comparePeriods(input: PeriodsInput): Sliced<readonly PeriodRow[]> {
  const drafts = new Map<string, Draft>();
  yield* eachSliced(input.facts, (fact) => {
    if (isMedication(fact) || fact.shown.negative !== undefined) return;
    const days = daysOf(fact);
    const [inFirst, inSecond] = [input.first, input.second].map(
      (one) => days !== undefined && meets(days, one),
    );
    if (inFirst !== true && inSecond !== true) return;
    const key = rowKeyOf(fact);
    const draft = drafts.get(key) ?? {
      group: GROUP_OF[fact.shown.kind] ?? 'other',
      name: fact.shown.title,
      first: [],
      second: [],
    };
    drafts.set(key, draft);
    if (inFirst === true) draft.first.push(fact);
    if (inSecond === true) draft.second.push(fact);
  });
  const rows = [...drafts].map(([key, draft]) => rowOf(key, draft));
  return [...(yield* medicineRows(input)), ...rows].sort(
    (a, b) =>
      ROW_GROUPS.indexOf(a.group) - ROW_GROUPS.indexOf(b.group) ||
      CHANGE_ORDER.indexOf(a.change) - CHANGE_ORDER.indexOf(b.change),
  );
}
