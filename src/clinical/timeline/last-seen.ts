import type { Merged } from '../../domain/merged.ts';

/**
 * When the person was last seen where the reader works (timeline-seen-01): the newest visit or stay of an institution
 * by whose name the reader's own begins, before today. `organization` is what the sign-in tells: 湊中央病院 内科.
 */
export function lastSeen(
  encounters: readonly Merged[],
  organization: string,
  today: string,
): string | undefined {
  const days = encounters.flatMap(({ shown, witnesses }) => {
    const here = witnesses.some(({ provenance: { institution } }) => {
      return institution !== undefined && institution !== '' && organization.startsWith(institution);
    });
    if (!here || shown.kind !== 'encounter' || shown.when.state !== 'dated') return [];
    const { start, end } = shown.when;
    const exact = start.precision === 'day' || start.precision === 'instant';
    return exact ? [(end ?? start).sortKey.slice(0, 10)] : [];
  });
  return days
    .filter((day) => day < today)
    .toSorted()
    .at(-1);
}
