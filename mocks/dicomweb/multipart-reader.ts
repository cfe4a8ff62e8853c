import type { PixelFact } from '../images/studies.ts';
import type { DicomWebAnswer } from './backend.ts';
import type { DicomJson } from './dicom-json.ts';

/** Reads multipart answers, for tests: tolerant of the header shapes that real archives send. */
export function partsOf(
  answer: Pick<DicomWebAnswer, 'headers' | 'body'>,
): { contentType: string; body: Uint8Array }[] {
  const boundary = /boundary="?([^";]+)"?/.exec(answer.headers['content-type'] ?? '')?.[1] ?? '';
  const bytes = Buffer.from(answer.body);
  const mark = Buffer.from(`--${boundary}`);
  const parts: { contentType: string; body: Uint8Array }[] = [];
  let at = bytes.indexOf(mark);
  while (at >= 0) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const split = bytes.indexOf('\r\n\r\n', at);
    const head = bytes.subarray(at + mark.length, split).toString('latin1');
    parts.push({
      contentType: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? '',
      body: Uint8Array.from(bytes.subarray(split + 4, next - 2)),
    });
    at = next;
  }
  return parts;
}

/** The stored number at a place of a decoded frame. */
export function pixelAt(
  frame: Uint8Array,
  metadata: DicomJson,
  fact: Pick<PixelFact, 'column' | 'row'>,
): number {
  const at = (tag: string): number => Number(metadata[tag]?.Value?.[0] ?? 0);
  const index = (fact.row * at('00280011') + fact.column) * at('00280002');
  if (at('00280100') === 8) return frame[index] ?? Number.NaN;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return at('00280103') === 1 ? view.getInt16(index * 2, true) : view.getUint16(index * 2, true);
}
