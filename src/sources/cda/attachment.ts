import type { Json } from '../fhir/json.ts';
import { given } from '../ssmix2/fields.ts';
import { at, attribute, textOf } from './dom.ts';

/** Pictures and papers: inside as base64, or beside the document under a name that nobody here can open. */
export function attachmentJson(value: Element | undefined, title: string | undefined): Json | undefined {
  if (value === undefined) return undefined;
  const contentType = attribute(value, 'mediaType');
  const address = attribute(at(value, 'reference'), 'value');
  const compressed = attribute(value, 'compression') !== undefined;
  const data = textOf(value)?.replace(/\s/gu, '');
  const inside = attribute(value, 'representation') === 'B64' && !compressed && data !== undefined;
  const where = address ?? (compressed ? `compressed (${attribute(value, 'compression') ?? ''})` : undefined);
  if (!inside && where === undefined) return undefined;
  return {
    ...given('contentType', contentType),
    ...given('title', title ?? address),
    // Never an address that could be fetched: what lies beside the file is told by name only.
    ...(inside ? { data } : { url: `beside-the-document:${where ?? ''}` }),
  };
}
