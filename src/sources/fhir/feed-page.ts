import { eachGivingWay } from '../../base/sliced.ts';
import type { Entry } from '../../domain/entry.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource, ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import { belongsTo } from './belonging.ts';
import type { Context } from './normalise/context.ts';
import { type Normalised, normalise, SUPPORTING_TYPES } from './normalise/registry.ts';
import { noticeText } from './notices.ts';
import { isResource, type Page } from './page.ts';
import { whyNotPersonal } from './personal-types.ts';

export interface PageSorting {
  readonly person: PersonRecord;
  readonly source: Source;
  /** What earlier pages brought. */
  readonly seen: Set<string>;
}

/** A page sorted by whose it is and what it is: `readable` is the person's own, the rest is told as issues. */
export interface SortedPage {
  readonly readable: readonly RawResource[];
  readonly issues: readonly ReadIssue[];
}

function issue(source: Source, problem: ReadIssue['problem'], detail: string, raw: unknown): ReadIssue {
  const resource = isResource(raw) ? `${raw.resourceType}/${raw.id ?? ''}` : '';
  return { source: source.id, resource, problem, detail, raw };
}

/**
 * Sorts one page before anything is done with it: each resource once, nothing of another person (of which no more is
 * kept than that it came), nothing unreadable passed over in silence. Of what came beside the answer, helpers (drugs,
 * places) are no entries of their own.
 */
export async function sortPage(
  page: Page,
  { person, source, seen }: PageSorting,
  signal: AbortSignal,
  hurry: boolean,
): Promise<SortedPage> {
  const readable: RawResource[] = [];
  const issues = page.unreadable.map((raw) => issue(source, 'unreadable', 'no FHIR resource', raw));
  for (const notice of page.notices) issues.push(issue(source, 'source-notice', noticeText(notice), notice));
  const beside = page.included.filter((resource) => !SUPPORTING_TYPES.has(resource.resourceType));
  const sort = (resource: RawResource) => {
    const { resourceType, id } = resource;
    const key = `${resourceType}/${id ?? `?${seen.size}`}`;
    if (seen.has(key)) return;
    seen.add(key);
    const why = whyNotPersonal(resource);
    if (!belongsTo(resource, person, source))
      issues.push(
        issue(source, 'foreign-person', key, { resourceType, ...(id === undefined ? {} : { id }) }),
      );
    else if (why !== undefined) issues.push(issue(source, 'unreadable', why, resource));
    else readable.push(resource);
  };
  await eachGivingWay([...page.resources, ...beside], sort, signal, hurry);
  return { readable, issues };
}

/** Reads what a sorted page holds; the order of the answer is kept. */
export async function readSorted(
  { readable, issues }: SortedPage,
  context: Context,
  signal: AbortSignal,
  hurry: boolean,
): Promise<Normalised> {
  const entries: Entry[] = [];
  const all = [...issues];
  const read = (resource: RawResource) => {
    const one = normalise(resource, context);
    entries.push(...one.entries);
    all.push(...one.issues);
  };
  await eachGivingWay(readable, read, signal, hurry);
  return { entries, issues: all };
}
