import { err, ok, type Result } from '../../base/result.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import type { ImagingSeries } from '../../domain/entry.ts';
import type { SourceHttp } from '../http.ts';
import { isJson, type Json } from '../fhir/json.ts';
import { present } from '../fhir/normalise/context.ts';
import { TAG, tagNumber, tagText } from './dicom-json.ts';

const DICOM_JSON = 'application/dicom+json';
const STUDIES_PER_PAGE = 200;
const MAX_STUDIES = 5_000;

function readDatasets(bytes: Uint8Array): Result<readonly Json[], Fault> {
  if (bytes.byteLength === 0) return ok([]);
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value)
      ? ok(value.filter(isJson))
      : err(fault('malformed', 'the archive sent no list'));
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'the archive sent no JSON'));
  }
}

async function askList(
  http: SourceHttp,
  url: string,
  signal: AbortSignal,
): Promise<Result<readonly Json[], Fault>> {
  const answer = await http.ask({ url, signal, accept: DICOM_JSON });
  if (!answer.ok) return answer;
  // 204 is QIDO-RS for "none"; an empty body under 200 is a broken answer and must not read as none.
  if (answer.value.status === 204) return ok([]);
  if (answer.value.bytes.byteLength === 0) return err(fault('malformed', 'an empty answer'));
  return readDatasets(answer.value.bytes);
}

/**
 * The studies of one chart number. Servers ignore query keys they do not know and then send everything, so every
 * study's own PatientID is compared.
 */
export async function findStudies(
  http: SourceHttp,
  base: string,
  patientId: string,
  signal: AbortSignal,
): Promise<Result<readonly Json[], Fault>> {
  const found = new Map<string, Json>();
  for (let offset = 0; offset < MAX_STUDIES; offset += STUDIES_PER_PAGE) {
    const query = `PatientID=${encodeURIComponent(patientId)}&includefield=${TAG.studyDescription}&includefield=${TAG.institution}&limit=${STUDIES_PER_PAGE}&offset=${offset}`;
    const page = await askList(http, `${base}/studies?${query}`, signal);
    if (!page.ok) return page;
    const fresh = page.value.filter((study) => !found.has(tagText(study, TAG.studyUid) ?? ''));
    for (const study of fresh) found.set(tagText(study, TAG.studyUid) ?? '', study);
    if (page.value.length < STUDIES_PER_PAGE || fresh.length === 0) {
      return ok([...found.values()].filter((study) => tagText(study, TAG.patientId) === patientId));
    }
  }
  return err(fault('tooLarge', `more than ${MAX_STUDIES} studies`, { count: MAX_STUDIES }));
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
  const series = answer.value.map((dataset) => ({
    uid: tagText(dataset, TAG.seriesUid) ?? '',
    ...present('modality', tagText(dataset, TAG.modality)),
    ...present('description', tagText(dataset, TAG.seriesDescription)),
    ...present('bodySite', tagText(dataset, TAG.bodyPart)),
    ...present('number', tagNumber(dataset, TAG.seriesNumber)),
    ...present('instances', tagNumber(dataset, TAG.instancesInSeries)),
  }));
  return ok(series.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)));
}
