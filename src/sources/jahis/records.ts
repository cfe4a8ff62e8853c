import { decodeJapanese } from '../ssmix2/decode.ts';

/** One line: its number, and the fields after it. */
export interface Line {
  readonly number: string;
  readonly fields: readonly string[];
  readonly text: string;
}

/** One whole text, joined from its parts. */
export interface JahisText {
  readonly format: 'notebook' | 'prescription';
  readonly version: string;
  /** 出力区分 of a notebook: 1 from the provider, 2 from the person. */
  readonly direction: string;
  readonly lines: readonly Line[];
  readonly text: string;
  /** Where a text came in parts: which are here, of how many. */
  readonly parts?: { readonly here: readonly number[]; readonly of: number };
}

export interface Texts {
  readonly texts: readonly JahisText[];
  readonly problems: readonly string[];
}

/** More lines than any notebook holds. */
const MOST_LINES = 20_000;

/** Field by field from 1; empty ones are absent, outer blanks are no part of a value. */
export function field(line: Line | undefined, place: number): string | undefined {
  const text = line?.fields[place - 1]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

interface Part {
  readonly format: 'notebook' | 'prescription';
  readonly version: string;
  readonly direction: string;
  readonly lines: readonly Line[];
  readonly control?: { readonly id: string; readonly of: number; readonly number: number };
}

const HEADER = /^JAHIS(TC)?(\d{1,2})(?:,(.*))?$/u;

function lineOf(text: string): Line {
  const [number = '', ...fields] = text.split(',');
  return { number: number.trim(), fields, text };
}

/** 911: id of the data, of how many parts, which one. */
function controlOf(lines: readonly Line[]): Part['control'] {
  const line = lines.find(({ number }) => number === '911');
  const [id, of, number] = [field(line, 1), Number(field(line, 2)), Number(field(line, 3))];
  if (id === undefined || !Number.isInteger(of) || !Number.isInteger(number)) return undefined;
  return number >= 1 && of >= 1 && of <= 99 && number <= of ? { id, of, number } : undefined;
}

function partOf(text: string): Part | string {
  // A text may end in the DOS end-of-file sign.
  const plain = text.replaceAll('\u001A', '').replace(/^\uFEFF/u, '');
  const rows = plain.split(/\r\n|\r|\n/u).filter((row) => row.trim() !== '');
  const header = HEADER.exec(rows[0]?.trim() ?? '');
  if (header === null) return 'no JAHIS text (its first line is no JAHIS header)';
  if (rows.length > MOST_LINES) return `too many lines (${rows.length})`;
  const lines = rows.slice(1).map(lineOf);
  const control = controlOf(lines);
  return {
    format: header[1] === undefined ? 'prescription' : 'notebook',
    version: `JAHIS${header[1] ?? ''}${header[2] ?? ''}`,
    direction: header[3]?.split(/[,/]/u)[0]?.trim() ?? '',
    lines: lines.filter(({ number }) => number !== '911'),
    ...(control === undefined ? {} : { control }),
  };
}

/**
 * Lines of all parts in their order. Some writers repeat at the head of each part what they said before (patient,
 * pharmacy): that is dropped, and only there, for the same line may well stand twice in a text.
 */
function joinedLines(parts: readonly Part[]): readonly Line[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const first = part.lines.findIndex((line) => !seen.has(line.text));
    const fresh = first < 0 ? [] : part.lines.slice(first);
    for (const line of fresh) seen.add(line.text);
    return fresh;
  });
}

function joined(parts: readonly Part[]): JahisText | undefined {
  const sorted = parts.toSorted((a, b) => (a.control?.number ?? 0) - (b.control?.number ?? 0));
  // The same symbol read twice is one part.
  const once = sorted.filter(
    (part, index) => index === 0 || part.control?.number !== sorted[index - 1]?.control?.number,
  );
  const [first] = once;
  if (first === undefined) return undefined;
  const lines = joinedLines(once);
  return {
    format: first.format,
    version: first.version,
    direction: first.direction,
    lines,
    text: [first.version, ...lines.map((line) => line.text)].join('\n'),
    ...(first.control === undefined
      ? {}
      : { parts: { here: once.map((part) => part.control?.number ?? 0), of: first.control.of } }),
  };
}

function startsText(bytes: Uint8Array): boolean {
  const at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return [0x4a, 0x41, 0x48, 0x49, 0x53].every((byte, index) => bytes[at + index] === byte);
}

/** Pieces that begin with no header go on where the one before them ends (構造的連接): bytes are joined, then decoded. */
function wholePieces(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole: Uint8Array[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last === undefined || startsText(piece)) whole.push(piece);
    else whole[whole.length - 1] = Uint8Array.from([...last, ...piece]);
  }
  return whole;
}

/** Decodes what was scanned or chosen, and joins the parts of each text by its id, in whatever order they came. */
export function textsOf(pieces: readonly (Uint8Array | string)[]): Texts {
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece));
  const problems: string[] = [];
  const parts: Part[] = [];
  for (const piece of wholePieces(bytes)) {
    const decoded = decodeJapanese(piece);
    const part = decoded === undefined ? 'in no Japanese character set' : partOf(decoded.text);
    if (typeof part === 'string') problems.push(part);
    else parts.push(part);
  }
  const single = parts.filter((part) => part.control === undefined).map((part) => [part]);
  const split = Map.groupBy(
    parts.filter((part) => part.control !== undefined),
    (part) => `${part.version} ${part.control?.id ?? ''} ${part.control?.of ?? 0}`,
  );
  const texts = [...single, ...split.values()].flatMap((same) => joined(same) ?? []);
  return { texts, problems };
}
