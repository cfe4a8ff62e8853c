import { describe, expect, it } from 'vitest';
import { drugEffectClass } from './drug-effect-classes.ts';
import { parseJapaneseDate } from './era-dates.ts';
import { negativeWords } from './negative-statements.ts';
import { procedureSort } from './procedure-sorts.ts';
import { usageAddition, usageWords } from './usage-codes.ts';

describe('標準用法コード', () => {
  it.each([
    ['1011000400000000', '内服・経口・１日１回朝食後'],
    ['1011004000000000', '内服・経口・１日１回昼食後'],
    ['1011040000000000', '内服・経口・１日１回夕食後'],
    ['1011100000000000', '内服・経口・１日１回就寝前'],
    ['1012010100000000', '内服・経口・１日２回朝夕食前'],
    ['1013044400000000', '内服・経口・１日３回朝昼夕食後'],
    ['1014144400000000', '内服・経口・１日４回朝昼夕食後と就寝前'],
    ['1050610000000000', '内服・経口・不眠時'],
    ['1050710000000000', '内服・経口・発熱時'],
    ['2R50410000000000', '外用・肛門挿入・便秘時'],
    ['2B7N000000000000', '外用・塗布・１日数回'],
    ['2H71000000000000', '外用・点眼・１日１回'],
    ['1013077700000000', undefined],
    ['1013044400000001', undefined],
    ['2Z73000000000000', undefined],
    ['0X0XXXXXXXXX0000', undefined],
  ])('%s is put into words only where every place of it is known', (code, words) => {
    expect(usageWords(code)).toBe(words);
  });

  it('tells uneven doses and every other day', () => {
    expect(['V14NNNNN', 'I1100000', 'W0100100'].map(usageAddition)).toEqual([
      '不均等・1回目・4単位',
      '１日おき',
      undefined,
    ]);
  });
});

describe('dates written the Japanese way', () => {
  it.each([
    ['令和5年4月1日', '2023-04-01 day'],
    ['令和元年5月', '2019-05 month'],
    ['S63.4', '1988-04 month'],
    ['Ｈ１７．６．３０', '2005-06-30 day'],
    ['2019年4月', '2019-04 month'],
    ['昭和65年1月', '—'],
    ['令和5年2月30日', '—'],
    ['平成20年頃', '—'],
    ['数年前から', '—'],
  ])('%s', (words, told) => {
    const date = parseJapaneseDate(words);
    const length = { year: 4, month: 7, day: 10, instant: 19 };
    expect(
      date === undefined ? '—' : `${date.sortKey.slice(0, length[date.precision])} ${date.precision}`,
    ).toBe(told);
  });
});

describe('statements that there is none', () => {
  it.each([
    ['なし', 'none'],
    ['特になし', 'none'],
    ['特になし。', 'none'],
    ['薬剤アレルギー：なし', 'none'],
    ['アレルギー歴なし', 'none'],
    ['既往歴　特になし', 'none'],
    ['No known drug allergies', 'none'],
    ['NKDA', 'none'],
    ['不明', 'unknown'],
    ['アレルギー不明', 'unknown'],
    ['情報なし', 'unknown'],
    ['梨', undefined],
    ['原因不明熱', undefined],
    ['無痛性甲状腺炎', undefined],
    ['なしによる口腔アレルギー', undefined],
    ['その他特に所見なし、腹部に圧痛', undefined],
    ['無症候性心筋虚血', undefined],
  ])('%s', (words, told) => {
    expect(negativeWords(words)).toBe(told);
  });
});

describe('sorts of procedures', () => {
  it.each([
    ['生体腎移植術', '手術', 'transplant'],
    ['同種末梢血幹細胞移植', '', 'transplant'],
    ['ペースメーカー移植術', '手術', 'operation'],
    ['左前腕内シャント造設術', '手術', 'operation'],
    ['閉鎖循環式全身麻酔', '', 'anaesthesia'],
    ['血液透析', '', 'dialysis'],
    ['療養上の相談', '', 'guidance'],
    ['経過観察', '', undefined],
  ])('%s', (name, category, sort) => {
    expect(procedureSort(name, category, [], [])).toBe(sort);
  });
});

describe('薬効分類', () => {
  it('is told by a YJ or general-name code only', () => {
    const classOf = (system: string, code: string) =>
      drugEffectClass({ text: '', codings: [{ system, code }] });
    expect(classOf('http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', '3332001F1083')).toBe(
      '血液凝固阻止剤',
    );
    expect(classOf('http://medis.or.jp/CodeSystem/master-HOT7', '3332001')).toBeUndefined();
  });
});
