/** A text with the character set it was found to be in. */
export interface Decoded {
  readonly text: string;
  readonly charset: 'iso-2022-jp' | 'utf-8' | 'shift_jis';
}

const ESC = 0x1b;
const CR = 0x0d;
const LF = 0x0a;

type State = 'ascii' | 'kanji' | 'supplement' | 'kana';

/** Escape sequences of ISO-2022-JP, -1 and -2 (RFC 1468, RFC 2237; ISO-IR 6, 13, 14, 42, 87, 159), the longest first. */
const ESCAPES: readonly (readonly [readonly number[], State])[] = [
  [[0x24, 0x28, 0x44], 'supplement'],
  [[0x24, 0x28, 0x42], 'kanji'],
  [[0x24, 0x28, 0x40], 'kanji'],
  [[0x24, 0x42], 'kanji'],
  [[0x24, 0x40], 'kanji'],
  [[0x28, 0x42], 'ascii'],
  // JIS X 0201 Roman differs from ASCII in ¥ and ‾, which stand where HL7 has its escape and its repetition sign.
  [[0x28, 0x4a], 'ascii'],
  [[0x28, 0x49], 'kana'],
];

function escapeAt(bytes: Uint8Array, at: number): readonly [number, State] | undefined {
  const found = ESCAPES.find(([rest]) => rest.every((byte, index) => bytes[at + 1 + index] === byte));
  return found === undefined ? undefined : [found[0].length + 1, found[1]];
}

/** A byte that euc-jp does not know: it comes out as U+FFFD, and so tells of itself. */
const UNDECODABLE = 0xff;

/**
 * ISO-2022-JP with its extensions as EUC-JP, which has the same tables without states: so every browser reads it alike,
 * JIS X 0212 too, and a line end inside two-byte text does not carry the state over into the next segment.
 */
function asEucJp(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 2);
  let length = 0;
  let state: State = 'ascii';
  const put = (byte: number) => {
    out[length] = byte;
    length += 1;
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === ESC) {
      const escape = escapeAt(bytes, at);
      if (escape === undefined) put(UNDECODABLE);
      else [at, state] = [at + escape[0] - 1, escape[1]];
    } else if (byte === CR || byte === LF) {
      state = 'ascii';
      put(byte);
    } else if (state === 'ascii' || byte < 0x21 || byte > 0x7e) {
      put(byte > 0x7f ? UNDECODABLE : byte);
    } else if (state === 'kana') {
      put(0x8e);
      put(byte | 0x80);
    } else {
      const second = bytes[at + 1] ?? 0;
      if (second < 0x21 || second > 0x7e) put(UNDECODABLE);
      else {
        if (state === 'supplement') put(0x8f);
        put(byte | 0x80);
        put(second | 0x80);
        at += 1;
      }
    }
  }
  return out.subarray(0, length);
}

function decodeAs(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
    // An escape that is left over says that the text was not understood, whatever else it may pass for.
    return text.includes('�') || text.includes('\u001B') ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * Decodes a Japanese text before anything is split: inside kanji stand the bytes of every separator there is. Escape
 * sequences say ISO-2022-JP; else UTF-8 where it is that strictly, else Shift_JIS (CP932). A text that is none of them is
 * not read at all: a name or a dose with `�` in it must not be shown.
 */
export function decodeJapanese(bytes: Uint8Array): Decoded | undefined {
  if (bytes.includes(ESC)) {
    const text = decodeAs(asEucJp(bytes), 'euc-jp');
    if (text !== undefined) return { text, charset: 'iso-2022-jp' };
  }
  for (const charset of ['utf-8', 'shift_jis'] as const) {
    const text = decodeAs(bytes, charset);
    if (text !== undefined) return { text, charset };
  }
  return undefined;
}
