/**
 * The few pairs that the demo service knows, each with the public text in which it stands. It is a demonstration of a
 * service, not a knowledge base: what it does not know it does not say.
 */
import type { Medicine } from './medicines.ts';

interface Group {
  name: string;
  /** YJ codes up to the ingredient (厚生労働省 薬価基準収載医薬品コード). */
  ingredients: string[];
}

export interface PairRule {
  id: string;
  one: Group;
  other: Group;
  indicator: 'critical' | 'warning' | 'info';
  /** 併用禁忌, 併用注意 */
  heading: string;
  says: string;
  sources: { label: string; url: string }[];
}

const DABIGATRAN: Group = { name: 'ダビガトラン', ingredients: ['3339001'] };
const ITRACONAZOLE: Group = { name: 'イトラコナゾール（経口）', ingredients: ['6290004'] };
const ANTICOAGULANTS: Group = {
  name: '経口抗凝固薬',
  ingredients: ['3332001', '3339002', '3339003', '3339004'],
};
const WARFARIN: Group = { name: 'ワルファリン', ingredients: ['3332001'] };
const LOXOPROFEN: Group = { name: 'ロキソプロフェン（内服）', ingredients: ['1149019'] };
const ANTIPLATELETS: Group = { name: '抗血小板薬', ingredients: ['3399007', '3399008'] };

const PRAZAXA = {
  label: 'プラザキサ 添付文書 10.（KEGG MEDICUS）',
  url: 'https://www.kegg.jp/medicus-bin/japic_med?japic_code=00059342',
};
const LOXONIN = {
  label: 'ロキソニン 添付文書 10.2（KEGG MEDICUS）',
  url: 'https://www.kegg.jp/medicus-bin/japic_med?japic_code=00057032',
};
const WARFARIN_INSERT = {
  label: 'ワーファリン 添付文書 10.2（日経メディカル処方薬事典）',
  url: 'https://medical.nikkeibp.co.jp/inc/all/drugdic/prd/33/3332001F1024.html',
};

export const PAIR_RULES: readonly PairRule[] = [
  {
    id: 'dabigatran-itraconazole',
    one: DABIGATRAN,
    other: ITRACONAZOLE,
    indicator: 'critical',
    heading: '併用禁忌',
    says: 'ダビガトランの血中濃度が上がり、出血の危険性が増すことがあるため、併用しないこととされています。',
    sources: [PRAZAXA],
  },
  {
    id: 'anticoagulant-loxoprofen',
    one: ANTICOAGULANTS,
    other: LOXOPROFEN,
    indicator: 'warning',
    heading: '併用注意',
    says: '抗凝固作用が強まり、出血の危険性が増すおそれがあるとされています。',
    sources: [LOXONIN],
  },
  {
    id: 'warfarin-antiplatelet',
    one: WARFARIN,
    other: ANTIPLATELETS,
    indicator: 'warning',
    heading: '併用注意',
    says: '出血を助長するおそれがあるとされています。ステント留置後など、意図して併用されることもあります。',
    sources: [WARFARIN_INSERT],
  },
  {
    id: 'dabigatran-antiplatelet',
    one: DABIGATRAN,
    other: ANTIPLATELETS,
    indicator: 'warning',
    heading: '併用注意',
    says: '大出血の危険性が増すことがあるため注意することとされています。',
    sources: [PRAZAXA],
  },
];

export interface Hit {
  rule: PairRule;
  one: Medicine;
  other: Medicine;
}

function within(group: Group, { ingredient }: Medicine): boolean {
  return ingredient !== undefined && group.ingredients.includes(ingredient);
}

/** The newest of a group: a supply that was renewed is still one medicine. */
function newest(group: Group, medicines: readonly Medicine[]): Medicine | undefined {
  return medicines
    .filter((medicine) => within(group, medicine))
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

export function hitsAmong(medicines: readonly Medicine[]): Hit[] {
  return PAIR_RULES.flatMap((rule) => {
    const [one, other] = [newest(rule.one, medicines), newest(rule.other, medicines)];
    return one === undefined || other === undefined ? [] : [{ rule, one, other }];
  });
}
