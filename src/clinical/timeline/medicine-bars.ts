import { isNonEmpty } from '../../base/non-empty.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Supply } from '../medications/supplies.ts';
import type { MedicationLine } from '../medications/current-medications.ts';
import type { BarEnd, LaneBar } from './lane-item.ts';
import { type Day, dayNumber } from './moment.ts';

/**
 * Supplies of one medicine with no more than so many days between them are drawn as one bar (timeline-bar-01): how it is
 * drawn only; whether the person went without is not for the picture to say.
 */
export const JOINED_GAP_DAYS = 14;

interface Stretch {
  readonly supplies: Supply[];
  readonly from: Day;
  to: Day;
}

function stretchesOf(supplies: readonly Supply[]): readonly Stretch[] {
  const dated = supplies
    .flatMap((supply) => {
      const { start, end } = supply.period;
      if (start === undefined) return [];
      const from = dayNumber(start);
      return [{ supply, from, to: end === undefined ? from : Math.max(from, dayNumber(end) + 1) }];
    })
    .sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  for (const { supply, from, to } of dated) {
    const last = stretches.at(-1);
    if (last !== undefined && from - last.to <= JOINED_GAP_DAYS) {
      last.supplies.push(supply);
      last.to = Math.max(last.to, to);
    } else stretches.push({ supplies: [supply], from, to });
  }
  return stretches;
}

function endOf({ supplies, to }: Stretch, now: Day): BarEnd {
  const last = supplies.reduce((a, b) => ((a.period.end ?? '') >= (b.period.end ?? '') ? a : b));
  if (supplies.some(({ state, period }) => state === 'current' && period.end === undefined))
    return { state: 'open' };
  const reckoned = last.reason === 'days' || last.reason.startsWith('assumed');
  return reckoned && to > now ? { state: 'reckoned', at: to } : { state: 'ended', at: { from: to, to } };
}

/** The bars of one medicine on its row; what has no day of beginning is counted and not drawn. */
export function medicineBars(line: MedicationLine, rank: number, now: Day): readonly LaneBar[] {
  return stretchesOf(line.supplies).flatMap((stretch): readonly LaneBar[] => {
    const facts: readonly EntryKey[] = stretch.supplies
      .toReversed()
      .flatMap((supply) => supply.facts.map((fact) => fact.key));
    if (!isNonEmpty(facts)) return [];
    return [
      {
        type: 'bar',
        row: line.key,
        facts,
        label: line.name,
        begin: { from: stretch.from, to: stretch.from },
        beginUnknown: false,
        end: endOf(stretch, now),
        weight: line.classes.length > 0 ? 1 : 2,
        suspected: false,
        conflict: stretch.supplies.some((supply) => supply.conflicts.length > 0),
        rank,
      },
    ];
  });
}
