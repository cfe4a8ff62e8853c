import { describe, expect, it } from 'vitest';
import type { DetailBlock, DetailSpan } from '../../domain/decision-support.ts';
import { readCards } from './cards.ts';
import { readMarkdown } from './markdown.ts';

const CARD = { summary: '併用注意', indicator: 'warning', source: { label: '検証用' } };

function one(more: object) {
  const read = readCards({ cards: [{ ...CARD, ...more }] });
  const [card] = read?.cards ?? [];
  if (card === undefined) throw new Error('the card was not read');
  return card;
}

function spansText(spans: readonly DetailSpan[]): string {
  return spans
    .map((span) => {
      if (span.type === 'link') return `[${span.text}→${span.url}]`;
      return span.type === 'text' ? span.text : `<${span.type}>${span.text}</>`;
    })
    .join('');
}

function blockText(block: DetailBlock): string {
  switch (block.type) {
    case 'code':
      return `code ${JSON.stringify(block.text)}`;
    case 'table':
      return `table ${block.rows.map((row) => row.map(spansText).join(' | ')).join(' // ')}`;
    case 'heading':
      return `heading${block.level} ${spansText(block.spans)}`;
    default:
      return `${block.type} ${spansText(block.spans)}`;
  }
}

function picture(markdown: string): readonly string[] {
  return readMarkdown(markdown).map(blockText);
}

describe('cards', () => {
  it('a bad card is counted and told, the others are read', () => {
    const read = readCards({
      cards: [
        CARD,
        null,
        'card',
        { ...CARD, summary: '   ' },
        { ...CARD, source: {} },
        { ...CARD, indicator: 'fatal' },
        { ...CARD, indicator: 'Critical', summary: 'x' },
      ],
      systemActions: [{ type: 'delete', resourceId: 'MedicationRequest/1' }],
    });
    expect(read?.cards.map(({ summary, indicator }) => `${indicator} ${summary}`)).toEqual([
      'warning 併用注意',
      'critical x',
    ]);
    expect(read?.unread).toEqual([
      { problem: 'no-object' },
      { problem: 'no-object' },
      { problem: 'no-summary' },
      { problem: 'no-source', summary: '併用注意' },
      { problem: 'unknown-indicator', summary: '併用注意' },
    ]);
    expect(JSON.stringify(read)).not.toContain('MedicationRequest/1');
  });

  it.each([[undefined], [null], [[]], ['x'], [{}], [{ cards: {} }], [{ cards: 'x' }]])(
    '%j is no answer',
    (answer) => {
      expect(readCards(answer)).toBeUndefined();
    },
  );

  it('no cards are an answer, and a thousand are cut and counted', () => {
    expect(readCards({ cards: [] })).toEqual({ cards: [], unread: [] });
    const many = readCards({ cards: Array.from({ length: 1000 }, () => CARD) });
    expect([many?.cards.length, many?.unread.length]).toEqual([50, 950]);
    expect(new Set(many?.cards.map(({ key }) => key)).size).toBe(50);
  });

  it('two cards of one uuid are two', () => {
    const read = readCards({
      cards: [
        { ...CARD, uuid: 'a' },
        { ...CARD, uuid: 'a' },
      ],
    });
    expect(read?.cards.map(({ key }) => key)).toEqual(['a', 'a 1']);
  });

  it('only absolute http(s) links lead anywhere; an app to be launched is told as such', () => {
    const links = [
      { label: '根拠', url: 'https://example.org/a?b=1', type: 'absolute' },
      { label: 'js', url: 'javascript:alert(1)', type: 'absolute' },
      { label: 'data', url: 'data:text/html,<script>alert(1)</script>', type: 'absolute' },
      { label: '相対', url: '/chart/x', type: 'absolute' },
      { label: '相手任せ', url: '//evil.example/x', type: 'absolute' },
      { label: '名乗る', url: 'https://user:secret@evil.example/', type: 'absolute' },
      { label: 'SMART', url: 'https://app.example/launch', type: 'smart', appContext: '{"p":1}' },
      { url: '' },
    ];
    expect(one({ links }).links).toEqual([
      { kind: 'absolute', label: '根拠', url: 'https://example.org/a?b=1' },
      { kind: 'not-openable', label: 'js', because: 'address' },
      { kind: 'not-openable', label: 'data', because: 'address' },
      { kind: 'not-openable', label: '相対', because: 'address' },
      { kind: 'not-openable', label: '相手任せ', because: 'address' },
      { kind: 'not-openable', label: '名乗る', because: 'address' },
      { kind: 'not-openable', label: 'SMART', because: 'smart' },
    ]);
    const source = { label: '検証用', url: 'javascript:alert(1)', icon: 'https://evil.example/pixel.png' };
    expect(one({ source }).source).toEqual({ label: '検証用' });
  });

  it('suggestions are words, whatever is missing of them', () => {
    const suggestions = [
      { label: '中止を検討', isRecommended: true, actions: [{ type: 'delete', description: '処方を中止' }] },
      { actions: [{ type: 'explode' }, 'x'] },
      {},
      'x',
    ];
    expect(one({ suggestions, selectionBehavior: 'whatever' }).suggestions).toEqual([
      { label: '中止を検討', recommended: true, actions: [{ kind: 'delete', description: '処方を中止' }] },
      { label: '', recommended: false, actions: [{ kind: 'other', description: '' }] },
    ]);
  });

  it('words that turn their neighbours round are told as what they are', () => {
    expect(one({ summary: 'ワル\u202Eファリン\u0000\n併用' }).summary).toBe('ワル⟨U+202E⟩ファリン 併用');
  });
});

