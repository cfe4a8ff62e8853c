const measured = new Map<string, number>();
/** Enough for any record; a reader who goes through hundreds of them must not fill the memory. */
const MOST_WORDS = 20_000;
let pen: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of words as the picture sets them; each is measured once. */
export function measureWords(words: string, strong: boolean): number {
  const name = strong ? `*${words}` : words;
  const known = measured.get(name);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen !== null && pen !== undefined)
    pen.font = `${strong ? '600 ' : ''}12px ${getComputedStyle(document.body).fontFamily}`;
  const wide = pen?.measureText(words).width ?? words.length * 12;
  if (measured.size > MOST_WORDS) measured.clear();
  measured.set(name, wide);
  return wide;
}
