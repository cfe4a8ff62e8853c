import { addMonths } from './calendar.ts';
import { addAllergy } from './form/allergy.ts';
import { addCondition, conditionBody } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addDocument, addPaper } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addLabs } from './form/lab.ts';
import { addHeight, addObservation, addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { dispense, prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addCarePlan, addCoverage, addVaccine } from './form/record-kinds.ts';
import { addHaruCheckups } from './haru-checkups.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart; born: string };

const UNIVERSITY = {
  institution: 'university',
  department: '小児科',
  doctor: '港野 育',
  visit: 'AMB',
} as const;
const CLINIC = { institution: 'umineko', department: '小児科', doctor: '海猫 望', visit: 'AMB' } as const;
const NURSING = { institution: 'shiosai', doctor: '汐崎 ゆき（看護師）' } as const;

/** Six years old, tracheostomy and home ventilation, gastrostomy: what an ambulance and a school must know. */
export function addHaru(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
    born: spec.birthDate,
  };
  addProblems(three);
  addBirth(three);
  addDevices(three);
  addGrowth(three);
  addMedicines(three);
  addVaccines(three);
  addPlans(three);
  addVisits(three);
  addHaruCheckups(three);
}

function addProblems({ minato, shiokaze, born }: Three): void {
  const { cal } = minato;
  const origin = { ...UNIVERSITY, at: cal.daysAgo(33) };
  addCondition([minato, shiokaze], {
    ...origin,
    text: '先天性ミオパチー',
    icd: 'G712',
    onset: addMonths(born, 2).slice(0, 7),
    principal: true,
    longTerm: true,
  });
  addCondition([minato, shiokaze], {
    ...origin,
    text: '慢性呼吸不全（気管切開下人工呼吸管理）',
    icd: 'J961',
    onset: addMonths(born, 5).slice(0, 7),
  });
  addCondition([minato], {
    ...origin,
    text: '症候性てんかん',
    icd: 'G408',
    onset: addMonths(born, 26).slice(0, 7),
  });
  addCondition([minato], {
    ...origin,
    text: '胃食道逆流症（胃瘻造設後）',
    icd: 'K219',
    onset: addMonths(born, 14).slice(0, 7),
  });
  addAllergy([minato, shiokaze], {
    ...origin,
    text: 'ラテックス（天然ゴム）',
    category: 'environment',
    criticality: 'high',
    jfagy: { code: 'J9NP14110000', display: 'ラテックス（天然ゴム）' },
    reaction: { text: '接触部の膨疹、喘鳴', severity: 'moderate' },
    note: '手袋・カテーテルはラテックスフリーを使用',
    longTerm: true,
  });
  addAllergy([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(900),
    text: '鶏卵',
    category: 'food',
    jfagy: { code: 'J9FB13110000', display: '鶏卵' },
    reaction: {},
    note: '加熱卵は摂取可。生卵は未摂取。',
    recorded: false,
  });
}

function addBirth({ minato, born }: Three): void {
  const stay = addEncounter([minato], {
    ...UNIVERSITY,
    visit: 'IMP',
    at: born,
    until: addMonths(born, 7),
    reason: '新生児仮死、呼吸不全',
    ward: 'NICU',
    from: { code: '8', text: '院内出生' },
    outcome: { code: '4', text: '不変' },
  });
  addObservation([minato], {
    ...UNIVERSITY,
    at: born,
    category: 'body-measurement',
    text: '出生時体重',
    code: { system: 'http://loinc.org', code: '8339-4' },
    value: { value: 2236, unit: 'g', ucum: 'g' },
  });
  addObservation([minato], { ...UNIVERSITY, at: born, category: 'exam', text: '在胎週数', value: '35週4日' });
  addObservation([minato], {
    ...UNIVERSITY,
    at: born,
    category: 'exam',
    text: 'Apgarスコア',
    value: '1分 3点／5分 6点',
  });
  addProcedure(
    [minato],
    {
      ...UNIVERSITY,
      at: addMonths(born, 5),
      text: '気管切開術',
      kind: '手術',
      note: '挿管はビデオ喉頭鏡で可能（Cormack II）。',
    },
    stay,
  );
  addProcedure([minato], {
    ...UNIVERSITY,
    at: addMonths(born, 14),
    text: '胃瘻造設術（腹腔鏡下）',
    kind: '手術',
  });
}

