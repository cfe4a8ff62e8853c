/** A text as Shift_JIS, and the characters that it has no place for. */
export interface ShiftJis {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Each once, in the order of the text; in the bytes 〓 (the printers' mark for a missing type) stands for each. */
  readonly replaced: readonly string[];
}

export const MISSING_TYPE = '〓';

/**
 * The same sign under two code points: Unicode's tables for JIS X 0208 and for Windows differ in these
 * (Unicode Consortium, JIS0208.TXT and CP932.TXT). What is written is what Windows and every browser read back.
 */
const TWINS: Readonly<Record<string, string>> = {
  '\u301C': '\uFF5E',
  '\u2212': '\uFF0D',
  '\u2014': '\u2015',
  '\u2016': '\u2225',
  '\u00A2': '\uFFE0',
  '\u00A3': '\uFFE1',
  '\u00AC': '\uFFE2',
};

/** NEC's selection of IBM's extensions: the same characters stand in IBM's own rows, which is where writers put them (WHATWG Encoding, Shift_JIS encoder). */
const DOUBLED_LEADS: ReadonlySet<number> = new Set([0xed, 0xee]);
/** A user's own characters: what they look like is known to one machine only. */
const OWN_LEADS: ReadonlySet<number> = new Set([0xf0, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9]);

function isLead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** Browsers decode Shift_JIS but do not encode it: the table is theirs, read backwards, the first of two spellings. */
function makeTable(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const made = new Map<string, readonly number[]>();
  const put = (...bytes: readonly number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !made.has(character)) made.set(character, bytes);
    } catch {
      // No character stands there.
    }
  };
  for (let byte = 0; byte < 0x80; byte += 1) put(byte);
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) put(byte);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if (!isLead(lead) || DOUBLED_LEADS.has(lead) || OWN_LEADS.has(lead)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) put(lead, trail);
  }
  return made;
}

function bytesOf(character: string): readonly number[] | undefined {
  table ??= makeTable();
  return table.get(character) ?? table.get(TWINS[character] ?? '');
}

/** Encodes; what has no place is replaced by 〓 and told. */
export function encodeShiftJis(text: string): ShiftJis {
  const bytes: number[] = [];
  const replaced = new Set<string>();
  for (const character of text) {
    const found = bytesOf(character);
    if (found === undefined) replaced.add(character);
    bytes.push(...(found ?? bytesOf(MISSING_TYPE) ?? []));
  }
  return { bytes: Uint8Array.from(bytes), replaced: [...replaced] };
}
