import { encodeShiftJis } from '../../base/shift-jis.ts';
import { NOTEBOOK_HEADER } from './write-notebook.ts';

/**
 * So many bytes go into one code: it is then of version 24 at most (911 bytes at level M, ISO/IEC 18004, table 7), whose
 * 113 modules a side a telephone still reads off a screen or a sheet of paper.
 */
const MOST_BYTES = 900;

function sizeOf(text: string): number {
  return encodeShiftJis(text).bytes.length;
}

/**
 * Where the next part may begin: not with a line that stood before, for whoever joins the parts drops what a part
 * repeats at its head. If there is no such place, the part is longer than it should be; nothing is lost.
 */
function cutAt(
  lines: readonly string[],
  from: number,
  fits: (to: number) => boolean,
  seen: ReadonlySet<string>,
) {
  const before = new Set(seen);
  let cut: number | undefined;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (at > from && !before.has(line)) {
      if (!fits(at) && cut !== undefined) return cut;
      cut = at;
      if (!fits(at)) return cut;
    }
    before.add(line);
  }
  return fits(lines.length) ? lines.length : (cut ?? lines.length);
}

/**
 * The text in parts, each small enough for one code: each a text of its own that ends in its 分割制御 (911, JAHIS
 * 電子版お薬手帳データフォーマット). A text that fits into one code is left as it is. `id` is 14 digits.
 */
export function splitNotebook(text: string, id: string, most: number = MOST_BYTES): readonly string[] {
  if (sizeOf(text) <= most) return [text];
  const lines = text.split('\r\n').filter((line) => line !== '' && line !== NOTEBOOK_HEADER);
  const frame = sizeOf([NOTEBOOK_HEADER, `911,${id},99,99`, ''].join('\r\n'));
  const sizes = lines.map((line) => sizeOf(line) + 2);
  const parts: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (let from = 0; from < lines.length; ) {
    const begin = from;
    const fits = (to: number) => sizes.slice(begin, to).reduce((sum, size) => sum + size, frame) <= most;
    const to = cutAt(lines, from, fits, seen);
    for (const line of lines.slice(from, to)) seen.add(line);
    parts.push(lines.slice(from, to));
    from = to;
  }
  return parts.map((part, index) =>
    [NOTEBOOK_HEADER, ...part, `911,${id},${parts.length},${index + 1}`, ''].join('\r\n'),
  );
}

/** A code to be drawn: `path` fills the dark modules of a square of `size` modules, its quiet zone included. */
export interface NotebookCode {
  readonly size: number;
  readonly path: string;
}

/** Modules of light around a code (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    let end = x;
    while (row[end] === true) end += 1;
    path += `M${x} ${y}h${end - x}v1h${x - end}z`;
    x = end;
  }
  return path;
}

/** The codes of the parts (`splitNotebook`), in Shift_JIS as the format wants it. What draws codes is loaded when first asked for. */
export async function notebookQrCodes(parts: readonly string[]): Promise<readonly NotebookCode[]> {
  const { encodeQR } = await import('qr');
  return parts.map((part) => {
    const modules = encodeQR(part, 'raw', {
      ecc: 'medium',
      encoding: 'byte',
      border: QUIET,
      textEncoder: (text) => encodeShiftJis(text).bytes,
    });
    return { size: modules.length, path: modules.map(rowPath).join('') };
  });
}