function addDevices({ shiokaze, minato, born }: Three): void {
  const { cal } = shiokaze;
  addDevice([shiokaze, minato], {
    ...CLINIC,
    at: cal.daysAgo(33),
    text: '在宅人工呼吸器',
    product: 'デモベント HV-2',
    from: addMonths(born, 7).slice(0, 7),
    reason: '慢性呼吸不全',
    properties: [
      { name: 'モード', value: 'PCV A/C' },
      { name: 'IPAP', value: '18 cmH2O' },
      { name: 'PEEP', value: '5 cmH2O' },
      { name: '換気回数', value: '20 回/分' },
      { name: '吸気時間', value: '0.9 秒' },
      { name: '酸素', value: '0.5 L/分（日中は不要のことあり）' },
    ],
    note: '24時間使用。外部バッテリーで8時間。停電時は蘇生バッグで換気。',
  });
  addDevice([shiokaze, minato], {
    ...CLINIC,
    at: cal.daysAgo(33),
    text: '気管カニューレ',
    product: 'カフなし 内径4.5mm 長さ42mm',
    bodySite: '気管切開孔',
    from: cal.daysAgo(19),
    properties: [
      { name: '内径', value: '4.5 mm' },
      { name: '交換', value: '2週ごと' },
    ],
    note: '予備 4.5mm と 4.0mm を携行。',
  });
  addDevice([shiokaze, minato], {
    ...CLINIC,
    at: cal.daysAgo(33),
    text: '胃瘻ボタン',
    product: 'バルーン型 16Fr シャフト長2.3cm',
    bodySite: '上腹部',
    from: cal.daysAgo(60),
    properties: [
      { name: '太さ', value: '16 Fr' },
      { name: '固定水', value: '5 mL' },
    ],
  });
  addDevice([shiokaze], {
    ...NURSING,
    at: cal.daysAgo(33),
    text: '吸引器',
    note: '吸引チューブ 8Fr、挿入長 10cmまで',
  });
  const settings: [string, string | { value: number; unit: string }][] = [
    ['人工呼吸器 モード', 'PCV A/C'],
    ['人工呼吸器 IPAP', { value: 18, unit: 'cmH2O' }],
    ['人工呼吸器 PEEP', { value: 5, unit: 'cmH2O' }],
    ['人工呼吸器 換気回数', { value: 20, unit: '回/分' }],
    ['一回換気量（実測）', { value: 142, unit: 'mL' }],
    ['普段のSpO2', '96〜98%（覚醒時・室内気）'],
    ['普段のETCO2', '38〜44 mmHg'],
  ];
  for (const [text, value] of settings)
    addObservation([shiokaze], { ...CLINIC, at: cal.daysAgo(19), category: 'procedure', text, value });
}

function addGrowth({ shiokaze, minato, born }: Three): void {
  const { cal, random } = shiokaze;
  const heights: [number, number, number][] = [
    [1, 48.8, 2.9],
    [4, 58.3, 4.9],
    [9, 66.0, 6.6],
    [18, 76.2, 8.6],
    [36, 89.4, 11.5],
    [48, 96.0, 12.9],
    [60, 101.8, 14.2],
  ];
  for (const [month, cm, kg] of heights) {
    const at = addMonths(born, month);
    if (at > cal.today) continue;
    const charts = month < 12 ? [minato, shiokaze] : [shiokaze];
    addHeight(charts, { ...CLINIC, at }, cm);
    addWeight(charts, { ...CLINIC, at }, kg);
  }
  for (const [month, name] of [
    [4, '3〜4か月児健診'],
    [9, '9〜10か月児健診'],
    [18, '1歳6か月児健診'],
    [36, '3歳児健診'],
    [60, '5歳児健診'],
  ] as const) {
    const at = addMonths(born, month);
    addEncounter([shiokaze], { ...CLINIC, at, type: name });
    addPaper([shiokaze], {
      ...CLINIC,
      at,
      title: `乳幼児健診の記録（${name}）`,
      text: [
        `${name}：訪問で実施`,
        '発達：重度の運動発達遅滞。表情での意思表示あり。',
        '聴覚：反応良好。視覚：追視あり。',
      ],
    });
  }
  for (let week = 0; week < 16; week++)
    addVitals(
      [shiokaze],
      { ...NURSING, at: cal.weekdayBefore(week * 7, 1), time: '10:30' },
      {
        pulse: random.whole(92, 118),
        temperature: 36.4 + random.between(-0.2, 0.6),
        spo2: random.whole(95, 98),
        respiration: 20,
      },
    );
}

