import type { CarriedFormat } from '../../domain/carried.ts';

/** So much of the beginning tells what a file is. */
const HEAD_BYTES = 4_096;

/** The beginning as ASCII, whatever the character set: every sign that tells a format is ASCII in all of them. */
function headOf(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoder = new TextDecoder(wide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1');
  // A file sent over MLLP begins with a vertical tab; a UTF-8 text may begin with its mark.
  const head = decoder.decode(bytes.subarray(0, HEAD_BYTES));
  return head.replaceAll('\u000B', '').replace(/^(?:ï»¿|[\uFEFF\s])+/u, '');
}

/** What a file is, by its content; undefined for whatever nobody here reads. */
export function formatOf(bytes: Uint8Array): CarriedFormat | undefined {
  const head = headOf(bytes);
  if (/^JAHISTC\d/u.test(head)) return 'notebook';
  if (/^JAHIS\d/u.test(head)) return 'prescription';
  if (/^MSH[^\w\s]/u.test(head)) return 'hl7v2';
  if (/^<[\s\S]*?<(?:[\w.-]+:)?ClinicalDocument[\s>]/u.test(`<${head}`) && head.startsWith('<')) return 'cda';
  return /^[{[]/u.test(head) && /"resourceType"\s*:/u.test(head) ? 'fhir' : undefined;
}

/** The number that ties the symbols of one notebook together (record 911), where it is split over several. */
export function splitIdOf(bytes: Uint8Array): string | undefined {
  return /^911,([^,\r\n]+),\d+,\d+/mu.exec(new TextDecoder('latin1').decode(bytes))?.[1];
}

/** A pasted text may hold several symbols one after the other: each begins with its own header. */
export function piecesOfText(text: string): readonly Uint8Array[] {
  return text
    .split(/^(?=JAHIS(?:TC)?\d)/mu)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => new TextEncoder().encode(piece.trimStart()));
}

/** A SMART Health Link, by itself or behind the address of a viewer; whatever stands with it is no link any more. */
export function linkIn(bytes: Uint8Array): string | undefined {
  if (bytes.length > HEAD_BYTES) return undefined;
  const text = headOf(bytes).trim();
  return /^(?:https?:\/\/[^\s#]*#)?shlink:\/\S*$/u.test(text) ? text : undefined;
}
