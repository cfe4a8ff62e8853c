import { describe, expect, it } from 'vitest';
import type {
  CoverageEntry,
  DocumentEntry,
  EncounterEntry,
  ObservationEntry,
  OtherEntry,
} from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Person } from '../../domain/person.ts';
import { careGroups } from './care-records.ts';
import { registeredContacts } from './contacts.ts';
import { insuredLevels } from './insured-level.ts';
import { codedFrom, factOf, labsFrom, medicinesFrom, tableLines, whenFrom } from '../test-facts.ts';
import { careLevels } from './care-level.ts';
import { assessmentLines } from './daily-living.ts';
import { lastDischarge } from './discharge.ts';

const TODAY = '2026-11-24';

function levels(text: string): readonly Merged<ObservationEntry>[] {
  return tableLines(text).map(([when = '', title = '']) =>
    factOf<ObservationEntry>({
      kind: 'care-level',
      when: whenFrom(when),
      title,
      code: codedFrom(title, ''),
      members: [],
      parts: [],
    } as never),
  );
}

function careLine(text: string): readonly string[] {
  const { latest, history } = careLevels(levels(text), TODAY);
  const all = latest === undefined ? history : [latest, ...history];
  return all.map(({ fact, state, until }) => `${fact.shown.title} ${state} ${until ?? ''}`.trim());
}

describe('care level', () => {
  it('care-level-01: the level in force stands first, also where a later one has been certified already', () => {
    expect(
      careLine(`
        2027-01-01〜2028-12-31 | 要介護4
        2026-08-12〜2027-08-12 | 要介護3
        2025-08-11〜2026-08-11 | 要介護1
      `),
    ).toEqual(['要介護3 in-force 2027-08-12', '要介護4 future 2028-12-31', '要介護1 expired 2026-08-11']);
  });

  it('care-level-01: a level that has run out is the newest known, and says so; the last day still counts', () => {
    expect(careLine('2025-11-24〜2026-11-23 | 要介護2')).toEqual(['要介護2 expired 2026-11-23']);
    expect(careLine('2025-11-25〜2026-11-24 | 要介護2')).toEqual(['要介護2 in-force 2026-11-24']);
  });

  it('care-level-01: without a stated end nothing is said of its validity', () => {
    expect(careLine('2025-11-25 | 要支援1')).toEqual(['要支援1 no-period']);
    expect(careLine('')).toEqual([]);
  });
});

describe('what changed at discharge', () => {
  const encounters = [
    factOf<EncounterEntry>({
      kind: 'encounter',
      visit: 'inpatient',
      when: whenFrom('2026-09-28〜2026-10-09'),
      diagnoses: [],
    } as never),
  ];
  const summary = factOf<DocumentEntry>({
    kind: 'discharge-summary',
    when: whenFrom('2026-10-09'),
    title: '退院時サマリー',
  } as never);

  it('care-discharge-01: medicines that stopped, began or changed, as supplies tell', () => {
    const discharge = lastDischarge({
      encounters,
      documents: [summary],
      medications: medicinesFrom(`
        dispensing | 2026-09-10 | アピキサバン錠5mg | yj:3339004F2025 | 1錠 | 42
        dispensing | 2026-10-09 | アピキサバン錠2.5mg | yj:3339004F1029 | 1錠 | 14
        dispensing | 2026-09-10 | ビソプロロール錠2.5mg | yj:2123016F1108 | 1錠 | 42
        dispensing | 2026-10-10 | ビソプロロール錠2.5mg | yj:2123016F1108 | 1錠 | 14
        dispensing | 2026-09-20 | グリメピリド錠1mg | yj:3961008F1012 | 1錠 | 14
        dispensing | 2026-10-09 | ランソプラゾールOD錠15mg | yj:2329023F1020 | 1錠 | 28
        administration | 2026-10-01 | セフトリアキソン | yj:6132419D1012 | 1g |
      `),
      now: TODAY,
    });
    expect([discharge?.admitted, discharge?.day, discharge?.summary?.shown.title]).toEqual([
      '2026-09-28',
      '2026-10-09',
      '退院時サマリー',
    ]);
    expect(
      discharge?.medicines.map(
        ({ what, before, after }) => `${what} ${(after ?? before)?.basis.shown.title ?? ''}`,
      ),
    ).toEqual([
      'changed アピキサバン錠2.5mg',
      'stopped グリメピリド錠1mg',
      'started ランソプラゾールOD錠15mg',
    ]);
  });

  it('care-discharge-01: a stay without an end is no discharge; a summary alone tells its day only', () => {
    const open = factOf<EncounterEntry>({
      kind: 'encounter',
      visit: 'inpatient',
      when: whenFrom('2026-11-20'),
      diagnoses: [],
    } as never);
    expect(lastDischarge({ encounters: [open], documents: [], medications: [], now: TODAY })).toBeUndefined();
    expect(lastDischarge({ encounters: [], documents: [summary], medications: [], now: TODAY })?.day).toBe(
      '2026-10-09',
    );
  });
});

