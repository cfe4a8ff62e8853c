/** Cosines of the transform, with its factors: by place in the block and coefficient (T.81 A.3.3). */
const COSINES = Float64Array.from({ length: 64 }, (_, index) => {
  const [place, coefficient] = [index >> 3, index & 7];
  const factor = coefficient === 0 ? Math.SQRT1_2 : 1;
  return (factor * Math.cos(((2 * place + 1) * coefficient * Math.PI) / 16)) / 2;
});

const between = new Float64Array(64);

/** The samples of one block from its coefficients, brought back to their range. */
export function inverseDct(
  block: Int32Array,
  quantiser: Float64Array,
  bits: number,
  write: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      let sum = 0;
      for (let k = 0; k < 8; k += 1) {
        const value = block[row * 8 + k] ?? 0;
        if (value !== 0) sum += value * (quantiser[row * 8 + k] ?? 0) * (COSINES[column * 8 + k] ?? 0);
      }
      between[row * 8 + column] = sum;
    }
  }
  const [shift, most] = [2 ** (bits - 1), 2 ** bits - 1];
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      let sum = 0;
      for (let k = 0; k < 8; k += 1) sum += (between[k * 8 + column] ?? 0) * (COSINES[row * 8 + k] ?? 0);
      write(row, column, Math.min(most, Math.max(0, Math.round(sum + shift))));
    }
  }
}
