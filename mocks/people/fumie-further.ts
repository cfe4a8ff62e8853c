import { addPaper } from './form/document.ts';
import { addHealthCheck } from './form/health-check.ts';
import { addObservation } from './form/observation.ts';
import { smallPdf } from './form/pdf.ts';
import { addProcedure } from './form/procedure.ts';
import { addRecord, coded, named, quantity, words, yen } from './form/record.ts';
import type { Three } from './fumie.ts';

const DENTIST = { institution: 'sazanami', department: '歯科', doctor: '波多 歯' } as const;
const HEART = { institution: 'harunire', department: '循環器内科', doctor: '汐田 美和' } as const;
/** LOINC part "Dental": the category of JP Core's dental observations. */
const DENTAL = { coding: [{ system: 'http://loinc.org', code: 'LP89803-8' }], text: '歯科' };

/** Her teeth and the receipts of her care, the screening that found the cancer, and what she was asked. */
export function addFumieFurther(three: Three): void {
  addTeeth(three);
  addReceipts(three);
  addScreening(three);
  addAsked(three);
}

function addTeeth({ shiokaze }: Three): void {
  const { cal } = shiokaze;
  const at = cal.daysAgo(32);
  for (const [tooth, state] of [
    ['右上第一大臼歯', 'う蝕（C2）'],
    ['左下第二大臼歯', '欠損'],
    ['右下第一小臼歯', '残根'],
  ] as const)
    addRecord([shiokaze], 'Observation', { ...DENTIST, at }, tooth, {
      status: 'final',
      category: [DENTAL],
      code: words('現在歯の状態'),
      bodySite: words(tooth),
      effectiveDateTime: at,
      valueCodeableConcept: words(state),
    });
  addObservation([shiokaze], {
    ...DENTIST,
    at,
    category: 'exam',
    text: '歯周ポケット（最深部）',
    value: { value: 6, unit: 'mm' },
    bodySite: '右下第一小臼歯',
  });
  addProcedure([shiokaze], {
    ...DENTIST,
    at,
    text: '抜歯（右下第一小臼歯、抗凝固薬継続下）',
    kind: '処置',
    bodySite: '右下第一小臼歯',
    note: '圧迫止血と縫合で止血を確認。アピキサバンは継続。',
  });
  addPaper([shiokaze], {
    ...DENTIST,
    at,
    title: '歯科診療録（抄）',
    text: [
      '主訴：右下の歯の痛み。',
      '抗凝固薬を内服中のため内科へ照会、継続下で抜歯。',
      'セフェム系・ペニシリン系の禁忌を確認し、抗菌薬は処方せず。',
    ],
  });
}

function addReceipts({ shiokaze, national }: Three): void {
  const { cal } = shiokaze;
  const at = cal.daysAgo(32);
  const item = (sequence: number, name: string, value: number) => ({
    sequence,
    productOrService: words(name),
    servicedDate: at,
    quantity: { value: 1 },
    net: yen(value),
  });
  addRecord([shiokaze], 'Claim', { ...DENTIST, at }, '歯科', {
    status: 'active',
    type: words('歯科入院外'),
    use: 'claim',
    created: at,
    provider: named('さざなみ歯科医院'),
    priority: words('通常'),
    insurer: named('潮見健康保険組合（架空）'),
    diagnosis: [
      { sequence: 1, diagnosisCodeableConcept: words('右下第一小臼歯 残根') },
      { sequence: 2, diagnosisCodeableConcept: words('慢性歯周炎') },
    ],
    insurance: [{ sequence: 1, focal: true, coverage: { display: '医保' } }],
    item: [
      item(1, '歯科再診料', 580),
      item(2, '抜歯手術（臼歯）', 2700),
      item(3, '画像診断（デンタル）', 480),
    ],
    total: yen(3760),
  });
  addRecord([shiokaze], 'ExplanationOfBenefit', { ...HEART, at: cal.daysAgo(14) }, '医科', {
    status: 'active',
    type: words('医科入院外'),
    use: 'claim',
    outcome: 'complete',
    created: cal.daysAgo(14),
    provider: named('はるにれ循環器内科'),
    insurer: named('潮見健康保険組合（架空）'),
    insurance: [{ focal: true, coverage: { display: '医保' } }],
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: words('慢性心不全') }],
    item: [
      { sequence: 1, productOrService: words('再診料'), net: yen(750) },
      { sequence: 2, productOrService: words('BNP'), net: yen(1330) },
    ],
    total: [{ category: words('医療費総額'), amount: yen(8240) }],
    payment: { date: cal.daysAgo(2), amount: yen(5768) },
  });
  addPaper(
    [national],
    {
      at: cal.daysAgo(45),
      institution: 'asanagi',
      title: '調剤報酬明細書',
      pdf: ['調剤基本料 42点', '薬剤調製料 24点 ×4', '薬剤料 612点', '合計 1,180点'],
    },
    smallPdf,
  );
}

