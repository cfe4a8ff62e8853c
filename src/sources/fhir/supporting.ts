import type { Fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import type { Json } from './json.ts';
import { isJson, textAt } from './json.ts';
import { type Lookup, referenceKey } from './references.ts';
import { search } from './search.ts';

const NAMED_TYPES: ReadonlySet<string> = new Set([
  'Medication',
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'Device',
  'Specimen',
]);
/** Without these an entry says not what it is of. */
const TELLING_TYPES: ReadonlySet<string> = new Set(['Medication', 'Device']);
const IDS_PER_SEARCH = 40;

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Every literal reference inside a resource whose target is needed for its name: drugs, people, places, devices. */
function wantedReferences(resource: RawResource, found: Set<string>): void {
  // A list of its own instead of recursion: what a source sends may be nested deeper than the stack.
  const left: object[] = [resource];
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    for (const inner of Object.values(item) as readonly unknown[]) if (isNested(inner)) left.push(inner);
    const reference = isJson(item) ? textAt(item, 'reference') : undefined;
    if (!isJson(item) || reference === undefined || /^(#|urn:)/u.test(reference)) continue;
    const key = referenceKey(reference);
    const type = key.split('/')[0] ?? '';
    const named = textAt(item, 'display') !== undefined && !TELLING_TYPES.has(type);
    if (NAMED_TYPES.has(type) && !named) found.add(key);
  }
}

/** Whether this is what the resource is of, and not what was used beside it (the pump of an infusion). */
function tellsWhat({ resourceType }: RawResource, key: string): boolean {
  return (
    key.startsWith('Medication/') || (key.startsWith('Device/') && resourceType === 'DeviceUseStatement')
  );
}

/** Why something an entry needs could not be had, by the resource that needs it. */
export type MissingNames = ReadonlyMap<RawResource, string>;

interface Asked {
  readonly signal: AbortSignal;
  readonly fault: Promise<Fault | undefined>;
}

/** Resources that entries point to, fetched once each and kept for the life of one chart. */
export class SupportingResources {
  readonly #source: Source;
  readonly #known = new Map<string, Json>();
  readonly #asked = new Map<string, Asked>();

  constructor(source: Source) {
    this.#source = source;
  }

  readonly lookup: Lookup = (reference) =>
    this.#known.get(reference) ?? this.#known.get(referenceKey(reference));

  /** What came beside an answer need not be asked for. */
  learn(resources: readonly RawResource[]): void {
    for (const resource of resources)
      if (NAMED_TYPES.has(resource.resourceType) && resource.id !== undefined)
        this.#known.set(`${resource.resourceType}/${resource.id}`, resource);
  }

  /**
   * Fetches what these resources point to and is not known yet. A place or a person that cannot be had is left to its
   * display text; a drug or a device that cannot be had is told.
   */
  async load(
    http: SourceHttp,
    resources: readonly RawResource[],
    signal: AbortSignal,
  ): Promise<MissingNames> {
    const wanted = new Map<RawResource, ReadonlySet<string>>();
    for (const resource of resources) {
      const keys = new Set<string>();
      wantedReferences(resource, keys);
      if (keys.size > 0) wanted.set(resource, keys);
    }
    const all = [...new Set([...wanted.values()].flatMap((keys) => [...keys]))];
    const unasked = all.filter((key) => !this.#known.has(key) && !this.#asked.has(key));
    this.#ask(http, unasked, signal);
    const missing = new Map<string, string>();
    // Taken before anything is awaited: what failed is forgotten at once, and is not to be asked again for each of its keys.
    const asked = all.map((key) => [key, this.#asked.get(key)] as const);
    for (const [key, one] of asked) {
      const why = await this.#settle(http, key, one, signal);
      if (why !== undefined) missing.set(key, why);
    }
    return new Map(
      [...wanted].flatMap(([resource, keys]) => {
        const key = [...keys].find((each) => missing.has(each) && tellsWhat(resource, each));
        return key === undefined ? [] : [[resource, `${key}: ${missing.get(key) ?? ''}`]];
      }),
    );
  }

  async #fetch(
    http: SourceHttp,
    type: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<Fault | undefined> {
    const source = this.#source;
    const url = `${source.base}/${type}?_id=${ids.map(encodeURIComponent).join(',')}`;
    let trouble: Fault | undefined;
    for await (const event of search({ http, source, url, signal, maxPages: 5 })) {
      if (event.type === 'fault') trouble = event.fault;
      else this.learn([...event.page.resources, ...event.page.included]);
    }
    return trouble;
  }

  #ask(http: SourceHttp, keys: readonly string[], signal: AbortSignal): void {
    for (const [type, group] of Map.groupBy(keys, (key) => key.split('/')[0] ?? '')) {
      for (let at = 0; at < group.length; at += IDS_PER_SEARCH) {
        const some = group.slice(at, at + IDS_PER_SEARCH);
        const ids = some.map((key) => key.slice(type.length + 1));
        const one: Asked = { signal, fault: this.#fetch(http, type, ids, signal) };
        const drop = () => {
          for (const key of some) if (this.#asked.get(key) === one) this.#asked.delete(key);
        };
        for (const key of some) this.#asked.set(key, one);
        // What failed is asked for again by whoever needs it next.
        one.fault.then((trouble) => (trouble === undefined ? undefined : drop()), drop);
      }
    }
  }

  /** Why it could not be had. What was asked for by a reader who left meanwhile is asked for anew. */
  async #settle(
    http: SourceHttp,
    key: string,
    first: Asked | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    for (let one = first; ; one = this.#asked.get(key)) {
      if (this.#known.has(key)) return undefined;
      signal.throwIfAborted();
      try {
        const trouble = await one?.fault;
        return this.#known.has(key) ? undefined : (trouble?.detail ?? 'not in the source');
      } catch (cause) {
        if (one?.signal.aborted !== true) throw cause;
        signal.throwIfAborted();
        if (this.#asked.get(key) === one) this.#asked.delete(key);
        if (!this.#asked.has(key)) this.#ask(http, [key], signal);
      }
    }
  }
}
