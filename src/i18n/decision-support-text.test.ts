import { describe, expect, it } from 'vitest';
import type { CdsCard, CdsReply, Prefetched } from '../domain/decision-support.ts';
import { cardText, decisionSupportHead, replyText } from './decision-support-text.ts';
import { textFor } from './text.ts';

const JA = textFor('ja');
const EN = textFor('en');
const ALL: Prefetched = { key: 'prescriptions', state: 'told', resources: 3, partial: false };
const PART: Prefetched = { key: 'dispensings', state: 'told', resources: 1, partial: true };
const UNTOLD: Prefetched = { key: 'allergies', state: 'untold', because: 'not-known' };

const CARD: CdsCard = {
  key: '0',
  summary: '併用注意',
  detail: [],
  indicator: 'warning',
  source: { label: '検証用', topic: '飲み合わせ' },
  suggestions: [
    {
      label: '処方元に確かめる',
      recommended: true,
      actions: [{ kind: 'delete', description: '処方を中止' }],
    },
  ],
  links: [
    { kind: 'absolute', label: '添付文書', url: 'https://example.org/' },
    { kind: 'not-openable', label: '計算アプリ', because: 'smart' },
  ],
};

function answered(cards: readonly CdsCard[], prefetched: readonly Prefetched[]): CdsReply {
  return {
    service: 'a',
    hook: 'patient-view',
    state: 'answered',
    cards,
    unread: [],
    prefetched,
    at: new Date(0),
  };
}

describe('what a service answered, in words', () => {
  it('no card is never told as safe, and on a part not even as checked', () => {
    expect(replyText(JA, answered([], [ALL]), '点検').sentence).toBe(
      '点検：伝えた内容の範囲では指摘はありません。安全であることを示すものではありません。',
    );
    for (const prefetched of [PART, UNTOLD])
      expect(replyText(JA, answered([], [ALL, prefetched]), '点検').sentence).toBe(
        '点検：一部の内容だけで判定されました。指摘がなくても、確認できたことにはなりません。',
      );
  });

  it('says what it was told and what not', () => {
    expect(replyText(JA, answered([CARD], [ALL, PART, UNTOLD]), '点検')).toEqual({
      sentence: '点検：指摘が1件あります。',
      notes: [
        '伝えた内容 prescriptions：3件',
        '伝えた内容 dispensings：1件（すべてではありません）',
        '伝えていない内容 allergies：情報源の回答がそろっていません',
      ],
    });
    expect(replyText(EN, answered([CARD], [PART]), 'Checks')).toEqual({
      sentence: 'Checks: one remark.',
      notes: ['Told: dispensings, one record (not all)'],
    });
  });

  it('a failure is said with what to do, and a service that needs more as that', () => {
    const base = { service: 'a', hook: 'patient-view', state: 'failed', prefetched: [UNTOLD] } as const;
    const fault = { kind: 'timeout', detail: 'no answer in 5 s' } as const;
    const failed = replyText(JA, { ...base, fault, needsData: false }, '点検');
    expect(failed.sentence).toBe('点検：確認できませんでした。');
    expect(failed.next).toBeDefined();
    expect(failed.notes.length).toBe(2);
    expect(replyText(JA, { ...base, fault, needsData: true }, '点検').sentence).toBe(
      '点検：内容が足りず、判定できませんでした。',
    );
  });

  it('a card says whose it is; what it proposes is to be read only', () => {
    expect(cardText(JA, CARD)).toEqual({
      indicator: '注意',
      source: '指摘元 検証用（飲み合わせ）',
      suggestions: ['提案（推奨）：処方元に確かめる（この画面からは実行できません）', '中止：処方を中止'],
      closedLinks: ['計算アプリ：別のアプリの起動が要るため、ここからは開けません'],
    });
    expect(decisionSupportHead(JA).lead).toContain('代わるものではありません');
  });
});
