import { addDays } from './calendar.ts';
import { addAllergy } from './form/allergy.ts';
import { addCondition, conditionBody } from './form/condition.ts';
import { addDocument } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addHealthCheck } from './form/health-check.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addInfections, addLabs } from './form/lab.ts';
import { addGiven } from './form/medication-use.ts';
import { addObservation, addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { dispense, prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addCoverage, addFamily, addVaccine } from './form/record-kinds.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const CLINIC = { institution: 'nagisa', department: '産婦人科', doctor: '渚 優子', visit: 'AMB' } as const;
const WARD = { institution: 'tsukimihama', department: '産婦人科', doctor: '月島 遥', visit: 'IMP' } as const;

/** Days since the birth, and the length of the pregnancy on that day. */
const BIRTH = 50;
const TERM_DAYS = 38 * 7 + 2;

/** 34 F: check-ups of a pregnancy, gestational diabetes, caesarean section, the weeks after. */
export function addSumire(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addPregnancyVisits(three);
  addProblems(three);
  addBirth(three);
  addAfterwards(three);
  addReferral(three);
  addReports(three);
}

function dayOfWeek(chart: Chart, week: number, day = 0): string {
  return addDays(chart.cal.daysAgo(BIRTH), week * 7 + day - TERM_DAYS);
}

function addPregnancyVisits({ shiokaze }: Three): void {
  const weeks = [8, 12, 16, 20, 24, 26, 28, 30, 32, 34, 36, 37];
  for (const [i, week] of weeks.entries()) {
    const on = dayOfWeek(shiokaze, week, 3);
    const origin = { ...CLINIC, at: on };
    addEncounter([shiokaze], { ...origin, type: '妊婦健診', reason: `妊婦健診（妊娠${week}週3日）` });
    addObservation([shiokaze], {
      ...origin,
      category: 'exam',
      text: '妊娠週数',
      local: 'OB-GA',
      value: `妊娠${week}週3日`,
    });
    addWeight([shiokaze], origin, 52.4 + i * 0.85);
    addVitals([shiokaze], origin, { systolic: 108 + i * 2, diastolic: 64 + i, pulse: 78 });
    if (week >= 20)
      addObservation([shiokaze], {
        ...origin,
        category: 'exam',
        text: '子宮底長',
        local: 'OB-FH',
        value: { value: week - 2, unit: 'cm', ucum: 'cm' },
      });
    if (week >= 16) {
      addObservation([shiokaze], {
        ...origin,
        category: 'exam',
        text: '児推定体重',
        local: 'OB-EFW',
        value: { value: Math.round(130 + (week - 16) ** 2 * 6.4), unit: 'g', ucum: 'g' },
      });
      addObservation([shiokaze], {
        ...origin,
        category: 'exam',
        text: '胎児心拍',
        local: 'OB-FHR',
        value: { value: 138 + (i % 5) * 3, unit: '回/分', ucum: '/min' },
      });
    }
    addLabs([shiokaze], {
      ...origin,
      sex: 'female',
      coding: i % 2 === 0 ? 'loinc' : 'local',
      values: {
        UTP: week > 34 ? '(±)' : '(-)',
        UGLU: '(-)',
        ...(week % 8 === 4 ? { HB: 12.2 - i * 0.25, PLT: 22.5 - i * 0.3 } : {}),
      },
    });
  }
  addInfections(
    [shiokaze],
    { ...CLINIC, at: dayOfWeek(shiokaze, 12, 3) },
    { 'HBs-AG-RESULT': '陰性', 'HCV-AB-RESULT': '陰性', 'TP-RESULT': '陰性', 'STS-QLRESULT': '陰性' },
  );
  addLabs([shiokaze], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 12, 3),
    sex: 'female',
    coding: 'local',
    values: { ABO: 'O型', RH: '陽性(+)' },
  });
  addObservation([shiokaze], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 12, 3),
    category: 'exam',
    text: '風疹HI抗体',
    value: '8倍',
    note: '産後に麻疹風疹ワクチンを検討',
  });
  addLabs([shiokaze], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 26, 3),
    sex: 'female',
    coding: 'loinc',
    values: { FBS: 96, HBA1C: 5.6 },
    report: '75gOGTT：前96－1時間184－2時間149mg/dL。1点以上陽性、妊娠糖尿病。',
  });
}

