/** Who is meant by a reference: looked up in the same Bundle first, then the file, the folder, the whole load. */
import { isObject, objectsOf, type Resource, textOf } from '../fhir/resource.ts';

export class Names {
  readonly #named = new Map<string, string>();
  readonly #identified = new Map<string, Set<string>>();

  /** `target` is the final `Type/id`. In a wider place the first of a name keeps it. */
  register(scopes: readonly string[], names: readonly string[], target: string): void {
    for (const scope of scopes)
      for (const name of names) {
        const key = `${scope}\n${name}`;
        if (!this.#named.has(key)) this.#named.set(key, target);
      }
  }

  identify(scopes: readonly string[], resource: Resource, target: string): void {
    for (const identifier of identifiersOf(resource))
      for (const scope of scopes) {
        const key = `${scope}\n${resource.resourceType}\n${identifier}`;
        const known = this.#identified.get(key) ?? new Set<string>();
        this.#identified.set(key, known.add(target));
      }
  }

  find(scopes: readonly string[], reference: string): string | undefined {
    const bare = reference.replace(/\/_history\/[^/]*$/, '');
    const conditional = /^([A-Za-z]+)\?identifier=(.+)$/.exec(bare);
    if (conditional !== null)
      return this.byIdentifier(scopes, conditional[1] ?? '', decode(conditional[2] ?? ''))[0];
    for (const scope of scopes) {
      const found = this.#named.get(`${scope}\n${bare}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** All who bear it in the narrowest place where anyone does. */
  byIdentifier(scopes: readonly string[], type: string, identifier: string): string[] {
    for (const scope of scopes) {
      const found = this.#identified.get(`${scope}\n${type}\n${identifier}`);
      if (found !== undefined) return [...found];
    }
    return [];
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Only identifiers with a system: a bare number says nothing about who gave it. */
export function identifiersOf(resource: Resource): string[] {
  return objectsOf(resource['identifier']).flatMap((identifier) => identifierKey(identifier) ?? []);
}

export function identifierKey(identifier: unknown): string | undefined {
  if (!isObject(identifier)) return undefined;
  const system = textOf(identifier['system']);
  const value = textOf(identifier['value']);
  return system && value ? `${system}|${value}` : undefined;
}

/** The same content with its references spelled as this server spells them; what needs no change is not copied. */
export function rewrite<T>(value: T, find: (reference: string) => string | undefined): T {
  if (Array.isArray(value)) {
    const list = value.map((each: unknown) => rewrite(each, find));
    return list.some((each, at) => each !== value[at]) ? (list as T) : value;
  }
  if (!isObject(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const [key, held] of Object.entries(value)) {
    const next = isReferenceKey(key) && typeof held === 'string' ? (find(held) ?? held) : rewrite(held, find);
    if (next === held) continue;
    copy ??= { ...value };
    copy[key] = next;
  }
  return (copy as T | undefined) ?? value;
}

/** `url` is that of an Attachment; other urls are nobody's name and stay as they are. */
function isReferenceKey(key: string): boolean {
  return key === 'reference' || key === 'url';
}
