import { describe, expect, it } from 'vitest';
import type { Coded } from '../domain/coded.ts';
import { effectGroupOf, ingredientsOf } from './ingredients.ts';

const SYSTEMS: Readonly<Record<string, string>> = {
  yj: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  general: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  hot: 'http://medis.or.jp/CodeSystem/master-HOT9',
};

/** `yj:3399007H1137 hot:…`, or words alone. */
function drug(codes: string, text = '薬'): Coded {
  return {
    text,
    codings: codes
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => {
        const [system = '', value = ''] = code.split(':');
        return { system: SYSTEMS[system] ?? system, code: value };
      }),
  };
}

function picture(codes: string, text?: string): string {
  const { known, parts, route } = ingredientsOf(drug(codes, text));
  return [known, parts.join('+') || '—', route ?? '—'].join(' ');
}

function same(a: string, b: string): boolean {
  return ingredientsOf(drug(a)).key === ingredientsOf(drug(b)).key;
}

describe('ingredients of a drug', () => {
  it('med-ingredient-01: salts of one ingredient are one', () => {
    expect(same('yj:1172006F1014', 'yj:1172013F1014')).toBe(true);
    expect(same('yj:2113003F1014', 'yj:2113005F1056')).toBe(false);
  });

  it.each([
    ['アスピリン 解熱鎮痛 / 抗血小板', 'yj:1143001X1015', 'yj:3399007H1137'],
    ['アセトアミノフェン 末 / 錠', 'yj:1141001X1015', 'yj:1141007F1063'],
    ['メトトレキサート リウマチ / 抗がん', 'yj:3999016M1010', 'yj:4222001F1015'],
    ['プレドニゾロン 錠 / 散', 'yj:2456001F1310', 'yj:2456002B1010'],
    ['スルピリド', 'yj:1179016M1011', 'yj:2329009F1018'],
    ['酸化マグネシウム', 'yj:2344002X1010', 'yj:2344009F2031'],
    ['銘柄 / 一般名', 'yj:3339004F1029', 'general:3339004F1ZZZ'],
    ['規格違い', 'yj:3332001F1083', 'yj:3332001F2012'],
  ])('med-ingredient-01: one ingredient under two codes: %s', (_, a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it('med-ingredient-01: keeps routes apart, and still knows the ingredient', () => {
    expect(same('yj:3999016M1010', 'yj:3999468G1020')).toBe(false);
    expect(picture('yj:3999016M1010')).toBe('parts メトトレキサート oral');
    expect(picture('yj:3999468G1020')).toBe('parts メトトレキサート injection');
  });

  it('med-ingredient-01: an ingredient with one code only is known by that code', () => {
    expect(picture('yj:3339004F1029')).toBe('parts yj:3339004 oral');
    expect(picture('yj:2649735S2169')).toBe('parts yj:2649735 external');
    expect(picture('yj:3339950M1098')).toBe('parts ヘパリン類似物質 external');
  });

  it.each([
    ['アスピリン・ダイアルミネート', 'yj:3399100F1026', 'parts アスピリン+ダイアルミネート oral'],
    ['クロピドグレル・アスピリン', 'yj:3399101F1020', 'parts アスピリン+クロピドグレル oral'],
    ['アスピリン・ランソプラゾール', 'yj:3399102F1025', 'parts アスピリン+ランソプラゾール oral'],
    ['アスピリン・ボノプラザン', 'yj:3399103F1020', 'parts アスピリン+ボノプラザン oral'],
    ['ミカトリオ', 'yj:2149122F1026', 'parts アムロジピン+テルミサルタン+ヒドロクロロチアジド oral'],
    ['トラムセット', 'yj:1149117F1020', 'parts アセトアミノフェン+トラマドール oral'],
    ['サクビトリルバルサルタン', 'yj:2190041F1024', 'parts サクビトリル+バルサルタン oral'],
  ])('med-ingredient-02: parts of a compound that are sourced: %s', (_, code, expected) => {
    expect(picture(code)).toBe(expected);
  });

  it.each([
    ['タダラフィル合剤', 'yj:2190105F1020', 'compound タダラフィル oral'],
    ['総合感冒剤 PL', 'yj:1180107D1131', 'compound アセトアミノフェン+カフェイン oral'],
    ['ミグレニン', 'yj:1144007X1010', 'compound — oral'],
    ['別の総合感冒剤', 'yj:1180199D1131', 'compound — oral'],
    ['漢方', 'yj:5200013D1023', 'compound — oral'],
    ['注射の合剤', 'yj:3969500G1020', 'compound — injection'],
    ['外用の合剤', 'yj:2290800G1037', 'compound — external'],
  ])(
    'med-ingredient-02: of every other compound it is said that parts are not known: %s',
    (_, code, expected) => {
      expect(picture(code)).toBe(expected);
    },
  );

  it('med-ingredient-02: the same compound is the same, another is not', () => {
    expect(same('yj:1180107D1131', 'general:1180107D1ZZZ')).toBe(true);
    expect(same('yj:5200013D1023', 'yj:5200139D1023')).toBe(false);
  });

  it('med-ingredient-03: HOT alone is a product, words alone are words', () => {
    expect(picture('hot:333900101')).toBe('product — —');
    expect(same('hot:333900101', 'yj:3339001M2020')).toBe(false);
    expect(picture('', 'ワーファリン錠1mg')).toBe('text — —');
    expect(ingredientsOf(drug('', '院内製剤Ａ')).key).toBe(ingredientsOf(drug('', '院内製剤A')).key);
    expect(ingredientsOf(drug('', '院内製剤A')).key).not.toBe(ingredientsOf(drug('', '院内製剤B')).key);
  });

  it('med-ingredient-04: a mixture holds all that its codes name', () => {
    expect(picture('yj:3229400A1020 yj:3334401A1011')).toBe('parts yj:3229400+ヘパリンナトリウム injection');
    expect(picture('yj:3399007H1137 general:3399007H1ZZZ')).toBe('parts アスピリン oral');
    expect(picture('yj:3399007H1137 yj:1180107D1131')).toBe(
      'compound アスピリン+アセトアミノフェン+カフェイン oral',
    );
  });

  it('med-ingredient-05: the effect group is three digits, with its name where the list has one', () => {
    expect(effectGroupOf(drug('yj:3339004F1029'))).toEqual({
      code: '333',
      name: '血液凝固阻止剤',
      catchAll: false,
    });
    expect(effectGroupOf(drug('yj:3399007H1137'))?.catchAll).toBe(true);
    expect(effectGroupOf(drug('hot:333900101'))).toBeUndefined();
    expect(effectGroupOf(drug('yj:1900001F1029'))).toEqual({ code: '190', catchAll: true });
  });
});
