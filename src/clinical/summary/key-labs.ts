import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { LabItem } from '../../terminology/lab-items.ts';
import { measuredItem } from '../labs/analyte-key.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { flagOf } from '../timeline/lane-of-fact.ts';

/** Where the newest amount stands to the one before it, in the same unit. */
export type Direction = 'up' | 'down' | 'level';

/** The newest result of one analyte, and the amounts that led to it. */
export interface KeyLab {
  readonly item: LabItem;
  readonly fact: Merged<ObservationEntry>;
  readonly direction?: Direction;
  /** Day number and amount, oldest first, in the unit of the newest; at most `CURVE`. */
  readonly curve: readonly { readonly at: string; readonly amount: number }[];
  /** By the source's own word: 2 panic, 1 abnormal. */
  readonly flag: 0 | 1 | 2;
}

/**
 * What a first look asks for before anything else (brief-lab-01, presentation): kidneys and potassium, sugar, blood,
 * heart, inflammation, liver, nutrition, clotting. All others stand in the table of results.
 */
const ASKED_FIRST: readonly string[] = [
  'eGFR',
  'Cre',
  'K',
  'HbA1c-NGSP',
  'Hb',
  'BNP',
  'NT-proBNP',
  'PT-INR',
  'CRP',
  'AST',
  'ALT',
  'ALB',
  'PLT',
  'WBC',
  'Na',
  'UA',
  'LDL-C',
];

const CURVE = 8;
/** Less than this share of the amount before it is no direction (brief-lab-02, presentation). */
const LEVEL_SHARE = 0.05;

type LabFact = Merged<ObservationEntry>;

function isLab(fact: Merged): fact is LabFact {
  return fact.shown.kind === 'lab';
}

function amountOf({ shown }: LabFact): { readonly amount: number; readonly unit: string } | undefined {
  const { value } = shown;
  // A bound (<0.1) is no amount: it would draw a curve that nobody measured.
  if (value.type !== 'quantity' || value.quantity.comparator !== undefined) return undefined;
  return { amount: value.quantity.value, unit: unitKey(value.quantity.unit) };
}

function directionOf(curve: KeyLab['curve']): Direction | undefined {
  const [before, now] = [curve.at(-2)?.amount, curve.at(-1)?.amount];
  if (before === undefined || now === undefined) return undefined;
  if (Math.abs(now - before) < LEVEL_SHARE * Math.abs(before)) return 'level';
  return now > before ? 'up' : 'down';
}

/** `facts` come newest first; what has no exact day cannot be the newest. */
function keyLabOf(item: LabItem, facts: readonly LabFact[]): KeyLab | undefined {
  const [fact] = facts;
  if (fact === undefined) return undefined;
  const unit = amountOf(fact)?.unit;
  const newestFirst: KeyLab['curve'][number][] = [];
  for (const one of facts) {
    const amount = amountOf(one);
    const { when } = one.shown;
    if (amount?.unit === unit && amount !== undefined && when.state === 'dated')
      newestFirst.push({ at: when.start.sortKey, amount: amount.amount });
    // Of thirty years of results the last few are drawn.
    if (newestFirst.length === CURVE) break;
  }
  const curve = newestFirst.toReversed();
  const newest = fact.shown.when.state === 'dated' ? fact.shown.when.start.sortKey : undefined;
  const direction = curve.at(-1)?.at === newest ? directionOf(curve) : undefined;
  return { item, fact, curve, flag: flagOf(fact.shown), ...(direction === undefined ? {} : { direction }) };
}

/** The newest result of each analyte that a first look asks for: what its source marks as grave first. */
export function* keyLabs(facts: readonly Merged[]): Sliced<readonly KeyLab[]> {
  const byItem = new Map<string, { readonly item: LabItem; readonly facts: LabFact[] }>();
  yield* eachSliced(facts, (fact) => {
    if (!isLab(fact) || fact.shown.negative !== undefined || fact.shown.when.state !== 'dated') return;
    if (fact.shown.marks.includes('entered-in-error')) return;
    const item = measuredItem(fact.shown);
    if (item === undefined || !ASKED_FIRST.includes(item.key)) return;
    const known = byItem.get(item.key);
    if (known === undefined) byItem.set(item.key, { item, facts: [fact] });
    else known.facts.push(fact);
  });
  return [...byItem.values()]
    .flatMap(({ item, facts: results }) => keyLabOf(item, results) ?? [])
    .sort((a, b) => b.flag - a.flag || ASKED_FIRST.indexOf(a.item.key) - ASKED_FIRST.indexOf(b.item.key));
}