function addProblems({ shiokaze, minato, national }: Three): void {
  const { cal } = shiokaze;
  addCondition([shiokaze, minato], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 27),
    text: '妊娠糖尿病',
    icd: 'O244',
    onset: dayOfWeek(shiokaze, 26, 3),
    abatement: cal.daysAgo(BIRTH),
    status: 'resolved',
  });
  addCondition([shiokaze, minato], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 36),
    text: '骨盤位',
    icd: 'O321',
    onset: dayOfWeek(shiokaze, 34),
    abatement: cal.daysAgo(BIRTH),
    status: 'resolved',
  });
  addCondition([shiokaze, national], {
    ...CLINIC,
    at: cal.daysAgo(15),
    text: '鉄欠乏性貧血',
    icd: 'D509',
    onset: dayOfWeek(shiokaze, 30).slice(0, 7),
  });
  addCondition([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(15),
    text: '授乳中',
    recorded: true,
    onset: cal.daysAgo(BIRTH),
  });
  addAllergy([shiokaze, minato], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 8),
    text: 'えび',
    category: 'food',
    criticality: 'low',
    jfagy: { code: 'J9FC15110000', display: 'えび' },
    reaction: { text: '蕁麻疹', severity: 'mild' },
  });
  addAllergy([shiokaze], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 8),
    text: 'スギ花粉',
    category: 'environment',
    jfagy: { code: 'J9NK13320000', display: 'スギ' },
  });
  addFamily([shiokaze], { ...CLINIC, at: dayOfWeek(shiokaze, 8) }, '母', [{ text: '2型糖尿病', age: 55 }]);
}

function addBirth({ minato, shiokaze }: Three): void {
  const { cal } = minato;
  const birth = cal.daysAgo(BIRTH);
  const stay = addEncounter([minato], {
    ...WARD,
    at: cal.daysAgo(BIRTH + 1),
    until: cal.daysAgo(BIRTH - 7),
    reason: '骨盤位のため選択的帝王切開',
    ward: '4階産科病棟',
    priority: 'EL',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  const operation = addProcedure(
    [minato],
    {
      ...WARD,
      at: birth,
      text: '選択的帝王切開術',
      kind: '分娩',
      bodySite: '子宮下部横切開',
      outcome: '母児ともに経過良好',
      note: '妊娠38週2日、骨盤位。出血量（羊水込み）780mL。輸血なし。',
    },
    stay,
  );
  addProcedure(
    [minato],
    {
      ...WARD,
      at: birth,
      department: '麻酔科',
      doctor: '静 眠子',
      text: '脊髄くも膜下麻酔',
      kind: '麻酔',
      partOf: operation,
      note: '麻酔レベルT4。合併症なし。',
    },
    stay,
  );
  addObservation([minato], {
    ...WARD,
    at: birth,
    time: '10:42',
    category: 'exam',
    text: '出生児',
    value: '男児 2,912g 身長 48.6cm Apgar 8/9',
    note: '児は別の患者番号で登録',
  });
  addGiven(
    [minato],
    {
      ...WARD,
      at: birth,
      time: '09:55',
      text: 'セファゾリンナトリウム注射用１ｇ',
      dose: { value: 1, unit: 'g' },
      route: '点滴静注',
    },
    stay,
  );
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(BIRTH + 1),
    time: '14:00',
    sex: 'female',
    values: { HB: 10.4, PLT: 19.8, WBC: 8.8, AST: 18, ALT: 12, CRE: 0.48, INR: 0.94, APTT: 29.5 },
  });
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(BIRTH - 1),
    time: '06:20',
    sex: 'female',
    values: { HB: 8.9, WBC: 11.2, CRP: 3.4 },
  });
  prescribe([minato], {
    ...WARD,
    at: cal.daysAgo(BIRTH - 7),
    category: 'DCG',
    rps: [
      [{ drug: 'ferrous', usage: 'morningEvening', dose: 1, days: 28 }],
      [
        {
          drug: 'acetaminophen500',
          usage: 'painAsNeeded',
          dose: 1,
          times: 10,
          extra: '創部痛のとき 6時間以上あけて 1日4回まで',
        },
      ],
    ],
  });
  const us = addImagingStudy([shiokaze], 'sumire-us');
  addReport([shiokaze], {
    ...CLINIC,
    at: studyDate(shiokaze, 'sumire-us'),
    kind: 'ultrasound',
    title: '産科超音波 報告',
    modality: 'US',
    study: us,
    conclusion: '単胎、骨盤位。推定体重 2,850g。羊水量正常。',
  });
}

