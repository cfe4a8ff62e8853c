import type { Entry } from '../../domain/entry.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { belongsTo } from './belonging.ts';
import type { Context } from './normalise/context.ts';
import { issueOf, type Normalised, normalise } from './normalise/registry.ts';
import { conceptTexts } from './datatypes.ts';
import { listAt, textAt } from './json.ts';
import type { Page } from './page.ts';

function noticeText(notice: Readonly<Record<string, unknown>>): string {
  return listAt(notice, 'issue')
    .map(
      (issue) =>
        textAt(issue, 'diagnostics') ?? conceptTexts(issue, 'details')[0] ?? textAt(issue, 'code') ?? '',
    )
    .join('; ');
}

/** Issue types by which a server says that its answer lacks something (FHIR R4 issue-type). */
const INCOMPLETE: ReadonlySet<string> = new Set([
  'incomplete',
  'timeout',
  'throttled',
  'transient',
  'exception',
  'no-store',
]);

/** What a source itself says is missing from its answer; undefined where it says nothing of the kind. */
export function statedGap(page: Page): string | undefined {
  for (const notice of page.notices) {
    const grave = listAt(notice, 'issue').some((issue) => {
      const severity = textAt(issue, 'severity');
      return severity === 'error' || severity === 'fatal' || INCOMPLETE.has(textAt(issue, 'code') ?? '');
    });
    if (grave) return noticeText(notice);
  }
  return undefined;
}

/**
 * Reads one page: each resource once (`seen` holds what earlier pages brought), nothing of another person, nothing
 * unreadable passed over in silence.
 */
export function readFeedPage(
  page: Page,
  person: PersonRecord,
  context: Context,
  seen: Set<string>,
): Normalised {
  const entries: Entry[] = [];
  const issues: ReadIssue[] = page.unreadable.map((raw) => ({
    source: context.source,
    resource: '',
    problem: 'unreadable',
    detail: 'no FHIR resource',
    raw,
  }));
  for (const notice of page.notices)
    issues.push(issueOf(notice, context, 'source-notice', noticeText(notice)));
  for (const resource of page.resources) {
    const key = `${resource.resourceType}/${resource.id ?? `?${seen.size}`}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!belongsTo(resource, person)) {
      issues.push(
        issueOf(
          { resourceType: resource.resourceType, ...(resource.id === undefined ? {} : { id: resource.id }) },
          context,
          'foreign-person',
          key,
        ),
      );
      continue;
    }
    const read = normalise(resource, context);
    entries.push(...read.entries);
    issues.push(...read.issues);
  }
  return { entries, issues };
}
