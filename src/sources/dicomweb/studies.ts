import type { Entry } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import type { FeedEvent } from '../source-client.ts';
import { TAG, tagText } from './dicom-json.ts';
import { normaliseStudy, studyBelongsTo } from './normalise-study.ts';
import { findStudies, type StudiesFound } from './qido.ts';

function readFound(found: StudiesFound, source: Source, person: PersonRecord) {
  const entries: Entry[] = [];
  const issues: ReadIssue[] = found.unreadable.map((raw) => ({
    source: source.id,
    resource: 'DicomStudy/',
    problem: 'unreadable',
    detail: 'no study with a UID',
    raw,
  }));
  for (const study of found.studies) {
    const uid = tagText(study, TAG.studyUid) ?? '';
    const entry = studyBelongsTo(study, person)
      ? normaliseStudy(study, source.id, found.fetchedAt)
      : undefined;
    if (entry !== undefined) entries.push(entry);
    else {
      // Of what is another person's, no more is kept than that it came.
      const resource = `DicomStudy/${uid}`;
      issues.push({ source: source.id, resource, problem: 'foreign-person', detail: uid, raw: {} });
    }
  }
  return { entries, issues };
}

/** The DICOM studies that an archive holds under the person's chart numbers. */
export async function* readStudies(
  http: SourceHttp,
  source: Source,
  person: PersonRecord,
  signal: AbortSignal,
): AsyncIterable<FeedEvent> {
  const base = source.dicomwebBase;
  if (base === undefined) {
    yield { type: 'notOffered' };
    return;
  }
  const chartNumbers = new Set(person.localIds.map((id) => id.value));
  if (chartNumbers.size === 0) {
    // An archive that cannot be asked has not said that it holds nothing.
    yield { type: 'fault', fault: fault('notFound', 'no chart number by which to ask the archive') };
    return;
  }
  let received = 0;
  let at = person.fetchedAt;
  for (const chartNumber of chartNumbers) {
    const found = await findStudies(http, base, chartNumber, signal);
    if (!found.ok) {
      yield { type: 'fault', fault: found.error };
      return;
    }
    received += found.value.studies.length + found.value.unreadable.length;
    at = found.value.fetchedAt;
    yield { type: 'entries', ...readFound(found.value, source, person), received };
  }
  yield { type: 'end', at };
}
