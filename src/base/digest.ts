/** A short digest of a text (FNV-1a, 53 bits): stable over reloads, and tells nothing of what it was made from. */
export function digestOf(text: string): string {
  let high = 0x811c9dc5;
  let low = 0xdeadbeef;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
  }
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)).toString(36);
}
