import { type Known, mayBeCalledNone } from '../../domain/coverage.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import { dateAttribute } from '../../domain/partial-date.ts';
import type { MedicationLine } from './current-medications.ts';
import type { DoseConflict, DoseConflictField } from './dose-conflicts.ts';
import type { DrugChecks } from './drug-checks.ts';
import type { AllergyCheck, AllergyOutcome, MatchedBy } from './drug-checks-allergy.ts';
import type { GapState } from './drug-checks-coverage.ts';
import type { UseReason, UseState } from './supplies.ts';

type CheckedMatter = keyof DrugChecks['notChecked']['gaps'];
type NotCheckableReason = (AllergyOutcome & { readonly kind: 'not-checkable' })['reason'];
type NotApplicableReason = (AllergyOutcome & { readonly kind: 'not-applicable' })['reason'];
type Listed = 'kidney' | 'surgery' | 'pregnancy';

/** All words of the text, in the reader's language; the record's own words stand between them as they were sent. */
export interface MedicineTextWords {
  readonly title: string;
  /** Date and time at which the records were retrieved. */
  readonly retrieved: (moment: string) => string;
  readonly heading: (title: string, count: number | undefined) => string;
  readonly states: Readonly<Record<Exclude<UseState, 'ended'>, string>>;
  readonly bullet: string;
  readonly indent: string;
  readonly separator: string;
  readonly directions: (text: string) => string;
  readonly noDirections: string;
  readonly days: (days: number) => string;
  readonly period: (from: string | undefined, to: string | undefined, reason: UseReason) => string;
  readonly kinds: Readonly<Record<MedicationEntry['kind'], string>>;
  readonly record: (
    kind: string,
    source: string,
    place: string | undefined,
    date: string | undefined,
  ) => string;
  readonly uncoded: string;
  readonly conflictFields: Readonly<Record<DoseConflictField, string>>;
  readonly conflict: (field: string, values: string) => string;
  /** 登録なし, or that not everything is known: never the first for the second. */
  readonly none: string;
  readonly noneYet: string;
  readonly sections: Readonly<Record<'allergies' | Listed | 'diagnoses' | 'notChecked', string>>;
  readonly matchedBy: Readonly<Record<MatchedBy, string>>;
  readonly past: string;
  readonly hit: (allergy: string, medicines: string) => string;
  readonly hitBy: (medicine: string, by: string) => string;
  readonly noHit: (allergy: string, checked: number, unchecked: number) => string;
  readonly related: (medicines: string) => string;
  readonly notCheckable: (allergy: string, reason: string) => string;
  readonly notCheckableReasons: Readonly<Record<NotCheckableReason, string>>;
  readonly notApplicable: (allergy: string, reason: string) => string;
  readonly notApplicableReasons: Readonly<Record<NotApplicableReason, string>>;
  readonly listed: (medicine: string, sources: string) => string;
  readonly value: (name: string, amount: string, date: string, days: number | undefined) => string;
  readonly diagnosis: (medicine: string, quoted: string, diagnosis: string, source: string) => string;
  readonly notCheckedMedicines: (medicines: string) => string;
  readonly notCheckedCompounds: (medicines: string) => string;
  readonly gap: (matter: string, source: string, state: string) => string;
  readonly matters: Readonly<Record<CheckedMatter, string>>;
  readonly gapStates: Readonly<Record<GapState, string>>;
  /** 電子処方箋のチェックではありません, and the like. */
  readonly closing: readonly string[];
}

export interface MedicineTextInput {
  readonly medicines: Known<readonly MedicationLine[]>;
  readonly checks: DrugChecks;
  /** As it is to be read. */
  readonly retrievedAt: string;
  readonly sourceName: (source: SourceId) => string;
  readonly words: MedicineTextWords;
}

function dayOf(entry: MedicationEntry): string | undefined {
  if (entry.start !== undefined) return dateAttribute(entry.start);
  return entry.when.state === 'dated' ? dateAttribute(entry.when.start) : undefined;
}

/** Directions as sent; else the amount as sent. Nothing is reckoned. */
function directionsOf({ dosageText, dose, dailyDose }: MedicationEntry): string {
  if (dosageText !== '') return dosageText;
  const amount = dose ?? dailyDose;
  return amount === undefined ? '' : `${amount.text}${amount.unit}`;
}

function recordsOf(line: MedicationLine, { words, sourceName }: MedicineTextInput): readonly string[] {
  const told = line.supply.facts.flatMap(({ witnesses }) =>
    witnesses.map((witness) =>
      words.record(
        words.kinds[witness.kind],
        sourceName(witness.provenance.source),
        witness.provenance.institution,
        dayOf(witness),
      ),
    ),
  );
  return [...new Set(told)];
}

function conflictText({ field, values }: DoseConflict, { words, sourceName }: MedicineTextInput): string {
  const told = values.map(({ source, text }) => `${sourceName(source)} ${text}`.trim());
  return words.conflict(words.conflictFields[field], [...new Set(told)].join(words.separator));
}

/** Every line of the supply in its own words: 5 mg in the morning and 1 mg at night are two. */
function supplyLines(line: MedicationLine, words: MedicineTextWords): readonly string[] {
  const { basis, facts } = line.supply;
  const same = facts.filter(({ shown }) => shown.kind === basis.shown.kind);
  return same.map(({ shown }) => {
    const text = directionsOf(shown);
    const days = shown.days === undefined ? [] : [words.days(shown.days)];
    const name = same.length > 1 ? [shown.title] : [];
    return [...name, text === '' ? words.noDirections : words.directions(text), ...days].join(' ');
  });
}