function addAfterwards({ shiokaze, national, minato }: Three): void {
  const { cal } = shiokaze;
  addEncounter([shiokaze, national], { ...CLINIC, at: cal.daysAgo(15), type: '1か月健診（産後）' });
  addLabs([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(15),
    sex: 'female',
    coding: 'loinc',
    values: { HB: 10.9, FERRITIN: 9, FBS: 88 },
  });
  addObservation([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(15),
    category: 'survey',
    text: 'エジンバラ産後うつ病質問票（EPDS）',
    value: { value: 6, unit: '点' },
  });
  const iron = prescribe([shiokaze, national], {
    ...CLINIC,
    at: cal.daysAgo(15),
    rps: [[{ drug: 'ferrous', usage: 'morningEvening', dose: 1, days: 28 }]],
  });
  dispense([shiokaze, national], iron, { at: cal.daysAgo(15), pharmacy: 'asanagi' });
  addVaccine([shiokaze], {
    ...CLINIC,
    at: dayOfWeek(shiokaze, 30),
    vaccine: 'RSウイルスワクチン（母子免疫）',
    disease: 'RSウイルス感染症',
    dose: 1,
  });
  addVaccine([shiokaze], {
    ...CLINIC,
    at: cal.daysAgo(15),
    vaccine: '乾燥弱毒生麻しん風しん混合ワクチン',
    disease: '麻しん・風しん',
    dose: 1,
    next: cal.daysAgo(-75),
  });
  addCoverage([national], {
    kind: '医保',
    insurer: { no: '06990038', name: '渚健康保険組合（架空）' },
    symbol: '3',
    number: '11904',
    sub: '01',
    relation: '本人',
    copay: 30,
    period: { start: cal.yearsAgo(4, '04-01') },
  });
  addEncounter([minato], { ...WARD, visit: 'AMB', at: cal.daysAgo(36), type: '術後1週 創部確認' });
}

function addReferral({ shiokaze, minato }: Three): void {
  const at = dayOfWeek(shiokaze, 36, 4);
  addDocument([shiokaze, minato], {
    ...CLINIC,
    at,
    kind: 'referral',
    number: '2207-R',
    to: { institution: 'tsukimihama', department: '産婦人科', doctor: '月島 遥' },
    sections: [
      {
        code: '950',
        title: '紹介目的',
        text: ['骨盤位のため、分娩方法のご相談と分娩管理をお願いいたします。'],
      },
      {
        code: '340',
        title: '傷病名・主訴',
        text: ['妊娠36週、骨盤位、妊娠糖尿病（食事療法）'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) => conditionBody(c, { ...CLINIC, at, text: '骨盤位', icd: 'O321' }),
          },
        ],
      },
      {
        code: '360',
        title: '現病歴',
        text: [
          '2回経妊0回経産。妊娠26週の75gOGTTで妊娠糖尿病と診断、食事療法で空腹時血糖90台に安定しています。妊娠34週から骨盤位が続いています。',
        ],
      },
      { code: '510', title: 'アレルギー・不耐性反応', text: ['えびで蕁麻疹。薬剤アレルギーは特になし。'] },
      { code: '520', title: '感染症情報', text: ['HBs抗原、HCV抗体、梅毒、HIVいずれも陰性（妊娠12週）'] },
      { code: '620', title: '検査結果', text: ['Hb 11.1、血小板 20.4万。血液型O型RhD陽性。'] },
    ],
  });
}

/** The check-up of the last weeks as a report, as a maternity service sends it on. */
function addReports({ shiokaze }: Three): void {
  addHealthCheck([shiokaze], {
    ...CLINIC,
    kind: 'maternal',
    at: dayOfWeek(shiokaze, 36, 3),
    number: 'NINPU-2207',
    title: '妊婦健康診査の結果（妊娠36週）',
    results: [
      { text: '体重', value: { value: 60.9, unit: 'kg' }, category: 'body-measurement' },
      { text: '子宮底長', value: { value: 33, unit: 'cm' }, category: 'exam' },
      { text: '浮腫', value: '(±)', category: 'exam' },
      { text: '胎位', value: '骨盤位', category: 'exam' },
    ],
    judgement: '骨盤位のため分娩施設へ紹介。',
  });
}