describe('what the insurance and the people around say', () => {
  const more = (...facts: readonly (readonly [string, string])[]) =>
    facts.map(([name, value]) => ({ name, value }));

  it('care-level-02: a level that stands in an insurance is taken as its words, wherever they stand', () => {
    const insurance = (title: string, ...words: readonly string[]) =>
      factOf<CoverageEntry>({
        kind: 'coverage',
        title,
        more: more(...words.map((value) => ['coverageClass', value] as const)),
      } as never);
    const told = insuredLevels([
      insurance('介護保険', '要介護状態区分　要介護２'),
      insurance('介護保険 要支援1'),
      insurance('国民健康保険', '7割'),
    ]);
    expect(told.map(({ level }) => level)).toEqual(['要介護2', '要支援1']);
  });

  it('care-contact-01: one person under one number is one, any other digit is another', () => {
    const related = (title: string, relation: string, telephone: string) =>
      factOf<OtherEntry>(
        {
          kind: 'other',
          sort: 'related-person',
          title,
          facts: [],
          more: more(['relation', relation], ['telephone', telephone]),
        } as never,
        '潮',
      );
    const contact = { name: '白鳥 和恵', relation: '長女', telephone: '090-0000-3308' };
    const person = {
      records: [{ source: '湊', contacts: [contact, { name: '白鳥 和恵', relation: '長女' }] }],
    } as unknown as Person;
    const lines = registeredContacts(person, [
      related('白鳥　和恵', '長女・キーパーソン', '０９０ー００００ー３３０８'),
      related('白鳥 誠一', '長男', '080-0000-3311'),
    ]).map(({ contact: { name, relation, telephone }, sources }) =>
      [name, relation, telephone ?? '-', sources.join('')].join(' '),
    );
    expect(lines).toEqual([
      '白鳥 和恵 長女・キーパーソン 090-0000-3308 湊潮',
      '白鳥 和恵 長女 - 湊',
      '白鳥 誠一 長男 080-0000-3311 潮',
    ]);
  });

  it('care-records-01: by their sort in a fixed order; of the forms only those about care', () => {
    const other = (sort: string, title: string) =>
      factOf<OtherEntry>({ kind: 'other', sort, title, facts: [] } as never);
    const groups = careGroups([
      other('questionnaire', '初診問診票'),
      other('questionnaire', '基本チェックリスト'),
      other('goal', '食卓で食べる'),
      other('care-team', '在宅療養チーム'),
      other('claim', '医科入院外'),
    ]);
    expect(
      groups.map(({ sort, facts }) => `${sort} ${facts.map(({ shown }) => shown.title).join()}`),
    ).toEqual(['care-team 在宅療養チーム', 'goal 食卓で食べる', 'questionnaire 基本チェックリスト']);
  });
});

describe('assessments', () => {
  it('care-adl-01: the newest of each, by code or name, earlier ones behind it', () => {
    const facts = labsFrom(
      `2026-10-25 | Barthel Index | loinc:96761-2 | 40 点
       2026-07-29 | バーセル指数 | | 35 点
       2026-08-16 | 認知症高齢者の日常生活自立度 | | Ⅲa
       2026-08-16 | 障害高齢者の日常生活自立度 | | B2
       2026-08-16 | 血圧 | | 120 mmHg`,
      'observation',
    );
    expect(
      assessmentLines(facts).map(({ assessment, earlier }) => `${assessment} +${earlier.length}`),
    ).toEqual(['barthel +1', 'disability +0', 'dementia +0']);
  });
});