function lineText(line: MedicationLine, input: MedicineTextInput): readonly string[] {
  const { words } = input;
  const inner = [
    ...supplyLines(line, words),
    words.period(line.start, line.end, line.reason),
    recordsOf(line, input).join(words.separator),
    ...(line.coded ? [] : [words.uncoded]),
    ...line.conflicts.map((one) => conflictText(one, input)),
  ].filter((text) => text !== '');
  return [`${words.bullet}${line.name}`, ...inner.map((text) => `${words.indent}${text}`)];
}

const SHOWN_STATES = ['current', 'unknown', 'future'] as const;

function medicinesText(input: MedicineTextInput): readonly string[] {
  const { words, medicines } = input;
  return SHOWN_STATES.flatMap((state) => {
    const lines = medicines.value.filter((line) => line.state === state);
    if (lines.length === 0 && state !== 'current') return [];
    const empty = mayBeCalledNone(medicines.coverage) ? words.none : words.noneYet;
    const body = lines.length === 0 ? [empty] : lines.flatMap((line) => lineText(line, input));
    return [words.heading(words.states[state], lines.length), ...body];
  });
}

function allergyName({ allergy, past }: AllergyCheck, words: MedicineTextWords): string {
  return past ? `${allergy.shown.title} ${words.past}` : allergy.shown.title;
}

function allergyText(check: AllergyCheck, words: MedicineTextWords): string {
  const name = allergyName(check, words);
  const { outcome } = check;
  switch (outcome.kind) {
    case 'hit': {
      const hits = outcome.hits.map(({ medicine, by }) => words.hitBy(medicine.name, words.matchedBy[by]));
      return words.hit(name, hits.join(words.separator));
    }
    case 'no-hit': {
      const text = words.noHit(name, outcome.checked, outcome.unchecked.length);
      const related = outcome.related.map(({ medicine }) => medicine.name);
      return related.length === 0 ? text : `${text} ${words.related(related.join(words.separator))}`;
    }
    case 'not-checkable':
      return words.notCheckable(name, words.notCheckableReasons[outcome.reason]);
    case 'not-applicable':
      return words.notApplicable(name, words.notApplicableReasons[outcome.reason]);
  }
}

/** No record of an allergy is told as that, or as not known; never left out. */
function allergiesText({ checks, words }: MedicineTextInput): readonly string[] {
  if (checks.allergies.length > 0) return checks.allergies.map((check) => allergyText(check, words));
  return [checks.notChecked.whole.allergies ? words.none : words.noneYet];
}

function section(title: string, body: readonly string[], words: MedicineTextWords): readonly string[] {
  return body.length === 0
    ? []
    : [words.heading(title, undefined), ...body.map((text) => `${words.bullet}${text}`)];
}

function listedText(which: Listed, { checks, words }: MedicineTextInput): readonly string[] {
  return checks[which].listed.map(({ medicine, rows }) => {
    const titles = rows.flatMap(({ sources }) => sources.map(({ title }) => title));
    return words.listed(medicine.name, [...new Set(titles)].join(words.separator));
  });
}

/** Values as their source sent them; one that we reckoned ourselves is left to the page. */
function kidneyValues({ checks, words }: MedicineTextInput): readonly string[] {
  return checks.kidney.values.flatMap(({ fact, date, ageDays }) => {
    const { title, value } = fact.shown;
    if (value.type !== 'quantity' && value.type !== 'text') return [];
    const amount =
      value.type === 'text'
        ? value.text
        : `${value.quantity.comparator ?? ''}${value.quantity.text} ${value.quantity.unit}`.trim();
    return [words.value(title, amount, date, ageDays)];
  });
}

function diagnosesText({ checks, words }: MedicineTextInput): readonly string[] {
  return checks.diagnoses.hits.map(({ medicine, row, condition }) =>
    words.diagnosis(medicine.name, row.quoted, condition.shown.title, row.source.title),
  );
}

const MATTERS = [
  'medicines',
  'allergies',
  'conditions',
  'results',
] as const satisfies readonly CheckedMatter[];

function notCheckedText({ checks, words, sourceName }: MedicineTextInput): readonly string[] {
  const { uncoded, compounds, gaps } = checks.notChecked;
  const names = (medicines: readonly { readonly name: string }[]) =>
    medicines.map(({ name }) => name).join(words.separator);
  return [
    ...(uncoded.length === 0 ? [] : [words.notCheckedMedicines(names(uncoded))]),
    ...(compounds.length === 0 ? [] : [words.notCheckedCompounds(names(compounds))]),
    ...MATTERS.flatMap((matter) =>
      gaps[matter].map(({ source, state }) =>
        words.gap(words.matters[matter], sourceName(source), words.gapStates[state]),
      ),
    ),
  ];
}

/**
 * The medicines as plain text, as they are copied into a 薬歴: what is in use with its directions as sent and who says so,
 * what was found, and what could not be checked. It holds no name of the person.
 */
export function medicineText(input: MedicineTextInput): string {
  const { words } = input;
  const kidney = listedText('kidney', input);
  const lines = [
    words.title,
    words.retrieved(input.retrievedAt),
    ...medicinesText(input),
    ...section(words.sections.allergies, allergiesText(input), words),
    ...section(
      words.sections.kidney,
      [...(kidney.length === 0 ? [] : kidneyValues(input)), ...kidney],
      words,
    ),
    ...section(words.sections.pregnancy, listedText('pregnancy', input), words),
    ...section(words.sections.surgery, listedText('surgery', input), words),
    ...section(words.sections.diagnoses, diagnosesText(input), words),
    ...section(words.sections.notChecked, notCheckedText(input), words),
    ...words.closing,
  ];
  return lines.join('\n');
}
