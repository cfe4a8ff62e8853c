import type { ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { analyteKey } from '../labs/analyte-key.ts';

/** What has a day and yet lasts: a transplant, a blood type, an infection that was looked for (for-life-01). */
export function lastsForLife({ shown }: Merged): boolean {
  switch (shown.kind) {
    case 'procedure':
      return shown.sort === 'transplant';
    case 'infection':
      return true;
    case 'lab':
      return analyteKey(shown).group === 'blood-type';
    default:
      return false;
  }
}

function sortKeyOf({ shown }: Merged<ObservationEntry>): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey : '';
}

/** Order in which measures are read; any other stands behind these. */
const MEASURES = [/^身長/u, /^体重/u, /BMI|体格指数/iu, /^腹囲/u, /^頭囲/u];

function rankOf(title: string): number {
  const found = MEASURES.findIndex((words) => words.test(title));
  return found < 0 ? MEASURES.length : found;
}

/** Of each measure of the body the newest, with its own day however old (for-life-02). */
export function latestMeasurements(
  facts: readonly Merged<ObservationEntry>[],
): readonly Merged<ObservationEntry>[] {
  const measured = facts.filter(({ shown }) => shown.kind === 'measurement');
  const byName = Map.groupBy(measured, ({ shown }) => shown.title.normalize('NFKC').trim());
  return [...byName.values()]
    .flatMap((same) => same.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? 1 : -1)).slice(0, 1))
    .toSorted((a, b) => rankOf(a.shown.title) - rankOf(b.shown.title) || (a.key < b.key ? -1 : 1));
}
