import type { RawResource } from '../domain/provenance.ts';

/** Paths of elements (`Type.element.part`, without indexes) with how often they stand in the data and were not read. */
export type UnreadElements = Map<string, number>;

/** What a reading took: per object the keys that were looked up. */
export type Looked = WeakMap<object, Set<string>>;

/**
 * The same JSON, telling which of its elements are looked at. Objects are wrapped once each, so that readers which
 * compare or remember them go on working.
 */
export function recording<T extends object>(
  value: T,
  looked: Looked,
  made = new WeakMap<object, object>(),
): T {
  const known = made.get(value);
  if (known !== undefined) return known as T;
  const proxy = new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === 'string' && !Array.isArray(target)) {
        const keys = looked.get(target) ?? new Set<string>();
        keys.add(key);
        looked.set(target, keys);
      }
      return typeof found === 'object' && found !== null ? recording(found, looked, made) : found;
    },
  });
  made.set(value, proxy);
  return proxy;
}

/** Elements that say nothing of the person: technical, or for machines that build the resource. */
const TECHNICAL = /^(?:resourceType|id|meta|implicitRules|language|fullUrl|subject|patient|beneficiary)$/u;
/** Of a coding or quantity the system, of a file its size and digest: they tell machines what the words tell readers. */
const MACHINE: ReadonlySet<string> = new Set(['system', 'hash', 'size', 'userSelected']);
/** Generated narrative repeats the data; what else it says is drawn from the raw record. */
const REPEATED: ReadonlySet<string> = new Set(['text']);

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Walk {
  readonly looked: Looked;
  readonly unread: UnreadElements;
}

function walk(value: unknown, path: string, { looked, unread }: Walk): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) walk(item, path, { looked, unread });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const type: unknown = Reflect.get(value, 'resourceType');
  // A resource within a Bundle, or contained, stands under its own name.
  const isResource = typeof type === 'string';
  const from = isResource ? type : path;
  const read = looked.get(value);
  for (const [key, child] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    if (isEmpty(child) || MACHINE.has(key) || key.startsWith('_')) continue;
    if (isResource && (TECHNICAL.test(key) || REPEATED.has(key))) continue;
    const at = `${from}.${key}`;
    if (read?.has(key) === true) walk(child, at, { looked, unread });
    else unread.set(at, (unread.get(at) ?? 0) + 1);
  }
}

/** Adds what nobody looked at in a resource that was read through `recording`. */
export function countUnread(resource: RawResource, looked: Looked, unread: UnreadElements): void {
  walk(resource, resource.resourceType, { looked, unread });
}
