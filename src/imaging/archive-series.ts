import { err, ok, type Result } from '../base/result.ts';
import type { ImagingSeries } from '../domain/entry.ts';
import { type Fault, fault } from '../domain/fault.ts';
import { findSeries } from '../sources/dicomweb/qido.ts';
import { isJson } from '../sources/fhir/json.ts';
import type { ImageArchive } from './contract.ts';
import { type FrameFacts, type NoPicture, readInstance } from './frame-facts.ts';
import { inReadingOrder } from './frame-order.ts';
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

export interface SeriesFrames {
  readonly frames: readonly FrameFacts[];
  readonly others: readonly NoPicture[];
}

/** All frames of a series in reading order. An instance of another study is refused, never drawn. */
export async function readSeries(
  archive: ImageArchive,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<Result<SeriesFrames, ViewerProblem>> {
  const source = archive.source.id;
  const url = `${archive.base}/studies/${studyUid}/series/${seriesUid}/metadata`;
  const answer = await archive.http.ask({ url, signal, accept: 'application/dicom+json' });
  if (!answer.ok) return err({ kind: 'source', fault: answer.error, source });
  const list = readList(answer.value.bytes);
  if (!list.ok) return err({ kind: 'source', fault: list.error, source });
  const read = list.value.filter(isJson).map(readInstance);
  const frames = read.flatMap((one) => ('sopClass' in one ? [] : one));
  const others = read.flatMap((one) => ('sopClass' in one ? [one] : []));
  if (frames.some((frame) => frame.studyUid !== studyUid)) return err({ kind: 'foreign', detail: studyUid });
  const people = new Set(frames.map((frame) => frame.patientId ?? ''));
  if (people.size > 1) return err({ kind: 'foreign', detail: [...people].join(', ') });
  return ok({ frames: inReadingOrder(frames), others });
}
