import { decodeJapanese } from '../ssmix2/decode.ts';

/** Turns XML text into a document: the browser's own parser, or a stand-in of it under test. */
export type ParseXml = (xml: string) => Document;

export function parseWithBrowser(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'application/xml');
}

/** A document with its pictures and PDF inside is some MB. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Deeper than any document that means something; what is deeper would end whoever walks it by recursion. */
const MOST_LEVELS = 200;

export type Opened =
  | { readonly ok: true; readonly root: Element; readonly text: string }
  | { readonly ok: false; readonly why: string; readonly text?: string };

/** The character set that the first line declares; the parser sees only text, so it has to be decoded before. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^\s*(?:ï»¿)?<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/u.exec(start)?.[1];
}

function decoded(bytes: Uint8Array): string | undefined {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const charset = marked ?? declaredCharset(bytes);
  if (charset !== undefined) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // An unknown name, or bytes that are none of it: what they look like decides.
    }
  }
  return decodeJapanese(bytes)?.text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const ASIDES: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/**
 * The markup alone: comments and processing instructions (style sheets of the sender among them) are taken out, CDATA
 * becomes plain text. Undefined where one is left open. Linear, whatever comes.
 */
function plainMarkup(xml: string): string | undefined {
  const out: string[] = [];
  let from = 0;
  for (;;) {
    const at = xml.indexOf('<', from);
    if (at < 0) break;
    const aside = ASIDES.find(([start]) => xml.startsWith(start, at));
    if (aside === undefined) {
      out.push(xml.slice(from, at + 1));
      from = at + 1;
      continue;
    }
    const end = xml.indexOf(aside[1], at + aside[0].length);
    if (end < 0) return undefined;
    out.push(xml.slice(from, at));
    if (aside[0] === '<![CDATA[') out.push(escaped(xml.slice(at + aside[0].length, end)));
    from = end + aside[1].length;
  }
  out.push(xml.slice(from));
  return out.join('');
}

/** How deep elements stand in each other; the parser and every walk after it would otherwise learn it the hard way. */
function depthOf(xml: string): number {
  let deepest = 0;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const end = xml.indexOf('>', at);
    if (end < 0) break;
    if (xml.charCodeAt(at + 1) === 0x2f) depth -= 1;
    else if (xml.charCodeAt(end - 1) !== 0x2f) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Decodes and parses a CDA document; no DOCTYPE (and so no entity of its own), nothing too large or too deep. */
export function openCda(bytes: Uint8Array, parse: ParseXml): Opened {
  if (bytes.length > MOST_BYTES) return { ok: false, why: `too large (${bytes.length} bytes)` };
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, why: 'in no character set that it declares or that is known' };
  const markup = plainMarkup(text);
  if (markup === undefined) return { ok: false, why: 'cut off inside a comment or CDATA', text };
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/iu.test(markup))
    return { ok: false, why: 'a DOCTYPE is refused', text };
  if (depthOf(markup) > MOST_LEVELS) return { ok: false, why: 'nested too deep', text };
  const document = parse(markup.replace(/^[\s\uFEFF]+/u, ''));
  const root = document.documentElement as Element | null;
  if (root === null || document.getElementsByTagName('parsererror').length > 0)
    return { ok: false, why: 'no well-formed XML', text };
  if (root.localName !== 'ClinicalDocument')
    return { ok: false, why: `no ClinicalDocument but ${root.localName}`, text };
  return { ok: true, root, text };
}
