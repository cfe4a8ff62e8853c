import { expect, test } from 'vitest';
import { branded } from '../../base/brand.ts';
import { runToEnd } from '../../base/sliced.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN, type When } from '../../domain/partial-date.ts';
import { textFor } from '../../i18n/text.ts';
import { filterFacts } from './timeline-filter.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { timelineRows } from './timeline-rows.ts';

function dated(text: string): When {
  const start = parsePartialDate(text);
  if (start === undefined) throw new Error(text);
  return { state: 'dated', start };
}

function fact(title: string, when: When, source = 'minato'): Merged {
  const shown = {
    key: branded<EntryKey>(`${source}/Basic/${title}`),
    kind: 'other' as const,
    when,
    title,
    marks: [],
    notes: [],
    businessIds: [],
    facts: [],
    provenance: {
      source: branded<SourceId>(source),
      resourceType: 'Basic',
      resourceId: title,
      stands: [`Basic/${title}`],
      institution: 'はるにれ循環器内科',
      fetchedAt: new Date(0),
      raw: { resourceType: 'Basic' },
    },
  };
  return {
    key: shown.key,
    shown,
    witnesses: [shown],
    because: { by: 'alone' },
    conflicts: [],
    earlier: [],
    counterparts: [],
  };
}

const FACTS = [
  fact('心電図', dated('2026-11-10T10:20:00+09:00')),
  fact('ﾎﾟｰﾀﾌﾞﾙ撮影', dated('2026-11-10')),
  fact('月だけ', dated('2026-10')),
  fact('年だけ', dated('2006')),
  fact('元日', dated('2006-01-01'), 'national'),
  fact('言葉', { state: 'worded', words: '数年前から' }),
  fact('不明', UNKNOWN_WHEN),
];

test('days newest first, months and years under heads of their own, the undated at the end', () => {
  const lines = runToEnd(timelineRows(FACTS)).map((row) =>
    row.type === 'fact'
      ? `  ${row.fact.shown.title}`
      : `${row.type === 'day' ? row.key.slice(4) : '日付不明'} (${row.count})`,
  );
  expect(lines).toEqual([
    '2026-11-10 (2)',
    '  心電図',
    '  ﾎﾟｰﾀﾌﾞﾙ撮影',
    '2026-10 (1)',
    '  月だけ',
    '2006 (1)',
    '  年だけ',
    '2006-01-01 (1)',
    '  元日',
    '日付不明 (2)',
    '  言葉',
    '  不明',
  ]);
});

test('a day at several places is parted by place, each with its visit; a day at one is not', () => {
  const facts = lifeFromText(`
    lab   2026-11-10 - K at=はるにれ循環器内科
    drug  2026-11-10 14d ロキソプロフェン at=あさなぎ薬局
    visit 2026-11-10 - 再診 at=はるにれ循環器内科
    lab   2026-11-09 - Na at=はるにれ循環器内科
    lab   2026-11-09 - Cl at=はるにれ循環器内科
  `);
  const lines = runToEnd(timelineRows(facts)).map((row) => {
    if (row.type === 'fact') return `    ${row.fact.shown.title}`;
    if (row.type === 'place') return `  ${row.place} ${row.visit?.shown.title ?? '-'} (${row.count})`;
    return row.key;
  });
  expect(lines).toEqual([
    'day 2026-11-10',
    '  はるにれ循環器内科 再診 (2)',
    '    K',
    '    再診',
    '  あさなぎ薬局 - (1)',
    '    ロキソプロフェン',
    'day 2026-11-09',
    '    Na',
    '    Cl',
  ]);
});

test('no facts, no rows', () => {
  expect(runToEnd(timelineRows([]))).toEqual([]);
});

test('the text filter reads half width, kana and every word; the source filter leaves the counts honest', () => {
  const titles = (filter: Parameters<typeof filterFacts>[2]) =>
    runToEnd(filterFacts(textFor('ja'), FACTS, filter)).facts.map((one) => one.shown.title);
  expect(titles({ text: 'ぽーたぶる' })).toEqual(['ﾎﾟｰﾀﾌﾞﾙ撮影']);
  expect(titles({ text: '循環器 心電' })).toEqual(['心電図']);
  expect(titles({ sources: [branded<SourceId>('national')] })).toEqual(['元日']);
  expect(titles({ kinds: ['lab'] })).toEqual([]);
  expect(runToEnd(filterFacts(textFor('ja'), FACTS, { kinds: ['lab'] })).counts.get('other')).toBe(7);
});
