/** Burnt-in letters: every picture says in its pixels that it is a phantom. 5×7 dots a letter. */
const GLYPHS: Record<string, readonly string[]> = {
  P: ['11110', '10001', '10001', '11110', '10000', '10000', '10000'],
  H: ['10001', '10001', '10001', '11111', '10001', '10001', '10001'],
  A: ['01110', '10001', '10001', '11111', '10001', '10001', '10001'],
  N: ['10001', '11001', '10101', '10101', '10011', '10001', '10001'],
  T: ['11111', '00100', '00100', '00100', '00100', '00100', '00100'],
  O: ['01110', '10001', '10001', '10001', '10001', '10001', '01110'],
  M: ['10001', '11011', '10101', '10101', '10001', '10001', '10001'],
  I: ['01110', '00100', '00100', '00100', '00100', '00100', '01110'],
  E: ['11111', '10000', '10000', '11110', '10000', '10000', '11111'],
  L: ['10000', '10000', '10000', '10000', '10000', '10000', '11111'],
  R: ['11110', '10001', '10001', '11110', '10100', '10010', '10001'],
  D: ['11110', '10001', '10001', '10001', '10001', '10001', '11110'],
  ' ': ['00000', '00000', '00000', '00000', '00000', '00000', '00000'],
};

export type Canvas = { width: number; height: number; set(x: number, y: number): void };

export function writeLetters(canvas: Canvas, text: string, left: number, top: number, scale: number): void {
  for (const [n, letter] of [...text].entries()) {
    const glyph = GLYPHS[letter] ?? GLYPHS[' '] ?? [];
    for (const [row, line] of glyph.entries())
      for (const [col, dot] of [...line].entries()) {
        if (dot !== '1') continue;
        for (let dy = 0; dy < scale; dy++)
          for (let dx = 0; dx < scale; dx++)
            canvas.set(left + (n * 6 + col) * scale + dx, top + row * scale + dy);
      }
  }
}

/** The mark on every picture, and the side: R stands at the viewer's left. */
export function markPicture(canvas: Canvas): void {
  const scale = Math.max(1, Math.round(canvas.width / 256));
  writeLetters(canvas, 'PHANTOM', 4 * scale, 4 * scale, scale);
  writeLetters(canvas, 'NOT REAL', 4 * scale, canvas.height - 12 * scale, scale);
  writeLetters(canvas, 'R', 4 * scale, Math.round(canvas.height / 2), scale * 2);
}
