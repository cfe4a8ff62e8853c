import type { AllergyEntry, MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { codedFrom, factOf, medicinesFrom, tableLines } from '../test-facts.ts';
import { currentMedications } from './current-medications.ts';
import { type AllergyOutcome, allergyChecks, type RelatedMedicine } from './drug-checks-allergy.ts';
import { medicinesToCheck } from './drug-checks-medicines.ts';

/*
 * Allergies against medicines, as a text table whose last cell was written before the code ran: allergy | its codes |
 * category and more | medicines `name=codes` parted by `;` | what is to come out.
 *
 * Outcomes: `hit NAME by`, more of them parted by `,`; `clear N` (N compared), with `open N` for those that could not be;
 * `cannot REASON`; `none REASON` for what is no allergy to a medicine. `near NAME` is of the same class.
 */
const CASES = `
# 一つの薬、コードで
アモキシシリン | jfagy:YCM6131001M2300 | medication | サワシリン=yj:6131001M2300 | hit サワシリン product
アモキシシリン | jfagy:YCM6131001M2300 | medication | アモキシシリンＣａｐ「日医工」=yj:6131001M2327 | hit アモキシシリンＣａｐ「日医工」 strength
アモキシシリン | jfagy:GCM6131001M2ZZZ | medication | 【般】アモキシシリンカプセル=general:6131001M2ZZZ | hit 【般】アモキシシリンカプセル strength
アモキシシリン | yj:6131001M2300 | medication | ワイドシリン細粒=yj:6131001C2100 | hit ワイドシリン細粒 ingredient
アモキシシリン | yj:6131001M2300 | medication | オーグメンチン=yj:6139100F2044 | hit オーグメンチン ingredient
アモキシシリン | yj:6131001M2300 | medication | ボノサップ=yj:6199104X1023 | hit ボノサップ ingredient
アスピリン | yj:1143001X1040 | medication | バイアスピリン=yj:3399007H1137 | hit バイアスピリン ingredient
アスピリン | yj:3399007H1137 | medication | タケルダ=yj:3399102F1026 | hit タケルダ ingredient
アスピリン | yj:3399007H1137 | medication | コンプラビン=yj:3399101F1021 | hit コンプラビン ingredient
メトトレキサート | yj:3999016M1010 | medication | メソトレキセート=yj:4222001F1015 | hit メソトレキセート ingredient
ワーファリン | yj:3332001F1083 | medication | エリキュース=yj:3339004F1029 | clear 1
ロキソプロフェン | yj:1149019F1560 | medication | ロキソニンテープ=yj:2649735S2024 | hit ロキソニンテープ ingredient
カルバマゼピン | yj:1139002F1019 | medication | エリキュース=yj:3339004F1029;メトグルコ=yj:3962002F3015 | clear 2
ワーファリン | hot9:102475601 | medication | ワーファリン=hot9:102475601 | hit ワーファリン product
ワーファリン | hot9:102475601 | medication | プラザキサ=hot9:120434601 | cannot no-medicine-comparable
# 数字の並びが同じでも、体系が違えば別のもの
HOTの薬 | hot9:333900101 | medication | プラザキサ=yj:3339001M2020 | cannot no-medicine-comparable

# 言葉だけ、成分
ロキソニン | | medication | ロキソプロフェンＮａ錠６０ｍｇ=yj:1149019F1560 | hit ロキソプロフェンＮａ錠６０ｍｇ ingredient
ロキソニンで眼瞼浮腫 | | medication | ロキソニンテープ=yj:2649735S2024 | hit ロキソニンテープ ingredient
ロキソニン | | medication | ロキソニン錠６０ｍｇ= | hit ロキソニン錠６０ｍｇ name
カロナール（アセトアミノフェン） | | medication | トラムセット=yj:1149117F1020 | hit トラムセット ingredient
クラリス | | medication | クラビット=yj:6241013F3027 | clear 1
クラビット | | medication | クラリス=yj:6149003F2038 | clear 1
クラビット | | medication | クラビット点眼=yj:1319742Q2027 | hit クラビット点眼 ingredient
サラゾスルファピリジン | | medication | アザルフィジンＥＮ=yj:6219001H1056 | hit アザルフィジンＥＮ ingredient
バクタ | | medication | ピシリバクタ静注用=yj:6139504F2037 | cannot no-medicine-comparable
バクタ | | medication | スルバクタムの錠=yj:1149032F1027 | clear 1
バクタ | | medication | タゾバクタム配合= | cannot no-medicine-comparable
アスピリン（喘息誘発） | | medication | ロキソニン=yj:1149019F1560 | hit ロキソニン class
アスピリン | | medication | ロキソニン=yj:1149019F1560 | clear 1 near ロキソニン
オフロキサシン | | medication | クラビット=yj:6241013F3027 | clear 1 near クラビット
セファゾリン | | medication | フロモックス=yj:6132016F2020 | cannot no-medicine-comparable near フロモックス
デュロキセチン | | medication | サインバルタ=yj:1179052M1022 | cannot words-only
デュロキセチン | | medication | デュロキセチンカプセル２０ｍｇ「日新」=yj:1179052M1111 | hit デュロキセチンカプセル２０ｍｇ「日新」 name
サインバルタでかゆみ | | medication | サインバルタカプセル３０ｍｇ=yj:1179052M2029 | hit サインバルタカプセル３０ｍｇ name
昔、アムロジピンで動悸 | | medication | アムロジピン錠５ｍｇ「トーワ」=yj:2171022F2142 | hit アムロジピン錠５ｍｇ「トーワ」 name
タミフル、リレンザ | | medication | エリキュース=yj:3339004F1029 | cannot words-only
タミフル、リレンザ | | medication | オセルタミビル=yj:6250021M1035 | hit オセルタミビル ingredient

# 系統
ペニシリン系抗菌薬 | | medication | サワシリン=yj:6131001M2300 | hit サワシリン class
ペニシリン系抗菌薬 | | medication | オーグメンチン=yj:6139100F2044;ゾシン=yj:6139505F4026;ユナシン=yj:6131008F1030 | hit オーグメンチン class, ゾシン class, ユナシン class
ペニシリン系抗菌薬 | | medication | フロモックス=yj:6132016F2020;クラリス=yj:6149003F2038 | clear 2 near フロモックス
ペニシリン | | medication | ラベキュアパック=yj:6199102X1024 | hit ラベキュアパック class
ペニシリン | | medication | サワシリン= | hit サワシリン name
ﾍﾟﾆｼﾘﾝ | | medication | サワシリン=yj:6131001M2300 | hit サワシリン class
PC系 | | medication | サワシリン=yj:6131001M2300 | hit サワシリン class
セフェム系抗菌薬 | | medication | セフゾン=yj:6132013M2025;フルマリン=yj:6133401F1027 | hit セフゾン class, フルマリン class
セフェム系抗菌薬 | | medication | メロペン=yj:6139400D2030;サワシリン=yj:6131001M2300 | clear 2 near サワシリン near メロペン
βラクタム系 | | medication | メロペン=yj:6139400D2030 | hit メロペン class
カルバペネム | | medication | オラペネム=yj:6139002C1026 | hit オラペネム class
マクロライド系 | | medication | ボノサップ=yj:6199104X1023 | hit ボノサップ class
ニューキノロン | | medication | オゼックス=yj:6241010F2027;ザイボックス=yj:6249401A1025 | hit オゼックス class
キノロン系 | | medication | クラビット点眼=yj:1319742Q2027 | hit クラビット点眼 class
キノロン系 | | medication | 知らない点眼=yj:1329709Q1020;エリキュース=yj:3339004F1029 | clear 1 open 1
テトラサイクリン系 | | medication | ミノマイシン=yj:6152005M2074 | hit ミノマイシン class
アミノグリコシド | | medication | ゲンタシン軟膏=yj:2634710M1077 | hit ゲンタシン軟膏 class
サルファ剤 | | medication | バクタ=yj:6290100F2115;アザルフィジン=yj:6219001H1056 | hit バクタ class, アザルフィジン class
NSAIDs | | medication | セレコックス=yj:1149037F1020;モーラステープ=yj:2649729S2169 | hit セレコックス class, モーラステープ class
NSAIDs | | medication | バイアスピリン=yj:3399007H1137 | hit バイアスピリン class
NSAIDs | | medication | カロナール=yj:1141007F3023;エリキュース=yj:3339004F1029 | clear 1 open 1
NSAIDs | | medication | ボルタレンサポ５０ｍｇ=yj:1147700J3145 | hit ボルタレンサポ５０ｍｇ name
アスピリン喘息 | | medication | ブルフェン=yj:1149001F1455 | hit ブルフェン class
ピリン系 | | medication | ＳＧ配合顆粒=yj:1149116D1033 | hit ＳＧ配合顆粒 class
ピリン系 | | medication | バイアスピリン=yj:3399007H1137 | clear 1
ピリン | | medication | アスピリン= | cannot no-medicine-comparable
ヨード造影剤 | | medication | オムニパーク=yj:7219415H2078 | hit オムニパーク class
ヨード造影剤 | | medication | プロハンス=yj:7290407A2038;エリキュース=yj:3339004F1029 | clear 2
ヨード造影剤 | | medication | イソジンガーグル=yj:2260701F1010 | cannot no-medicine-comparable
ガドリニウム造影剤 | | medication | オムニパーク=yj:7219415H2078 | clear 1
造影剤 | | medication | マグネスコープ=yj:7290411G2037 | hit マグネスコープ class
造影剤 | | medication | オムニパーク=yj:7219415H2078 | hit オムニパーク class
ヨード | | medication | イソジンガーグル=yj:2260701F1010 | hit イソジンガーグル class
局所麻酔薬 | | medication | キシロカイン注=yj:1214401A3020 | hit キシロカイン注 class
ARB | | medication | エンレスト=yj:2190041F1027 | hit エンレスト class
ACE阻害薬（咳） | | medication | エナラプリル=yj:2144002F2016 | hit エナラプリル class

# 照合できないもの、しないもの
抗生物質 | | medication | サワシリン=yj:6131001M2300 | cannot vague
麻酔薬 | | medication | エリキュース=yj:3339004F1029 | cannot vague
薬名不明（発疹） | | medication | エリキュース=yj:3339004F1029 | cannot vague
ペニシリン、抗生物質 | | medication | エリキュース=yj:3339004F1029 | cannot vague
ペニシリン系 | | medication | 院内製剤= | cannot no-medicine-comparable
ペニシリン系 | | medication | 院内製剤=;エリキュース=yj:3339004F1029 | clear 1 open 1
ペニシリン系 | | medication | 葛根湯=yj:5200013D1123;エリキュース=yj:3339004F1029 | clear 1 open 1
ペニシリン系 | | medication | | cannot no-medicines
キウイ | jfagy:J9FA32540000 | food | サワシリン=yj:6131001M2300 | none not-a-medicine
スギ花粉 | | environment | サワシリン=yj:6131001M2300 | none not-a-medicine
ラテックス（天然ゴム） | | environment | サワシリン=yj:6131001M2300 | none not-a-medicine
ヨード造影剤 | | environment | オムニパーク=yj:7219415H2078 | hit オムニパーク class
薬剤アレルギーなし | | medication negative:none | サワシリン=yj:6131001M2300 | none statement
不明 | | medication negative:unknown | サワシリン=yj:6131001M2300 | none statement
ペニシリン | | medication mark:entered-in-error | サワシリン=yj:6131001M2300 | none entered-in-error
インドメタシン | | unknown | インドメタシンパップ=yj:2649719S1363 | hit インドメタシンパップ ingredient
`;

interface CheckCase {
  readonly allergy: Merged<AllergyEntry>;
  readonly medicines: readonly Merged<MedicationEntry>[];
  readonly title: string;
  readonly expected: string;
}

const TODAY = '2026-11-24';
const JFAGY = 'http://jpfhir.jp/fhir/core/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS';

function allergyFrom(title: string, codes: string, more: string): Merged<AllergyEntry> {
  const coded = codedFrom(title, codes);
  const negative = /negative:(\w+)/u.exec(more)?.[1];
  const mark = /mark:(\S+)/u.exec(more)?.[1];
  return factOf<AllergyEntry>({
    kind: 'allergy',
    title,
    code: {
      ...coded,
      codings: coded.codings.map((one) => (one.system === 'jfagy' ? { ...one, system: JFAGY } : one)),
    },
    category: more.split(' ')[0] as AllergyEntry['category'],
    criticality: 'unknown',
    contraindication: false,
    reactions: [],
    ...(negative === undefined ? {} : { negative: negative as 'none' }),
    ...(mark === undefined ? {} : { marks: [mark as 'entered-in-error'] }),
  } as Partial<AllergyEntry> & { kind: 'allergy' });
}

function casesFrom(text: string): readonly CheckCase[] {
  return tableLines(text)
    .filter(([head = '']) => !head.startsWith('#'))
    .map(([title = '', codes = '', more = '', medicines = '', expected = '']) => ({
      allergy: allergyFrom(title, codes, more),
      medicines: medicines
        .split(';')
        .filter((medicine) => medicine !== '')
        .flatMap((medicine) => {
          const [name = '', code = ''] = medicine.split('=');
          return medicinesFrom(`dispensing | 2026-11-20 | ${name} | ${code} | | 28`);
        }),
      title: `${title} ${codes} × ${medicines}`,
      expected: sortedWords(expected),
    }));
}

function near(related: readonly RelatedMedicine[]): string {
  return related
    .map(({ medicine }) => ` near ${medicine.name}`)
    .toSorted()
    .join('');
}

function words(outcome: AllergyOutcome): string {
  switch (outcome.kind) {
    case 'not-applicable':
      return `none ${outcome.reason}`;
    case 'not-checkable':
      return `cannot ${outcome.reason}${near(outcome.related)}`;
    case 'hit': {
      const hits = outcome.hits.map(({ medicine, by }) => `${medicine.name} ${by}`);
      return `hit ${hits.toSorted().join(', ')}`;
    }
    case 'no-hit': {
      const open = outcome.unchecked.length === 0 ? '' : ` open ${outcome.unchecked.length}`;
      return `clear ${outcome.checked}${open}${near(outcome.related)}`;
    }
  }
}

/** The hits of an expectation in the order of their names. */
function sortedWords(text: string): string {
  return text.startsWith('hit ') ? `hit ${text.slice(4).split(', ').toSorted().join(', ')}` : text;
}

export interface CheckRun {
  readonly cases: number;
  /** A medicine that should have been told and was not, or "nothing found" where nothing could be compared. */
  readonly missed: number;
  /** A medicine told that should not have been. */
  readonly falseHits: number;
  /** Case by case, what differs from what was expected. */
  readonly wrong: readonly string[];
}

function hitsIn(text: string): readonly string[] {
  return text.startsWith('hit ')
    ? text
        .slice(4)
        .split(', ')
        .map((one) => one.replace(/ \w+$/u, ''))
    : [];
}

/** Runs all cases and counts; for the tests and for whoever measures from outside. */
export function runCheckCases(): CheckRun {
  const results = casesFrom(CASES).map(({ allergy, medicines, title, expected }) => {
    const checked = medicinesToCheck(currentMedications(medicines, TODAY));
    const [check] = allergyChecks([allergy], checked);
    const actual = check === undefined ? '' : words(check.outcome);
    const [wanted, got] = [hitsIn(expected), hitsIn(actual)];
    const missed = wanted.filter((name) => !got.includes(name)).length;
    const clearedWrongly = actual.startsWith('clear') && !expected.startsWith('clear') ? 1 : 0;
    return {
      title,
      expected,
      actual,
      missed: Math.max(missed, clearedWrongly),
      falseHits: got.filter((name) => !wanted.includes(name)).length,
    };
  });
  return {
    cases: results.length,
    missed: results.reduce((sum, one) => sum + one.missed, 0),
    falseHits: results.reduce((sum, one) => sum + one.falseHits, 0),
    wrong: results
      .filter(({ expected, actual }) => expected !== actual)
      .map(({ title, expected, actual }) => `${title}: expected "${expected}", got "${actual}"`),
  };
}
