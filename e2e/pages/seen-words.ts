import type { Page } from '@playwright/test';

/** Spaces of any width part words differently in every layout; a bar stays between what stands in boxes of its own. */
export function dense(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** Which of the words are not to be read together in any one place; the place that comes nearest tells. */
export function missingTogether(places: readonly string[], words: readonly string[]): readonly string[] {
  const missing = places.map((place) => words.filter((word) => !place.includes(dense(word))));
  return missing.toSorted((one, other) => one.length - other.length)[0] ?? words;
}

/**
 * The words inside the window that nothing cuts off, scrolls away or covers, each letter by its own box. What only
 * stands in the document, behind an ellipsis or under a dialog is not among them. Each place, a row, a line of a table,
 * a block, the opened detail or document, a dialog, with all the words seen in it.
 */
export async function seenWords(page: Page): Promise<readonly string[]> {
  const places = await page.evaluate(() => {
    const together =
      '[data-entry], [role="option"], tr, dl > div, li, p, [data-block], [data-brief], [data-detail], ' +
      '[data-document], [data-patient-banner], [data-source], [data-gap], [data-nothing], .strip, dialog[open], ' +
      '.source-news, .chart-detail';
    interface Box {
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const clips = new Map<Element, Box>();

    /** The part of the window in which an element may draw its content. */
    function clipOf(element: Element | null): Box {
      if (element === null) return screen;
      const known = clips.get(element);
      if (known !== undefined) return known;
      const style = getComputedStyle(element);
      const isApart = style.position === 'fixed' || element.matches('dialog[open]');
      let clip = isApart ? screen : clipOf(element.parentElement);
      if (!/^(?:visible|clip visible)/u.test(style.overflow) && !(element instanceof SVGElement)) {
        const own = element.getBoundingClientRect();
        clip = {
          left: Math.max(clip.left, own.left),
          top: Math.max(clip.top, own.top),
          right: Math.min(clip.right, own.right),
          bottom: Math.min(clip.bottom, own.bottom),
        };
      }
      clips.set(element, clip);
      return clip;
    }

    function isInside(box: Box, clip: Box): boolean {
      const slack = 2;
      return (
        box.left >= clip.left - slack &&
        box.right <= clip.right + slack &&
        box.top >= clip.top - slack &&
        box.bottom <= clip.bottom + slack
      );
    }

    /** Whether the middle of a box shows this element and not something that lies over it. */
    function isOnTop(box: Box, holder: Element): boolean {
      const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
      return top !== null && (holder.contains(top) || top.contains(holder));
    }

    function lettersSeen(node: Text, holder: Element): string {
      const range = document.createRange();
      range.selectNodeContents(node);
      const clip = clipOf(holder);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      if (boxes.every((box) => box.bottom < clip.top || box.top > clip.bottom)) return '';
      if (boxes.every((box) => isInside(box, clip) && isOnTop(box, holder))) return node.data;
      let seen = '';
      for (let at = 0; at < node.data.length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        const isSeen = box.width > 0 && isInside(box, clip) && isOnTop(box, holder);
        seen += isSeen ? (node.data[at] ?? '') : '…';
      }
      return seen.replaceAll(/…+/gu, '…');
    }

    function blockOf(element: Element): Element {
      let block = element;
      while (block.parentElement !== null && getComputedStyle(block).display.startsWith('inline'))
        block = block.parentElement;
      return block;
    }

    const texts = new Map<Element, string>();
    const lastBlock = new Map<Element, Element>();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const holder = node.parentElement;
      if (holder === null || (node as Text).data.trim() === '') continue;
      if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const seen = lettersSeen(node as Text, holder);
      if (seen === '') continue;
      const block = blockOf(holder);
      for (let place: Element | null = holder; place !== null; place = place.parentElement) {
        if (!place.matches(together)) continue;
        const before = texts.get(place);
        const between = before === undefined ? '' : lastBlock.get(place) === block ? '' : '|';
        texts.set(place, `${before ?? ''}${between}${seen}`);
        lastBlock.set(place, block);
      }
    }
    return [...texts.values()];
  });
  return places.map(dense);
}
