import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { Coded } from '../../domain/coded.ts';
import {
  type AllergenClass,
  allergenClassesIn,
  type AllergenSubstance,
  substancesIn,
} from '../../terminology/allergy-drugs.ts';
import { drugIdentity, type DrugRoute } from '../../terminology/drug-codes.ts';
import { type Ingredients, ingredientsOf } from '../../terminology/ingredients.ts';
import type { MedicationLine } from './current-medications.ts';
import type { Supply } from './supplies.ts';

/** One way of writing a medicine, read once. */
interface Writing {
  readonly text: string;
  /** Its letters before form and strength: アムロジピン. */
  readonly base: string;
  readonly substances: readonly AllergenSubstance[];
  readonly classes: readonly AllergenClass[];
}

/** A medicine that may be taken now, with all that its records tell of what it is. */
export interface CheckedMedicine {
  readonly line: MedicationLine;
  readonly name: string;
  /** Each way in which a record of a supply that is not over writes it; a witness may carry a code that others lack. */
  readonly drugs: NonEmpty<Coded>;
  readonly writings: readonly Writing[];
  /** YJ or 一般名処方 codes. */
  readonly codes: readonly string[];
  readonly parts: readonly string[];
  readonly known: Ingredients['known'];
  readonly route?: DrugRoute;
}

/** 「アムロジピン錠５ｍｇ「トーワ」」 → アムロジピン; the leading run of letters before a form or a figure. */
const BASE =
  /^([\p{Letter}ー\-・]+?)(?:OD|口腔内崩壊|錠|カプセル|細粒|顆粒|散|ドライ|シロップ|DS|注|点滴|軟膏|クリーム|テープ|パップ|点眼|坐|ゲル|ローション|液|\d|「|\s|$)/u;

function baseName(name: string): string {
  const plain = name.normalize('NFKC').replace(/^(?:【[^】]*】|\([^)]*\)|\s)+/u, '');
  return BASE.exec(plain)?.[1] ?? '';
}

function writingOf(text: string): Writing {
  return { text, base: baseName(text), substances: substancesIn(text), classes: allergenClassesIn(text) };
}

const MOST_KNOWN: readonly Ingredients['known'][] = ['parts', 'compound', 'product', 'text'];

function yjCodesOf(drug: Coded): readonly string[] {
  return drug.codings
    .filter((coding) => drugIdentity({ text: '', codings: [coding] }).by === 'ingredient')
    .map(({ code }) => code);
}

function isLive(supply: Supply): boolean {
  return supply.state !== 'ended';
}

function writingsOf(line: MedicationLine): NonEmpty<Coded> {
  const live = line.supplies.filter((supply) => supply === line.supply || isLive(supply));
  const drugs = live.flatMap(({ facts }) =>
    facts.flatMap(({ witnesses }) => witnesses.map(({ drug }) => drug)),
  );
  const byWords = new Map(drugs.map((drug) => [JSON.stringify([drug.text, drug.codings]), drug]));
  const writings = [...byWords.values()];
  return isNonEmpty(writings) ? writings : [line.shown.shown.drug];
}

function checkedMedicine(line: MedicationLine): CheckedMedicine {
  const drugs = writingsOf(line);
  const read = drugs.map((drug) => ingredientsOf(drug));
  const known = MOST_KNOWN.find((how) => read.some((one) => one.known === how)) ?? 'text';
  const route = read.flatMap((one) => one.route ?? [])[0];
  return {
    line,
    name: line.name,
    drugs,
    writings: [...new Set(drugs.map(({ text }) => text))].map(writingOf),
    codes: [...new Set(drugs.flatMap(yjCodesOf))],
    parts: [...new Set(read.flatMap((one) => one.parts))],
    known,
    ...(route === undefined ? {} : { route }),
  };
}

/**
 * All that may be taken: in use, to come, and what nobody can say of (insulin without days, someone's word). Only what is
 * over is left out (med-check-01).
 */
export function medicinesToCheck(lines: readonly MedicationLine[]): readonly CheckedMedicine[] {
  return lines.filter(({ state }) => state !== 'ended').map(checkedMedicine);
}
