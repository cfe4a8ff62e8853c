import { type Element, Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { FetchState } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PatientRecord } from '../../record/record.ts';
import { reduce } from '../../record/reduce.ts';
import { recordFromText } from '../../testing/record-from-text.ts';
import { markupOf } from '../fault-harness/screen.tsx';

const NOW = new Date('2026-11-24T00:45:00Z');
const WHOLE: FetchState = { state: 'complete', received: 0, at: NOW };
const GONE: FetchState = { state: 'failed', fault: fault('timeout', 'no answer') };

/** The picture with the end of every reading: whole for all sources but those that are gone. */
function recordOf(picture: string, ...gone: readonly string[]): PatientRecord {
  const record = recordFromText(picture);
  return reduce(
    record,
    record.sources.flatMap(({ id }) =>
      FEEDS.map((feed, index) => ({
        type: 'arrival' as const,
        source: branded<SourceId>(id),
        feed,
        round: 1,
        step: 1_000 + index,
        replaces: false,
        entries: [],
        issues: [],
        state: gone.includes(id) ? GONE : WHOLE,
      })),
    ),
  );
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** What the banner, the emergency sheet and the first-visit brief say, as short lines. */
function said(record: PatientRecord, language: 'ja' | 'en' = 'ja') {
  const window = new Window();
  window.document.body.innerHTML = markupOf(record, language, NOW);
  const find = (selector: string) => window.document.querySelector(selector);
  const statements = (root: Element | null) =>
    [...(root?.querySelectorAll('[data-statement]') ?? [])].map(textOf);
  const noneOf = (root: Element | null) =>
    root?.getAttribute('data-none') ?? root?.querySelector('[data-none]')?.getAttribute('data-none') ?? '-';
  const chips = find('[data-patient-banner] .banner-chips');
  const block = (selector: string) => {
    const root = find(selector);
    return {
      count: root?.getAttribute('data-count'),
      none: noneOf(root),
      statements: statements(root),
    };
  };
  const answer = {
    banner: textOf(chips),
    bannerNone: noneOf(chips),
    emergency: block('[data-panel="emergency"] [data-block="allergies"]'),
    brief: block('[data-brief] [data-block="allergies"]'),
    problems: block('[data-brief] [data-block="problems"]'),
    devices: block('.for-life [data-block="devices"]'),
    timelineCount: find('[data-panel="timeline"]')?.getAttribute('data-count'),
    summaryCount: find('[data-panel="summary"]')?.getAttribute('data-count'),
    medications: block('[data-panel="medications"]'),
  };
  void window.happyDOM.close();
  return answer;
}

describe('statements', () => {
  it('statement-01: 「なし」 by one source stands beside the allergy that another records; nothing is settled', () => {
    const told = said(
      recordOf(`
                   湊                            | 潮
      2025-03-02 | allergy:アレルギーなし =none     |
      2021-05-06 |                               | allergy:ヨード造影剤
    `),
    );
    expect(told.banner).toMatch(/^ヨード造影剤.*「アレルギーなし」と記載（湊 2025-03-02）$/u);
    expect(told.bannerNone).toBe('-');
    expect(told.emergency).toEqual({
      count: '1',
      none: '-',
      statements: ['なしの記載 「アレルギーなし」と記載（湊 2025-03-02）'],
    });
    expect(told.brief).toEqual({
      count: '1',
      none: '-',
      statements: ['なしの記載「アレルギーなし」と記載（湊 2025-03-02）'],
    });
    expect(told.summaryCount).toBe('1');
    // On the timeline it is a record as any other.
    expect(told.timelineCount).toBe('2');
  });

  it('statement-01: with all sources answered, 「なし」 is known, and who wrote it down stands beside it', () => {
    const told = said(recordOf('湊 | 潮\n2025-03-02 | allergy:特になし =none |'));
    expect(told.bannerNone).toBe('known');
    expect(told.banner).toContain('「特になし」と記載（湊 2025-03-02）');
    expect(told.brief).toMatchObject({ count: '0', none: 'known' });
    expect(told.emergency).toMatchObject({ count: '0', none: 'known' });
  });

  it('statement-01: 「なし」 by one source is no ground for none while another has not answered', () => {
    const told = said(recordOf('湊 | 潮\n2025-03-02 | allergy:特になし =none |', '潮'));
    expect(told.bannerNone).toBe('unknown');
    expect(told.brief).toMatchObject({ count: '0', none: 'unknown' });
    expect(told.emergency).toMatchObject({ count: '0', none: 'unknown' });
    expect(told.banner).toContain('「特になし」と記載（湊 2025-03-02）');
  });

  it('statement-02: 「不明」 on record takes the ground from none, though all sources have answered', () => {
    const told = said(recordOf('湊 | 潮\n2025-03-02 | allergy:アレルギー不明 =unknown |'));
    expect(told.bannerNone).toBe('unknown');
    expect(told.banner).not.toContain('記録なし');
    expect(told.brief).toMatchObject({ count: '0', none: 'unknown' });
    expect(told.emergency).toMatchObject({ count: '0', none: 'unknown' });
  });

  it('statement-01: a ruled-out diagnosis, 機器なし and 内服なし count as none of their kind', () => {
    const told = said(
      recordOf(`
                   湊                        | 潮
      2025-03-02 | condition:肺結核 =refuted   | device:医療機器なし =none
      2025-03-03 | medication-statement:常用薬なし =none |
    `),
    );
    expect(told.problems).toEqual({
      count: '0',
      none: 'known',
      statements: ['否定「肺結核」は否定（湊 2025-03-02）'],
    });
    expect(told.devices).toMatchObject({ count: '0', none: 'known' });
    expect(told.medications).toMatchObject({ count: '0', none: 'known' });
    expect(told.medications.statements).toEqual(['なしの記載「常用薬なし」と記載（湊 2025-03-03）']);
    expect(told.timelineCount).toBe('3');
    expect(said(recordOf('湊\n2025-03-02 | condition:肺結核 =refuted'), 'en').problems.statements).toEqual([
      'Ruled out“肺結核” ruled out (湊 2 Mar 2025)',
    ]);
  });
});
