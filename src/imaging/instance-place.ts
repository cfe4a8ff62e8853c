import { tagText } from '../sources/dicomweb/dicom-json.ts';
import { isJson } from '../sources/fhir/json.ts';
import type { ImageArchive } from './contract.ts';

/** The series in which an instance of a study lies; undefined where the archive does not say. */
export async function seriesOfInstance(
  archive: ImageArchive,
  studyUid: string,
  instanceUid: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = `${archive.base}/studies/${studyUid}/instances?SOPInstanceUID=${encodeURIComponent(instanceUid)}`;
  const answer = await archive.http.ask({ url, signal, accept: 'application/dicom+json' });
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const list: unknown = parsed(answer.value.bytes);
  // Servers pass over query keys that they do not know: only the instance itself is believed.
  const found = (Array.isArray(list) ? list.filter(isJson) : []).find(
    (one) => tagText(one, '00080018') === instanceUid,
  );
  return found === undefined ? undefined : tagText(found, '0020000E');
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
