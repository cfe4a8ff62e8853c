import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';

export type CareLevelFact = Merged<ObservationEntry>;

/** How a certified level stands on a day: in force, run out, not yet begun, or without a stated period. */
export type CareLevelState = 'in-force' | 'expired' | 'future' | 'no-period';

export interface CareLevel {
  readonly fact: CareLevelFact;
  readonly state: CareLevelState;
  /** Last day of validity, `YYYY-MM-DD`, where the record tells it to the day. */
  readonly until?: string;
}

export function careLevelOf(fact: CareLevelFact, now: string): CareLevel {
  const { when } = fact.shown;
  if (when.state !== 'dated' || when.end === undefined) return { fact, state: 'no-period' };
  const exact = when.end.precision === 'day' || when.end.precision === 'instant';
  if (!exact) return { fact, state: 'no-period' };
  const until = when.end.sortKey.slice(0, 10);
  if (when.start.sortKey.slice(0, 10) > now) return { fact, state: 'future', until };
  return { fact, state: until < now ? 'expired' : 'in-force', until };
}

function startOf({ fact }: CareLevel): string {
  const { when } = fact.shown;
  return when.state === 'dated' ? when.start.sortKey : '';
}

/**
 * The level that stands for today, and all others newest first. A level that has run out is shown as that and never as
 * the present one (care-level-01).
 */
export function careLevels(
  facts: readonly CareLevelFact[],
  now: string,
): {
  readonly latest?: CareLevel;
  readonly history: readonly CareLevel[];
} {
  const all = facts
    .map((fact) => careLevelOf(fact, now))
    .sort((a, b) =>
      startOf(a) === startOf(b) ? (a.fact.key < b.fact.key ? -1 : 1) : startOf(a) < startOf(b) ? 1 : -1,
    );
  const latest =
    all.find((level) => level.state === 'in-force') ??
    all.find((level) => level.state !== 'future') ??
    all[0];
  return latest === undefined
    ? { history: [] }
    : { latest, history: all.filter((level) => level !== latest) };
}
