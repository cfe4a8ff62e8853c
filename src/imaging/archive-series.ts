import { err, ok, type Result } from '../base/result.ts';
import type { ImagingSeries } from '../domain/entry.ts';
import { type Fault, fault } from '../domain/fault.ts';
import { TAG, tagNumber, tagText } from '../sources/dicomweb/dicom-json.ts';
import { findSeries } from '../sources/dicomweb/qido.ts';
import { isJson, type Json } from '../sources/fhir/json.ts';
import type { ImageArchive } from './contract.ts';
import { type FrameFacts, type NoPicture, readInstance } from './frame-facts.ts';
import { inReadingOrder } from './frame-order.ts';
import { imagePatient, matchPatient, type PatientField } from './patient-match.ts';
import type { ViewerProblem } from './problem.ts';

/** The series of a study, and the archive that told of them. */
export interface OpenedStudy {
  readonly archive: ImageArchive;
  readonly series: readonly ImagingSeries[];
}

/** The archives are asked in order; the first that holds the study is read from. */
export async function openStudy(
  archives: readonly ImageArchive[],
  studyUid: string,
  signal: AbortSignal,
): Promise<Result<OpenedStudy, ViewerProblem>> {
  let problem: ViewerProblem = { kind: 'empty' };
  for (const archive of archives) {
    const series = await findSeries(archive.http, archive.base, studyUid, signal);
    if (series.ok && series.value.length > 0) return ok({ archive, series: series.value });
    // That an archive failed weighs more than that another holds nothing.
    if (!series.ok) problem = { kind: 'source', fault: series.error, source: archive.source.id };
  }
  return err(problem);
}

function readList(bytes: Uint8Array): Result<readonly unknown[], Fault> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return Array.isArray(value) ? ok(value) : err(fault('malformed', 'the archive sent no list'));
  } catch (cause) {
    return err(fault('malformed', cause instanceof Error ? cause.message : 'the archive sent no JSON'));
  }
}

/** Before what is fetched ahead. */
const URGENT = 2;

export interface SeriesFrames {
  readonly frames: readonly FrameFacts[];
  readonly others: readonly NoPicture[];
  /** False while only the first picture is known: the rest of the series is still being told. */
  readonly whole: boolean;
}

type Read<T> = Result<T, ViewerProblem>;

async function askInstances(
  archive: ImageArchive,
  path: string,
  signal: AbortSignal,
  priority = 0,
): Promise<Read<readonly Json[]>> {
  const source = archive.source.id;
  const answer = await archive.http.ask({
    url: `${archive.base}${path}`,
    signal,
    accept: 'application/dicom+json',
    priority,
  });
  if (!answer.ok) return err({ kind: 'source', fault: answer.error, source });
  const list = readList(answer.value.bytes);
  if (!list.ok) return err({ kind: 'source', fault: list.error, source });
  return ok(list.value.filter(isJson));
}

/** The fields in which any of the instances contradicts the chart's person. */
function otherPerson(archive: ImageArchive, instances: readonly Json[]): readonly PatientField[] {
  const fields = instances.flatMap((instance) => {
    const found = matchPatient(imagePatient(instance), archive.records, archive.source.id);
    return found.state === 'other' ? found.fields : [];
  });
  return [...new Set(fields)];
}

/** What another study or another person brought along is refused, never drawn. */
function strangers(
  archive: ImageArchive,
  studyUid: string,
  instances: readonly Json[],
): ViewerProblem | undefined {
  const foreign = instances.some((instance) => (tagText(instance, TAG.studyUid) ?? studyUid) !== studyUid);
  if (foreign) return { kind: 'foreign', detail: studyUid };
  const fields = otherPerson(archive, instances);
  if (fields.length > 0) return { kind: 'other-person', fields };
  const people = new Set(instances.map((instance) => tagText(instance, TAG.patientId) ?? ''));
  return people.size > 1 ? { kind: 'foreign', detail: studyUid } : undefined;
}

function framesOf(
  archive: ImageArchive,
  studyUid: string,
  instances: readonly Json[],
  whole: boolean,
): Read<SeriesFrames> {
  const strange = strangers(archive, studyUid, instances);
  if (strange !== undefined) return err(strange);
  const read = instances.map(readInstance);
  const frames = read.flatMap((one) => ('sopClass' in one ? [] : one));
  const others = read.flatMap((one) => ('sopClass' in one ? [one] : []));
  return ok({ frames: inReadingOrder(frames), others, whole });
}

/** All frames of a series in reading order. */
export async function readSeries(
  archive: ImageArchive,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<Read<SeriesFrames>> {
  const path = `/studies/${studyUid}/series/${seriesUid}/metadata`;
  const instances = await askInstances(archive, path, signal);
  return instances.ok ? framesOf(archive, studyUid, instances.value, true) : instances;
}

/** After what the eye waits for. */
const IDLE = -1;

/** What the archive tells of a series' objects, of this person and this study only. */
export async function readObjects(
  archive: ImageArchive,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<Read<readonly Json[]>> {
  const path = `/studies/${studyUid}/series/${seriesUid}/metadata`;
  const instances = await askInstances(archive, path, signal, IDLE);
  if (!instances.ok) return instances;
  const strange = strangers(archive, studyUid, instances.value);
  return strange === undefined ? instances : err(strange);
}

const instanceNumber = (instance: Json) =>
  tagNumber(instance, TAG.instanceNumber) ?? Number.POSITIVE_INFINITY;

/**
 * The first picture alone, by a search for the instances and the metadata of one of them; undefined where that does not
 * help: the whole answer then has to tell.
 */
export async function readFirst(
  archive: ImageArchive,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<SeriesFrames | undefined> {
  const path = `/studies/${studyUid}/series/${seriesUid}/instances`;
  const found = await askInstances(archive, path, signal, URGENT);
  const [first] = found.ok ? found.value.toSorted((a, b) => instanceNumber(a) - instanceNumber(b)) : [];
  const uid = first === undefined ? undefined : tagText(first, TAG.sopInstanceUid);
  if (uid === undefined) return undefined;
  const told = await askInstances(archive, `${path}/${uid}/metadata`, signal, URGENT);
  const read = told.ok ? framesOf(archive, studyUid, told.value, false) : told;
  // Whatever is wrong with it will be said of the series as a whole.
  return read.ok && read.value.frames.length > 0 ? read.value : undefined;
}
