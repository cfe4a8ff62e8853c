import { findSeries } from '../sources/dicomweb/qido.ts';
import { tagText } from '../sources/dicomweb/dicom-json.ts';
import { isJson } from '../sources/fhir/json.ts';
import type { ImageArchive } from './contract.ts';
import { holdsPictures, inHangingOrder } from './hanging.ts';

const SIDE = 128;
/** A preview is never worth more than this. */
const MOST_BYTES = 1024 * 1024;

/** The forms in which archives give small pictures (PS3.18 10.4.1.1.3 and .5). */
const FORMS = ['thumbnail', `rendered?viewport=${SIDE},${SIDE}`] as const;
type Form = (typeof FORMS)[number];

/** What each archive was found to give, or how often it gave nothing: it is not asked in vain for ever. */
const given = new WeakMap<ImageArchive['http'], Form | number>();
const MOST_VAIN = 3;

function isAskedInVain({ http }: ImageArchive): boolean {
  const known = given.get(http);
  return typeof known === 'number' && known >= MOST_VAIN;
}

async function askPicture(
  archive: ImageArchive,
  address: string,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  const answer = await archive.http.ask({
    url: address,
    signal,
    accept: 'image/png, image/jpeg;q=0.9',
    priority: -1,
    // An archive that gives no previews says so by these; it is none the worse for it.
    answers: [400, 404, 406, 501],
  });
  if (!answer.ok) return undefined;
  const { status, headers, bytes } = answer.value;
  const type = headers.get('Content-Type')?.split(';')[0]?.trim() ?? '';
  if (status !== 200 || !/^image\/(?:png|jpeg|gif|webp)$/u.test(type) || bytes.byteLength > MOST_BYTES)
    return undefined;
  return new Blob([bytes], { type });
}

/** The middle of a series tells more than its edge. */
async function middleInstance(archive: ImageArchive, series: string, count: number, signal: AbortSignal) {
  const offset = Math.floor(Math.max(0, count - 1) / 2);
  const url = `${archive.base}${series}/instances?limit=1&offset=${offset}`;
  const answer = await archive.http.ask({ url, signal, accept: 'application/dicom+json', priority: -1 });
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const list: unknown = parsed(answer.value.bytes);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isJson(first) ? tagText(first, '00080018') : undefined;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** A small picture of a series, if the archive gives one; trouble is no trouble here. */
export async function seriesThumbnail(
  archive: ImageArchive,
  studyUid: string,
  series: { readonly uid: string; readonly instances?: number },
  signal: AbortSignal,
): Promise<Blob | undefined> {
  if (isAskedInVain(archive)) return undefined;
  const path = `/studies/${studyUid}/series/${series.uid}`;
  const instance = await middleInstance(archive, path, series.instances ?? 1, signal);
  if (instance === undefined) return undefined;
  const known = given.get(archive.http);
  for (const form of typeof known === 'string' ? [known] : FORMS) {
    const picture = await askPicture(archive, `${archive.base}${path}/instances/${instance}/${form}`, signal);
    if (picture === undefined) continue;
    given.set(archive.http, form);
    return picture;
  }
  if (typeof known !== 'string') given.set(archive.http, (known ?? 0) + 1);
  return undefined;
}

/** A small picture of a study, from the first of its archives that gives one. */
export async function studyThumbnail(
  archives: readonly ImageArchive[],
  studyUid: string,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  for (const archive of archives) {
    if (isAskedInVain(archive)) continue;
    const found = await findSeries(archive.http, archive.base, studyUid, signal);
    const series = found.ok ? inHangingOrder(found.value.filter(holdsPictures))[0] : undefined;
    if (series !== undefined) return seriesThumbnail(archive, studyUid, series, signal);
  }
  return undefined;
}
