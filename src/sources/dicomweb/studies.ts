import type { Entry } from '../../domain/entry.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { FeedEvent, SourceClientOptions } from '../source-client.ts';
import { TAG, tagText } from './dicom-json.ts';
import { normaliseStudy, studyBelongsTo } from './normalise-study.ts';
import { findStudies } from './qido.ts';

/** The DICOM studies that an archive holds under the person's chart numbers. */
export async function* readStudies(
  options: SourceClientOptions,
  person: PersonRecord,
  signal: AbortSignal,
): AsyncIterable<FeedEvent> {
  const { http, source, now } = options;
  const base = source.dicomwebBase;
  if (base === undefined) {
    yield { type: 'notOffered' };
    return;
  }
  let received = 0;
  for (const chartNumber of new Set(person.localIds.map((id) => id.value))) {
    const studies = await findStudies(http, base, chartNumber, signal);
    if (!studies.ok) {
      yield { type: 'fault', fault: studies.error };
      return;
    }
    const entries: Entry[] = [];
    const issues: ReadIssue[] = [];
    for (const study of studies.value) {
      received += 1;
      const uid = tagText(study, TAG.studyUid) ?? '';
      const entry = studyBelongsTo(study, person) ? normaliseStudy(study, source.id, now()) : undefined;
      if (entry !== undefined) entries.push(entry);
      else
        issues.push({
          source: source.id,
          resource: `DicomStudy/${uid}`,
          problem: 'foreign-person',
          detail: uid,
          raw: {},
        });
    }
    yield { type: 'entries', entries, issues, received };
  }
  yield { type: 'end', at: now() };
}
