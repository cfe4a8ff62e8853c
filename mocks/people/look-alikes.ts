import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addEncounter } from './form/encounter.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addLabs } from './form/lab.ts';
import { addVitals } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { addReceiptDrugs, dispense, prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addCoverage, addVaccine } from './form/record-kinds.ts';
import { addTakahashiFurther } from './takahashi-further.ts';
import type { World } from './world.ts';

/** Known to both regions under other numbers; branch number and one kanji differ between the sources. */
export function addTakahashi(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const minato = chartIn(charts, 'minato');
  const shiokaze = chartIn(charts, 'shiokaze');
  const national = chartIn(charts, 'national');
  const { cal } = minato;
  const clinic = { institution: 'umineko', department: '内科', doctor: '海猫 望', visit: 'AMB' } as const;
  const hospital = {
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    visit: 'AMB',
  } as const;
  addCondition([minato, national], {
    ...hospital,
    at: cal.daysAgo(92),
    text: '気管支喘息',
    icd: 'J459',
    onsetAge: 12,
  });
  addCondition([shiokaze], {
    ...clinic,
    at: cal.daysAgo(6),
    text: '急性上気道炎',
    icd: 'J069',
    onset: cal.daysAgo(8),
  });
  addCondition([minato], {
    ...hospital,
    at: cal.daysAgo(400),
    text: '右膝半月板損傷の疑い',
    icd: 'S832',
    suspected: true,
    status: 'inactive',
  });
  addAllergy([minato], {
    ...hospital,
    at: cal.daysAgo(92),
    text: 'アスピリン（喘息誘発）',
    category: 'medication',
    criticality: 'high',
    reaction: { text: '喘息発作', severity: 'severe' },
    longTerm: true,
  });
  addAllergy([shiokaze], {
    ...clinic,
    at: cal.daysAgo(6),
    text: 'そば',
    category: 'food',
    jfagy: { code: 'J9FA19140000', display: 'そば' },
    reaction: { text: '喉の違和感' },
  });
  const inhaler = prescribe([minato, national], {
    ...hospital,
    at: cal.daysAgo(92),
    rps: [[{ drug: 'fexofenadine60', usage: 'morningEvening', dose: 1, days: 90 }]],
  });
  dispense([national], inhaler, { at: cal.daysAgo(92), pharmacy: 'asanagi' });
  const cold = prescribe([shiokaze, national], {
    ...clinic,
    at: cal.daysAgo(6),
    rps: [
      [
        { drug: 'carbocisteine250', usage: 'threeMeals', dose: 2, days: 5 },
        {
          drug: 'acetaminophen500',
          usage: 'feverAsNeeded',
          dose: 1,
          times: 10,
          extra: '38度以上 4時間以上あけて',
        },
      ],
    ],
  });
  dispense([shiokaze, national], cold, {
    at: cal.daysAgo(6),
    pharmacy: 'hamakaze',
    note: 'アスピリン喘息のため解熱薬はアセトアミノフェンを確認。',
  });
  addReceiptDrugs(national, { at: cal.daysAgo(182), institution: 'tsukimihama' }, [
    { drug: 'fexofenadine60', usage: 'morningEvening', dose: 1, days: 90 },
  ]);
  addLabs([minato], {
    ...hospital,
    at: cal.daysAgo(92),
    time: '09:30',
    sex: 'male',
    values: { WBC: 6.4, HB: 15.1, CRP: 0.05, AST: 24, ALT: 31, LDL: 138 },
  });
  addLabs([shiokaze], {
    ...clinic,
    at: cal.daysAgo(6),
    sex: 'male',
    coding: 'local',
    values: {
      WBC: { value: 8200, unit: '/μL', range: [3300, 8600] },
      CRP: { value: 18, unit: 'mg/L', range: [undefined, 3] },
    },
  });
  addVitals(
    [shiokaze],
    { ...clinic, at: cal.daysAgo(6) },
    { systolic: 126, diastolic: 78, pulse: 88, temperature: 37.9, spo2: 97 },
  );
  for (const n of [92, 182, 400]) addEncounter([minato], { ...hospital, at: cal.daysAgo(n), type: '再診' });
  addEncounter([shiokaze, national], { ...clinic, at: cal.daysAgo(6), type: '初診（旅行先）' });
  const knee = addImagingStudy([minato], 'takahashi-knee');
  addReport([minato], {
    ...hospital,
    at: studyDate(minato, 'takahashi-knee'),
    kind: 'radiology',
    title: '右膝X線 読影報告',
    modality: 'DX',
    study: knee,
    conclusion: '骨傷なし。関節裂隙は保たれている。',
  });
  addVaccine([shiokaze], {
    ...clinic,
    at: cal.daysAgo(360),
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
  });
  addCoverage([national], {
    kind: '医保',
    insurer: { no: '06990053', name: '港見健康保険組合（架空）' },
    symbol: '５１',
    number: '６２０８',
    sub: '０１',
    relation: '本人',
    copay: 30,
    period: { start: cal.yearsAgo(9, '04-01') },
  });
  addTakahashiFurther({ minato, national, shiokaze });
}

