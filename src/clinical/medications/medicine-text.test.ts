import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { Coverage } from '../../domain/coverage.ts';
import type { AllergyEntry } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { codedFrom, factOf, labsFrom } from '../test-facts.ts';
import { currentMedications } from './current-medications.ts';
import { drugChecks } from './drug-checks.ts';
import { medicineText, type MedicineTextWords } from './medicine-text.ts';

const TODAY = '2026-11-24';

const JA: MedicineTextWords = {
  title: '薬の一覧',
  retrieved: (moment) => `${moment} 取得`,
  heading: (title, count) => (count === undefined ? `＜${title}＞` : `＜${title}＞ ${count}件`),
  states: { current: '推定服用中', unknown: '使用中か不明', future: 'これから' },
  bullet: '・',
  indent: '　',
  separator: '／',
  directions: (text) => `用法 ${text}`,
  noDirections: '用法の記載なし',
  days: (days) => `${days}日分`,
  period: (from, to) => (from === undefined && to === undefined ? '' : `期間 ${from ?? '？'}〜${to ?? '？'}`),
  kinds: { prescription: '処方', dispensing: '調剤', administration: '投与', 'medication-statement': '申告' },
  record: (kind, source, place, date) =>
    [kind, source, place, date].filter((text) => text !== undefined).join(' '),
  uncoded: '標準コードなし',
  conflictFields: {
    amount: '1回量',
    strength: '規格',
    title: '薬名',
    dose: '用量',
    dosage: '用法',
    days: '日数',
  },
  conflict: (field, values) => `※${field}が異なる：${values}`,
  none: '登録なし',
  noneYet: '取得できていない記録があるため、なしとは言えません',
  sections: {
    allergies: 'アレルギー・禁忌との照合',
    kidney: '腎機能に応じた確認が必要とされる薬',
    pregnancy: '妊娠中は添付文書の確認が必要な薬',
    surgery: '術前休薬の確認対象',
    diagnoses: '添付文書の禁忌に記載のある病名の記録',
    notChecked: '照合できなかったもの',
  },
  matchedBy: {
    product: '同じ製品',
    strength: '同じ規格',
    ingredient: '同じ成分',
    class: '同じ系統',
    name: '名前',
  },
  past: '（過去）',
  hit: (allergy, medicines) => `${allergy}：該当 ${medicines}`,
  hitBy: (medicine, by) => `${medicine}（${by}）`,
  noHit: (allergy, checked, unchecked) =>
    `${allergy}：照合した${checked}剤に該当なし${unchecked === 0 ? '' : `、照合できない薬${unchecked}`}`,
  related: (medicines) => `同じ系統の薬 ${medicines}`,
  notCheckable: (allergy, reason) => `${allergy}：照合できません（${reason}）`,
  notCheckableReasons: {
    'words-only': '文字のみ',
    vague: '薬を特定できない',
    'nothing-named': '薬の名がない',
    'no-medicine-comparable': '照合できる薬がない',
    'no-medicines': '薬の記録がない',
  },
  notApplicable: (allergy, reason) => `${allergy}：照合の対象外（${reason}）`,
  notApplicableReasons: { 'not-a-medicine': '薬ではない', statement: '記載', 'entered-in-error': '取消済み' },
  listed: (medicine, sources) => `${medicine}（${sources}）`,
  value: (name, amount, date, days) =>
    `${name} ${amount} ${date}${days === undefined ? '' : `（${days}日前）`}`,
  diagnosis: (medicine, quoted, diagnosis, source) =>
    `${medicine}：「${quoted}」 記録 ${diagnosis}（${source}）`,
  notCheckedMedicines: (medicines) => `標準コードのない薬 ${medicines}`,
  notCheckedCompounds: (medicines) => `成分がすべては分からない配合剤 ${medicines}`,
  gap: (matter, source, state) => `${matter} ${source} ${state}`,
  matters: { medicines: '薬', allergies: 'アレルギー', conditions: '病名', results: '検査' },
  gapStates: {
    waiting: '取得中',
    'cut-short': '一部のみ',
    failed: '取得できません',
    withheld: '閲覧できません',
    'held-back': '一部未提供',
    stale: '更新できず',
    'as-listed': '一覧の範囲のみ',
    'not-asked': '未照会',
  },
  closing: ['この照合は電子処方箋の重複投薬等チェックではありません。'],
};

const WHOLE: Coverage = {
  cells: [
    {
      source: branded<SourceId>('湊'),
      feed: 'MedicationRequest',
      state: { state: 'complete', received: 1, at: new Date(0) },
    },
  ],
};
const BROKEN: Coverage = {
  cells: [
    ...WHOLE.cells,
    {
      source: branded<SourceId>('潮'),
      feed: 'MedicationRequest',
      state: { state: 'failed', fault: fault('timeout', 'x') },
    },
  ],
};

