const DISCRETE = 0;
const LINEAR = 1;
const INDIRECT = 2;

/**
 * A segmented palette (PS3.3 C.7.9.2) as a plain one: runs of given values, straight lines to a value, and repetitions
 * of earlier segments. Lines are kept to the told length, so that a broken palette cannot grow without end.
 */
export function expandPalette(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
  bits: number,
): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = bits > 8;
  const count = wide ? bytes.length >> 1 : bytes.length;
  const word = (at: number) => (at >= count ? 0 : wide ? view.getUint16(at * 2, true) : view.getUint8(at));
  const out: number[] = [];

  function segment(at: number, nested: boolean): number {
    const [opcode, size] = [word(at), word(at + 1)];
    if (opcode === DISCRETE) {
      for (let index = 0; index < size && out.length < length; index += 1) out.push(word(at + 2 + index));
      return at + 2 + size;
    }
    if (opcode === LINEAR) {
      const [from, to] = [out.at(-1) ?? 0, word(at + 2)];
      for (let step = 1; step <= size && out.length < length; step += 1) {
        out.push(Math.round(from + ((to - from) * step) / size));
      }
      return at + 3;
    }
    if (opcode !== INDIRECT || nested) return count;
    const place = wide ? word(at + 2) | (word(at + 3) << 16) : word(at + 2) | (word(at + 3) << 8);
    let from = wide ? place >> 1 : place;
    for (let index = 0; index < size && from < count; index += 1) from = segment(from, true);
    return at + 4;
  }

  for (let at = 0; at + 1 < count && out.length < length; ) at = segment(at, false);
  return new Uint8Array(Uint16Array.from(out).buffer);
}
