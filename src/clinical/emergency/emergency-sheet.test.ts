import { describe, expect, it } from 'vitest';
import type { DocumentEntry, EncounterEntry, Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import { EMPTY_EMERGENCY } from '../../testing/emergency-inputs.ts';
import { codedFrom, factOf, labsFrom, medicinesFrom, tableLines, whenFrom } from '../test-facts.ts';
import type { EmergencyItem } from './emergency-item.ts';
import { emergencySheet, type EmergencyBlockId, type EmergencyInput } from './emergency-sheet.ts';
import { mayBeSince, monthsBefore } from './emergency-window.ts';

/** kind | when | name | more (`institution:A principal long-term resolved note:…`) */
function facts<E extends Entry>(kind: E['kind'], text: string): readonly Merged<E>[] {
  return tableLines(text).map(([when = '', title = '', more = '']) =>
    factOf<E>(
      {
        kind,
        when: whenFrom(when),
        title,
        code: codedFrom(title, ''),
        reactions: [],
        diagnoses: [],
        visit: 'ambulatory',
        category: 'medication',
        criticality: 'unknown',
        contraindication: more.includes('禁忌'),
        clinicalStatus: more.includes('resolved') ? 'resolved' : 'active',
        onset: UNKNOWN_WHEN,
        abatement: UNKNOWN_WHEN,
        notes: /note:(.*)$/u.exec(more)?.slice(1, 2) ?? [],
        marks: ['principal', 'long-term'].filter((mark) => more.includes(mark)),
        ...(more.includes('=none') ? { negative: 'none' } : {}),
        ...(more.includes('decision') ? { decision: '希望しない' } : {}),
      } as never,
      '湊',
      /institution:(\S+)/u.exec(more)?.[1],
    ),
  );
}

function words(item: EmergencyItem): string {
  switch (item.type) {
    case 'medicine':
      return `${item.loud} ${item.line.name}`;
    case 'contact':
      return item.contact.name;
    case 'number':
      return `${item.number} ${item.value}`;
    case 'statement':
      return `${item.fact.shown.negative} ${item.fact.shown.title}`;
    case 'lab':
      return `${item.item} ${item.fact.shown.title}`;
    case 'fact':
      return `${item.loud} ${item.fact.shown.title}${item.times > 1 ? ` ×${item.times}` : ''}`;
  }
}

function block(id: EmergencyBlockId, input: Partial<EmergencyInput>): readonly string[] {
  const found = emergencySheet({ ...EMPTY_EMERGENCY, ...input }).find((one) => one.id === id);
  return [...(found?.items.map(words) ?? []), ...(found?.outside === 0 ? [] : [`外${found?.outside}`])];
}

describe('the sheet', () => {
  it('emergency-order-01: fourteen blocks, numbered, also when nothing is known, each with its kinds', () => {
    expect(
      emergencySheet(EMPTY_EMERGENCY).map(
        ({ number, id, kinds }) => `${number} ${id} ${kinds.length > 0 ? kinds.join('+') : '—'}`,
      ),
    ).toEqual([
      '1 allergies allergy',
      '2 dangerous-medicines prescription+dispensing+administration+medication-statement',
      '3 state observation+vital+measurement+social-history',
      '4 directives directive',
      '5 dialysis-devices device+procedure',
      '6 diagnoses condition',
      '7 infections infection',
      '8 other-medicines prescription+dispensing+administration+medication-statement',
      '9 labs lab',
      '10 operations procedure',
      '11 visits encounter',
      '12 contacts —',
      '13 papers discharge-summary+referral+checkup',
      '14 numbers coverage',
    ]);
  });

  it('emergency-window-01: months are calendar months, vague dates count by their end, undated ones are let in', () => {
    expect(monthsBefore('2026-11-24', 3)).toBe('2026-08-24');
    expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28');
    expect(monthsBefore('2026-02-10', 3)).toBe('2025-11-10');
    expect(mayBeSince(whenFrom('2026-08-23'), '2026-08-24')).toBe(false);
    expect(mayBeSince(whenFrom('2026-08-24'), '2026-08-24')).toBe(true);
    expect(mayBeSince(whenFrom('2026-08'), '2026-08-24')).toBe(true);
    expect(mayBeSince(whenFrom('?'), '2026-08-24')).toBe(true);
  });

  it('emergency-window-02: supplies of 45 days, orders of 3 months, and whatever is presumably in use', () => {
    expect(
      block('other-medicines', {
        medications: medicinesFrom(`
          dispensing | 2026-10-10 | 四十五日前の調剤 | | 1錠 | 7
          dispensing | 2026-10-09 | 四十六日前の調剤 | | 1錠 | 7
          dispensing | 2026-09-01 | 九十日分の調剤 | | 1錠 | 90
          prescription | 2026-08-24 | 三か月前の処方 | | 1錠 | 7
          prescription | 2026-08-23 | それより前の処方 | | 1錠 | 7
        `),
      }),
    ).toEqual(['plain 九十日分の調剤', 'plain 四十五日前の調剤', 'plain 三か月前の処方', '外2']);
  });

  it('emergency-danger-01: what makes bleed, lets the sugar fall or may not be stopped stands in block 2, by code only', () => {
    const medications = medicinesFrom(`
      dispensing | 2026-11-02 | ビソプロロール錠 | yj:2123016F1108 | 1錠 | 28
      dispensing | 2026-11-02 | プレドニゾロン錠5mg | yj:2456001F1310 | 1錠 | 28
      dispensing | 2026-11-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2錠 | 28
      dispensing | 2026-11-02 | グリメピリド錠1mg | yj:3961008F1012 | 1錠 | 28
      dispensing | 2026-11-02 | メトホルミン錠500mg | yj:3962002F3015 | 1錠 | 28
      dispensing | 2026-11-02 | ワーファリンと名だけの薬 | | 1錠 | 28
    `);
    expect(block('dangerous-medicines', { medications })).toEqual([
      'strong ワルファリンK錠1mg',
      'plain プレドニゾロン錠5mg',
      'plain グリメピリド錠1mg',
    ]);
    expect(block('other-medicines', { medications })).toEqual([
      'plain メトホルミン錠500mg',
      'plain ビソプロロール錠',
      'plain ワーファリンと名だけの薬',
    ]);
  });

  it('emergency-allergy-01: a recorded contraindication is loud, the whole record is looked through', () => {
    expect(
      block('allergies', { allergies: facts('allergy', '2021 | ヨード造影剤 |\n1990 | セフェム系 | 禁忌') }),
    ).toEqual(['critical セフェム系', 'warn ヨード造影剤']);
  });

  it('allergy-past-01: what is over by its own record stands last and is never loud, whatever it once was', () => {
    expect(
      block('allergies', {
        allergies: facts('allergy', '1990 | セフェム系 | 禁忌 resolved\n2021 | ヨード造影剤 |'),
      }),
    ).toEqual(['warn ヨード造影剤', 'plain セフェム系']);
  });

  it('statement-01: what says that there is none stands in its block, and is no item of it', () => {
    const said = facts('allergy', '2025-03-02 | アレルギーなし | =none');
    const sheet = emergencySheet({ ...EMPTY_EMERGENCY, statements: said });
    const told = sheet.flatMap(({ id, items, statements }) =>
      [...items, ...statements].map((item) => `${id} ${words(item)}`),
    );
    expect(told).toEqual(['allergies none アレルギーなし']);
    expect(sheet.every(({ items, outside }) => items.length === 0 && outside === 0)).toBe(true);
  });

  it('emergency-device-01: dialysis of 3 months as one line, every device, every operation that left something', () => {
    expect(
      block('dialysis-devices', {
        devices: facts('device', '2010-03 | ペースメーカー |\n? | 内シャント |'),
        procedures: facts(
          'procedure',
          `2026-11-21 | 血液透析（HD 4時間） |
           2026-11-19 | 血液透析（HD 4時間） |
           2026-05-01 | 血液透析（HD 4時間） |
           1999-01-01 | 左人工股関節置換術（人工関節） |
           2023-02-14 | 胆嚢摘出術 |`,
        ),
      }),
    ).toEqual([
      'strong 血液透析（HD 4時間） ×2',
      'strong ペースメーカー',
      'strong 内シャント',
      'plain 左人工股関節置換術（人工関節）',
      '外1',
    ]);
  });

  it('emergency-device-02: an operation whose implant stands there as a device has no second line', () => {
    expect(
      block('dialysis-devices', {
        devices: facts('device', '2022-09 | 植込み型ペースメーカー |'),
        procedures: facts('procedure', '2022-09-05 | ペースメーカー移植術 |\n2021-11-29 | ステント留置術 |'),
      }),
    ).toEqual(['strong 植込み型ペースメーカー', 'plain ステント留置術']);
  });

  it('emergency-directive-01: wishes first; consent to look at information is no wish', () => {
    expect(
      block('directives', {
        directives: facts(
          'directive',
          '2026-01-01 | 診療情報の閲覧への同意 |\n2025-01-01 | 臓器提供 |\n2024-01-01 | 人生の最終段階の意思表示 | decision',
        ),
      }),
    ).toEqual(['strong 人生の最終段階の意思表示', 'plain 臓器提供']);
  });

  it('emergency-diagnosis-01: what goes on, what is kept for good, what ended within 3 months', () => {
    expect(
      block('diagnoses', {
        conditions: facts(
          'condition',
          `2016-01-01 | 心房細動 |
           2020-01-01 | 末期腎不全 | principal
           2015-01-01 | 終わった肺炎 | resolved
           2015-01-01 | 終わったが長期保存 | resolved long-term
           2026-10-01 | 最近終わった肺炎 | resolved`,
        ),
      }),
    ).toEqual([
      'strong 末期腎不全',
      'plain 心房細動',
      'plain 最近終わった肺炎',
      'plain 終わったが長期保存',
      '外1',
    ]);
  });

  it('emergency-operation-01: five years, dialysis apart, trouble with the airway loud and first', () => {
    expect(
      block('operations', {
        procedures: facts(
          'procedure',
          `2023-02-14 | 胆嚢摘出術 |
           2022-02-14 | 全身麻酔 | note:挿管困難。Cormack III
           2021-11-24 | ちょうど五年前の手術 |
           2021-11-23 | 五年より前の手術 |
           2026-11-21 | 血液透析 |`,
        ),
      }),
    ).toEqual(['warn 全身麻酔', 'plain 胆嚢摘出術', 'plain ちょうど五年前の手術', '外1']);
  });

  it('emergency-infection-01: five years and what is kept for good, newest of each test', () => {
    const infections = labsFrom(
      `2026-08-24 | HBs抗原 | | 陰性
       2024-08-24 | HBs抗原 | | 陰性
       2019-01-01 | HCV抗体 | | 陽性`,
      'infection',
    );
    expect(block('infections', { infections })).toEqual(['plain HBs抗原 ×2', '外1']);
  });

  it('emergency-state-01: pregnancy and symptoms of three months, home care however old, the newest of each', () => {
    const observations = labsFrom(
      `2026-10-21 | 妊娠週数 | loinc:11884-4 | 32週1日
       2025-10-21 | 分娩予定日 | | 2026-01-01
       2024-03-01 | 人工呼吸器 PEEP | | 5 cmH2O
       2026-03-01 | 人工呼吸器 PEEP | | 6 cmH2O
       2026-11-20 | JCS | | 20
       2020-11-20 | JCS | | 0
       2026-11-20 | 握力 | | 20 kg`,
    );
    expect(block('state', { observations })).toEqual([
      'strong 妊娠週数',
      'plain 人工呼吸器 PEEP',
      'plain JCS',
      '外2',
    ]);
    const wide = emergencySheet({ ...EMPTY_EMERGENCY, observations }, true).find(({ id }) => id === 'state');
    expect(wide?.items).toHaveLength(4);
    expect(wide?.outside).toBe(0);
  });

  it('emergency-paper-01: the newest summary, letter and check-up; all of them when asked', () => {
    const documents = [
      ...facts<DocumentEntry>(
        'discharge-summary',
        '2026-03-01 | 新しいサマリー |\n2020-03-01 | 古いサマリー |',
      ),
      ...facts<DocumentEntry>('checkup', '2019-05-01 | 特定健診 |'),
      ...facts<DocumentEntry>('document', '2026-05-01 | ほかの文書 |'),
    ];
    expect(block('papers', { documents })).toEqual(['plain 新しいサマリー', 'plain 特定健診', '外1']);
  });

  it('emergency-visit-01: of each place its months, newest first', () => {
    const encounters = facts<EncounterEntry>(
      'encounter',
      `2026-11-21 | 再診 | institution:A医院
       2026-11-01 | 再診 | institution:A医院
       2026-09-15 | 再診 | institution:A医院`,
    );
    const [first] =
      emergencySheet({ ...EMPTY_EMERGENCY, encounters }).find(({ id }) => id === 'visits')?.items ?? [];
    expect(first?.type === 'fact' ? first.months : []).toEqual(['2026-11', '2026-09']);
  });

  it('emergency-visit-01: three months, the newest visit per place', () => {
    expect(
      block('visits', {
        encounters: facts(
          'encounter',
          `2026-11-21 | 再診 | institution:A医院
           2026-11-01 | 再診 | institution:A医院
           2026-09-15 | 初診 | institution:B病院
           2026-08-01 | 再診 | institution:C病院`,
        ),
      }),
    ).toEqual(['plain 再診 ×2', 'plain 初診', '外1']);
  });

  it('emergency-lab-01: the newest of each item of the sheet, in its order', () => {
    const labs = labsFrom(
      `2026-11-21 | ヘモグロビン | core:2A990000001930953=Hb | 9.8 g/dL
       2026-11-21 | K | core:3H015000002326101=K | 5.9 mmol/L
       2026-10-21 | カリウム | core:3H015000002326101=K | 5.0 mmol/L
       2026-11-21 | フェリチン | local:9 | 88 ng/mL`,
    );
    expect(block('labs', { labs })).toEqual(['K K', 'Hb ヘモグロビン']);
  });
});
