import type { Result } from '../../base/result.ts';
import { breathe } from '../../base/sliced.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import { type HttpAnswer, isBelowSource, type SourceHttp } from '../http.ts';
import { type Page, readPage } from './page.ts';

/** What a search yields: pages as they come, and at most one fault at its end. No fault means the whole was read. */
export type SearchEvent =
  | { readonly type: 'page'; readonly page: Page; readonly fetchedAt: Date }
  | { readonly type: 'fault'; readonly fault: Fault };

export interface SearchAsk {
  readonly http: SourceHttp;
  readonly source: Source;
  /** First address, below the source's FHIR base. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** Pages, and bytes in all, after which the reading stops and says so. */
  readonly maxPages?: number;
  readonly maxBytes?: number;
}

const MAX_PAGES = 400;
const MAX_BYTES = 256 * 1024 * 1024;
/** Bytes of a page to parse which is work enough for one task. */
const LARGE_PAGE = 128 * 1024;
export const FHIR_JSON = 'application/fhir+json';

function nameOf(resource: RawResource, place: number): string {
  return `${resource.resourceType}/${resource.id ?? `?${place}`}`;
}

/** What was read so far of one search, and what speaks against its being whole. */
class Reading {
  readonly #addresses = new Set<string>();
  readonly #pages = new Set<string>();
  readonly #found = new Set<string>();
  #unreadable = 0;
  #bytes = 0;
  #stated: number | undefined;
  #shifted = false;

  get received(): number {
    return this.#found.size + this.#unreadable;
  }

  /** Why this address is not to be asked. */
  refuse(ask: SearchAsk, url: string): Fault | undefined {
    if (!isBelowSource(ask.source, url))
      return fault('malformed', 'the next page lies outside of the source');
    if (this.#addresses.has(url)) return fault('malformed', 'the pages run in a circle');
    const count = this.received;
    const pages = this.#addresses.size;
    if (pages >= (ask.maxPages ?? ask.source.quirks.maxPages ?? MAX_PAGES))
      return fault('tooLarge', `stopped after ${pages} pages`, { count });
    if (this.#bytes >= (ask.maxBytes ?? MAX_BYTES))
      return fault('tooLarge', `stopped after ${Math.round(this.#bytes / 1_000_000)} MB`, { count });
    this.#addresses.add(url);
    return undefined;
  }

  /** The page without what earlier pages brought; a fault where it is one of them over again. */
  take(page: Page, bytes: number): Page | Fault {
    this.#bytes += bytes;
    this.#unreadable += page.unreadable.length;
    this.#stated = page.total ?? this.#stated;
    const names = page.resources.map((resource, at) => nameOf(resource, this.received + at));
    const key = names.toSorted().join(' ');
    if (names.length > 0 && this.#pages.has(key)) return fault('malformed', 'a page repeats an earlier one');
    this.#pages.add(key);
    const fresh = page.resources.filter((_, at) => !this.#found.has(names[at] ?? ''));
    if (fresh.length < page.resources.length) this.#shifted = true;
    for (const name of names) this.#found.add(name);
    return fresh.length === page.resources.length ? page : { ...page, resources: fresh };
  }

  /**
   * Why the end is not the end. Servers lose `next` links, and pages shift while they are read (what moved to a page
   * already read is never seen): fewer than the stated total is not all. More than the total is no trouble.
   */
  gap(ask: SearchAsk): Fault | undefined {
    if (this.#stated === undefined || this.#stated <= this.received || ask.source.quirks.looseTotal === true)
      return undefined;
    const why = this.#shifted ? 'pages shifted: ' : '';
    const words = `${why}stated total ${this.#stated}, received ${this.received}`;
    return fault('malformed', words, { count: this.received });
  }
}

function isFault(value: Page | Fault): value is Fault {
  return 'kind' in value;
}

/**
 * Follows `next` to the end. Never stops because of `total`, and never calls an answer whole that is smaller than it; a
 * repeated address or page ends the reading as a fault; a link that leaves the source is not followed; an empty page
 * with a next one is not the end.
 */
export async function* search(ask: SearchAsk): AsyncIterable<SearchEvent> {
  const reading = new Reading();
  let url: string | undefined = ask.url;
  while (url !== undefined) {
    const refusal: Fault | undefined = reading.refuse(ask, url);
    if (refusal !== undefined) {
      yield { type: 'fault', fault: refusal };
      return;
    }
    const answer: Result<HttpAnswer, Fault> = await ask.http.ask({
      url,
      signal: ask.signal,
      accept: FHIR_JSON,
    });
    const read: Result<Page, Fault> = answer.ok ? readPage(answer.value) : answer;
    if (!answer.ok || !read.ok) {
      yield { type: 'fault', fault: read.ok ? fault('malformed', 'no answer') : read.error };
      return;
    }
    if (answer.value.bytes.byteLength > LARGE_PAGE) await breathe();
    const page = reading.take(read.value, answer.value.bytes.byteLength);
    if (isFault(page)) {
      yield { type: 'fault', fault: page };
      return;
    }
    yield { type: 'page', page, fetchedAt: answer.value.fetchedAt };
    // What is no address at all is refused above like one that leads elsewhere.
    const base = `${ask.source.base}/`;
    const { next } = page;
    url = next !== undefined && URL.canParse(next, base) ? new URL(next, base).href : next;
  }
  const gap = reading.gap(ask);
  if (gap !== undefined) yield { type: 'fault', fault: gap };
}