/** Two women of one name and one birth date. Their medicines must never meet. */
export function addTanabes(world: World, east: PersonSpec, west: PersonSpec): void {
  addTanabeEast(world, east);
  addTanabeWest(world, west);
}

function addTanabeEast(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const minato = chartIn(charts, 'minato');
  const national = chartIn(charts, 'national');
  const { cal } = minato;
  const heart = {
    institution: 'tsukimihama',
    department: '循環器内科',
    doctor: '汐田 美和',
    visit: 'AMB',
  } as const;
  addCondition([minato, national], {
    ...heart,
    at: cal.daysAgo(30),
    text: '僧帽弁置換術後（機械弁）',
    icd: 'Z952',
    onset: cal.yearOnly(8),
    principal: true,
    longTerm: true,
  });
  addProcedure([minato, national], {
    ...heart,
    at: cal.yearsAgo(4, '05-12'),
    department: '心臓血管外科',
    text: '弁置換術（僧帽弁、機械弁）',
    kind: '手術',
    performed: cal.yearsAgo(4, '05-12'),
  });
  addDevice([minato], {
    ...heart,
    at: cal.yearsAgo(4, '05-12'),
    text: '人工弁（機械弁）',
    bodySite: '僧帽弁',
    from: cal.yearsAgo(4, '05-12'),
  });
  const issued = prescribe([minato, national], {
    ...heart,
    at: cal.daysAgo(30),
    rps: [
      [
        { drug: 'warfarin1', usage: 'evening', dose: 3, days: 56 },
        { drug: 'carvedilol10', usage: 'evening', dose: 1, days: 56 },
      ],
    ],
  });
  dispense([national], issued, { at: cal.daysAgo(30), pharmacy: 'asanagi' });
  addLabs([minato], {
    ...heart,
    at: cal.daysAgo(30),
    time: '09:10',
    sex: 'female',
    values: { INR: 2.61, HB: 12.8, CRE: 0.63, K: 4.1 },
  });
  addEncounter([minato, national], { ...heart, at: cal.daysAgo(30), type: '再診' });
}

function addTanabeWest(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const minato = chartIn(charts, 'minato');
  const { cal } = minato;
  const nerve = {
    institution: 'tsukimihama',
    department: '脳神経内科',
    doctor: '神谷 晶',
    visit: 'AMB',
  } as const;
  addCondition([minato], {
    ...nerve,
    at: cal.daysAgo(45),
    text: 'てんかん',
    icd: 'G409',
    onset: cal.yearOnly(30),
    principal: true,
  });
  addAllergy([minato], {
    ...nerve,
    at: cal.daysAgo(45),
    text: 'カルバマゼピン',
    category: 'medication',
    criticality: 'high',
    reaction: { text: '中毒疹', severity: 'severe' },
  });
  prescribe([minato], {
    ...nerve,
    at: cal.daysAgo(45),
    category: 'OHI',
    rps: [[{ drug: 'levetiracetam250', usage: 'morningEvening', dose: 2, days: 56 }]],
  });
  addLabs([minato], {
    ...nerve,
    at: cal.daysAgo(45),
    time: '10:00',
    sex: 'female',
    values: { HB: 13.4, AST: 19, ALT: 16, NA: 141 },
  });
  addEncounter([minato], { ...nerve, at: cal.daysAgo(45), type: '再診' });
}
