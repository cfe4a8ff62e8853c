import { attribute, at, childrenOf, textOf } from './dom.ts';

/** What a narrative block became: XHTML of our own making, the pictures it shows, and what it held that is not drawn. */
export interface Narrative {
  readonly html: string;
  readonly pictures: readonly string[];
  readonly dropped: readonly string[];
}

const MOST_LEVELS = 60;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Elements that stand as one of ours, without anything of their own (CDA R2 NarrativeBlock). */
const SAME: Readonly<Record<string, string>> = {
  paragraph: 'p',
  item: 'li',
  sub: 'sub',
  sup: 'sup',
  thead: 'thead',
  tfoot: 'tfoot',
  tbody: 'tbody',
  tr: 'tr',
  // Not of the block, but written by systems that think in HTML; they mean what they say.
  p: 'p',
  div: 'div',
  span: 'span',
  b: 'b',
  i: 'i',
  u: 'u',
  em: 'em',
  strong: 'strong',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  pre: 'pre',
};

const STYLES: readonly (readonly [string, string])[] = [
  ['Bold', 'b'],
  ['Italics', 'i'],
  ['Underline', 'u'],
  ['Emphasis', 'em'],
];

/** Never words of the document, whatever stands in them. */
const NO_WORDS: ReadonlySet<string> = new Set([
  'script',
  'style',
  'object',
  'iframe',
  'embed',
  'applet',
  'template',
]);

function wrapped(tag: string, inner: string): string {
  return `<${tag}>${inner}</${tag}>`;
}

function cellAttributes(cell: Element): string {
  return ['colspan', 'rowspan']
    .flatMap((name) => {
      const value = attribute(cell, name);
      return value !== undefined && /^[1-9]\d{0,2}$/u.test(value) ? [` ${name}="${value}"`] : [];
    })
    .join('');
}

const NO_TEXT: ReadonlySet<string> = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'list', 'colgroup']);

/** Blanks between rows and cells are layout of the source, not words. */
function betweenCells(node: Node): boolean {
  return (
    NO_TEXT.has((node.parentNode as Element | null)?.localName ?? '') && (node.nodeValue ?? '').trim() === ''
  );
}

/** Walks one block into elements of our own; of the sender's only names and spans of cells are looked at. */
class Writer {
  readonly pictures: string[] = [];
  readonly dropped = new Set<string>();

  inner(element: Element, level: number): string {
    if (level > MOST_LEVELS) return escaped(element.textContent ?? '');
    return Array.from(element.childNodes, (node) => {
      if (node.nodeType === 3 || node.nodeType === 4)
        return betweenCells(node) ? '' : escaped(node.nodeValue ?? '');
      return node.nodeType === 1 ? this.element(node as Element, level + 1) : '';
    }).join('');
  }

  private element(element: Element, level: number): string {
    const name = element.localName;
    const tag = Object.hasOwn(SAME, name) ? SAME[name] : undefined;
    if (tag !== undefined) return wrapped(tag, this.styled(element, this.inner(element, level)));
    switch (name) {
      case 'br':
        return '<br/>';
      case 'content':
        return this.content(element, level);
      case 'caption':
        return this.caption(element, level);
      case 'list':
        return this.list(element, level);
      case 'table':
        return wrapped('table', this.inner(element, level));
      case 'td':
      case 'th':
        return `<${name}${cellAttributes(element)}>${this.styled(element, this.inner(element, level))}</${name}>`;
      case 'col':
      case 'colgroup':
        return '';
      case 'linkHtml':
      case 'a':
        return this.link(element, level);
      case 'renderMultiMedia':
        return this.picture(element);
      case 'footnote':
        return wrapped('small', `［注：${this.inner(element, level)}］`);
      case 'footnoteRef':
        return '［注］';
      default:
        return this.unknown(element, level);
    }
  }

  private caption(element: Element, level: number): string {
    const inner = this.inner(element, level);
    return element.parentElement?.localName === 'table'
      ? wrapped('caption', inner)
      : `${wrapped('b', inner)}<br/>`;
  }

  private unknown(element: Element, level: number): string {
    this.dropped.add(`<${element.localName}>`);
    return NO_WORDS.has(element.localName.toLowerCase()) ? '' : this.inner(element, level);
  }

  private styled(element: Element, inner: string): string {
    const code = attribute(element, 'styleCode') ?? '';
    return STYLES.reduce((text, [style, tag]) => (code.includes(style) ? wrapped(tag, text) : text), inner);
  }

  /** What was struck out must not read as if it stood. */
  private content(element: Element, level: number): string {
    const inner = this.styled(element, this.inner(element, level));
    const revised = attribute(element, 'revised');
    return revised === 'delete'
      ? wrapped('s', inner)
      : revised === 'insert'
        ? wrapped('u', inner)
        : wrapped('span', inner);
  }

  /** The caption of a list stands before it; whatever else is no item is kept as one. */
  private list(element: Element, level: number): string {
    const tag = attribute(element, 'listType') === 'ordered' ? 'ol' : 'ul';
    const [caption] = childrenOf(element, 'caption');
    const items = childrenOf(element).filter((child) => child !== caption);
    const head = caption === undefined ? '' : wrapped('p', wrapped('b', this.inner(caption, level + 1)));
    return head + wrapped(tag, items.map((item) => wrapped('li', this.inner(item, level + 1))).join(''));
  }

  /** A link is told, not offered: its words and where it would lead. */
  private link(element: Element, level: number): string {
    const words = this.inner(element, level);
    const address = attribute(element, 'href');
    const isInner = address?.startsWith('#') === true || address === undefined || address === textOf(element);
    return isInner ? words : `${words}（${escaped(address ?? '')}）`;
  }

  private picture(element: Element): string {
    const targets = (attribute(element, 'referencedObject') ?? '').split(/\s+/u).filter((id) => id !== '');
    this.pictures.push(...targets);
    const caption = textOf(at(element, 'caption'));
    return `［図：${escaped(caption ?? targets.join('、'))}］`;
  }
}

/** A section's text. Words without any element keep their lines. */
export function narrativeOf(text: Element): Narrative {
  const writer = new Writer();
  const isPlain = childrenOf(text).length === 0;
  const inner = isPlain
    ? escaped(text.textContent?.trim() ?? '').replaceAll(/\r\n|\r|\n/gu, '<br/>')
    : writer.inner(text, 0);
  return {
    html: inner.trim() === '' ? '' : wrapped('div', isPlain ? wrapped('p', inner) : inner),
    pictures: writer.pictures,
    dropped: [...writer.dropped],
  };
}
