import { describe, expect, it } from 'vitest';
import type { DocumentEntry, DocumentSection, Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import { codedFrom, factOf, tableLines, whenFrom } from '../test-facts.ts';
import { besideTheirs, theirSummaries } from './beside-theirs.ts';
import { lifetimeSummary } from './lifetime.ts';

const NOW = '2026-11-24';

function section(text: string): DocumentSection {
  return { title: '病名', text, entries: [], attachments: [], sections: [] };
}

function summary(sections: readonly DocumentSection[], source = '湊'): Merged<DocumentEntry> {
  const fact = factOf<DocumentEntry>(
    { kind: 'document', title: '患者サマリー', sort: 'patient-summary', sections, attachments: [] } as never,
    source,
  );
  const provenance = { ...fact.shown.provenance, stands: ['DocumentReference/1', 'Bundle/1'] };
  const shown = { ...fact.shown, provenance };
  return { ...fact, shown, witnesses: [shown] };
}

/** kind | when | title | codes | places: names of sources, `doc` for the document of 湊 */
function facts(text: string): readonly Merged[] {
  return tableLines(text).map(([kind = '', when = '', title = '', codes = '', places = '']) => {
    const made = places.split(' ').map((place) => {
      const { shown } = factOf<Entry>(
        {
          kind,
          when: whenFrom(when),
          title,
          code: codedFrom(title, codes),
          onset: UNKNOWN_WHEN,
          abatement: UNKNOWN_WHEN,
          reactions: [],
        } as never,
        place === 'doc' ? '湊' : place,
      );
      return place === 'doc'
        ? { ...shown, provenance: { ...shown.provenance, withinDocument: 'Bundle/1' } }
        : shown;
    });
    const [shown] = made;
    if (shown === undefined) throw new Error('a fact without a place');
    const { key } = shown;
    return {
      key,
      shown,
      witnesses: [shown, ...made.slice(1)],
      earlier: [],
      because: { by: 'alone' },
      conflicts: [],
      counterparts: [],
    };
  });
}

/** `problems + 慢性腎臓病` stands in theirs only, `problems - …` in ours only. */
function picture(document: Merged<DocumentEntry>, all: readonly Merged[]): readonly string[] {
  const sections = lifetimeSummary({ facts: all, medicines: [], now: NOW });
  const { parts, inBoth, unread } = besideTheirs(document, sections, all);
  return [
    ...parts.flatMap(({ id, onlyTheirs, onlyOurs }) => [
      ...onlyTheirs.map(({ facts: [fact] }) => `${id} + ${fact.shown.title}`),
      ...onlyOurs.map(({ facts: [fact] }) => `${id} - ${fact.shown.title}`),
    ]),
    unread ? 'unread' : `both ${inBoth}`,
  ];
}

describe('a source’s own summary beside ours', () => {
  it('summary-beside-01: what rests on the document alone is theirs; what anybody else witnesses too is in both', () => {
    const all = facts(`
      condition | 2020 | 慢性腎臓病 | icd:N183 | doc
      condition | 2020 | 高血圧症 | icd:I10 | doc 潮
      allergy | 2009 | ペニシリン | | doc
    `);
    expect(picture(summary([section('慢性腎臓病、高血圧症')]), all)).toEqual([
      'problems + 慢性腎臓病',
      'allergies + ペニシリン',
      'both 1',
    ]);
  });

  it('summary-beside-02: of ours only what neither record, code nor name of it is found in the document', () => {
    const all = facts(`
      condition | 2020 | 2型糖尿病 | icd:E11 | 潮
      condition | 2021 | 心房細動 | icd:I48 | 潮
      condition | 2021 | Atrial fibrillation | icd:I48 | doc
      procedure | 2022 | 虫垂切除術 | | 潮
      allergy | 2009 | ヨード造影剤 | | 潮
    `);
    expect(picture(summary([section('２型糖尿病で通院中。虫垂切除術後。')]), all)).toEqual([
      'problems + Atrial fibrillation',
      'allergies - ヨード造影剤',
      'both 3',
    ]);
  });

  it('a summary of which nothing is at hand is not compared: nothing is called missing in it', () => {
    expect(picture(summary([]), facts('condition | 2020 | 2型糖尿病 | | 潮'))).toEqual(['unread']);
  });

  it('of each source the newest summary stands', () => {
    const all = [summary([]), summary([], '潮'), summary([])];
    expect(theirSummaries(all)).toEqual(all.slice(0, 2));
  });
});
