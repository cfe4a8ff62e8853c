import { isNonEmpty } from '../../base/non-empty.ts';
import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { ConditionEntry, EncounterEntry, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Death } from '../death.ts';
import { medicationLines } from '../medications/current-medications.ts';
import { openProblems } from '../summary/brief.ts';
import type { BarEnd, Lane, LaneBar, LaneId, LaneMark, Ticks } from './lane-item.ts';
import { LANES, NO_TICKS } from './lane-item.ts';
import { flagOf, isStay, laneOf, shapeOf } from './lane-of-fact.ts';
import { medicineBars } from './medicine-bars.ts';
import { type Day, dayNumber, type Vague, vagueOf, vagueOfWhen } from './moment.ts';

export interface LanesInput {
  readonly facts: readonly Merged[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
  readonly death?: Death;
}

interface Circumstances {
  readonly now: Day;
  readonly lifeEnd: Vague | undefined;
}

function markOf(fact: Merged): LaneMark | undefined {
  const at = vagueOfWhen(fact.shown.when);
  return at === undefined
    ? undefined
    : {
        type: 'mark',
        shape: shapeOf(fact.shown),
        facts: [fact.key],
        label: fact.shown.title,
        at,
        conflict: fact.conflicts.length > 0,
      };
}

const OVER: ReadonlySet<string> = new Set(['resolved', 'inactive', 'remission']);

/** A diagnosis goes on until the record says that it is over; that it was over, but not when, ends it where it was written. */
function endOfCondition(entry: ConditionEntry, { lifeEnd }: Circumstances): BarEnd {
  const said = vagueOfWhen(entry.abatement);
  if (said !== undefined) return { state: 'ended', at: said };
  const written = vagueOfWhen(entry.when);
  if (OVER.has(entry.clinicalStatus) && written !== undefined) return { state: 'ended', at: written };
  return lifeEnd === undefined ? { state: 'open' } : { state: 'ended', at: lifeEnd };
}

function conditionBar(fact: Merged<ConditionEntry>, rank: number, about: Circumstances): LaneBar | undefined {
  const { shown } = fact;
  const onset = vagueOfWhen(shown.onset);
  const begin = onset ?? vagueOfWhen(shown.when);
  if (begin === undefined) return undefined;
  const words = shown.onset.state === 'worded' ? `「${shown.onset.words}」` : '';
  return {
    type: 'bar',
    row: fact.key,
    facts: [fact.key],
    label: `${shown.title}${words}`,
    begin,
    beginUnknown: onset === undefined,
    end: endOfCondition(shown, about),
    weight: 3,
    suspected: shown.marks.includes('suspected'),
    conflict: fact.conflicts.length > 0,
    rank,
  };
}

function stayBar(fact: Merged<EncounterEntry>, about: Circumstances): LaneBar | undefined {
  const { shown } = fact;
  if (shown.when.state !== 'dated') return undefined;
  const begin = vagueOf(shown.when.start);
  const end = shown.when.end === undefined ? undefined : vagueOf(shown.when.end);
  const running = shown.visit === 'inpatient' && shown.status === 'in-progress';
  return {
    type: 'bar',
    row: 'stay',
    facts: [fact.key],
    label: shown.diagnoses[0] ?? shown.reason ?? shown.title,
    begin,
    beginUnknown: false,
    end:
      end === undefined && running && about.lifeEnd === undefined
        ? { state: 'open' }
        : { state: 'ended', at: end ?? begin },
    weight: 1,
    suspected: false,
    conflict: fact.conflicts.length > 0,
    rank: -begin.from,
  };
}

/** Open problems in the order of the brief, then those that are over, newest first. */
function problemBars(facts: readonly Merged<ConditionEntry>[], about: Circumstances): readonly LaneBar[] {
  const open = openProblems(facts);
  const listed = new Set(open.map((fact) => fact.key));
  return [...open, ...facts.filter((fact) => !listed.has(fact.key))].flatMap(
    (fact, rank) => conditionBar(fact, rank, about) ?? [],
  );
}

/** What is dated of `facts`, which come newest first, oldest first in columns. */
function* ticksOf(facts: readonly Merged[]): Sliced<Ticks> {
  const keys: EntryKey[] = [];
  const days = new Float64Array(facts.length);
  const flags = new Uint8Array(facts.length);
  let inOrder = true;
  yield* eachSliced(facts, ({ key, shown }) => {
    if (shown.when.state !== 'dated') return;
    const at = keys.push(key) - 1;
    days[at] = dayNumber(shown.when.start.sortKey);
    flags[at] = flagOf(shown);
    inOrder &&= at === 0 || (days[at - 1] ?? 0) >= (days[at] ?? 0);
  });
  const count = keys.length;
  if (count === 0) return NO_TICKS;
  keys.reverse();
  const dated = { days: days.subarray(0, count).reverse(), flags: flags.subarray(0, count).reverse() };
  if (inOrder) return { ...dated, facts: keys };
  yield;
  const order = keys.map((_, index) => index);
  order.sort((x, y) => (dated.days[x] ?? 0) - (dated.days[y] ?? 0));
  yield;
  return {
    days: Float64Array.from(order, (at) => dated.days[at] ?? 0),
    flags: Uint8Array.from(order, (at) => dated.flags[at] ?? 0),
    facts: order.flatMap((at) => keys[at] ?? []),
  };
}

function isFactOf<K extends Entry['kind']>(kinds: readonly K[]) {
  return (fact: Merged): fact is Merged<Extract<Entry, { kind: K }>> => isOfKind(fact.shown, kinds);
}

const isCondition = isFactOf(['condition']);
const isMedicine = isFactOf(MEDICATION_KINDS);

/** Something that the record says is not there has no place on the picture of what was; the list holds it. */
function isThing(fact: Merged): boolean {
  return fact.shown.negative === undefined;
}

interface Drawn {
  readonly bars: readonly LaneBar[];
  readonly marked: readonly Merged[];
  readonly ticked: readonly Merged[];
}

function* drawnOf(
  id: LaneId,
  facts: readonly Merged[],
  about: Circumstances,
  input: LanesInput,
): Sliced<Drawn> {
  switch (id) {
    case 'problem': {
      const conditions = facts.filter(isCondition);
      return {
        bars: problemBars(conditions, about),
        marked: facts.filter((fact) => fact.shown.kind === 'allergy'),
        ticked: [],
      };
    }
    case 'medicine': {
      const lines = yield* medicationLines(facts.filter(isMedicine), input.now, input.death);
      const bars: LaneBar[] = [];
      yield* eachSliced(lines, (line, rank) => bars.push(...medicineBars(line, rank, about.now)), 1);
      return { bars, marked: [], ticked: [] };
    }
    case 'stay': {
      const stays = facts.filter((fact): fact is Merged<EncounterEntry> => isStay(fact.shown));
      return {
        bars: stays.flatMap((fact) => stayBar(fact, about) ?? []),
        marked: facts.filter((fact) => !isStay(fact.shown)),
        ticked: [],
      };
    }
    case 'result':
      return { bars: [], marked: [], ticked: facts };
    default:
      return { bars: [], marked: facts, ticked: [] };
  }
}

function* laneFrom(id: string, facts: readonly Merged[], { bars, marked, ticked }: Drawn): Sliced<Lane> {
  const marks: LaneMark[] = [];
  yield* eachSliced(marked, (fact) => {
    const mark = markOf(fact);
    if (mark !== undefined) marks.push(mark);
  });
  marks.sort((a, b) => a.at.from - b.at.from);
  const ticks = yield* ticksOf(ticked);
  // A fact is a tick or part of a bar or mark, never both.
  const drawn = new Set<EntryKey>();
  for (const { facts: keys } of [...bars, ...marks]) for (const key of keys) drawn.add(key);
  let undated = -ticks.facts.length;
  yield* eachSliced(
    facts,
    ({ key }) => {
      if (!drawn.has(key)) undated += 1;
    },
    1024,
  );
  return { id, bars, marks, ticks, undated, count: facts.length };
}

function circumstancesOf({ now, death }: LanesInput): Circumstances {
  return { now: dayNumber(now), lifeEnd: death?.date === undefined ? undefined : vagueOf(death.date) };
}

/** The facts under each of the groups they belong to; what the record says is not there belongs to none. */
function* grouped(
  facts: readonly Merged[],
  groupsOf: (fact: Merged) => readonly string[],
): Sliced<ReadonlyMap<string, readonly Merged[]>> {
  const groups = new Map<string, Merged[]>();
  yield* eachSliced(facts, (fact) => {
    if (!isThing(fact)) return;
    for (const group of groupsOf(fact)) {
      const members = groups.get(group);
      if (members === undefined) groups.set(group, [fact]);
      else members.push(fact);
    }
  });
  return groups;
}

/** The whole record as lanes by kind, in the fixed order; also a lane of which nothing is known keeps its place. */
export function* lanesByKind(input: LanesInput): Sliced<readonly Lane[]> {
  const about = circumstancesOf(input);
  const byLane = yield* grouped(input.facts, (fact) => [laneOf(fact.shown)]);
  const lanes: Lane[] = [];
  for (const id of LANES) {
    const facts = byLane.get(id) ?? [];
    const drawn = yield* drawnOf(id, facts, about, input);
    yield;
    lanes.push(yield* laneFrom(id, facts, drawn));
  }
  return lanes;
}

/** Beyond so many groups the rest stand together in one lane. */
export const MOST_GROUPS = 8;
export const REST_LANE = 'rest';
/** The group of what belongs to none; its lane stands last, however large. */
export const NO_GROUP = 'none';

function drawnOfGroup(facts: readonly Merged[], about: Circumstances): Drawn {
  const conditions = facts.filter(isCondition);
  const stays = facts.filter((fact): fact is Merged<EncounterEntry> => isStay(fact.shown));
  const marked = facts.filter(
    ({ shown }) => !isStay(shown) && (laneOf(shown) === 'stay' || laneOf(shown) === 'paper'),
  );
  const bars = [
    ...stays.flatMap((fact) => stayBar(fact, about) ?? []),
    ...(conditions.length === 1 ? problemBars(conditions, about) : []),
  ];
  const drawn = new Set([...bars.flatMap((bar) => bar.facts), ...marked.map((fact) => fact.key)]);
  return { bars, marked, ticked: facts.filter((fact) => !drawn.has(fact.key)) };
}

/**
 * The same record by other groups (networks, institutions, problems): in each its admissions as bars, operations,
 * images and documents as marks, and all else as density. A fact of two groups stands in both. The largest first.
 */
export function* lanesByGroup(
  input: LanesInput,
  groupsOf: (fact: Merged) => readonly string[],
): Sliced<readonly Lane[]> {
  const about = circumstancesOf(input);
  const groups = yield* grouped(input.facts, groupsOf);
  const none = groups.get(NO_GROUP) ?? [];
  const bySize = [...groups]
    .filter(([id]) => id !== NO_GROUP)
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const rest = bySize.slice(MOST_GROUPS).flatMap(([, facts]) => facts);
  const shown: (readonly [string, readonly Merged[]])[] = bySize.slice(0, MOST_GROUPS);
  if (isNonEmpty(rest)) shown.push([REST_LANE, rest]);
  if (isNonEmpty(none)) shown.push([NO_GROUP, none]);
  const lanes: Lane[] = [];
  for (const [id, facts] of shown) {
    const drawn = drawnOfGroup(facts, about);
    yield;
    lanes.push(yield* laneFrom(id, facts, drawn));
  }
  return lanes;
}