describe('Markdown', () => {
  it('becomes blocks of words', () => {
    const markdown = [
      '# 併用注意',
      '**ロキソプロフェン**と*アピキサバン*、`YJ`',
      '続きの行。',
      '',
      '- 出血の徴候を確認',
      '2. 主治医に連絡',
      '> 引用',
      '```',
      '<b>x</b>',
      '```',
      '| 薬 | 日数 |',
      '|---|---:|',
      '| 甲 | 14 |',
      '[添付文書](https://example.org/x) ![絵](https://evil.example/pixel.png) [内](javascript:alert(1))',
    ].join('\n');
    expect(picture(markdown)).toEqual([
      'heading1 併用注意',
      'paragraph <strong>ロキソプロフェン</>と<emphasis>アピキサバン</>、<code>YJ</> 続きの行。',
      'item 出血の徴候を確認',
      'item 主治医に連絡',
      'quote 引用',
      'code "<b>x</b>"',
      'table 薬 | 日数 // 甲 | 14',
      'paragraph [添付文書→https://example.org/x] 絵 内)',
    ]);
  });

  it('HTML stays the text that it is', () => {
    expect(picture('<img src=x onerror=alert(1)><script>alert(1)</script>')).toEqual([
      'paragraph <img src=x onerror=alert(1)><script>alert(1)</script>',
    ]);
  });

  it('what does not close stands as it was written', () => {
    expect(picture('2 * 3 ** [x](  `y __')).toEqual(['paragraph 2 * 3 ** [x](  `y __']);
    expect(picture('\\*x\\* \\[y\\](z)')).toEqual(['paragraph *x* [y](z)']);
  });

  it.each(['[', '![', '**', '*a ', '`', '|\n', '> ', '[](', '\\', '# ', '- '])(
    'a long text of nothing but %j is read to its end',
    (piece) => {
      // Whoever reads it in a square of its length does not come to the end within the time of a test.
      const blocks = readMarkdown(piece.repeat(300_000));
      expect(JSON.stringify(blocks).length).toBeLessThan(5 * 300_000 * piece.length + 1_000);
    },
  );
});
