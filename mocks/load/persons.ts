/** Who is one person inside one source: same identifier or same id, unless birth date or sex say otherwise. */
import { objectsOf, type Resource } from '../fhir/resource.ts';
import { identifiersOf } from './names.ts';

export interface PersonRow {
  /** Final id in this source. */
  id: string;
  /** The id it came with. */
  originalId: string | undefined;
  resource: Resource;
}

export class Persons {
  readonly #rows: PersonRow[] = [];
  readonly #byKey = new Map<string, PersonRow[]>();
  readonly #ids = new Set<string>();

  add(row: PersonRow): void {
    this.#rows.push(row);
    this.#ids.add(row.id);
    for (const key of keysOf(row.resource, row.originalId)) {
      const list = this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, [row]);
      else list.push(row);
    }
  }

  find(resource: Resource, originalId: string | undefined): PersonRow | undefined {
    return keysOf(resource, originalId)
      .flatMap((key) => this.#byKey.get(key) ?? [])
      .find((row) => !contradicts(row.resource, resource));
  }

  /** What a later Patient resource tells that the first did not. */
  complete(row: PersonRow, resource: Resource, originalId: string | undefined): void {
    const held = objectsOf(row.resource['identifier']);
    const fresh = objectsOf(resource['identifier']).filter(
      (identifier) =>
        !held.some(
          (known) => known['system'] === identifier['system'] && known['value'] === identifier['value'],
        ),
    );
    const joined: Resource = { ...resource, ...row.resource };
    if (fresh.length > 0) joined['identifier'] = [...held, ...fresh];
    row.resource = joined;
    for (const key of keysOf(resource, originalId)) {
      const list = this.#byKey.get(key) ?? [];
      if (!list.includes(row)) this.#byKey.set(key, [...list, row]);
    }
  }

  hasId(id: string): boolean {
    return this.#ids.has(id);
  }

  all(): readonly PersonRow[] {
    return this.#rows;
  }
}

/** An own id is a better sign than a number that two hospitals may both have given. */
function keysOf(resource: Resource, originalId: string | undefined): string[] {
  const byId = originalId === undefined ? [] : [`id ${originalId}`];
  return [...byId, ...identifiersOf(resource).map((identifier) => `identifier ${identifier}`)];
}

export function contradicts(one: Resource, other: Resource): boolean {
  return ['birthDate', 'gender'].some((field) => {
    const left = one[field];
    const right = other[field];
    return typeof left === 'string' && typeof right === 'string' && left !== right;
  });
}
