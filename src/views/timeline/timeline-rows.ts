import { eachSliced, type Sliced } from '../../base/sliced.ts';
import type { Merged } from '../../domain/merged.ts';
import { dateAttribute, type PartialDate } from '../../domain/partial-date.ts';

/** A line of the list: the head of a day (or month, or year, where no more is known), or a fact. */
export type TimelineRow =
  | { readonly type: 'day'; readonly key: string; readonly date: PartialDate; readonly count: number }
  /** Within a day with records of several places: where, and in what visit as far as one is recorded. */
  | {
      readonly type: 'place';
      readonly key: string;
      readonly head: string;
      readonly place: string;
      readonly visit?: Merged;
      readonly count: number;
    }
  | { readonly type: 'undated'; readonly key: 'undated'; readonly count: number }
  | { readonly type: 'fact'; readonly key: string; readonly head: string; readonly fact: Merged };

interface Group {
  readonly date: PartialDate;
  readonly facts: Merged[];
}

function placeOf({ shown }: Merged): string {
  return shown.provenance.institution ?? '';
}

/** The visit or stay of a place on a day: what its records belong to. */
function visitOf(facts: readonly Merged[]): Merged | undefined {
  return facts.find(({ shown }) => shown.kind === 'encounter');
}

/** The facts of a day, by place where there are several; each place in the order in which it first stands. */
function pushPlaces(rows: TimelineRow[], head: string, { date, facts }: Group): void {
  const places = Map.groupBy(facts, placeOf);
  const exact = date.precision === 'day' || date.precision === 'instant';
  const parted = exact && places.size > 1;
  for (const [place, members] of parted ? places : [['', facts] as const]) {
    const visit = visitOf(members);
    if (parted)
      rows.push({
        type: 'place',
        key: `${head} ${place}`,
        head,
        place,
        count: members.length,
        ...(visit === undefined ? {} : { visit }),
      });
    for (const fact of members) rows.push({ type: 'fact', key: fact.key, head, fact });
  }
}

/**
 * The facts under the heads of their days, newest first as they come. What has no date, or one told in words only,
 * stands at the end in a place of its own.
 */
export function* timelineRows(facts: readonly Merged[]): Sliced<readonly TimelineRow[]> {
  const days = new Map<string, Group>();
  const undated: Merged[] = [];
  yield* eachSliced(facts, (fact) => {
    const { when } = fact.shown;
    if (when.state !== 'dated') {
      undated.push(fact);
      return;
    }
    const day = dateAttribute(when.start);
    const group = days.get(day);
    if (group === undefined) days.set(day, { date: when.start, facts: [fact] });
    else group.facts.push(fact);
  });
  const rows: TimelineRow[] = [];
  yield* eachSliced(
    days,
    ([day, group]) => {
      const key = `day ${day}`;
      rows.push({ type: 'day', key, date: group.date, count: group.facts.length });
      pushPlaces(rows, key, group);
    },
    16,
  );
  if (undated.length > 0) rows.push({ type: 'undated', key: 'undated', count: undated.length });
  for (const fact of undated) rows.push({ type: 'fact', key: fact.key, head: 'undated', fact });
  return rows;
}
