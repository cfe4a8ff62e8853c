import { concat } from '../images/dicom-writer.ts';

/**
 * Files of old systems begin without preamble, or even without the meta group. Both are mended here;
 * undefined is what does not look like DICOM at all.
 */
export function asPart10(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < 140) return undefined;
  if (String.fromCharCode(...bytes.subarray(128, 132)) === 'DICM') return bytes;
  const group = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  if (group === 0x0002 && bytes[3] === 0) return concat([preamble(), bytes]);
  if (group !== 0x0008 || bytes[3] !== 0) return undefined;
  const explicit = /^[A-Z]{2}$/.test(String.fromCharCode(bytes[4] ?? 0, bytes[5] ?? 0));
  return concat([preamble(), metaGroup(explicit ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2'), bytes]);
}

function preamble(): Uint8Array {
  const out = new Uint8Array(132);
  out.set([0x44, 0x49, 0x43, 0x4d], 128);
  return out;
}

/** Group length and transfer syntax: as much as a reader needs. */
function metaGroup(syntax: string): Uint8Array {
  const value = syntax.length % 2 === 0 ? syntax : `${syntax}\0`;
  const out = new Uint8Array(12 + 8 + value.length);
  const view = new DataView(out.buffer);
  out.set([0x02, 0, 0, 0, 0x55, 0x4c, 4, 0]);
  view.setUint32(8, 8 + value.length, true);
  out.set([0x02, 0, 0x10, 0, 0x55, 0x49], 12);
  view.setUint16(18, value.length, true);
  for (let i = 0; i < value.length; i++) out[20 + i] = value.charCodeAt(i);
  return out;
}