function addMedicines({ shiokaze, national, minato }: Three): void {
  const { cal } = shiokaze;
  for (const n of [5, 33, 61, 89]) {
    const issued = prescribe([shiokaze, national], {
      ...CLINIC,
      at: cal.daysAgo(n),
      rps: [
        [
          {
            drug: 'clonazepam',
            usage: 'morningEvening',
            dose: 0.6,
            days: 28,
            pureAmount: false,
            instruction: '1回分ずつ分包',
            extra: '胃瘻から注入',
          },
          {
            drug: 'carbocisteine250',
            usage: 'threeMeals',
            dose: 0.5,
            days: 28,
            instruction: '粉砕',
            extra: '胃瘻から注入',
          },
        ],
        [
          {
            drug: 'levetiracetam250',
            usage: 'morningEvening',
            dose: 0.8,
            days: 28,
            instruction: '粉砕',
            extra: '体重15kg',
          },
        ],
        [{ drug: 'tulobuterol', usage: 'stick', total: 28, extra: '就寝前に背中へ' }],
      ],
    });
    dispense([shiokaze, national], issued, { at: cal.daysAgo(n), pharmacy: 'asanagi' });
  }
  prescribe([minato], {
    ...UNIVERSITY,
    at: cal.daysAgo(33),
    category: 'OHI',
    rps: [
      [
        {
          drug: 'acetaminophen200',
          usage: 'feverAsNeeded',
          dose: 0.75,
          times: 6,
          extra: '38.5度以上 8時間以上あけて 胃瘻から',
        },
      ],
    ],
  });
  addLabs([minato], {
    ...UNIVERSITY,
    at: cal.daysAgo(33),
    time: '11:00',
    sex: 'male',
    values: {
      HB: 12.4,
      WBC: { value: 7.2, range: [4.4, 13.0] },
      CRP: { value: 0.03, comparator: '<' },
      CRE: { value: 0.18, noRange: true },
      AST: { value: 31, range: [20, 45] },
      ALB: 3.9,
      K: 4.2,
    },
  });
}

function addVaccines({ shiokaze, national, born }: Three): void {
  const plan: [number, string, string, number][] = [
    [2, 'B型肝炎ワクチン', 'B型肝炎', 1],
    [2, 'ロタウイルスワクチン（5価）', 'ロタウイルス胃腸炎', 1],
    [2, '沈降13価肺炎球菌結合型ワクチン', '肺炎球菌感染症（小児）', 1],
    [2, 'Hibワクチン', 'Hib感染症', 1],
    [3, 'B型肝炎ワクチン', 'B型肝炎', 2],
    [3, '四種混合ワクチン', 'ジフテリア・百日咳・破傷風・ポリオ', 1],
    [3, '沈降13価肺炎球菌結合型ワクチン', '肺炎球菌感染症（小児）', 2],
    [4, '四種混合ワクチン', 'ジフテリア・百日咳・破傷風・ポリオ', 2],
    [5, '四種混合ワクチン', 'ジフテリア・百日咳・破傷風・ポリオ', 3],
    [8, 'BCG', '結核', 1],
    [9, 'B型肝炎ワクチン', 'B型肝炎', 3],
    [12, '麻しん風しん混合ワクチン', '麻しん・風しん', 1],
    [12, '水痘ワクチン', '水痘', 1],
    [18, '水痘ワクチン', '水痘', 2],
    [18, '四種混合ワクチン', 'ジフテリア・百日咳・破傷風・ポリオ', 4],
    [36, '日本脳炎ワクチン', '日本脳炎', 1],
    [37, '日本脳炎ワクチン', '日本脳炎', 2],
    [62, '麻しん風しん混合ワクチン', '麻しん・風しん', 2],
  ];
  for (const [i, [month, vaccine, disease, dose]] of plan.entries())
    addVaccine(month >= 36 ? [shiokaze, national] : [shiokaze], {
      ...CLINIC,
      at: addMonths(born, month),
      vaccine,
      disease,
      dose,
      lot: `DEMO-${100 + i}`,
    });
  addVaccine([shiokaze], {
    ...CLINIC,
    at: shiokaze.cal.daysAgo(30),
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
    next: shiokaze.cal.daysAgo(2),
  });
}

