/** The families of `--font` (tokens.css) in which Japanese is written where the machine has them; the same type as ours. */
export const TYPE_OF_MACHINE: readonly string[] = ['Noto Sans CJK JP', 'Noto Sans JP'];

/** Letters whose widths differ from those of any type that stands in for one that is missing. */
const TELLING = 'mmmmmwwwwwlliiI1';

/**
 * Whether the machine has a type of its own for Japanese, so that none need be fetched: a missing family is written in
 * the one named after it, and is as wide. `widthIn`: width of a text in a CSS font.
 */
export function hasTypeHere(widthIn: (font: string, text: string) => number): boolean {
  return TYPE_OF_MACHINE.some((family) =>
    ['monospace', 'serif'].every(
      (instead) => widthIn(`72px "${family}", ${instead}`, TELLING) !== widthIn(`72px ${instead}`, TELLING),
    ),
  );
}

/** Width of a text as this browser writes it. */
export function measuredWidth(): (font: string, text: string) => number {
  const pen = document.createElement('canvas').getContext('2d');
  return (font, text) => {
    if (pen === null) return 0;
    pen.font = font;
    return pen.measureText(text).width;
  };
}
