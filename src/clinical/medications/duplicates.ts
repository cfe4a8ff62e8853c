import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import { sortSliced } from '../../base/sort-sliced.ts';
import { eachSliced, runToEnd, type Sliced } from '../../base/sliced.ts';
import { type EffectGroup, effectGroupOf } from '../../terminology/ingredients.ts';
import type { MedicationLine } from './current-medications.ts';
import { type DaySpan, daysIn, overlapOf, unionOf } from './day-span.ts';
import { groundOf, isCompared, isOver, type NotCompared, notComparedOf } from './not-compared.ts';
import { isOnePlace, pairKindOf, spanOf } from './supply-pair.ts';
import type { Supply } from './supplies.ts';

/**
 * Hitome's own search for medicines that stand twice, not the national check of electronic prescriptions: it holds the
 * periods of records against one another and gives no verdict.
 */
export type DuplicateKind =
  /** med-dup-01: the same ingredients by the same route, from different prescriptions */
  | 'same-ingredients'
  /** med-dup-01: some ingredient of one is in the other */
  | 'shared-ingredient'
  /** med-dup-03: other ingredients, the same 薬効分類 (3 digits); weaker */
  | 'same-effect'
  /** med-dup-04: perhaps one supply that two records tell, or an order and its own supply */
  | 'maybe-one'
  /** med-refill-01: the next supply came some days early; no duplicate */
  | 'early-refill';

export interface Duplicate {
  readonly key: string;
  readonly kind: DuplicateKind;
  readonly rule: 'med-dup-01' | 'med-dup-02' | 'med-dup-03' | 'med-dup-04' | 'med-refill-01';
  /** By what the medicines are one. Absent of `same-effect`. */
  readonly by?: 'ingredients' | 'product' | 'name';
  /** Ids of the ingredients that both hold, where they are known. */
  readonly parts: readonly string[];
  readonly effect?: EffectGroup;
  /** All that overlap in one run, oldest first: two or more. */
  readonly supplies: NonEmpty<Supply>;
  readonly lines: NonEmpty<MedicationLine>;
  readonly from: string;
  readonly to: string;
  /** The days on which two or more run at once. */
  readonly spans: readonly DaySpan[];
  readonly days: number;
  readonly when: 'now' | 'future' | 'past';
  /** A period of these is assumed (頓用, 外用: 14 days): med-dup-02. */
  readonly assumed: boolean;
  /** All were ordered, or handed out, by one place. */
  readonly onePlace: boolean;
}

export interface Duplicates {
  readonly findings: readonly Duplicate[];
  /** What bears on today or later and could not be compared, or not wholly. */
  readonly notCompared: readonly NotCompared[];
  /** How many of the past could not. */
  readonly pastNotCompared: number;
}

interface Held {
  readonly line: MedicationLine;
  readonly supply: Supply;
  readonly span: DaySpan;
  readonly effect: EffectGroup | undefined;
}

interface Pair {
  readonly kind: DuplicateKind;
  readonly group: string;
  readonly a: Held;
  readonly b: Held;
  readonly overlap: DaySpan;
}

function partsOfBoth(a: MedicationLine, b: MedicationLine): readonly string[] {
  return a.ingredients.parts.filter((part) => b.ingredients.parts.includes(part));
}

function isOneRoute(a: MedicationLine, b: MedicationLine): boolean {
  return a.ingredients.route !== undefined && a.ingredients.route === b.ingredients.route;
}

interface Relation {
  readonly kind: DuplicateKind;
  readonly group: string;
}

/** What two medicines have in common, and under which name such pairs are gathered; undefined where they have naught. */
function relationOf(a: Held, b: Held): Relation | undefined {
  if (a.line.key === b.line.key) return { kind: 'same-ingredients', group: a.line.key };
  const shared = isOneRoute(a.line, b.line) ? partsOfBoth(a.line, b.line) : [];
  if (shared.length > 0) return { kind: 'shared-ingredient', group: shared.join('+') };
  const code = a.effect?.code;
  return code === undefined || code !== b.effect?.code ? undefined : { kind: 'same-effect', group: code };
}

/** The same of two supplies that overlap; none between those of one prescription. */
function kindOf(a: Held, b: Held): Relation | undefined {
  const relation = relationOf(a, b);
  if (relation === undefined) return undefined;
  const pair = pairKindOf(a.supply, b.supply);
  if (pair === 'one-prescription') return undefined;
  return relation.kind === 'same-ingredients' && pair !== 'different'
    ? { ...relation, kind: pair }
    : relation;
}

/** The supplies that can be compared, by the day on which they begin. */
function* heldOf(lines: readonly MedicationLine[]): Sliced<readonly Held[]> {
  const held: Held[] = [];
  for (const line of lines) {
    yield* eachSliced(line.supplies, (supply) => {
      const span = isCompared(supply) ? spanOf(supply) : undefined;
      if (span !== undefined)
        held.push({ line, supply, span, effect: effectGroupOf(supply.basis.shown.drug) });
    });
    yield;
  }
  return yield* sortSliced(held, (a, b) => {
    if (a.span.from !== b.span.from) return a.span.from < b.span.from ? -1 : 1;
    return a.supply.key < b.supply.key ? -1 : 1;
  });
}

