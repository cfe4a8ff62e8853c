import type { Feed } from '../../domain/feed.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import type { Statement } from './capability.ts';

const PAGE_SIZE = 200;

/** Types that R4 itself lets be searched by `subject` only. */
const SUBJECT_ONLY: ReadonlySet<Feed> = new Set(['AdverseEvent']);

function asksBySubject(source: Source, feed: Feed, statement: Statement | undefined): boolean {
  if (source.quirks.searchBySubject?.includes(feed) === true) return true;
  const stated = statement?.parameters.get(feed);
  if (stated?.has('patient') === true) return false;
  return stated?.has('subject') === true || SUBJECT_ONLY.has(feed);
}

/**
 * The searches that one feed becomes: by `patient`, which every source should take, or by `subject` where it says that
 * it takes only that; several where the source refuses to be asked for all at once.
 */
export function feedSearches(
  source: Source,
  feed: Feed,
  person: PersonRecord,
  statement: Statement | undefined,
): readonly string[] {
  const id = encodeURIComponent(person.patientId);
  const whose = asksBySubject(source, feed, statement) ? `subject=Patient/${id}` : `patient=${id}`;
  const size = source.quirks.pageSize ?? PAGE_SIZE;
  const count = size === 0 ? '' : `&_count=${size}`;
  const parts = source.quirks.searchParts?.[feed] ?? [];
  const all = parts.length === 0 ? [''] : parts.map((part) => `&${part}`);
  return all.map((part) => `${source.base}/${feed}?${whose}${part}${count}`);
}
