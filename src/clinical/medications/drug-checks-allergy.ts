import { foldText } from '../../base/text-fold.ts';
import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import { isPastAllergy } from '../../domain/entry-state.ts';
import type { Merged } from '../../domain/merged.ts';
import {
  type AllergenClass,
  allergenAsDrug,
  type AllergenClassId,
  belongsTo,
  namesWord,
} from '../../terminology/allergy-drugs.ts';
import { type Allergen, allergenOf, isVague } from './drug-checks-allergen.ts';
import type { CheckedMedicine } from './drug-checks-medicines.ts';

/** How a medicine came to be told with an allergy, the surest first. */
export const MATCHED_BY = ['product', 'strength', 'ingredient', 'class', 'name'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

export interface AllergyHit {
  readonly medicine: CheckedMedicine;
  /** `product`: equal code; `strength`: equal to nine characters; `name`: by words only. */
  readonly by: MatchedBy;
  /** Words or code in which they meet. */
  readonly on: string;
  readonly class?: AllergenClassId;
}

/** Of the same class as what the allergy names; the record does not name the class, and we do not judge it. */
export interface RelatedMedicine {
  readonly medicine: CheckedMedicine;
  readonly class: AllergenClassId;
}

/** Why nothing can be said of a medicine in view of this allergy. */
export type UncheckedReason = 'uncoded' | 'compound' | 'other-route' | 'class-open';

export interface UncheckedMedicine {
  readonly medicine: CheckedMedicine;
  readonly reason: UncheckedReason;
}

interface Compared {
  readonly checked: number;
  readonly unchecked: readonly UncheckedMedicine[];
  readonly related: readonly RelatedMedicine[];
}

export type AllergyOutcome =
  | ({ readonly kind: 'hit'; readonly hits: NonEmpty<AllergyHit> } & Compared)
  | ({ readonly kind: 'no-hit' } & Compared)
  | {
      readonly kind: 'not-checkable';
      /** Words that no table maps, words for many things, or nothing to compare with. */
      readonly reason: 'words-only' | 'vague' | 'nothing-named' | 'no-medicine-comparable' | 'no-medicines';
      readonly words: readonly string[];
      readonly related: readonly RelatedMedicine[];
    }
  | {
      readonly kind: 'not-applicable';
      readonly reason: 'not-a-medicine' | 'statement' | 'entered-in-error';
    };

export interface AllergyCheck {
  readonly allergy: Merged<AllergyEntry>;
  /** By its own record over. */
  readonly past: boolean;
  readonly outcome: AllergyOutcome;
}

interface Match {
  readonly by: MatchedBy;
  readonly on: string;
  readonly class?: AllergenClassId;
}

function byCode(allergen: Allergen, { codes, drugs, parts }: CheckedMedicine): Match | undefined {
  const equal = (length: number) =>
    codes.find((code) => allergen.codes.some((one) => one.slice(0, length) === code.slice(0, length)));
  // …ZZZ is a general name: no product.
  const product = equal(12);
  if (product !== undefined && !product.endsWith('ZZZ')) return { by: 'product', on: product };
  const other = drugs
    .flatMap(({ codings }) => codings.map(({ system, code }) => `${system}|${code}`))
    .find((code) => allergen.productCodes.includes(code));
  if (other !== undefined) return { by: 'product', on: other };
  const strength = equal(9);
  if (strength !== undefined) return { by: 'strength', on: strength.slice(0, 9) };
  const ingredient = equal(7)?.slice(0, 7) ?? parts.find((part) => allergen.parts.includes(part));
  if (ingredient !== undefined) return { by: 'ingredient', on: ingredient };
  const substance = allergen.substances.find((one) => codes.some((code) => belongsTo(one.codes, code)));
  return substance === undefined ? undefined : { by: 'ingredient', on: substance.name };
}

function byClass({ classes }: Allergen, { codes }: CheckedMedicine): Match | undefined {
  const found = classes.find((one) => codes.some((code) => belongsTo(one.codes, code)));
  return found === undefined ? undefined : { by: 'class', on: found.ja, class: found.id };
}

function byName(allergen: Allergen, { writings }: CheckedMedicine): Match | undefined {
  for (const { text, base, substances, classes } of writings) {
    const same = substances.find((one) => allergen.substances.includes(one));
    if (same !== undefined) return { by: 'name', on: same.name };
    const named = allergen.names.find((name) => !isVague(name) && namesWord(text, name));
    if (named !== undefined) return { by: 'name', on: named };
    if (foldText(base).length >= 4 && allergen.names.some((name) => namesWord(name, base)))
      return { by: 'name', on: base };
    for (const one of allergen.classes) {
      const member = substances.find(({ codes: [own = ''] }) => belongsTo(one.codes, own));
      if (member !== undefined) return { by: 'name', on: member.name, class: one.id };
      if (classes.includes(one)) return { by: 'name', on: one.ja, class: one.id };
    }
  }
  return undefined;
}

function reasonUnchecked(allergen: Allergen, medicine: CheckedMedicine): UncheckedReason | undefined {
  if (medicine.known === 'text' || medicine.known === 'product') return 'uncoded';
  if (medicine.known === 'compound') return 'compound';
  if (medicine.route === undefined || !allergen.routes.has(medicine.route)) return 'other-route';
  const open = allergen.classes.some(
    ({ unsure }) => unsure !== undefined && medicine.codes.some((code) => belongsTo(unsure, code)),
  );
  return open ? 'class-open' : undefined;
}

function relatedOf(
  related: readonly AllergenClass[],
  medicines: readonly CheckedMedicine[],
): readonly RelatedMedicine[] {
  return medicines.flatMap((medicine) => {
    const shared = related.find((one) => medicine.codes.some((code) => belongsTo(one.codes, code)));
    return shared === undefined ? [] : [{ medicine, class: shared.id }];
  });
}

function compare(allergen: Allergen, medicines: readonly CheckedMedicine[]): AllergyOutcome {
  const { codes, productCodes, substances, classes, unread } = allergen;
  const hits: AllergyHit[] = [];
  const unchecked: UncheckedMedicine[] = [];
  const clean: CheckedMedicine[] = [];
  for (const medicine of medicines) {
    const match = byCode(allergen, medicine) ?? byClass(allergen, medicine) ?? byName(allergen, medicine);
    const reason = match === undefined ? reasonUnchecked(allergen, medicine) : undefined;
    if (match !== undefined) hits.push({ medicine, ...match });
    else if (reason !== undefined) unchecked.push({ medicine, reason });
    else clean.push(medicine);
  }
  const others = medicines.filter((one) => !hits.some(({ medicine }) => medicine === one));
  const related = relatedOf(allergen.related, others);
  const told = { checked: hits.length + clean.length, unchecked, related };
  if (isNonEmpty(hits)) {
    const sorted = hits.toSorted((a, b) => MATCHED_BY.indexOf(a.by) - MATCHED_BY.indexOf(b.by));
    return { kind: 'hit', hits: isNonEmpty(sorted) ? sorted : hits, ...told };
  }
  const not = (reason: (AllergyOutcome & { kind: 'not-checkable' })['reason'], words: readonly string[]) =>
    ({ kind: 'not-checkable', reason, words, related }) as const;
  if (medicines.length === 0) return not('no-medicines', []);
  const mapped = codes.length + productCodes.length + substances.length + classes.length > 0;
  const vague = unread.filter(isVague);
  if (!mapped || unread.length > 0) {
    if (vague.length > 0 && vague.length === unread.length) return not('vague', vague);
    return unread.length > 0 ? not('words-only', unread) : not('nothing-named', []);
  }
  return clean.length === 0 ? not('no-medicine-comparable', []) : { kind: 'no-hit', ...told };
}

/** Of foods and surroundings nothing is compared, unless what they name is a drug all the same. */
function isOfMedicine({ category, code }: AllergyEntry, allergen: Allergen): boolean {
  if (category === 'medication' || category === 'biologic') return true;
  if (allergen.codes.length + allergen.substances.length + allergen.classes.length > 0) return true;
  if (category === 'food' || category === 'environment') return false;
  return !allergenAsDrug(code).codings.some(
    ({ system, code: value }) => system.includes('Jfagy') && value[2] === 'F',
  );
}

function outcomeOf(entry: AllergyEntry, medicines: readonly CheckedMedicine[]): AllergyOutcome {
  if (entry.marks.includes('entered-in-error')) return { kind: 'not-applicable', reason: 'entered-in-error' };
  if (entry.negative !== undefined) return { kind: 'not-applicable', reason: 'statement' };
  const allergen = allergenOf(entry);
  if (!isOfMedicine(entry, allergen)) return { kind: 'not-applicable', reason: 'not-a-medicine' };
  return compare(allergen, medicines);
}

const OUTCOMES: readonly AllergyOutcome['kind'][] = ['hit', 'not-checkable', 'no-hit', 'not-applicable'];

function weight({ past, outcome, allergy: { shown } }: AllergyCheck): number {
  const rank = OUTCOMES.indexOf(outcome.kind) * 8 + Number(past) * 4;
  return rank + (shown.contraindication ? 0 : shown.criticality === 'high' ? 1 : 2);
}

/**
 * Each allergy against each medicine (med-allergy-01…04): by code, by ingredient, by a class that the allergy names, else
 * by name, and says which. What could not be compared is told with it; `no-hit` counts only what was.
 */
export function allergyChecks(
  allergies: readonly Merged<AllergyEntry>[],
  medicines: readonly CheckedMedicine[],
): readonly AllergyCheck[] {
  return allergies
    .map(
      (allergy): AllergyCheck => ({
        allergy,
        past: isPastAllergy(allergy.shown),
        outcome: outcomeOf(allergy.shown, medicines),
      }),
    )
    .toSorted((a, b) => weight(a) - weight(b) || (a.allergy.key < b.allergy.key ? -1 : 1));
}
