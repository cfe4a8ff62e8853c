import type { ImageArchive } from './contract.ts';
import { frameUrl } from './fetch-frame.ts';
import type { FrameFacts } from './frame-facts.ts';

const SIDE = 512;
const MOST_BYTES = 2 * 1024 * 1024;

/** Archives that were found to render nothing: they are not asked again. */
const vain = new WeakSet<ImageArchive['http']>();

/** A frame as its archive renders it, small (PS3.18 10.4.1.1.3); undefined where it gives none. */
export async function fetchPreview(
  archive: ImageArchive,
  facts: FrameFacts,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  if (vain.has(archive.http)) return undefined;
  const answer = await archive.http.ask({
    url: `${frameUrl(archive.base, facts)}/rendered?viewport=${SIDE},${SIDE}`,
    signal,
    accept: 'image/jpeg, image/png;q=0.9',
    priority: 1,
    // An archive that gives no previews says so by these; it is none the worse for it.
    answers: [400, 404, 406, 501],
  });
  if (!answer.ok) return undefined;
  const { status, headers, bytes } = answer.value;
  const type = headers.get('Content-Type')?.split(';')[0]?.trim() ?? '';
  const isPicture = status === 200 && /^image\/(?:png|jpeg|gif|webp)$/u.test(type);
  if (!isPicture) vain.add(archive.http);
  return isPicture && bytes.byteLength <= MOST_BYTES ? new Blob([bytes], { type }) : undefined;
}
