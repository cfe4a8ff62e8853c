import { describe, expect, it } from 'vitest';
import { parsePartialDate } from '../../domain/partial-date.ts';
import type { Death } from '../death.ts';
import { medicinesFrom } from '../test-facts.ts';
import { currentMedications } from './current-medications.ts';

const TODAY = '2026-11-24';

/** One line an ingredient: name, state, why, until when. */
function picture(text: string, death?: Death): readonly string[] {
  return currentMedications(medicinesFrom(text), TODAY, death).map((line) =>
    [
      line.name,
      line.state,
      line.reason,
      line.end ?? '',
      ...line.classes,
      ...line.conflicts.map((one) => `≠${one.field}`),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

describe('period of use', () => {
  it('med-period-01: is the start and the days supplied, the first day counted', () => {
    expect(
      picture(`
        dispensing | 2026-10-28 | 最終日が今日の薬 | | 1錠 | 28 |
        dispensing | 2026-10-27 | 昨日終わった薬 | | 1錠 | 28 |
        prescription | 2026-12-01 | 先の薬 | | 1錠 | 28 |
      `),
    ).toEqual([
      '最終日が今日の薬 current days 2026-11-24',
      '先の薬 future days 2026-12-28',
      '昨日終わった薬 ended days 2026-11-23',
    ]);
  });

  it('med-period-02: takes 頓用 and 外用 without days for 14 days, and says so', () => {
    expect(
      picture(`
        dispensing | 2026-11-11 | 頓服薬 | | 1錠 | | | | 頓用
        dispensing | 2026-11-10 | 軟膏 | | | | | | 外用
        dispensing | 2026-11-17 | ツロブテロールテープ１ｍｇ | yj:2259707S1209 | | |
      `),
    ).toEqual([
      'ツロブテロールテープ１ｍｇ current assumed-external 2026-11-30',
      '頓服薬 current assumed-as-needed 2026-11-24',
      '軟膏 ended assumed-external 2026-11-23',
    ]);
  });

  it('med-period-03: is not known without days or without an exact start', () => {
    expect(
      picture(`
        prescription | 2026-10-26 | ランタス注ソロスター | yj:2492416G2024 | 8単位 | |
        prescription | 2026-10 | 月だけの薬 | | 1錠 | 28 |
        prescription | ? | 日付のない薬 | | 1錠 | 28 |
      `),
    ).toEqual([
      'ランタス注ソロスター unknown no-days insulin',
      '日付のない薬 unknown no-start',
      '月だけの薬 unknown vague-start',
    ]);
  });

  it('med-period-04: ends where the record says so', () => {
    expect(
      picture(`
        medication-statement | 2026-01-01 | 終わりのある申告 | | | | | | end:2026-12-31
        prescription | 2026-11-20 | 中止された薬 | | 1錠 | 28 | | | status:stopped
        prescription | 2026-11-20 | 完了と書かれた処方 | | 1錠 | 28 | | | status:completed
        medication-statement | 2026-11-01 | やめたという申告 | | | | | | status:completed
      `),
    ).toEqual([
      '完了と書かれた処方 current days 2026-12-17',
      '終わりのある申告 current stated-end 2026-12-31',
      '中止された薬 ended stopped',
      'やめたという申告 ended stopped',
    ]);
  });

  it('med-period-05: of a statement without an end is only what someone said', () => {
    expect(picture('medication-statement | 2026-10-22 | 市販の便秘薬 | | | |')).toEqual([
      '市販の便秘薬 unknown said',
    ]);
  });

  it('med-period-06: of an administration is the day it was given', () => {
    expect(picture('administration | 2026-11-14 | 注射薬 | | 1筒 | |')).toEqual([
      '注射薬 ended given 2026-11-14',
    ]);
  });

  it('med-death-01: never outlasts the person', () => {
    const text = 'dispensing | 2026-11-02 | 飲んでいた薬 | | 1錠 | 28 |';
    const date = parsePartialDate('2026-11-10');
    expect(picture(text, { dead: true, ...(date === undefined ? {} : { date }) })).toEqual([
      '飲んでいた薬 ended death 2026-11-10',
    ]);
    expect(picture(text, { dead: true })).toEqual(['飲んでいた薬 ended death 2026-11-29']);
    expect(picture(text, { dead: false })).toEqual(['飲んでいた薬 current days 2026-11-29']);
  });
});

describe('one line per ingredient and route', () => {
  it('med-key-01: puts brands and general names together by the first seven characters of the YJ code', () => {
    expect(
      currentMedications(
        medicinesFrom(`
          dispensing | 2026-10-22 | エリキュース錠２．５ｍｇ | yj:3339004F1029 | 1錠 | 42 | A | 全
          prescription | 2026-10-22 | 【般】アピキサバン錠２．５ｍｇ | general:3339004F1ZZZ | 1錠 | 42 | A | 湊
        `),
        TODAY,
      ).map((line) => [line.name, line.sources.join(), line.supplies.length]),
    ).toEqual([['エリキュース錠２．５ｍｇ', '全,湊', 1]]);
  });

  it('med-key-02: never mixes a HOT code with a YJ code, nor two drugs known by name only', () => {
    expect(
      picture(`
        dispensing | 2026-11-20 | プラザキサカプセル110mg | hot9:333900101 | 1C | 28 |
        dispensing | 2026-11-20 | プラザキサカプセル75mg | yj:3339001M1023 | 1C | 28 |
        dispensing | 2026-11-20 | 院内製剤Ａ | | 1包 | 28 |
        dispensing | 2026-11-20 | 院内製剤Ｂ | | 1包 | 28 |
        dispensing | 2026-11-20 | 院内製剤A | | 1包 | 28 |
      `).length,
    ).toBe(4);
  });

  it('med-key-03: keeps routes apart', () => {
    expect(
      picture(`
        dispensing | 2026-11-20 | ロキソプロフェンNa錠60mg | yj:1149019F1706 | 1錠 | 14 |
        dispensing | 2026-11-20 | ロキソプロフェンNaテープ | yj:2649735S2169 | | |
      `).length,
    ).toBe(2);
  });

  it('med-line-01: a supply in use decides, however many undated or ended ones stand beside it', () => {
    expect(
      picture(`
        dispensing | 2026-11-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2.5錠 | 28 | B
        dispensing | 2026-08-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2錠 | 28 | A
        medication-statement | 2026-11-20 | ワーファリン | yj:3332001F1024 | | |
        prescription | ? | ワルファリンK錠1mg | yj:3332001F1083 | | |
      `),
    ).toEqual(['ワルファリンK錠1mg current days 2026-11-29 anticoagulant']);
  });

  it('med-supply-01: what was handed over decides the period before what was ordered', () => {
    expect(
      picture(`
        prescription | 2026-10-20 | ビソプロロール錠 | yj:2123016F1108 | 1錠 | 28 | A
        dispensing | 2026-11-02 | ビソプロロール錠 | yj:2123016F1108 | 1錠 | 28 | A
      `),
    ).toEqual(['ビソプロロール錠 current days 2026-11-29']);
  });

  it('med-order-01: in use first, then disagreement, then classes of care', () => {
    expect(
      picture(`
        dispensing | 2026-11-02 | アトルバスタチン錠10mg | yj:2189015F2020 | 1錠 | 28 | A
        dispensing | 2026-11-02 | プレドニゾロン錠5mg | yj:2456001F1310 | 1錠 | 28 | A
        dispensing | 2026-11-02 | ワルファリンK錠1mg | yj:3332001F1083 | 2.5錠 | 28 | A
        prescription | 2026-11-02 | フロセミド錠20mg | yj:2139005F1060 | 1錠 | 28 | A
        dispensing | 2026-11-02 | フロセミド錠20mg | yj:2139005F1060 | 2錠 | 28 | A
      `).map((line) => line.split(' ')[0]),
    ).toEqual(['フロセミド錠20mg', 'ワルファリンK錠1mg', 'プレドニゾロン錠5mg', 'アトルバスタチン錠10mg']);
  });
});

describe('disagreement on the dose', () => {
  it('med-dose-02: order and supply of one prescription that differ in what is taken at once', () => {
    expect(
      currentMedications(
        medicinesFrom(`
          prescription | 2026-10-22 | エリキュース錠５ｍｇ | general:3339004F2ZZZ | 1錠 | 42 | A | 湊
          dispensing | 2026-10-22 | エリキュース錠２．５ｍｇ | yj:3339004F1029 | 1錠 | 42 | A | 全
        `),
        TODAY,
      ).flatMap((line) =>
        line.conflicts.map(
          (one) => `${one.field} ${one.values.map((v) => `${v.source}${v.text}`).join(' ')}`,
        ),
      ),
    ).toEqual(['amount 全2.5mg 湊5mg']);
  });

  it('med-dose-02: another strength with the same amount is no disagreement', () => {
    expect(
      picture(`
        prescription | 2026-10-22 | フロセミド錠40mg | general:2139005F2ZZZ | 0.5錠 | 42 | A
        dispensing | 2026-10-22 | フロセミド錠20mg | yj:2139005F1060 | 1錠 | 42 | A
      `),
    ).toEqual(['フロセミド錠20mg current days 2026-12-02']);
  });

  it('med-dose-02: where amounts are not plain, another product is marked as another strength', () => {
    expect(
      picture(`
        prescription | 2026-10-22 | ランドセン細粒０．１％ | yj:1139003C1052 | | 42 | A
        dispensing | 2026-10-22 | ランドセン細粒０．５％ | yj:1139003C2059 | | 42 | A
      `),
    ).toEqual(['ランドセン細粒０．５％ current days 2026-12-02 antiepileptic ≠strength']);
  });

  it('med-dose-02: two strengths ordered together, and different prescriptions, are no contradiction', () => {
    expect(
      picture(`
        prescription | 2026-11-02 | プレドニン錠5mg | yj:2456001F1310 | 1錠 | 28 | A
        prescription | 2026-11-02 | プレドニゾロン錠1mg | yj:2456001F1442 | 3錠 | 28 | A
        dispensing | 2026-11-02 | プレドニン錠5mg | yj:2456001F1310 | 1錠 | 28 | A
        dispensing | 2026-09-02 | プレドニン錠5mg | yj:2456001F1310 | 2錠 | 28 | B
      `),
    ).toEqual(['プレドニン錠5mg current days 2026-11-29 steroid']);
  });

  it('med-dose-01: witnesses of one record that differ', () => {
    const [fact] = medicinesFrom('prescription | 2026-11-02 | 薬A | yj:3339004F1029 | 1錠 | 28 | A');
    if (fact === undefined) throw new Error('no fact');
    const values = [{ source: fact.shown.provenance.source, key: fact.key, text: '1錠' }];
    const lines = currentMedications(
      [
        {
          ...fact,
          conflicts: [
            { field: 'dose', values },
            { field: 'date', values },
          ],
        },
      ],
      TODAY,
    );
    expect(lines[0]?.conflicts).toEqual([{ field: 'dose', values }]);
  });
});
