import { type Fault, fault } from '../../domain/fault.ts';
import type { RawResource } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { statedGap } from './notices.ts';
import { search } from './search.ts';

/** Ten thousand events at two hundred a page: more than anybody reads of one period, and said where it stops. */
const MAX_PAGES = 50;

/** What is read of a log: events as they come, and at most one fault, after which the rest is not known. */
export type LogReading =
  | { readonly type: 'events'; readonly events: readonly RawResource[] }
  | { readonly type: 'fault'; readonly fault: Fault };

/** Reads the AuditEvents of a period (IHE ATNA, ITI-81: the date is always given), the newest first. */
export async function* readAuditEvents(
  http: SourceHttp,
  source: Source,
  query: string,
  signal: AbortSignal,
): AsyncIterable<LogReading> {
  const url = `${source.base}/AuditEvent?${query}`;
  for await (const event of search({ http, source, url, signal, maxPages: MAX_PAGES })) {
    if (event.type === 'fault') {
      yield { type: 'fault', fault: event.fault };
      return;
    }
    const { resources, notices, unreadable } = event.page;
    yield { type: 'events', events: resources.filter(({ resourceType }) => resourceType === 'AuditEvent') };
    const gap = statedGap(notices) ?? (unreadable.length > 0 ? fault('malformed', 'unreadable') : undefined);
    if (gap !== undefined) yield { type: 'fault', fault: gap };
  }
}
