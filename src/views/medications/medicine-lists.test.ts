import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Coverage, FetchState } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { testSource } from '../../testing/sources.ts';
import { listsOf } from './medicine-lists.ts';

const TODAY = '2026-11-24';
const WHOLE: FetchState = { state: 'complete', received: 1, at: new Date(0) };
const GONE: FetchState = { state: 'failed', fault: fault('timeout', 'no answer') };
const NOTEBOOK = {
  ...testSource('carried-1'),
  kind: 'carried' as const,
  name: { ja: 'お薬手帳', en: 'Medication notebook' },
};

/** Each list with how far it is known and what stands on it. */
function listed(
  table: string,
  organization: string,
  state: FetchState = WHOLE,
  brought = false,
): readonly string[] {
  const value = medicinesFromText(table);
  const ids = [
    ...new Set(value.flatMap(({ witnesses }) => witnesses.map(({ provenance }) => provenance.source))),
  ];
  const cells = ids.flatMap((source) => FEEDS.map((feed) => ({ source, feed, state })));
  const carried = branded<SourceId>('carried-1');
  const coverage: Coverage = {
    cells: brought
      ? [...cells, { source: carried, feed: 'MedicationStatement', state: WHOLE, carried: true }]
      : cells,
  };
  const lists = listsOf({
    medications: { value, coverage },
    sources: [...ids.map((id) => testSource(id)), ...(brought ? [NOTEBOOK] : [])],
    organization,
    now: TODAY,
    death: { dead: false },
  });
  return lists.map(
    ({ list }) => `${list.kind} ${list.extent}: ${list.items.map(({ fact }) => fact.shown.title).join(', ')}`,
  );
}

const TABLE = `
  day   | 湊病院/処方       | 潮診療所/処方     | 浜薬局/調剤
  11-10 | アピ25 1T x2 28d |                 |
  11-12 |                  | アピ25 1T x2 28d | アピ25 1T x2 28d
`;

describe('med-rec-08: whose lists stand side by side', () => {
  it('what is recorded of the reader’s own place, and what all others say', () => {
    expect(listed(TABLE, '湊病院 薬剤部')).toEqual([
      expect.stringMatching(/^own whole: [^,]+$/u),
      expect.stringMatching(/^others whole: [^,]+, [^,]+$/u),
    ]);
  });

  it('where nothing is recorded of that place: what was ordered beside what was handed over', () => {
    expect(listed(TABLE, 'どこか薬局').map((line) => line.split(':')[0])).toEqual([
      'ordered whole',
      'supplied whole',
    ]);
  });

  it('a source that did not answer leaves every list that it could fill in part', () => {
    expect(listed(TABLE, '湊病院 薬剤部', GONE).map((line) => line.split(':')[0])).toEqual([
      'own part',
      'others part',
    ]);
  });

  it('a notebook is a list of its own, which is never whole, and takes nothing from the others', () => {
    expect(listed(TABLE, '湊病院 薬剤部', WHOLE, true)).toEqual([
      expect.stringMatching(/^own whole: /u),
      expect.stringMatching(/^others whole: /u),
      'notebook brought: ',
    ]);
  });
});
