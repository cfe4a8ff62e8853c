import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addDocument } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addLabs } from './form/lab.ts';
import type { LabValue } from './form/lab.ts';
import type { LabKey } from './form/lab-items.ts';
import { addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { addReceiptDrugs, dispense, prescribe } from './form/prescription.ts';
import type { RxLine } from './form/dosage.ts';
import { addProcedure } from './form/procedure.ts';
import { addVaccine } from './form/record-kinds.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const CLINIC = {
  institution: 'university',
  department: '膠原病内科',
  doctor: '入江 真',
  visit: 'AMB',
} as const;
const BONES = { institution: 'tsubakizaka', department: '整形外科', doctor: '椿 徹', visit: 'AMB' } as const;
const MONTHS = 300;

/**
 * The heavy record: 25 years of rheumatoid arthritis and slowly failing kidneys, seen every month. It is
 * there so that a client that can only bear a few hundred entries shows it.
 */
export function addRitsuko(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addProblems(three);
  for (let month = MONTHS; month >= 0; month--) addMonth(three, month);
  addMilestones(three);
}

function addProblems({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const origin = { ...CLINIC, at: cal.daysAgo(24) };
  addCondition([minato, national], {
    ...origin,
    text: '関節リウマチ',
    icd: 'M0690',
    onset: cal.yearOnly(25),
    principal: true,
    longTerm: true,
  });
  addCondition([minato, national], {
    ...origin,
    text: '慢性腎臓病　G4A3',
    icd: 'N184',
    onsetText: '10年以上前から',
    stage: 'G4A3',
  });
  addCondition([minato], { ...origin, text: '間質性肺炎', icd: 'J849', onset: cal.monthOnly(88) });
  addCondition([shiokaze], {
    ...BONES,
    at: cal.daysAgo(16),
    text: 'ステロイド性骨粗鬆症',
    icd: 'M814',
    onset: cal.yearOnly(12),
  });
  addCondition([minato], { ...origin, text: '腎性貧血', icd: 'D631', onset: cal.monthOnly(60) });
  addAllergy([minato], {
    ...origin,
    at: cal.daysAgo(4200),
    text: 'サラゾスルファピリジン',
    category: 'medication',
    criticality: 'low',
    reaction: { text: '薬疹', severity: 'moderate' },
  });
}

/** One visit a month: about thirty analytes, vitals, a prescription and its dispensing. */
function addMonth({ minato, national, shiokaze }: Three, month: number): void {
  const { cal, random } = minato;
  const at = cal.monthsAgo(month);
  const years = (MONTHS - month) / 12;
  const flare = 0.4 + 1.6 * Math.max(0, Math.sin(years * 1.7)) + random.between(-0.2, 0.5);
  addLabs([minato], {
    ...CLINIC,
    at,
    time: '08:50',
    sex: 'female',
    coding: years < 6 ? 'jlac' : 'clins',
    values: monthlyValues(minato, years, flare),
  });
  if (month % 3 === 0)
    addLabs([shiokaze], {
      ...BONES,
      at,
      sex: 'female',
      coding: 'loinc',
      values: { CA: 9.1 + random.between(-0.3, 0.3), ALP: 82 + random.between(-9, 9), CRP: flare },
    });
  addVitals(
    [minato],
    { ...CLINIC, at, time: '08:40' },
    {
      systolic: Math.round(126 + years * 0.6 + random.between(-8, 8)),
      diastolic: Math.round(76 + random.between(-6, 6)),
      pulse: random.whole(62, 82),
    },
  );
  if (month % 2 === 0)
    addWeight([minato], { ...CLINIC, at }, 52 + 3 * Math.sin(years / 4) + random.between(-0.5, 0.5));
  addEncounter([minato], { ...CLINIC, at, type: '再診' });
  const recent = month <= 3;
  const rps = monthlyRx(years);
  const issued = prescribe(recent ? [minato, national] : [minato], { ...CLINIC, at, rps });
  if (month <= 24) dispense(recent ? [shiokaze, national] : [shiokaze], issued, { at, pharmacy: 'asanagi' });
  if (!recent && month <= 60) addReceiptDrugs(national, { at, institution: 'university' }, rps.flat());
}

function monthlyValues(chart: Chart, years: number, flare: number): Partial<Record<LabKey, LabValue>> {
  const { random } = chart;
  const wobble = (center: number, spread: number): number => center + random.between(-spread, spread);
  const creatinine = 0.58 + 0.028 * years + 0.0028 * years ** 2;
  return {
    WBC: wobble(6.2, 1.4),
    RBC: wobble(430 - years * 3.2, 12),
    HB: wobble(13.1 - years * 0.12, 0.4),
    HT: wobble(39.5 - years * 0.35, 1.2),
    PLT: wobble(25.8, 3.4),
    CRP: flare,
    TP: wobble(7.1, 0.2),
    ALB: wobble(4.2 - years * 0.02, 0.15),
    AST: wobble(22, 6),
    ALT: wobble(19, 7),
    GGT: wobble(24, 6),
    ...(years < 18 ? { ALP_JSCC: wobble(230, 25) } : { ALP: wobble(80, 9) }),
    LD: wobble(188, 18),
    CK: wobble(74, 18),
    TBIL: wobble(0.7, 0.2),
    BUN: wobble(13 + years * 0.8, 2.2),
    CRE: wobble(creatinine, 0.05),
    EGFR: wobble(Math.max(16, 92 - years * 2.9), 2),
    UA: wobble(4.4 + years * 0.07, 0.5),
    NA: wobble(140.5, 1.4),
    K: wobble(4.1 + years * 0.035, 0.25),
    CL: wobble(104, 1.6),
    CA: wobble(9.3, 0.2),
    IP: wobble(3.2 + years * 0.05, 0.3),
    FBS: wobble(96, 9),
    HBA1C: wobble(5.7, 0.2),
    LDL: wobble(108, 15),
    HDL: wobble(62, 7),
    TG: wobble(104, 30),
    RF: flare < 0.5 ? { value: 15, comparator: '<' } : wobble(48, 14),
    MMP3: wobble(60 + flare * 70, 12),
    UPC: wobble(0.1 + years * 0.06, 0.04),
    UTP: years > 14 ? '(2+)' : years > 8 ? '(1+)' : '(-)',
    UBLD: '(-)',
    ...(years > 16 ? { KL6: wobble(620 + years * 4, 60) } : {}),
  };
}

function monthlyRx(years: number): RxLine[][] {
  const rps: RxLine[][] = [
    [
      {
        drug: 'methotrexate2',
        usage: 'weeklyTuesday',
        dose: 2,
        days: 28,
        takenDays: 4,
        extra: '週1日のみ。毎日服用しないこと',
      },
    ],
    [{ drug: 'folicAcid5', usage: 'morning', dose: 1, days: 28, takenDays: 4, extra: '木曜日のみ' }],
    years % 3 < 1
      ? [{ drug: 'prednisolone5', usage: 'threeMeals', uneven: [2, 1, 1], days: 28 }]
      : [{ drug: 'prednisolone5', usage: 'morning', dose: 1, days: 28 }],
  ];
  if (years > 9)
    rps.push([
      { drug: 'candesartan4', usage: 'morning', dose: 1, days: 28 },
      { drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 28 },
    ]);
  if (years > 12)
    rps.push([{ drug: 'alendronate35', usage: 'wakingWeekly', dose: 1, days: 28, takenDays: 4 }]);
  // With failing kidneys methotrexate is stopped and tacrolimus takes its place.
  if (years > 20) rps.splice(0, 2, [{ drug: 'tacrolimus1', usage: 'evening', dose: 2, days: 28 }]);
  return rps;
}

function addMilestones({ minato, shiokaze, national }: Three): void {
  const { cal } = minato;
  for (const [n, text, site] of [
    [3300, '人工膝関節置換術（右）', '右膝'],
    [1900, '人工膝関節置換術（左）', '左膝'],
  ] as const) {
    const stay = addEncounter([minato], {
      ...CLINIC,
      visit: 'IMP',
      department: '整形外科',
      at: cal.daysAgo(n + 2),
      until: cal.daysAgo(n - 24),
      reason: text,
    });
    addProcedure(
      [minato],
      {
        ...CLINIC,
        department: '整形外科',
        at: cal.daysAgo(n),
        text,
        kind: '手術',
        bodySite: site,
        usedText: '人工膝関節',
      },
      stay,
    );
    addDocument([minato], {
      ...CLINIC,
      department: '整形外科',
      at: cal.daysAgo(n - 24),
      kind: 'discharge',
      number: `100233-${n}`,
      period: { start: cal.daysAgo(n + 2), end: cal.daysAgo(n - 24) },
      sections: [
        { code: '322', title: '入院時詳細', text: ['予定入院'] },
        { code: '312', title: '入院理由', text: [text] },
        {
          code: '333',
          title: '入院中経過',
          text: ['手術は予定通り施行。合併症なく、リハビリテーションを経て杖歩行で退院。'],
        },
        { code: '344', title: '退院時診断', text: ['関節リウマチ、変形性膝関節症'] },
        { code: '424', title: '退院時方針指示', text: ['外来でリハビリを継続。'] },
      ],
    });
  }
  const ct = addImagingStudy([minato], 'ritsuko-ct');
  addReport([minato], {
    ...CLINIC,
    department: '放射線科',
    doctor: '鏡 学',
    at: studyDate(minato, 'ritsuko-ct'),
    kind: 'radiology',
    title: 'CT 胸部 高分解能 読影報告',
    modality: 'CT',
    study: ct,
    conclusion: '両側下葉の網状影。前年と著変なし。',
  });
  for (let year = 1; year <= 12; year++)
    addVaccine([shiokaze], {
      ...BONES,
      at: cal.yearsAgo(year, '11-05'),
      vaccine: 'インフルエンザHAワクチン',
      disease: 'インフルエンザ',
      dose: 1,
    });
  addVaccine([national], {
    ...CLINIC,
    at: cal.daysAgo(1500),
    vaccine: '沈降20価肺炎球菌結合型ワクチン',
    disease: '肺炎球菌感染症',
    dose: 1,
  });
}
