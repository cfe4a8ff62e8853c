import type { Feed } from '../domain/feed.ts';
import { numbered, takenBack } from './fault-documents.ts';
import type { PlannedSource, PlantedFact } from './fault-plan.ts';
import type { Chance } from './random.ts';
import { TEMPLATES } from './fault-resources.ts';

const COPIED: ReadonlySet<Feed> = new Set(['AllergyIntolerance', 'Condition', 'Immunization', 'Procedure']);

/** What one source holds another may hold too; and one of the two may have taken back what the other lets stand. */
export function withCopies(chance: Chance, sources: readonly PlannedSource[]): readonly PlannedSource[] {
  const [from, to] = chance.some(sources, 2, 2);
  const patient = to?.patients[0];
  if (from === undefined || to === undefined || patient === undefined || to.acquaintance === 'stranger')
    return sources;
  const copied = from.facts.filter(({ feed, within }) => COPIED.has(feed) && within === undefined);
  const isTakenBack = new Map(copied.map(({ id }) => [id, chance.is(0.5)]));
  const originals = from.facts.map((fact) => {
    if (!copied.includes(fact)) return fact;
    const resource = numbered(fact.resource, `i-${fact.id}`);
    return isTakenBack.get(fact.id) === true && chance.is(0.5)
      ? { ...fact, resource: takenBack(resource), takenBack: true as const }
      : { ...fact, resource };
  });
  const copies = originals
    .filter(({ id }) => isTakenBack.has(id))
    .map((fact): PlantedFact => {
      const { takenBack: gone, ...kept } = fact;
      const template = TEMPLATES.find(({ feed }) => feed === fact.feed);
      const told = { id: `c-${fact.id}`, patient, word: `語${fact.id}`, day: '2024-05-05' };
      const plain = numbered(template?.build(told) ?? {}, `i-${fact.id}`);
      const copy = { ...kept, source: to.id, patient, id: told.id, resource: plain };
      const strikes = isTakenBack.get(fact.id) === true && gone !== true;
      return strikes ? { ...copy, resource: takenBack(plain), takenBack: true } : copy;
    });
  return sources.map((source) => {
    if (source === from) return { ...from, facts: originals };
    if (source !== to) return source;
    const tells = [...new Set([...to.tells, ...copies.map(({ feed }) => feed)])];
    return { ...to, facts: [...to.facts, ...copies], tells };
  });
}