/** The faecal blood of the municipal screening led to the colonoscopy which found the cancer. */
function addScreening({ shiokaze }: Three): void {
  const at = shiokaze.cal.daysAgo(2050);
  addHealthCheck([shiokaze], {
    kind: 'cancer',
    at,
    institution: 'checkup',
    doctor: '浜辺 治',
    number: 'GAN-4482',
    title: '大腸がん検診の結果',
    results: [
      { text: '便潜血（1日目）', value: '陽性', category: 'laboratory' },
      { text: '便潜血（2日目）', value: '陰性', category: 'laboratory' },
    ],
    questions: [{ text: '大腸がんの家族歴', value: '母', category: 'social-history' }],
    judgement: '要精密検査。下部消化管内視鏡検査を受けてください。',
  });
}

function addAsked({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  const yesNo = (linkId: string, text: string, yes: boolean) => ({
    linkId,
    text,
    answer: [{ valueCoding: { code: yes ? '1' : '0', display: yes ? 'はい' : 'いいえ' } }],
  });
  addRecord(
    [shiokaze],
    'QuestionnaireResponse',
    { at: cal.daysAgo(240), institution: 'aonami' },
    'チェック',
    {
      status: 'completed',
      questionnaire: 'http://hitome.example/fhir/Questionnaire/kihon-checklist',
      _questionnaire: {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/display', valueString: '基本チェックリスト' },
        ],
      },
      authored: cal.daysAgo(240),
      source: named('本人'),
      item: [
        yesNo('1', 'バスや電車で1人で外出していますか', false),
        yesNo('7', '椅子に座った状態から何もつかまらずに立ち上がっていますか', false),
        yesNo('9', 'この1年間に転んだことがありますか', true),
        yesNo('14', 'お茶や汁物等でむせることがありますか', true),
        yesNo('16', '週に1回以上は外出していますか', true),
      ],
    },
  );
  addRecord([minato], 'ClinicalImpression', { ...HEART, at: cal.daysAgo(14) }, '心不全', {
    status: 'completed',
    effectiveDateTime: cal.daysAgo(14),
    assessor: { reference: '#doctor', display: '汐田 美和' },
    summary: '心不全は代償されている（NYHA II）。利尿薬は変更しない。',
    finding: [{ itemCodeableConcept: words('下腿浮腫 軽度') }],
  });
  addRecord([shiokaze], 'List', { at: cal.daysAgo(38), institution: 'asanagi' }, '残薬', {
    status: 'current',
    mode: 'snapshot',
    title: '残薬の一覧（薬局で確認）',
    date: cal.daysAgo(38),
    code: coded('http://loinc.org', '10160-0', '服薬の一覧'),
    entry: [
      { item: named('マグミット錠330mg 残42錠'), flag: words('飲み忘れ') },
      { item: named('リピトール錠10mg 残9錠') },
    ],
  });
  addRecord([shiokaze], 'Goal', { at: cal.daysAgo(40), institution: 'aonami' }, '散歩', {
    lifecycleStatus: 'active',
    achievementStatus: words('改善中'),
    description: words('ひとりで近所の店まで歩く'),
    startDate: cal.daysAgo(40),
    target: [{ measure: words('歩行距離'), detailQuantity: quantity(300, 'm'), dueDate: cal.daysAgo(-128) }],
  });
}
