import type { DetailBlock, DetailSpan } from '../../domain/decision-support.ts';
import { outsideAddress, plainText } from './plain-text.ts';

const MOST_BLOCKS = 200;

type Spans = readonly DetailSpan[];

/** Where a mark that opens at `at` closes: never further than its line, never around nothing or a blank. */
function closing(line: string, mark: string, at: number): number {
  const from = at + mark.length;
  const inner = line[from];
  if (inner === undefined || inner === ' ') return -1;
  const end = line.indexOf(mark, from + 1);
  return end > from && line[end - 1] !== ' ' ? end : -1;
}

const MARKS: readonly (readonly [string, 'strong' | 'emphasis' | 'code'])[] = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['`', 'code'],
  ['*', 'emphasis'],
];

interface Found {
  readonly span: DetailSpan;
  readonly end: number;
}

/** `[words](address)`, and `![words](address)`: a picture is its words, and is never fetched. */
function linkAt(line: string, at: number): Found | undefined {
  const picture = line.startsWith('![', at);
  const open = picture ? at + 1 : at;
  if (line[open] !== '[') return undefined;
  const close = line.indexOf('](', open + 1);
  const end = close < 0 ? -1 : line.indexOf(')', close + 2);
  if (end < 0) return undefined;
  const text = line.slice(open + 1, close);
  const address = line
    .slice(close + 2, end)
    .trim()
    .split(/\s/u)[0];
  const url = picture ? undefined : outsideAddress(address);
  const words = text === '' ? (url ?? '') : text;
  const span: DetailSpan =
    url === undefined ? { type: 'text', text: words } : { type: 'link', text: words, url };
  return { span, end: end + 1 };
}

function markAt(line: string, at: number): Found | undefined {
  for (const [mark, type] of MARKS) {
    if (!line.startsWith(mark, at)) continue;
    const end = closing(line, mark, at);
    if (end >= 0) return { span: { type, text: line.slice(at + mark.length, end) }, end: end + mark.length };
  }
  return undefined;
}

const SPECIAL = new Set(['[', '!', '*', '_', '`', '\\']);

/** How often a mark may fail to close before the rest of a line is taken as it stands. */
const MOST_TRIES = 200;

function spansOf(line: string): Spans {
  const spans: DetailSpan[] = [];
  let plain = '';
  let tries = 0;
  for (let at = 0; at < line.length; ) {
    const character = line[at] ?? '';
    if (!SPECIAL.has(character) || tries > MOST_TRIES) {
      plain += character;
      at += 1;
      continue;
    }
    if (character === '\\' && /[\\`*_[\](){}#+.!|-]/u.test(line[at + 1] ?? '')) {
      plain += line[at + 1] ?? '';
      at += 2;
      continue;
    }
    const found = linkAt(line, at) ?? markAt(line, at);
    if (found === undefined) {
      tries += 1;
      plain += character;
      at += 1;
      continue;
    }
    if (plain !== '') spans.push({ type: 'text', text: plain });
    plain = '';
    spans.push(found.span);
    at = found.end;
  }
  if (plain !== '') spans.push({ type: 'text', text: plain });
  return spans;
}

function cellsOf(line: string): readonly Spans[] {
  const bare = line
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return bare.split(/(?<!\\)\|/u).map((cell) => spansOf(cell.trim()));
}

function isRule(line: string): boolean {
  return /^ {0,3}\|?[\s:|-]+$/u.test(line) && line.includes('-') && line.includes('|');
}

interface Reading {
  readonly blocks: DetailBlock[];
  paragraph: string[];
}

function endParagraph(reading: Reading): void {
  if (reading.paragraph.length > 0)
    reading.blocks.push({ type: 'paragraph', spans: spansOf(reading.paragraph.join(' ')) });
  reading.paragraph = [];
}

/** A block that is one line: heading, item, quotation. */
function lineBlock(line: string): DetailBlock | undefined {
  const heading = /^ {0,3}(#{1,6})\s+(\S.*)$/u.exec(line);
  if (heading !== null)
    return { type: 'heading', level: (heading[1] ?? '#').length, spans: spansOf(heading[2] ?? '') };
  const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(\S.*)$/u.exec(line);
  if (item !== null) return { type: 'item', spans: spansOf(item[1] ?? '') };
  const quote = /^ {0,3}>\s?(.*)$/u.exec(line);
  return quote === null ? undefined : { type: 'quote', spans: spansOf(quote[1] ?? '') };
}

/** How many lines from `at` on are one block of several lines, with that block. */
function longBlock(lines: readonly string[], at: number): readonly [DetailBlock, number] | undefined {
  const line = lines[at] ?? '';
  const fence = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1];
  if (fence !== undefined) {
    const rest = lines.slice(at + 1);
    const length = rest.findIndex((one) => one.trim().startsWith(fence));
    const inside = length < 0 ? rest : rest.slice(0, length);
    return [{ type: 'code', text: inside.join('\n') }, inside.length + 2];
  }
  if (!line.includes('|') || !isRule(lines[at + 1] ?? '')) return undefined;
  const body: string[] = [];
  for (const one of lines.slice(at + 2)) {
    if (!one.includes('|')) break;
    body.push(one);
  }
  return [{ type: 'table', rows: [line, ...body].map(cellsOf) }, body.length + 2];
}

/**
 * A card's detail (GitHub-flavoured Markdown by the standard) as blocks of words. HTML in it stays the text that it is,
 * pictures are not fetched, and only absolute http(s) addresses become links. Never throws; time grows with the length.
 */
export function readMarkdown(text: string): readonly DetailBlock[] {
  const lines = plainText(text).split('\n');
  const reading: Reading = { blocks: [], paragraph: [] };
  for (let at = 0; at < lines.length && reading.blocks.length < MOST_BLOCKS; ) {
    const line = lines[at] ?? '';
    const long = longBlock(lines, at);
    const short = long === undefined ? lineBlock(line) : undefined;
    const parts = long !== undefined || short !== undefined || line.trim() === '';
    if (parts) endParagraph(reading);
    else reading.paragraph.push(line.trim());
    if (long !== undefined) reading.blocks.push(long[0]);
    if (short !== undefined) reading.blocks.push(short);
    at += long?.[1] ?? 1;
  }
  endParagraph(reading);
  return reading.blocks;
}
