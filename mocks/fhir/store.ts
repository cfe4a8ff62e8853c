/** What one source holds, found by type and id and by whose it is. */
import { createHash } from 'node:crypto';
import { isObject, type Resource, textOf } from './resource.ts';

export interface Stored {
  type: string;
  id: string;
  resource: Resource;
  /** Ids of the patients of this source whose record it is part of. */
  patients: ReadonlySet<string>;
  version: string;
}

const NONE: readonly Stored[] = [];

export class Store {
  readonly #byType = new Map<string, Map<string, Stored>>();
  readonly #byPatient = new Map<string, Stored[]>();
  readonly #text = new WeakMap<Stored, string>();
  /** When this source took its resources in; a resource without an own time shows it. */
  readonly #filledAt = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();

  add(resource: Resource & { id: string }, patients: Iterable<string>): Stored {
    const { resourceType: type, id } = resource;
    const withMeta = this.#withMeta(resource);
    const meta = isObject(withMeta['meta']) ? withMeta['meta'] : {};
    const stored = {
      type,
      id,
      resource: withMeta,
      patients: new Set(patients),
      version: textOf(meta['versionId']) ?? '1',
    };
    const sameType = this.#byType.get(type) ?? new Map<string, Stored>();
    this.#byType.set(type, sameType);
    sameType.set(id, stored);
    for (const patient of stored.patients) {
      const key = `${type} ${patient}`;
      const list = this.#byPatient.get(key);
      if (list === undefined) this.#byPatient.set(key, [stored]);
      else list.push(stored);
    }
    return stored;
  }

  get(type: string, id: string): Stored | undefined {
    return this.#byType.get(type)?.get(id);
  }

  ofType(type: string): readonly Stored[] {
    const found = this.#byType.get(type);
    return found === undefined ? NONE : [...found.values()];
  }

  ofPatient(type: string, patient: string): readonly Stored[] {
    return this.#byPatient.get(`${type} ${patient}`) ?? NONE;
  }

  types(): string[] {
    return [...this.#byType.keys()];
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#byType].map(([type, all]) => [type, all.size]));
  }

  /** Made once: a search of thousands of resources would otherwise spend its time here. */
  text(stored: Stored): string {
    const known = this.#text.get(stored);
    if (known !== undefined) return known;
    const made = JSON.stringify(stored.resource);
    this.#text.set(stored, made);
    return made;
  }

  #withMeta(resource: Resource & { id: string }): Resource {
    const { resourceType, id, meta, ...rest } = resource;
    if (meta !== undefined && !isObject(meta)) return resource;
    const own = { versionId: '1', lastUpdated: this.#filledAt, ...meta };
    return { resourceType, id, meta: own, ...rest };
  }
}

export function etagOf(stored: Stored): string {
  return `W/"${stored.version}"`;
}

export function hashOf(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url').slice(0, 22);
}

/** `If-None-Match` may list several tags; weak and strong are the same here. */
export function noneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return true;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() !== '*' && !header.split(',').some((tag) => bare(tag) === bare(etag));
}
