import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { ImagingSeries } from '../../domain/entry.ts';
import type { SourceHttp } from '../http.ts';
import { isJson, type Json } from '../fhir/json.ts';
import { whyNotJson } from '../fhir/page.ts';
import { present } from '../fhir/normalise/context.ts';
import { TAG, tagNumber, tagText } from './dicom-json.ts';

const DICOM_JSON = 'application/dicom+json';
const STUDIES_PER_PAGE = 200;
const MAX_STUDIES = 5_000;

interface DatasetPage {
  readonly datasets: readonly Json[];
  /** What stands in the list and is no dataset. */
  readonly unreadable: readonly unknown[];
  /** PS3.18 §8.3.4.4: the archive says that it holds back further results. */
  readonly more: boolean;
  readonly fetchedAt: Date;
}

function readDatasets(bytes: Uint8Array): Result<readonly unknown[], Fault> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value) ? ok(value) : err(fault('malformed', 'the archive sent no list'));
  } catch (cause) {
    return err(fault('malformed', whyNotJson(cause)));
  }
}

async function askList(
  http: SourceHttp,
  url: string,
  signal: AbortSignal,
): Promise<Result<DatasetPage, Fault>> {
  const answer = await http.ask({ url, signal, accept: DICOM_JSON });
  if (!answer.ok) return answer;
  const { status, bytes, headers, fetchedAt } = answer.value;
  // 204 is QIDO-RS for "none"; an empty body under 200 is a broken answer and must not read as none.
  if (status === 204) return ok({ datasets: [], unreadable: [], more: false, fetchedAt });
  if (bytes.byteLength === 0) return err(fault('malformed', 'an empty answer'));
  const list = readDatasets(bytes);
  if (!list.ok) return list;
  return ok({
    datasets: list.value.filter(isJson),
    unreadable: list.value.filter((item) => !isJson(item)),
    more: (headers.get('Warning') ?? '').trim().startsWith('299'),
    fetchedAt,
  });
}

export interface StudiesFound {
  readonly studies: readonly Json[];
  readonly unreadable: readonly unknown[];
  readonly fetchedAt: Date;
}

/**
 * What an archive sends when asked for the studies of one chart number: all of it, whosever it is. Archives give fewer
 * than asked for at once and do not all say so, so the end is a page on which nothing new stands; one that cannot go on
 * (it sends its first page again and says there is more) is not read to its end.
 */
export async function findStudies(
  http: SourceHttp,
  base: string,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<StudiesFound, Fault>> {
  const found = new Map<string, Json>();
  const unreadable: unknown[] = [];
  let offset = 0;
  for (;;) {
    const query = `PatientID=${encodeURIComponent(patientId)}&includefield=${TAG.studyDescription}&includefield=${TAG.institution}&limit=${STUDIES_PER_PAGE}&offset=${offset}`;
    const page = await askList(http, `${base}/studies?${query}`, signal);
    if (!page.ok) return page;
    const { datasets, more, fetchedAt } = page.value;
    const before = found.size;
    for (const study of datasets) {
      const uid = tagText(study, TAG.studyUid);
      if (uid !== undefined) found.set(uid, study);
      else if (offset === 0) unreadable.push(study);
    }
    if (offset === 0) unreadable.push(...page.value.unreadable);
    const fresh = found.size - before;
    if (datasets.length === 0 || fresh === 0) {
      const stuck = fresh === 0 && (more || datasets.length >= STUDIES_PER_PAGE);
      if (stuck)
        return err(fault('malformed', 'the archive sends its first page again', { count: found.size }));
      return ok({ studies: [...found.values()], unreadable, fetchedAt });
    }
    if (found.size >= MAX_STUDIES)
      return err(fault('tooLarge', `more than ${MAX_STUDIES} studies`, { count: found.size }));
    offset += datasets.length;
  }
}

/** The series of one study, in the order of their numbers. */
export async function findSeries(
  http: SourceHttp,
  base: string,
  studyUid: string,
  signal: AbortSignal,
): Promise<Result<readonly ImagingSeries[], Fault>> {
  const url = `${base}/studies/${studyUid}/series?includefield=${TAG.seriesDescription}`;
  const answer = await askList(http, url, signal);
  if (!answer.ok) return answer;
  const series = answer.value.datasets.map((dataset) => ({
    uid: tagText(dataset, TAG.seriesUid) ?? '',
    ...present('modality', tagText(dataset, TAG.modality)),
    ...present('description', tagText(dataset, TAG.seriesDescription)),
    ...present('bodySite', tagText(dataset, TAG.bodyPart)),
    ...present('number', tagNumber(dataset, TAG.seriesNumber)),
    ...present('instances', tagNumber(dataset, TAG.instancesInSeries)),
  }));
  return ok(series.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)));
}
