import { giveWay } from '../../base/sliced.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { Feed } from '../../domain/feed.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource, ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import type { FeedEvent } from '../source-client.ts';
import type { Statement } from './capability.ts';
import { loadDocuments } from './documents.ts';
import { readSorted, sortPage } from './feed-page.ts';
import { feedSearches } from './feed-search.ts';
import type { Context } from './normalise/context.ts';
import { issueOf } from './normalise/registry.ts';
import { statedGap } from './notices.ts';
import { search } from './search.ts';
import type { MissingNames, SupportingResources } from './supporting.ts';

export interface FeedTools {
  readonly http: SourceHttp;
  readonly source: Source;
  readonly supporting: SupportingResources;
  readonly statement: Statement | undefined;
  readonly now: () => Date;
  /** Whether this is wanted before anything else is drawn. */
  readonly hurry: () => boolean;
}

function missingIssues(missing: MissingNames, context: Context): readonly ReadIssue[] {
  return [...missing].map(([resource, why]: readonly [RawResource, string]) =>
    issueOf(resource, context, 'missing-part', why),
  );
}

/**
 * What a source answers is read when the page has time for it: a fast source does not hold up the drawing. In an
 * emergency there is nothing to draw yet that would matter more.
 */
function givingWay({ http, hurry }: FeedTools): SourceHttp {
  return {
    ...http,
    ask: async (question) => {
      if (hurry()) return http.ask(question);
      await giveWay(question.signal);
      const answer = await http.ask(question);
      await giveWay(question.signal);
      return answer;
    },
  };
}

/** Reads one feed of one person by its searches, page by page as they come. */
export async function* readFhirFeed(
  tools: FeedTools,
  feed: Feed,
  person: PersonRecord,
  signal: AbortSignal,
): AsyncIterable<FeedEvent> {
  const { source, supporting, now } = tools;
  const http = givingWay(tools);
  const seen = new Set<string>();
  let gap: Fault | undefined;
  let unread = 0;
  let heldBack = 0;
  const note = (issues: readonly ReadIssue[]) => {
    unread += issues.filter((issue) => issue.problem === 'unreadable').length;
    heldBack += issues.filter((issue) => issue.problem === 'undelivered').length;
    return issues;
  };
  for (const url of feedSearches(source, feed, person, tools.statement)) {
    for await (const event of search({ http, source, url, signal })) {
      if (event.type === 'fault') {
        yield event;
        return;
      }
      const { page, fetchedAt } = event;
      gap ??= statedGap(page.notices);
      supporting.learn(page.included);
      const sorted = await sortPage(page, { person, source, seen }, signal, tools.hurry());
      const missing = await supporting.load(http, sorted.readable, signal);
      const context = { source: source.id, fetchedAt, lookup: supporting.lookup };
      const read = await readSorted(sorted, context, signal, tools.hurry());
      const issues = note([...read.issues, ...missingIssues(missing, context)]);
      if (feed !== 'DocumentReference') {
        yield { type: 'entries', entries: read.entries, issues, received: seen.size };
        continue;
      }
      yield { type: 'entries', entries: [], issues, received: seen.size };
      for await (const document of loadDocuments(read.entries, { person, context, http, source }, signal)) {
        gap ??= document.fault;
        const { entries } = document;
        yield { type: 'entries', entries, issues: note(document.issues), received: seen.size };
      }
    }
  }
  // What could not be read may be anything that the feed may hold: it is counted, and nothing is called none.
  if (unread > 0) gap ??= fault('malformed', `${unread} unreadable`, { count: unread });
  // A source that says its own answer lacks something is believed.
  if (gap !== undefined) yield { type: 'fault', fault: gap };
  else yield { type: 'end', at: now(), ...(heldBack === 0 ? {} : { heldBack }) };
}
