import { type Merged, sourcesOfMerged } from '../domain/merged.ts';
import type { When } from '../domain/partial-date.ts';

function dateText(when: When): string {
  if (when.state === 'dated') return when.start.text;
  return when.state === 'worded' ? when.words : '?';
}

/** Facts as lines: `date kind title [sources]`, conflicts behind `≠`. */
export function timelineToText(facts: readonly Merged[]): readonly string[] {
  return facts.map((fact) => {
    const conflicts = fact.conflicts.map((conflict) => ` ≠${conflict.field}`).join('');
    return `${dateText(fact.shown.when)} ${fact.shown.kind} ${fact.shown.title} [${sourcesOfMerged(fact).join(' ')}]${conflicts}`;
  });
}
