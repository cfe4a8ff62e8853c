import { canonicalSystem } from '../../../terminology/code-systems.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceKey } from '../references.ts';

function targetsOf(relation: Json): readonly string[] {
  const target = objectAt(relation, 'target');
  const reference = textAt(target, 'reference') ?? textAt(objectAt(relation, 'targetReference'), 'reference');
  const identifiers = [objectAt(relation, 'targetIdentifier'), objectAt(target, 'identifier')];
  const named = identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    return value === undefined ? [] : [`${canonicalSystem(textAt(identifier, 'system') ?? '')}|${value}`];
  });
  return [...(reference === undefined ? [] : [referenceKey(reference)]), ...named];
}

/** The documents that one takes the place of (`relatesTo` of Composition and DocumentReference, code `replaces`). */
export function replacedBy(resource: Json): { readonly replaces?: readonly string[] } {
  const replaces = listAt(resource, 'relatesTo').flatMap((relation) =>
    textAt(relation, 'code') === 'replaces' ? targetsOf(relation) : [],
  );
  return replaces.length === 0 ? {} : { replaces };
}