function* pairsOf(held: readonly Held[]): Sliced<readonly Pair[]> {
  const pairs: Pair[] = [];
  let running: Held[] = [];
  for (const [index, b] of held.entries()) {
    if (index % 16 === 15) yield;
    running = running.filter(({ span }) => span.to >= b.span.from);
    for (const a of running) {
      const overlap = overlapOf(a.span, b.span);
      const found = overlap === undefined ? undefined : kindOf(a, b);
      if (found !== undefined && overlap !== undefined) pairs.push({ ...found, a, b, overlap });
    }
    running.push(b);
  }
  return pairs;
}

interface Run {
  readonly pairs: [Pair, ...Pair[]];
}

/** Pairs of one kind and group that hang together by a common supply are one finding. */
function runsOf(pairs: readonly Pair[]): readonly NonEmpty<Pair>[] {
  const runOf = new Map<Supply, Run>();
  const runs = new Set<Run>();
  for (const pair of pairs) {
    const [one, other] = [runOf.get(pair.a.supply), runOf.get(pair.b.supply)];
    const run = one ?? other ?? { pairs: [pair] };
    if (one === undefined && other === undefined) runs.add(run);
    else run.pairs.push(pair);
    if (other !== undefined && other !== run) {
      run.pairs.push(...other.pairs);
      for (const { a, b } of other.pairs) runOf.set(a.supply, run).set(b.supply, run);
      runs.delete(other);
    }
    runOf.set(pair.a.supply, run).set(pair.b.supply, run);
  }
  return [...runs].map((run) => run.pairs);
}

function ruleOf(kind: DuplicateKind, assumed: boolean): Duplicate['rule'] {
  if (kind === 'same-effect') return 'med-dup-03';
  if (kind === 'maybe-one') return 'med-dup-04';
  if (kind === 'early-refill') return 'med-refill-01';
  return assumed ? 'med-dup-02' : 'med-dup-01';
}

function whenOf(spans: readonly DaySpan[], now: string): Duplicate['when'] {
  if (spans.some(({ from, to }) => from <= now && to >= now)) return 'now';
  return spans.some(({ from }) => from > now) ? 'future' : 'past';
}

function heldIn(pairs: NonEmpty<Pair>): NonEmpty<Held> {
  const bySupply = new Map(pairs.flatMap(({ a, b }) => [a, b]).map((held) => [held.supply, held]));
  const once = [...bySupply.values()];
  const sorted = once.sort((x, y) => (x.span.from < y.span.from ? -1 : x.span.from > y.span.from ? 1 : 0));
  return isNonEmpty(sorted) ? sorted : [pairs[0].a];
}

function findingOf(pairs: NonEmpty<Pair>, now: string): Duplicate {
  const { kind, group } = pairs[0];
  const held = heldIn(pairs);
  const [first, ...rest] = held;
  const lines = [...new Set(held.map(({ line }) => line))];
  const spans = unionOf(pairs.map(({ overlap }) => overlap));
  const assumed = held.some(({ supply }) => supply.reason.startsWith('assumed'));
  const effect = kind === 'same-effect' ? first.effect : undefined;
  const same = kind === 'same-effect' ? {} : { by: groundOf(first.line) };
  const shared =
    kind === 'shared-ingredient'
      ? partsOfBoth(pairs[0].a.line, pairs[0].b.line)
      : first.line.ingredients.parts;
  return {
    key: `${kind} ${group} ${first.supply.key}`,
    kind,
    rule: ruleOf(kind, assumed),
    ...same,
    parts: kind === 'same-effect' ? [] : shared,
    ...(effect === undefined ? {} : { effect }),
    supplies: [first.supply, ...rest.map(({ supply }) => supply)],
    lines: isNonEmpty(lines) ? lines : [first.line],
    from: spans[0]?.from ?? first.span.from,
    to: spans.at(-1)?.to ?? first.span.to,
    spans,
    days: daysIn(spans),
    when: whenOf(spans, now),
    assumed,
    onePlace: pairs.every(({ a, b }) => isOnePlace(a.supply, b.supply)),
  };
}

const KIND_ORDER: Readonly<Record<DuplicateKind, number>> = {
  'same-ingredients': 0,
  'shared-ingredient': 1,
  'maybe-one': 2,
  'same-effect': 3,
  'early-refill': 4,
};
const WHEN_ORDER: Readonly<Record<Duplicate['when'], number>> = { now: 0, future: 1, past: 2 };

function byPressure(a: Duplicate, b: Duplicate): number {
  const order = WHEN_ORDER[a.when] - WHEN_ORDER[b.when] || KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
  if (order !== 0) return order;
  if (a.from !== b.from) return a.from > b.from ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

/** Every medicine that stands twice on some day (med-dup-01…04), and what could not be compared. */
export function* duplicatesIn(lines: readonly MedicationLine[], now: string): Sliced<Duplicates> {
  const held = yield* heldOf(lines);
  yield;
  const pairs = yield* pairsOf(held);
  yield;
  const findings: Duplicate[] = [];
  for (const group of Map.groupBy(pairs, ({ kind, group: name }) => `${kind} ${name}`).values()) {
    for (const run of runsOf(group)) findings.push(findingOf(run, now));
    yield;
  }
  const notCompared = lines.flatMap(notComparedOf);
  return {
    findings: findings.sort(byPressure),
    notCompared: notCompared.filter(({ supply }) => !isOver(supply)),
    pastNotCompared: new Set(notCompared.filter(({ supply }) => isOver(supply)).map(({ supply }) => supply))
      .size,
  };
}

/** The same at one go. */
export function findDuplicates(lines: readonly MedicationLine[], now: string): Duplicates {
  return runToEnd(duplicatesIn(lines, now));
}
