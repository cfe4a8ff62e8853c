import { addCondition } from './form/condition.ts';
import { addPaper } from './form/document.ts';
import { addHealthCheck } from './form/health-check.ts';
import { addObservation } from './form/observation.ts';
import { addRecord, named, quantity, words } from './form/record.ts';
import { addConsent, addFamily } from './form/record-kinds.ts';
import type { Chart } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const HOSPITAL = { institution: 'tsukimihama', department: '内科', doctor: '湊谷 直樹' } as const;
const CLINIC = { institution: 'umineko', department: '内科', doctor: '海猫 望' } as const;

/** A working man: the employer's check-up and its guidance, an old scald, what he was asked at a first visit. */
export function addTakahashiFurther(three: Three): void {
  addWork(three);
  addScald(three);
  addFirstVisit(three);
}

function addWork({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  addHealthCheck([minato], {
    kind: 'employer',
    at: cal.daysAgo(210),
    institution: 'tsukimihama',
    department: '健診部',
    doctor: '湊谷 直樹',
    number: 'JIGYO-6208',
    title: '定期健康診断の結果',
    results: [
      { text: '身長', value: quantity(172.4, 'cm'), category: 'body-measurement', code: '9N001000000000001' },
      { text: '体重', value: quantity(79.8, 'kg'), category: 'body-measurement', code: '9N006000000000001' },
      {
        text: '腹囲(実測)',
        value: quantity(91, 'cm'),
        category: 'body-measurement',
        code: '9N016160100000001',
      },
      {
        text: 'LDLコレステロール',
        value: quantity(142, 'mg/dl'),
        category: 'laboratory',
        code: '3F077000002327101',
      },
      { text: '聴力（右 4000Hz）', value: '所見なし', category: 'exam' },
      { text: '胸部X線', value: '異常なし', category: 'exam' },
    ],
    questions: [{ text: '自覚症状', value: '特になし', category: 'social-history' }],
    judgement: '脂質：要経過観察。就業区分：通常勤務。',
  });
  addPaper([national], {
    at: cal.daysAgo(150),
    institution: 'checkup',
    doctor: '保坂 指導（保健師）',
    title: '特定保健指導（動機付け支援）実績評価',
    text: ['目標：3か月で体重－2kg。', '実績：－1.6kg、腹囲－2cm。', '毎日の歩数 6,200歩から7,900歩へ。'],
  });
  addRecord([shiokaze], 'Observation', { ...CLINIC, at: cal.daysAgo(6) }, '歩数', (chart) => ({
    status: 'final',
    category: [{ coding: [{ code: 'social-history' }], text: '日常の活動' }],
    code: words('1日の平均歩数（本人の活動量計、4週）'),
    effectiveDateTime: cal.daysAgo(6),
    performer: [chart.subject],
    valueQuantity: quantity(7900, '歩'),
  }));
  addConsent([minato], {
    ...HOSPITAL,
    at: cal.daysAgo(400),
    scope: 'adr',
    text: '臓器提供の意思表示',
    detail: '脳死後および心停止後に提供する（眼球を除く）。マイナンバーカードに記載、妻に説明済み。',
  });
}

function addScald({ minato }: Three): void {
  const { cal } = minato;
  const origin = { ...HOSPITAL, department: '救急科', visit: 'EMER', at: cal.daysAgo(2900) } as const;
  addCondition([minato], {
    ...origin,
    text: '熱傷（両下腿、Ⅱ度）',
    icd: 'T242',
    onset: origin.at,
    abatement: cal.daysAgo(2860),
    status: 'resolved',
    severity: 'MO',
    stage: '熱傷深度 SDB',
  });
  addObservation([minato], {
    ...origin,
    category: 'exam',
    text: 'Burn Index',
    value: { value: 4.5, unit: '' },
    bodySite: '両下腿',
  });
}

function addFirstVisit({ minato, shiokaze }: Three): void {
  const { cal } = shiokaze;
  const at = cal.daysAgo(6);
  addRecord([shiokaze], 'QuestionnaireResponse', { ...CLINIC, at }, '初診問診票', {
    status: 'completed',
    questionnaire: 'http://hitome.example/fhir/Questionnaire/初診問診票',
    authored: `${at}T09:10:00+09:00`,
    source: named('本人'),
    item: [
      { linkId: '1', text: '今日はどうされましたか', answer: [{ valueString: 'のどの痛みと熱が2日前から' }] },
      {
        linkId: '2',
        text: 'これまでの病気',
        item: [
          { linkId: '2a', text: '喘息', answer: [{ valueBoolean: true }] },
          { linkId: '2b', text: '手術', answer: [{ valueCoding: { code: 'n', display: 'なし' } }] },
        ],
      },
      { linkId: '3', text: '薬で具合が悪くなったこと', answer: [{ valueString: '痛み止めで喘息の発作' }] },
      { linkId: '4', text: 'たばこ', answer: [{ valueString: '20年前にやめた' }] },
    ],
  });
  addObservation([shiokaze], {
    ...CLINIC,
    at,
    category: 'exam',
    text: '咽頭所見',
    value: '咽頭発赤あり、白苔なし。頸部リンパ節は触れない。喘鳴なし。',
    bodySite: '咽頭',
  });
  addFamily([minato], { ...HOSPITAL, at: cal.daysAgo(400) }, '母', [{ text: '特になし' }]);
}
