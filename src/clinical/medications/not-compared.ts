import { drugIdentity } from '../../terminology/drug-codes.ts';
import type { MedicationLine } from './current-medications.ts';
import { isOtc } from './over-the-counter.ts';
import { spanOf } from './supply-pair.ts';
import type { Supply } from './supplies.ts';

/** Why a supply could not be held against the others, or not wholly. */
export type NotComparedWhy =
  /** words alone: compared with equal words only */
  | 'uncoded'
  /** a product code without meaning inside: compared with the same product only */
  | 'product-code-only'
  /** a compound of which not every part is known here: compared with the same compound, and by the parts that are known */
  | 'parts-unknown'
  /** in use or not, nobody can say: no start, no days, an order of days that can be read two ways */
  | 'no-period'
  /** what someone says to take may be the very medicine of a supply */
  | 'reported'
  /** given in a ward or a surgery */
  | 'administered';

export interface NotCompared {
  readonly line: MedicationLine;
  readonly supply: Supply;
  readonly why: NotComparedWhy;
}

/** Held against others: what was ordered, handed over, or bought. */
export function isCompared(supply: Supply): boolean {
  const { kind } = supply.basis.shown;
  if (spanOf(supply) === undefined) return false;
  return (
    kind === 'prescription' ||
    kind === 'dispensing' ||
    (kind === 'medication-statement' && isOtc(supply.basis.shown))
  );
}

function reasonsOf(line: MedicationLine, supply: Supply): readonly NotComparedWhy[] {
  const { kind } = supply.basis.shown;
  if (supply.reason === 'stopped') return [];
  if (kind === 'administration') return ['administered'];
  if (kind === 'medication-statement' && !isOtc(supply.basis.shown)) return ['reported'];
  const { known } = line.ingredients;
  const ofDrug: Readonly<Record<typeof known, readonly NotComparedWhy[]>> = {
    parts: [],
    compound: ['parts-unknown'],
    product: ['product-code-only'],
    text: ['uncoded'],
  };
  const open = spanOf(supply) === undefined || supply.period.latest !== undefined;
  return [...ofDrug[known], ...(open ? (['no-period'] as const) : [])];
}

/** All reasons of one supply that may bear on today or later; what is over is only counted by the caller. */
export function notComparedOf(line: MedicationLine): readonly NotCompared[] {
  return line.supplies.flatMap((supply) => reasonsOf(line, supply).map((why) => ({ line, supply, why })));
}

export function isOver({ state }: Supply): boolean {
  return state === 'ended';
}

/** By what two supplies of one key are one medicine. */
export function groundOf({ ingredients, shown }: MedicationLine): 'ingredients' | 'product' | 'name' {
  if (ingredients.known === 'text') return 'name';
  return drugIdentity(shown.shown.drug).by === 'product-code' ? 'product' : 'ingredients';
}