function allergy(title: string): Merged<AllergyEntry> {
  return factOf<AllergyEntry>({
    kind: 'allergy',
    title,
    code: codedFrom(title, ''),
    category: 'medication',
    criticality: 'high',
    contraindication: true,
    reactions: [],
  } as Partial<AllergyEntry> & { kind: 'allergy' });
}

function textOf(
  table: string,
  more: { readonly allergies?: readonly string[]; readonly coverage?: Coverage; readonly labs?: string } = {},
): readonly string[] {
  const coverage = more.coverage ?? WHOLE;
  const medicines = { value: currentMedications(medicinesFromText(table), TODAY), coverage };
  const checks = drugChecks({
    medicines,
    allergies: { value: (more.allergies ?? []).map(allergy), coverage },
    conditions: { value: [], coverage: WHOLE },
    results: { value: labsFrom(more.labs ?? ''), coverage: WHOLE },
    person: { sex: 'female' },
    now: TODAY,
  });
  return medicineText({
    medicines,
    checks,
    retrievedAt: '2026-11-24 09:41',
    sourceName: (source) => source,
    words: JA,
  }).split('\n');
}

describe('the medicines as text', () => {
  it('med-text-01: directions as sent, who says so, what was found, what could not be checked', () => {
    expect(
      textOf(
        `      | 湊/処方                           | 全/調剤
         10-22 | アピ5 1T 「1日2回_朝夕食後」 42d rx:1 | アピ25 1T 「1日2回_朝夕食後」 42d rx:1
         11-20 | 院内A 「1日1回」 7d; ランタス 「1日1回_8単位」 |
         09-01 | アムロ5 1T x1 28d                   |`,
        {
          allergies: ['ペニシリン系抗菌薬'],
          coverage: BROKEN,
          labs: '2026-11-10 | eGFR | | 38.1 mL/min/1.73m2',
        },
      ),
    ).toEqual([
      '薬の一覧',
      '2026-11-24 09:41 取得',
      '＜推定服用中＞ 2件',
      '・エリキュース錠２．５ｍｇ',
      '　用法 1日2回 朝夕食後 42日分',
      '　期間 2026-10-22〜2026-12-02',
      '　調剤 全 全 2026-10-22／処方 湊 湊 2026-10-22',
      '　※1回量が異なる：全 2.5mg／湊 5mg',
      '・院内製剤Ａ',
      '　用法 1日1回 7日分',
      '　期間 2026-11-20〜2026-11-26',
      '　処方 湊 湊 2026-11-20',
      '　標準コードなし',
      '＜使用中か不明＞ 1件',
      '・ランタス注ソロスター',
      '　用法 1日1回 8単位',
      '　期間 2026-11-20〜？',
      '　処方 湊 湊 2026-11-20',
      '＜アレルギー・禁忌との照合＞',
      '・ペニシリン系抗菌薬：照合した2剤に該当なし、照合できない薬1',
      '＜腎機能に応じた確認が必要とされる薬＞',
      '・eGFR 38.1 mL/min/1.73m2 2026-11-10（14日前）',
      '・エリキュース錠２．５ｍｇ（腎機能低下時に注意する薬の院内チェック表（平成26年7月16日））',
      '＜術前休薬の確認対象＞',
      '・エリキュース錠２．５ｍｇ（茨城県立中央病院 手術部 中止薬）',
      '＜照合できなかったもの＞',
      '・標準コードのない薬 院内製剤Ａ',
      '・薬 潮 取得できません',
      '・アレルギー 潮 取得できません',
      'この照合は電子処方箋の重複投薬等チェックではありません。',
    ]);
  });

  it('med-text-02: an empty record is 登録なし only where everyone has answered', () => {
    const empty = '| 湊/処方';
    expect(textOf(empty).filter((line) => line.includes('登録なし'))).toEqual(['登録なし', '・登録なし']);
    const open = textOf(empty, { coverage: BROKEN });
    expect(open.some((line) => line.includes('登録なし'))).toBe(false);
    expect(open.filter((line) => line.includes('なしとは言えません'))).toHaveLength(2);
  });

  it('med-text-02: allergies that hit, that cannot be compared, and of the same class', () => {
    const lines = textOf(
      `      | 湊/処方
       11-20 | ロキソ60 1T x3 7d`,
      { allergies: ['NSAIDs', 'デュロキセチン', 'アスピリン'] },
    );
    expect(lines.filter((line) => line.includes('：'))).toEqual([
      '・NSAIDs：該当 ロキソプロフェンＮａ錠６０ｍｇ（同じ系統）',
      '・デュロキセチン：照合できません（文字のみ）',
      '・アスピリン：照合した1剤に該当なし 同じ系統の薬 ロキソプロフェンＮａ錠６０ｍｇ',
    ]);
  });
});
