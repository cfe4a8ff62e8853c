import type { Attachment } from '../../../domain/entry.ts';
import { type Json, textAt } from '../json.ts';
import { present } from './context.ts';

/** Bytes of base64; undefined where it is none. (Never `atob` into text: Japanese is UTF-8.) */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s/gu, '')), (char) => char.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}

/** An Attachment. One whose address is neither relative nor http(s) (`file:` occurs) cannot be reached, and says so. */
export function attachmentOf(json: Json): Attachment {
  const data = textAt(json, 'data');
  const bytes = data === undefined ? undefined : bytesOfBase64(data);
  const url = textAt(json, 'url');
  const scheme = url === undefined ? undefined : /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1]?.toLowerCase();
  const reachable =
    bytes !== undefined ||
    (url !== undefined && (scheme === undefined || scheme === 'https' || scheme === 'http'));
  return {
    ...present('title', textAt(json, 'title')),
    contentType: textAt(json, 'contentType') ?? 'application/octet-stream',
    ...present('bytes', bytes),
    ...present('url', url),
    reachable,
  };
}
