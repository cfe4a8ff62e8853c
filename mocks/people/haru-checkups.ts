import { addMonths } from './calendar.ts';
import { addHealthCheck } from './form/health-check.ts';
import { addRecord, coded, named, quantity, words } from './form/record.ts';
import type { Chart } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart; born: string };

const CLINIC = { institution: 'umineko', department: '小児科', doctor: '海猫 望' } as const;

/** The check-ups of a child as reports, and what is fed through the gastrostomy. */
export function addHaruCheckups({ shiokaze, born }: Three): void {
  const { cal } = shiokaze;
  addHealthCheck([shiokaze], {
    ...CLINIC,
    kind: 'infant',
    at: addMonths(born, 18),
    number: 'NYUYOJI-5120',
    title: '1歳6か月児健康診査の結果',
    results: [
      { text: '身長', value: quantity(76.2, 'cm'), category: 'body-measurement' },
      { text: '体重', value: quantity(8.6, 'kg'), category: 'body-measurement' },
      { text: '頭囲', value: quantity(45.1, 'cm'), category: 'body-measurement' },
      { text: '歯科健診', value: 'むし歯なし（O1型）', category: 'exam' },
    ],
    questions: [{ text: '目が合いますか', value: 'はい', category: 'social-history' }],
    judgement: '要経過観察（運動発達）。療育につながっている。',
  });
  addHealthCheck([shiokaze], {
    ...CLINIC,
    kind: 'school',
    at: cal.daysAgo(290),
    number: 'SHUGAKU-5120',
    title: '就学時健康診断の結果',
    results: [
      { text: '視力', value: '追視あり、測定不能', category: 'exam' },
      { text: '聴力', value: '反応良好', category: 'exam' },
      { text: 'その他の疾病および異常', value: '人工呼吸器・気管切開・胃瘻（医療的ケア）', category: 'exam' },
    ],
    judgement: '医療的ケア看護師の配置が必要。主治医と連携すること。',
  });
  addRecord([shiokaze], 'NutritionOrder', { ...CLINIC, at: cal.daysAgo(33) }, '経腸栄養', {
    status: 'active',
    intent: 'order',
    dateTime: cal.daysAgo(33),
    orderer: { reference: '#doctor', display: '海猫 望' },
    enteralFormula: {
      baseFormulaType: words('半消化態栄養剤'),
      routeofAdministration: words('胃瘻'),
      administration: [{ quantity: quantity(200, 'mL'), rateQuantity: quantity(200, 'mL/h') }],
      maxVolumeToDeliver: quantity(800, 'mL/日'),
      administrationInstruction: '1日4回、注入後30分は上体を起こす。',
    },
  });
  addRecord([shiokaze], 'RelatedPerson', { at: cal.daysAgo(60), institution: 'shiosai' }, '母', {
    active: true,
    relationship: [
      coded('http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'MTH', '母'),
      words('主な介護者'),
    ],
    name: [{ use: 'official', text: '水野 香織' }],
    telecom: [{ system: 'phone', value: '090-0000-6689', use: 'mobile', rank: 1 }],
  });
  addRecord([shiokaze], 'Communication', { ...CLINIC, at: cal.daysAgo(40) }, '学校', {
    status: 'completed',
    category: [words('学校との連携')],
    topic: words('学校での医療的ケアの連絡'),
    sent: cal.daysAgo(40),
    sender: named('海猫 望'),
    recipient: [named('汐見小学校 養護教諭（架空）')],
    payload: [{ contentString: '吸引は看護師が行い、SpO2 90%未満が続くときは緊急時対応計画による。' }],
  });
}
