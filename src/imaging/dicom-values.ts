import { isJson, type Json } from '../sources/fhir/json.ts';
import { tagTexts } from '../sources/dicomweb/dicom-json.ts';
import type { Vector } from './orientation.ts';

/** All numbers of a tag; what is no number is left out. */
export function tagNumbers(dataset: Json, tag: string): readonly number[] {
  return tagTexts(dataset, tag)
    .flatMap((text) => text.split('\\'))
    .map(Number)
    .filter(Number.isFinite);
}

/** The items of a sequence. */
export function tagItems(dataset: Json, tag: string): readonly Json[] {
  const element = dataset[tag];
  const values: unknown = isJson(element) ? element['Value'] : undefined;
  return Array.isArray(values) ? values.filter(isJson) : [];
}

export function vectorOf([x, y, z]: readonly number[]): Vector | undefined {
  return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
}

/** Bytes of a bulk element: inline, or at an address. */
export type Bulk =
  | { readonly kind: 'inline'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'address'; readonly url: string };

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function tagBulk(dataset: Json, tag: string): Bulk | undefined {
  const element = dataset[tag];
  if (!isJson(element)) return undefined;
  const { InlineBinary: inline, BulkDataURI: address } = element;
  if (typeof address === 'string') return { kind: 'address', url: address };
  const bytes = typeof inline === 'string' ? bytesOfBase64(inline) : undefined;
  if (bytes !== undefined) return { kind: 'inline', bytes };
  const numbers = tagNumbers(dataset, tag);
  return numbers.length === 0
    ? undefined
    : { kind: 'inline', bytes: new Uint8Array(Uint16Array.from(numbers).buffer) };
}
