import { describe, expect, it } from 'vitest';
import { drugClassesOf } from './drug-classes.ts';
import { drugIdentity, tabletStrength } from './drug-codes.ts';

function classes(yj: string): string {
  const coding = { system: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code', code: yj };
  return drugClassesOf(drugIdentity({ text: '', codings: [coding] })).join(' ') || '—';
}

describe('classes of medicines that need care', () => {
  it.each([
    ['ワルファリン', '3332001F1083', 'anticoagulant'],
    ['アピキサバン', '3339004F1029', 'anticoagulant'],
    ['ヘパリン類似物質 外用', '3339950M1098', '—'],
    ['クロピドグレル', '3399008F2010', 'antiplatelet'],
    ['アスピリン（抗血小板）', '3399007H1137', 'antiplatelet'],
    ['アスピリン（解熱鎮痛）', '1143001X1015', '—'],
    ['ルストロンボパグ', '3399010F1020', '—'],
    ['インスリン グラルギン', '2492416G2024', 'insulin'],
    ['インスリン・GLP-1配合', '3969500G1020', 'insulin'],
    ['メトホルミン', '3962002F3015', 'diabetes'],
    ['プレドニゾロン 内服', '2456001F1310', 'steroid'],
    ['ステロイド 外用', '2646730M1010', '—'],
    ['ビソプロロール', '2123016F1108', '—'],
    ['アミオダロン', '2129010F1016', 'antiarrhythmic'],
    ['炭酸リチウム', '1179017F1015', 'lithium'],
    ['ヒドロモルフォン', '8119003F1023', 'opioid'],
    ['フェンタニル貼付', '8219700S5026', 'opioid'],
    ['メトトレキサート（リウマチ）', '3999016M1010', 'immunosuppressant'],
    ['メトトレキサート（抗がん）', '4222001F1015', 'anticancer'],
    ['ジゴキシン', '2113003F1010', 'digitalis'],
    ['イーケプラ', '1139010F1024', 'antiepileptic'],
  ])('med-class-01: %s', (_, yj, expected) => {
    expect(classes(yj)).toBe(expected);
  });

  it('med-class-01: a drug without a standard code is not classified', () => {
    expect(drugClassesOf(drugIdentity({ text: 'ワーファリン錠1mg', codings: [] }))).toEqual([]);
  });

  it('med-dose-02: reads the strength of a tablet from its name, and nothing else', () => {
    expect(tabletStrength('エリキュース錠２．５ｍｇ')).toEqual({ amount: 2.5, unit: 'mg' });
    expect(tabletStrength('リボトリール錠0.5mg')).toEqual({ amount: 0.5, unit: 'mg' });
    expect(tabletStrength('カロナール錠５００')).toBeUndefined();
    expect(tabletStrength('ヒルドイドローション０．３％')).toBeUndefined();
    expect(tabletStrength('アモキシシリン細粒100mg/g')).toBeUndefined();
  });
});
