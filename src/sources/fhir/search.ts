import type { Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
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
  readonly now: () => Date;
  /** Pages after which the reading stops and says so. */
  readonly maxPages?: number;
}

const MAX_PAGES = 400;
export const FHIR_JSON = 'application/fhir+json';

function keyOf(page: Page): string {
  return page.resources.map((resource) => `${resource.resourceType}/${resource.id ?? ''}`).join(' ');
}

/**
 * Follows `next` to the end. Never trusts `total`; a repeated address or a page that repeats the one before is a loop
 * and ends the reading as a fault; a link that leaves the source is not followed.
 */
export async function* search(ask: SearchAsk): AsyncIterable<SearchEvent> {
  const seen = new Set<string>();
  const keys = new Set<string>();
  let url: string | undefined = ask.url;
  while (url !== undefined) {
    if (!isBelowSource(ask.source, url)) {
      yield { type: 'fault', fault: fault('malformed', 'the next page lies outside of the source') };
      return;
    }
    if (seen.has(url)) {
      yield { type: 'fault', fault: fault('malformed', 'the pages run in a circle') };
      return;
    }
    if (seen.size >= (ask.maxPages ?? MAX_PAGES)) {
      yield {
        type: 'fault',
        fault: fault('tooLarge', `stopped after ${seen.size} pages`, { count: seen.size }),
      };
      return;
    }
    seen.add(url);
    const answer: Result<HttpAnswer, Fault> = await ask.http.ask({
      url,
      signal: ask.signal,
      accept: FHIR_JSON,
    });
    if (!answer.ok) {
      yield { type: 'fault', fault: answer.error };
      return;
    }
    const page = readPage(answer.value.bytes);
    if (!page.ok) {
      yield { type: 'fault', fault: page.error };
      return;
    }
    yield { type: 'page', page: page.value, fetchedAt: ask.now() };
    const key = keyOf(page.value);
    if (key !== '' && keys.has(key)) {
      yield { type: 'fault', fault: fault('malformed', 'a page repeats an earlier one') };
      return;
    }
    keys.add(key);
    url =
      page.value.next === undefined ? undefined : new URL(page.value.next, `${ask.source.fhirBase}/`).href;
  }
}
