import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { FetchState, Unasked } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PatientRecord } from '../../record/record.ts';
import { reduce } from '../../record/reduce.ts';
import { lifeFromText } from '../../testing/life-from-text.ts';
import { recordFromText } from '../../testing/record-from-text.ts';
import { markupOf } from '../fault-harness/screen.tsx';

const NOW = new Date('2026-11-24T00:45:00Z');
const WHOLE: FetchState = { state: 'complete', received: 0, at: NOW };

/** A life as two sources tell it, both having answered completely. */
function answered(life: string): PatientRecord {
  const empty = recordFromText('minato | shio\n');
  const entries = lifeFromText(life).map((fact) => fact.shown);
  return reduce(
    empty,
    empty.sources.flatMap(({ id }) =>
      FEEDS.map((feed, index) => ({
        type: 'arrival' as const,
        source: branded<SourceId>(id),
        feed,
        round: 1,
        step: 1_000 + index,
        replaces: false,
        entries: index === 0 && id === 'minato' ? entries : [],
        issues: [],
        state: WHOLE,
      })),
    ),
  );
}

/** Of each part of the brief: how many lines, whether "none" stands there, and what is said instead. */
function briefOf(record: PatientRecord) {
  const window = new Window();
  window.document.body.innerHTML = markupOf(record, 'ja', NOW);
  const parts = [...window.document.querySelectorAll('[data-brief] [data-block]')].map((part) => {
    const none = part.querySelector('[data-none]')?.getAttribute('data-none') ?? '-';
    const words = part.querySelector('.brief-none')?.textContent ?? '';
    return [part.getAttribute('data-block'), part.getAttribute('data-count'), none, words].join(' ').trim();
  });
  const unasked = window.document.querySelector('[data-brief] .brief-unknown [data-unasked]')?.textContent;
  void window.happyDOM.close();
  return { parts, unasked };
}

describe('a list of the brief is a choice among records', () => {
  it('with no record at all, and every source answered, each part says that there is none', () => {
    expect(briefOf(answered('vaccine 2025-03-02 - インフルエンザ')).parts).toEqual([
      'problems 0 known',
      'medicines 0 known',
      'allergies 0 known',
      'stays 0 known',
      'labs 0 known',
      'changes 0 - 直近90日の変化：取得済みの記録には見つかりません',
    ]);
  });

  it('records that are not of the choice take the ground from "none": over, uncoded, an ordinary visit', () => {
    const { parts } = briefOf(
      answered(`
        condition 2019-03-02 2019-04-01 肺炎 status=resolved
        visit     2019-03-02 -          外来受診
        lab       2019-03-03 -          院内独自の検査 value=1
        drug      2019-03-03 7d         昔の薬
      `),
    );
    expect(parts).toEqual([
      'problems 0 - 取得済みの記録の中に、ここに挙げるものは見つかりません（記録 1件）。',
      'medicines 0 - 取得済みの記録の中に、ここに挙げるものは見つかりません（記録 1件）。',
      'allergies 0 known',
      'stays 0 - 取得済みの記録の中に、ここに挙げるものは見つかりません（記録 1件）。',
      'labs 0 - 取得済みの記録の中に、ここに挙げるものは見つかりません（記録 1件）。',
      'changes 0 - 直近90日の変化：取得済みの記録には見つかりません',
    ]);
  });

  it('a medicine whose period nobody can reckon is listed, not left out', () => {
    const { parts } = briefOf(answered('drug 2026-11-01 - インスリン注射'));
    expect(parts[1]).toBe('medicines 1 -');
  });

  it('networks that nobody could be asked about stand under what is not known', () => {
    const record = answered('vaccine 2025-03-02 - インフルエンザ');
    const unasked: Unasked = {
      sources: [branded<SourceId>('kita')],
      locators: [branded<SourceId>('minato')],
      state: { state: 'not-known', fault: fault('timeout', 'no answer') },
    };
    const told = briefOf({ ...record, coverage: { ...record.coverage, unasked } });
    expect(told.unasked).toContain('1');
    expect(told.parts.filter((part) => part.includes('known') && !part.includes('unknown'))).toEqual([]);
  });
});

describe('what is checked of the medicines', () => {
  const checked = (life: string) => {
    const window = new Window();
    window.document.body.innerHTML = markupOf(answered(life), 'ja', NOW);
    const section = window.document.querySelector('[data-panel="medications"] [data-check="allergies"]');
    const none = section?.querySelector('[data-none]')?.getAttribute('data-none');
    void window.happyDOM.close();
    return none;
  };

  it('an allergy that nobody knows of is no ground to say that there is none', () => {
    expect(checked('drug 2026-11-01 28d アムロジピン')).toBe('known');
    expect(
      checked('drug 2026-11-01 28d アムロジピン\nallergy 2026-10-01 - アレルギー不明 negative=unknown'),
    ).toBe('unknown');
  });
});
