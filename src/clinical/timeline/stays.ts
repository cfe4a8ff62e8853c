import type { Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';

/** Days of an admission, from and to `YYYY-MM-DD`; one that goes on has no end. */
export interface Stay {
  readonly from: string;
  readonly to?: string;
}

/** Days that a stay without an end is drawn as going on (presentation; no judgement is made of it). */
const LONGEST_OPEN_STAY = 60;

/** The admissions whose days are known, for the grey behind results and medicines; `today` is `YYYY-MM-DD`. */
export function staysOf(encounters: readonly Merged<Entry>[], today: string): readonly Stay[] {
  return encounters.flatMap(({ shown }) => {
    if (shown.kind !== 'encounter' || shown.visit !== 'inpatient' || shown.when.state !== 'dated') return [];
    const { start, end } = shown.when;
    if (start.precision === 'year' || start.precision === 'month') return [];
    const from = start.sortKey.slice(0, 10);
    if (end !== undefined) return [{ from, to: end.sortKey.slice(0, 10) }];
    // Many a record never tells the end: what began long ago is not taken for a stay that goes on.
    return from >= addDays(today, -LONGEST_OPEN_STAY) ? [{ from }] : [];
  });
}