function addPlans({ shiokaze, national, minato }: Three): void {
  const { cal } = shiokaze;
  addCarePlan([shiokaze, minato], {
    ...UNIVERSITY,
    at: cal.daysAgo(33),
    category: '緊急時対応',
    title: '緊急時対応計画',
    description:
      'SpO2 90%未満が続くとき：吸引→カニューレの位置確認→蘇生バッグ換気→酸素2L/分。改善しなければ救急要請し湊大学病院小児科へ。\nカニューレが抜けたとき：予備4.5mm、入らなければ4.0mmを挿入。気切孔閉塞時も口鼻からの換気が可能。\nけいれん5分以上：救急要請。',
    period: { start: cal.daysAgo(33) },
  });
  addCarePlan([shiokaze], {
    ...NURSING,
    at: cal.daysAgo(60),
    category: '訪問看護計画',
    title: '訪問看護計画書',
    description: '気道クリアランスの維持、皮膚トラブルの予防、就学後の学校看護師との連携。',
    period: { start: cal.daysAgo(60), end: cal.daysAgo(-120) },
    week: [
      { when: '月曜 10:30', what: '訪問看護（入浴介助・呼吸ケア）' },
      { when: '木曜 10:30', what: '訪問看護・訪問リハビリ' },
      { when: '金曜 13:00', what: '訪問入浴' },
    ],
  });
  addPaper([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(60),
    title: '訪問看護指示書',
    description: '訪問看護指示書（指示期間6か月）',
    text: [
      '主たる傷病名：先天性ミオパチー、慢性呼吸不全',
      '装着・使用医療機器：人工呼吸器、気管カニューレ4.5mm、胃瘻16Fr、吸引器',
      `指示期間：${cal.daysAgo(60)} から ${cal.daysAgo(-120)}`,
      '緊急時の連絡先：湊大学医学部附属病院 小児科',
    ],
  });
  addDocument([minato, shiokaze], {
    ...UNIVERSITY,
    at: cal.daysAgo(33),
    kind: 'referral',
    number: '781234-S',
    to: { institution: 'umineko', department: '小児科', doctor: '海猫 望' },
    sections: [
      {
        code: '950',
        title: '紹介目的',
        text: ['就学に向けた在宅管理の継続と、学校での医療的ケアに関する情報提供。'],
      },
      {
        code: '340',
        title: '傷病名・主訴',
        text: ['先天性ミオパチー、慢性呼吸不全、症候性てんかん'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, { ...UNIVERSITY, at: cal.daysAgo(33), text: '先天性ミオパチー', icd: 'G712' }),
          },
        ],
      },
      {
        code: '360',
        title: '現病歴',
        text: ['5か月で気管切開、7か月で在宅人工呼吸に移行。直近1年は入院なく経過しています。'],
      },
      {
        code: '810',
        title: '医療機器',
        text: [
          '人工呼吸器 PCV A/C IPAP 18 PEEP 5 換気回数20',
          '気管カニューレ 4.5mm カフなし、胃瘻ボタン 16Fr 2.3cm',
        ],
      },
      {
        code: '420',
        title: '診療方針指示',
        text: ['・発熱時は早めに受診。', '・麻酔を要するときは悪性高熱の素因に注意。'],
      },
    ],
  });
  addCoverage([national], {
    kind: '公費',
    insurer: { no: '52990018', name: '汐見市（小児慢性特定疾病）' },
    subscriber: '5500321',
    order: 2,
    period: { start: cal.yearsAgo(1, '10-01'), end: cal.daysAgo(-310) },
  });
}

function addVisits({ shiokaze, minato, national }: Three): void {
  const { cal } = shiokaze;
  for (const n of [5, 33, 61, 89, 117, 145])
    addEncounter(n < 100 ? [shiokaze, national] : [shiokaze], {
      ...CLINIC,
      at: cal.daysAgo(n),
      type: '訪問診療',
    });
  for (const n of [33, 124, 215]) addEncounter([minato], { ...UNIVERSITY, at: cal.daysAgo(n), type: '再診' });
  addEncounter([minato], {
    ...UNIVERSITY,
    visit: 'EMER',
    at: cal.daysAgo(480),
    until: cal.daysAgo(472),
    reason: 'RSウイルス気管支炎',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  const us = addImagingStudy([shiokaze], 'haru-us');
  addReport([shiokaze], {
    ...CLINIC,
    at: studyDate(shiokaze, 'haru-us'),
    kind: 'ultrasound',
    title: '心臓超音波 報告',
    modality: 'US',
    study: us,
    conclusion: 'LVEF 66%。肺高血圧の所見なし。',
  });
}
