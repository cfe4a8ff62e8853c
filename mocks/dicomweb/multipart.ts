/** multipart/related bodies as WADO-RS answers them. */
import type { DicomWebAnswer } from './backend.ts';

const utf8 = new TextEncoder();

export type Part = { contentType: string; location?: string; body: Uint8Array };

export function multipart(type: string, parts: readonly Part[]): DicomWebAnswer {
  const boundary = `hitome-${parts.length}-${(parts[0]?.body.length ?? 0).toString(36)}-boundary`;
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const location = part.location === undefined ? '' : `Content-Location: ${part.location}\r\n`;
    pieces.push(
      utf8.encode(
        `--${boundary}\r\nContent-Type: ${part.contentType}\r\n${location}Content-Length: ${part.body.length}\r\n\r\n`,
      ),
      part.body,
      utf8.encode('\r\n'),
    );
  }
  pieces.push(utf8.encode(`--${boundary}--\r\n`));
  return {
    status: 200,
    headers: { 'content-type': `multipart/related; type="${type}"; boundary=${boundary}` },
    body: new Uint8Array(Buffer.concat(pieces)),
  };
}

/** One media range of an Accept header with its parameters. */
export type MediaRange = { type: string; parameters: Record<string, string> };

export function mediaRanges(accept: string | undefined): MediaRange[] {
  if (accept === undefined || accept.trim() === '') return [{ type: '*/*', parameters: {} }];
  return splitOutsideQuotes(accept, ',').map((range) => {
    const [type = '*/*', ...rest] = splitOutsideQuotes(range, ';');
    const parameters: Record<string, string> = {};
    for (const pair of rest) {
      const at = pair.indexOf('=');
      if (at > 0)
        parameters[pair.slice(0, at).trim().toLowerCase()] = pair
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1');
    }
    return { type: type.trim().toLowerCase(), parameters };
  });
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let current = '';
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (char === separator && !quoted) {
      parts.push(current);
      current = '';
    } else current += char;
  }
  parts.push(current);
  return parts;
}
