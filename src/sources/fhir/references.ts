import { isResource } from './page.ts';
import { isJson, type Json, listAt, textAt } from './json.ts';
import { codedOf } from './datatypes.ts';
import { displayName } from './names.ts';

/** Finds a resource by reference: inside the same document, or among what the source sent beside it. */
export type Lookup = (reference: string) => Json | undefined;

export const NO_LOOKUP: Lookup = () => undefined;

/** `Type/id` of a reference in any of its styles; `#id` and `urn:` stay as they are. */
export function referenceKey(reference: string): string {
  const slash = reference.indexOf('/');
  // `Type/id`, as nearly all references are, is its own key.
  if (slash === -1 || (reference.indexOf('/', slash + 1) === -1 && !reference.endsWith('/_history')))
    return reference;
  if (reference.startsWith('#') || reference.startsWith('urn:')) return reference;
  const parts = reference.split('/_history')[0]?.split('/') ?? [];
  return parts.slice(-2).join('/');
}

/** The resource that a Reference points to: contained, then by lookup. */
export function resolve(owner: Json, reference: Json, lookup: Lookup): Json | undefined {
  const text = textAt(reference, 'reference');
  if (text === undefined) return undefined;
  if (text.startsWith('#')) {
    return listAt(owner, 'contained').find((contained) => `#${textAt(contained, 'id') ?? ''}` === text);
  }
  const key = referenceKey(text);
  return lookup(text) ?? (key === text ? undefined : lookup(key));
}

/** A thing that has no name is called by what it is: a diagnosis, a drug, a specimen by its code or type. */
function conceptName(target: Json): string | undefined {
  for (const element of ['code', 'medicationCodeableConcept', 'vaccineCode', 'type', 'description']) {
    const told =
      textAt(target, element) ?? listAt(target, element).flatMap((item) => codedOf(item)?.text ?? [])[0];
    if (told !== undefined) return told;
  }
  return undefined;
}

/** What to call the thing referred to: its own name, else the display; a missing target still shows its display. */
export function referenceName(owner: Json, reference: Json, lookup: Lookup): string | undefined {
  return nameOfTarget(resolve(owner, reference, lookup), reference);
}

/** The same where it is already known what the reference points to. */
export function nameOfTarget(target: Json | undefined, reference: Json): string | undefined {
  const named = target === undefined ? undefined : (displayName(target) ?? conceptName(target));
  return named ?? textAt(reference, 'display');
}

/** Look-up among the entries of one Bundle by fullUrl and by `Type/id`. */
export function bundleLookup(bundle: Json): Lookup {
  const known = new Map<string, Json>();
  const bare = new Map<string, readonly Json[]>();
  for (const entry of listAt(bundle, 'entry')) {
    const resource = entry['resource'];
    if (!isJson(resource)) continue;
    const fullUrl = textAt(entry, 'fullUrl');
    if (fullUrl !== undefined) known.set(fullUrl, resource);
    if (!isResource(resource) || resource.id === undefined) continue;
    known.set(`${resource.resourceType}/${resource.id}`, resource);
    bare.set(resource.id, [...(bare.get(resource.id) ?? []), resource]);
  }
  // References without a type occur (JPFHIRExampleCreation): they count where only one resource bears that id.
  const onlyOne = (id: string) => (bare.get(id)?.length === 1 ? bare.get(id)?.[0] : undefined);
  return (reference) => known.get(reference) ?? known.get(referenceKey(reference)) ?? onlyOne(reference);
}

const NO_TEXTS: readonly string[] = [];

/** `Type/id` texts of a list of references. */
export function referenceTexts(of: Json, key: string): readonly string[] {
  if (of[key] === undefined) return NO_TEXTS;
  return listAt(of, key).flatMap((reference) => {
    const text = textAt(reference, 'reference');
    return text === undefined ? [] : [referenceKey(text)];
  });
}
