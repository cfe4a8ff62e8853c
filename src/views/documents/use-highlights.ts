import { type RefObject, useCallback, useEffect, useState } from 'react';
import { BLOCK_MARK, findInText } from '../../clinical/documents/find-in-text.ts';
import { bringIntoView } from './reading-place.ts';

/** Names of the highlights, as `documents.css` draws them. */
const FOUND = 'document-found';
const CURRENT = 'document-current';

const BLOCKS =
  'p, div, li, td, th, tr, h1, h2, h3, h4, h5, h6, dt, dd, pre, blockquote, caption, section, figcaption, summary';
/** Words of ours between those of the document. */
const OURS = 'button, .no-print, .outline-counts';

interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** All letters under an element, with a mark where one block ends and the next begins. */
function lettersUnder(root: Element): { readonly text: string; readonly pieces: readonly Piece[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let text = '';
  let block: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (parent === null || parent.closest(OURS) !== null) continue;
    const own = parent.closest(BLOCKS);
    if (own !== block) text += BLOCK_MARK;
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

/** The place of a letter: in the last piece that begins at or before it. */
function placeOf(pieces: readonly Piece[], at: number): readonly [Text, number] | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? undefined : [piece.node, Math.min(at - piece.start, piece.node.length)];
}

function rangesUnder(root: Element, words: readonly string[]): readonly Range[] {
  const { text, pieces } = lettersUnder(root);
  return words
    .flatMap((word) => findInText(text, word))
    .toSorted((one, other) => one.start - other.start)
    .flatMap(({ start, end }) => {
      const from = placeOf(pieces, start);
      const to = placeOf(pieces, end - 1);
      if (from === undefined || to === undefined) return [];
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(to[0], to[1] + 1);
      return [range];
    });
}

/** Highlights are drawn over the text; the document itself is not touched. */
function paint(name: string, ranges: readonly Range[]): void {
  // Where a browser cannot mark words, the count and the jumps still serve.
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

function show(range: Range): void {
  const holder = range.startContainer.parentElement;
  holder?.closest('details')?.setAttribute('open', '');
  if (holder !== null) bringIntoView(holder, 'center');
}

export interface Highlights {
  readonly count: number;
  /** From 1; 0 before the first step. */
  readonly at: number;
  readonly step: (by: 1 | -1) => void;
}

/** Marks the words in every document page under the element, again whenever what lies there changes. */
export function useHighlights(
  holder: RefObject<HTMLElement | null>,
  words: readonly string[],
  shown: string,
): Highlights {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  const [at, setAt] = useState(0);
  const asked = words.join(' ');
  useEffect(() => {
    const root = holder.current;
    if (root === null || asked === '') {
      setRanges([]);
      setAt(0);
      return;
    }
    const wanted = asked.split(' ');
    const look = () =>
      setRanges([...root.querySelectorAll('.paper, .changes')].flatMap((page) => rangesUnder(page, wanted)));
    look();
    setAt(0);
    let frame = 0;
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    watch.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [holder, asked, shown]);
  const current = Math.min(at, ranges.length);
  useEffect(() => {
    paint(FOUND, ranges);
    paint(CURRENT, ranges.slice(Math.max(0, current - 1), current));
    return () => {
      paint(FOUND, []);
      paint(CURRENT, []);
    };
  }, [ranges, current]);
  const step = useCallback(
    (by: 1 | -1) => {
      if (ranges.length === 0) return;
      const next =
        current === 0
          ? by === 1
            ? 1
            : ranges.length
          : ((current - 1 + by + ranges.length) % ranges.length) + 1;
      const range = ranges[next - 1];
      if (range !== undefined) show(range);
      setAt(next);
    },
    [ranges, current],
  );
  return { count: ranges.length, at: current, step };
}
