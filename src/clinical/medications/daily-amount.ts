import { foldText } from '../../base/text-fold.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { drugIdentity, tabletStrength } from '../../terminology/drug-codes.ts';
import { ingredientsOf } from '../../terminology/ingredients.ts';
import { type DosePattern, rhythmOf, timesADay } from './dose-pattern.ts';

/** Why no amount a day is reckoned. */
export type NotPlain =
  /** not the same every day, or not to be read from the words */
  | 'pattern'
  /** no amount is recorded */
  | 'no-amount'
  /** 包, mL, 単位, or a mass that may be of the preparation (製剤量) */
  | 'unit'
  /** the name prints no strength, or several */
  | 'strength'
  /** a compound: one figure does not say how much of which */
  | 'compound'
  /** 1回量 × times is not the recorded 1日量 */
  | 'contradiction'
  /** several lines of one order that are not said to be taken together */
  | 'several-lines';

/** What is taken in a day: in mg where tablets × printed strength make it plain, else the record's own words. */
export type DailyAmount =
  | { readonly plain: true; readonly mg: number; readonly text: string; readonly words: string }
  | { readonly plain: false; readonly why: NotPlain; readonly words: string };

const MG: Readonly<Record<string, number>> = { mg: 1, g: 1000, ug: 0.001, μg: 0.001, µg: 0.001, mcg: 0.001 };
const COUNTED = /^(錠|カプセル|カプ|cap|caps|capsule|tab|tabs|tablet|t|c)$/iu;

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** The mass of an amount; or why it is not plain (med-amount-01). */
function massOf(amount: Quantity, entry: MedicationEntry): { readonly mg: number } | NotPlain {
  if (amount.comparator !== undefined) return 'pattern';
  const unit = amount.unit.normalize('NFKC').trim().toLowerCase();
  const strength = tabletStrength(entry.drug.text);
  const factor = MG[unit];
  if (factor !== undefined) {
    // Of a powder or syrup 1 g is 1 g of the preparation, unless the record says 原薬量.
    return entry.doseIsSubstance || strength !== undefined ? { mg: amount.value * factor } : 'unit';
  }
  if (!COUNTED.test(unit)) return 'unit';
  const each = strength === undefined ? undefined : MG[strength.unit];
  if (strength === undefined || each === undefined) return 'strength';
  return { mg: amount.value * strength.amount * each };
}

const STRENGTHS = /\d(?:\.\d+)?\s*(?:mg|μg|µg|ug|mcg|g)(?![a-z])/giu;

function isOneStrength(name: string): boolean {
  return [...name.normalize('NFKC').matchAll(STRENGTHS)].length <= 1;
}

/** Directions as sent; where there are none, the amounts. */
export function wordsOfDose({ dosageText, dose, dailyDose }: MedicationEntry): string {
  if (dosageText !== '') return dosageText;
  if (dose !== undefined) return `1回${dose.text}${dose.unit}`;
  return dailyDose === undefined ? '' : `1日${dailyDose.text}${dailyDose.unit}`;
}

const SHOWN_IN: readonly (readonly [number, string])[] = [
  [1, 'mg'],
  [0.001, 'μg'],
];

/** 0.05 mg is written 50μg: as the strength of such tablets is printed. */
function massText(mg: number): string {
  const [factor, unit] = SHOWN_IN.find(([least]) => mg >= least) ?? [1, 'mg'];
  return `${rounded(mg / factor)}${unit}`;
}

function reckoned(entry: MedicationEntry, equalParts: boolean): { readonly mg: number } | NotPlain {
  const { known, parts } = ingredientsOf(entry.drug);
  if (known === 'compound' || parts.length > 1 || /配合/u.test(entry.drug.text)) return 'compound';
  if (!isOneStrength(entry.drug.text)) return 'strength';
  const times = equalParts ? timesADay(entry) : undefined;
  const once = entry.dose === undefined ? undefined : massOf(entry.dose, entry);
  const bySteps = typeof once === 'object' && times !== undefined ? once.mg * times : undefined;
  if (entry.dailyDose === undefined) {
    if (once === undefined || times === undefined) return 'no-amount';
    return typeof once === 'object' ? { mg: once.mg * times } : once;
  }
  const daily = massOf(entry.dailyDose, entry);
  if (typeof daily !== 'object') return daily;
  return bySteps !== undefined && rounded(bySteps) !== rounded(daily.mg) ? 'contradiction' : daily;
}

/** Of an uneven dose the recorded 1日量 alone is the amount of a day. */
function mayBeReckoned(pattern: DosePattern, entry: MedicationEntry): boolean {
  return pattern === 'daily' || (pattern === 'uneven' && entry.dailyDose !== undefined);
}

/** What one record says is taken in a day (med-amount-01). */
export function dailyAmountOf(entry: MedicationEntry): DailyAmount {
  const words = wordsOfDose(entry);
  const { pattern } = rhythmOf(entry);
  if (!mayBeReckoned(pattern, entry)) {
    const none = entry.dose === undefined && entry.dailyDose === undefined && words === '';
    return { plain: false, why: none ? 'no-amount' : 'pattern', words };
  }
  const mass = reckoned(entry, pattern === 'daily');
  if (typeof mass !== 'object') return { plain: false, why: mass, words };
  return { plain: true, mg: rounded(mass.mg), text: massText(rounded(mass.mg)), words };
}

/**
 * What the lines of one supply come to. Several are added only where one Rp holds them, which is one set of directions for
 * all of its drugs, for the same days: lines of different Rp may be taken one after the other (med-amount-02).
 */
export function dailyAmountOfLines(lines: readonly MedicationEntry[]): DailyAmount {
  const amounts = lines.map(dailyAmountOf);
  const [first] = amounts;
  if (first === undefined) return { plain: false, why: 'no-amount', words: '' };
  if (amounts.length === 1) return first;
  const words = lines.map((line) => `${line.title} ${wordsOfDose(line)}`.trim()).join(' / ');
  const rps = new Set(lines.map(({ rpNumber }) => rpNumber ?? ''));
  const days = new Set(lines.map((line) => `${line.start?.sortKey.slice(0, 10) ?? ''} ${line.days ?? ''}`));
  const together = rps.size === 1 && !rps.has('') && days.size === 1;
  const masses = amounts.flatMap((one) => (one.plain ? [one.mg] : []));
  if (!together || masses.length !== amounts.length) return { plain: false, why: 'several-lines', words };
  const mg = rounded(masses.reduce((sum, one) => sum + one, 0));
  return { plain: true, mg, text: massText(mg), words };
}

/** Directions often end in the days of the supply; another number of days is no other way of taking it. */
const DAYS_WORDS = /\(?(実投与)?\d+日(分|間)\)?/gu;

/** Whether two records that cannot be compared as amounts say the same: product to its strength, amounts and words. */
export function dosePhrase(entry: MedicationEntry): string {
  const { drug, dose, dailyDose, dosageText } = entry;
  return [
    drugIdentity(drug).yj9 ?? foldText(drug.text),
    dose === undefined ? '' : `${dose.value}${dose.unit}`,
    dailyDose === undefined ? '' : `${dailyDose.value}${dailyDose.unit}`,
    foldText(dosageText.normalize('NFKC').replace(DAYS_WORDS, '')),
  ].join('|');
}
