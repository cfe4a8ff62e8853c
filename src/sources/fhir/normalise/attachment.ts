import type { Attachment } from '../../../domain/entry.ts';
import { type Json, textAt } from '../json.ts';
import { resolve } from '../references.ts';
import { type Context, present } from './context.ts';

/** Bytes of base64; undefined where it is none. (Never `atob` into text: Japanese is UTF-8.) */
function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    // `atob` itself leaves out blanks and line ends.
    const decoded = atob(text);
    const bytes = new Uint8Array(decoded.length);
    for (let at = 0; at < decoded.length; at += 1) bytes[at] = decoded.charCodeAt(at);
    return bytes;
  } catch {
    return undefined;
  }
}

/** The words of XHTML, for lines and comparisons; what is drawn goes through the sanitiser of the screen. */
export function plainOf(html: string | undefined): string | undefined {
  const text = html
    ?.replace(/<[^>]*>/gu, ' ')
    .replace(/&nbsp;|&#160;/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** The Binary that an address means inside the same document (`urn:uuid:`, `#`, `Binary/x`). */
function binaryOf(url: string | undefined, owner: Json, context: Context): Json | undefined {
  if (url === undefined) return undefined;
  const target = resolve(owner, { reference: url }, context.lookup);
  return target?.['resourceType'] === 'Binary' ? target : undefined;
}

/**
 * An Attachment. One whose address is neither relative nor http(s) (`file:` occurs) cannot be reached, and says so,
 * unless the document brings the bytes along as a Binary.
 */
export function attachmentOf(json: Json, owner: Json, context: Context): Attachment {
  const url = textAt(json, 'url');
  const binary = binaryOf(url, owner, context);
  const data = textAt(json, 'data') ?? (binary === undefined ? undefined : textAt(binary, 'data'));
  const bytes = data === undefined ? undefined : bytesOfBase64(data);
  const scheme = url === undefined ? undefined : /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  const reachable =
    bytes !== undefined ||
    (url !== undefined &&
      !url.startsWith('#') &&
      (scheme === undefined || scheme === 'https' || scheme === 'http'));
  const stated =
    textAt(json, 'contentType') ?? (binary === undefined ? undefined : textAt(binary, 'contentType'));
  return {
    ...present('title', textAt(json, 'title')),
    contentType: stated ?? 'application/octet-stream',
    ...present('bytes', bytes),
    ...present('url', url),
    reachable,
  };
}
