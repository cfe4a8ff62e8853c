import type { DocumentSection } from '../../domain/entry.ts';

const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}

const NOT_READ = /<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1\s*>/giu;
const LINE_ENDS =
  /<(?:br|hr)\b[^>]*>|<\/(?:p|div|li|tr|caption|h[1-6]|dt|dd|pre|blockquote|table|ul|ol|dl)\s*>/giu;

/** XHTML as its words, one line a block and a blank between cells: to compare and to quote, never to be drawn as markup. */
function wordsOfHtml(html: string): string {
  return html
    .replace(NOT_READ, ' ')
    .replace(/\s+/gu, ' ')
    .replace(LINE_ENDS, '\n')
    .replace(/<\/t[dh]\s*>/giu, '　')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/giu, entity)
    .replace(/[^\S\n]*\n\s*/gu, '\n')
    .trim();
}

const READ = new WeakMap<DocumentSection, string>();

/** The words of a section itself, without those of its sub-sections, line by line. */
export function sectionWords(section: DocumentSection): string {
  const known = READ.get(section);
  if (known !== undefined) return known;
  const words = section.html === undefined ? (section.text ?? '').trim() : wordsOfHtml(section.html);
  READ.set(section, words);
  return words;
}
