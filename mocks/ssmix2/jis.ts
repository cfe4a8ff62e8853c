/** Text as an SS-MIX2 sender writes it: ISO-2022-JP, JIS X 0208 in G0; what that does not have is lost as ■. */

const ESC = 0x1b;
const KANJI = [ESC, 0x24, 0x42];
const ASCII = [ESC, 0x28, 0x42];
const LOST = [0x22, 0x23];

/** Senders are asked to write these otherwise before they encode. */
const REPLACED: Readonly<Record<string, string>> = {
  '①': '(1)',
  '②': '(2)',
  '③': '(3)',
  '㎎': 'mg',
  '〜': '～',
  '−': '－',
  '\u00a0': ' ',
};

function tableOf(): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('euc-jp');
  for (let row = 1; row <= 84; row += 1) {
    // Row 9 to 15 are no part of JIS X 0208.
    if (row > 8 && row < 16) continue;
    for (let cell = 1; cell <= 94; cell += 1) {
      const char = decoder.decode(new Uint8Array([row + 0xa0, cell + 0xa0]));
      if (!char.includes('\ufffd')) table.set(char, [row + 0x20, cell + 0x20]);
    }
  }
  return table;
}

const TABLE = tableOf();

export function toJis(text: string): Uint8Array {
  const out: number[] = [];
  let kanji = false;
  const plain = [...text].map((char) => REPLACED[char] ?? char).join('');
  for (const char of plain) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) {
      if (kanji) out.push(...ASCII);
      kanji = false;
      out.push(code);
    } else {
      if (!kanji) out.push(...KANJI);
      kanji = true;
      // Half-width kana are sent full-width.
      out.push(...(TABLE.get(char) ?? TABLE.get(char.normalize('NFKC')) ?? LOST));
    }
  }
  if (kanji) out.push(...ASCII);
  return Uint8Array.from(out);
}
