/** Width in pixels of words as the picture sets them. */
export type MeasureWords = (words: string, strong: boolean) => number;

/** Enough for any record; a reader who goes through hundreds of its days must not fill the memory. */
const MOST_WORDS = 20_000;

/** Measures each of a chart's words once. What it remembers are words of the record: it lives and ends with the picture. */
export function wordMeasure(): MeasureWords {
  const measured = new Map<string, number>();
  let pens: readonly [CanvasRenderingContext2D | null, CanvasRenderingContext2D | null] | undefined;
  const penFor = (strong: boolean) => {
    pens ??= [penOf(''), penOf('600 ')];
    return pens[strong ? 1 : 0];
  };
  return (words, strong) => {
    const name = strong ? `*${words}` : words;
    const known = measured.get(name);
    if (known !== undefined) return known;
    const wide = penFor(strong)?.measureText(words).width ?? words.length * 12;
    if (measured.size > MOST_WORDS) measured.clear();
    measured.set(name, wide);
    return wide;
  };
}

function penOf(weight: string): CanvasRenderingContext2D | null {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen !== null) pen.font = `${weight}12px ${getComputedStyle(document.body).fontFamily}`;
  return pen;
}
