import { describe, expect, test } from 'vitest';
import { branded } from '../base/brand.ts';
import { type Coverage, type FetchState, mayBeCalledNone } from '../domain/coverage.ts';
import { fault } from '../domain/fault.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { textFor } from '../i18n/text.ts';
import { gapText, nothingText } from './gap-text.ts';
import { gapsOf } from './gaps.ts';

const TODAY = '2026-11-24';
const AT = new Date('2026-11-24T00:41:00Z');

const STATES: Readonly<Record<string, FetchState>> = {
  complete: { state: 'complete', received: 3, at: AT },
  waiting: { state: 'waiting' },
  arriving: { state: 'arriving', received: 2 },
  cutShort: { state: 'cutShort', received: 2, fault: fault('tooLarge', '', { count: 1000 }) },
  failed: { state: 'failed', fault: fault('timeout', '') },
  withheld: { state: 'withheld', by: 'consent' },
  notOffered: { state: 'notOffered' },
};

function source(id: string, seal: string, rank: number): Source {
  return {
    id: branded<SourceId>(id),
    name: { ja: `${seal}ネット`, en: `${id} network` },
    shortName: { ja: seal, en: id },
    seal,
    kind: 'regional',
    format: 'fhir',
    base: '',
    audience: '',
    audit: false,
    match: false,
    offers: 'all',
    ask: 'always',
    locator: false,
    quirks: {},
    rank,
  };
}

const SOURCES = [source('minato', '湊', 0), source('shiokaze', '潮', 1)];

function coverage(...states: readonly string[]): Coverage {
  return {
    cells: states.map((name, index) => ({
      source: SOURCES[index % SOURCES.length]?.id ?? branded<SourceId>('x'),
      feed: index < SOURCES.length ? ('Procedure' as const) : ('DocumentReference' as const),
      state: STATES[name] ?? { state: 'waiting' },
    })),
  };
}

/** Words by which a reader would take it that there is nothing. */
const SAYS_NONE = { ja: /なし/u, en: /none/iu };

describe('"none" is said only where every source that could hold the thing answered completely', () => {
  const names = Object.keys(STATES);
  const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));
  test.each(pairs)('%s and %s', (first, second) => {
    for (const language of ['ja', 'en'] as const) {
      const known = coverage(first, second);
      const words = nothingText(textFor(language), '手術歴', known, SOURCES, TODAY);
      const all = [words.title, ...words.lines].join('\n');
      expect(words.known).toBe(mayBeCalledNone(known));
      expect(SAYS_NONE[language].test(all)).toBe(mayBeCalledNone(known));
      expect(words.kind === 'none').toBe(mayBeCalledNone(known));
      for (const gap of gapsOf(known)) {
        const foot = gapText(textFor(language), gap, SOURCES);
        expect(SAYS_NONE[language].test(`${foot.lead}${foot.brief}${foot.why}`)).toBe(false);
      }
    }
  });

  test('no source at all is not "none" either', () => {
    expect(nothingText(textFor('ja'), '手術歴', { cells: [] }, SOURCES, TODAY).known).toBe(false);
  });
});

test('the most limiting kind heads the block and every other is listed', () => {
  const words = nothingText(
    textFor('ja'),
    '手術歴',
    coverage('waiting', 'failed', 'withheld', 'cutShort'),
    SOURCES,
    TODAY,
  );
  expect([words.kind, words.title]).toEqual(['failed', '手術歴：取得できません']);
  expect(words.lines).toEqual([
    '潮ネット：手術・処置を取得できません。潮ネットが時間内に応答しません。再試行できます。',
    '湊ネット：文書の閲覧が制限されています。本人の同意の範囲外の項目は表示しません。',
    '潮ネット：文書は途中までです。潮ネットの記録が多く、1,000件で打ち切りました。これより先の記録は、潮ネットの窓口に確認してください。',
    '湊ネットの回答待ち',
  ]);
  // Consent may be given at any moment: what is withheld for want of it can be asked for again.
  expect(words.retry).toEqual(['shiokaze', 'minato']);
});

test('a source that answered with nothing is named without saying "none"', () => {
  const words = nothingText(textFor('ja'), '手術歴', coverage('complete', 'failed'), SOURCES, TODAY);
  expect(words.lines.at(-1)).toBe('湊ネットは回答済み。該当する記録は見つかっていません。');
});

test('all failed: says that this means nothing for the person', () => {
  const words = nothingText(textFor('ja'), 'アレルギー', coverage('failed', 'failed'), SOURCES, TODAY);
  expect(words.title).toBe('どの情報源からも取得できません');
  expect(words.lines[0]).toBe('アレルギーが無いという意味ではありません。本人・家族にも確認してください。');
});

test('none: how many answered, as of when, and who offers no such thing', () => {
  const words = nothingText(textFor('ja'), '手術歴', coverage('complete', 'notOffered'), SOURCES, TODAY);
  expect([words.title, ...words.lines]).toEqual([
    '手術歴：記録なし',
    '1つの情報源がすべて回答（9:41時点）',
    '潮ネットは提供していません。',
  ]);
});
