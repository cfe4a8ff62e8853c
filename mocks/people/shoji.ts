import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addEncounter } from './form/encounter.ts';
import { addPaper } from './form/document.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addInfections, addLabs } from './form/lab.ts';
import { addGiven, addStated } from './form/medication-use.ts';
import { addObservation, addVitals, addWeight } from './form/observation.ts';
import type { RxLine } from './form/dosage.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { smallPdf } from './form/pdf.ts';
import { addReceiptDrugs, dispense, prescribe } from './form/prescription.ts';
import { addPrescriptionDocument } from './form/prescription-document.ts';
import { addProcedure } from './form/procedure.ts';
import { addConsent, addCoverage, addFamily, addVaccine } from './form/record-kinds.ts';
import { addShojiFurther } from './shoji-further.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const DIALYSIS = { institution: 'migiwa', department: '腎臓内科', doctor: '水際 透', visit: 'AMB' } as const;
const HEART = {
  institution: 'tsukimihama',
  department: '循環器内科',
  doctor: '汐田 美和',
  visit: 'AMB',
} as const;

/** 80 M: haemodialysis, warfarin and clopidogrel, pacemaker and stent, difficult airway: the emergency story. */
export function addShoji(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addProblems(three);
  addWarnings(three);
  addOperations(three);
  addDialysis(three);
  addMedicines(three);
  addResults(three);
  addImagesAndPapers(three);
  addShojiFurther(three);
}

function addProblems({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const kidney = { ...DIALYSIS, at: cal.daysAgo(3) };
  addCondition([minato, national], {
    ...kidney,
    text: '末期腎不全（糖尿病性腎症）',
    icd: 'N185',
    onset: cal.yearOnly(6),
    principal: true,
    longTerm: true,
  });
  addCondition([minato, national], {
    ...HEART,
    at: cal.daysAgo(22),
    text: '心房細動',
    icd: 'I489',
    onset: cal.yearOnly(10),
  });
  addCondition([minato, national], {
    ...HEART,
    at: cal.daysAgo(22),
    text: '陳旧性心筋梗塞（左前下行枝ステント留置後）',
    icd: 'I252',
    onset: cal.daysAgo(1820).slice(0, 7),
    longTerm: true,
  });
  addCondition([minato], { ...kidney, text: '２型糖尿病', icd: 'E112', onsetText: '2001年頃から' });
  addCondition([minato, shiokaze], {
    ...HEART,
    at: cal.daysAgo(22),
    department: '膠原病内科',
    doctor: '入江 真',
    text: 'リウマチ性多発筋痛症',
    icd: 'M353',
    onset: cal.yearOnly(7),
  });
  addCondition([minato, national], {
    ...HEART,
    at: cal.daysAgo(22),
    department: '脳神経内科',
    text: '脳梗塞後遺症　右不全麻痺',
    icd: 'I693',
    prefixes: ['右'],
    onset: cal.daysAgo(3905).slice(0, 7),
  });
  addCondition([shiokaze], {
    at: cal.daysAgo(70),
    institution: 'komorebi',
    department: '眼科',
    doctor: '木漏 光',
    visit: 'AMB',
    text: '糖尿病網膜症（両）',
    icd: 'E113',
    bodySite: '両眼',
  });
}

function addWarnings({ minato, national }: Three): void {
  const { cal } = minato;
  addAllergy([minato, national], {
    ...HEART,
    at: cal.yearsAgo(8, '06-20'),
    text: 'セフェム系抗菌薬',
    category: 'medication',
    criticality: 'high',
    reaction: { text: 'アナフィラキシーショック', severity: 'severe', onset: cal.yearsAgo(8, '06-19') },
    note: 'セファゾリン投与5分後に血圧低下。アドレナリン使用。以後セフェム系は禁忌。',
    longTerm: true,
  });
  addAllergy([minato], {
    at: cal.daysAgo(1388),
    institution: 'tsukimihama',
    department: '外科',
    text: 'ヨード造影剤',
    category: 'medication',
    criticality: 'high',
    reaction: {},
    note: '造影CT中に嘔吐、収縮期血圧70台へ低下。補液で回復。',
  });
  addAllergy([minato], {
    ...HEART,
    at: cal.daysAgo(800),
    text: 'ワルファリン',
    category: 'medication',
    enteredInError: true,
    note: '別の患者の記録を誤って入力',
  });
  addConsent([national], {
    ...DIALYSIS,
    at: cal.daysAgo(3),
    scope: 'patient-privacy',
    text: '診療・薬剤・手術・健診情報の閲覧への同意（24時間）',
    detail: '診療情報・薬剤情報・手術情報・特定健診情報',
    until: cal.daysAgo(2),
  });
  addInfections(
    [minato, national],
    { at: cal.monthsAgo(31), institution: 'migiwa' },
    { 'HCV-AB-RESULT': '陽性' },
    '治療後。HCV-RNAは陰性を確認。',
  );
  addInfections(
    [minato, national],
    { at: cal.monthsAgo(3), institution: 'migiwa' },
    { 'HBs-AG-RESULT': '陰性', 'TP-RESULT': '陰性', 'STS-QLRESULT': '陰性' },
  );
  addLabs([minato], {
    at: cal.daysAgo(1830),
    institution: 'tsukimihama',
    sex: 'male',
    values: { ABO: 'A型', RH: '陽性(+)' },
  });
}

function addOperations({ minato, national }: Three): void {
  const { cal } = minato;
  const stent = addEncounter([minato], {
    ...HEART,
    visit: 'EMER',
    at: cal.daysAgo(1820),
    until: cal.daysAgo(1808),
    reason: '急性心筋梗塞',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addProcedure(
    [minato, national],
    {
      ...HEART,
      at: cal.daysAgo(1820),
      text: '経皮的冠動脈ステント留置術（左前下行枝）',
      kind: '手術',
      bodySite: '左前下行枝',
      usedText: '薬剤溶出性ステント 3.0×24mm',
    },
    { minato: stent.minato ?? '' },
  );
  addDevice([minato], {
    ...HEART,
    at: cal.daysAgo(1820),
    text: '冠動脈ステント',
    product: 'デモステント DES 3.0×24',
    bodySite: '左前下行枝',
    from: cal.daysAgo(1820),
  });
  const pacing = addEncounter([minato], {
    ...HEART,
    visit: 'IMP',
    at: cal.daysAgo(1541),
    until: cal.daysAgo(1533),
    reason: '徐脈性心房細動',
  });
  addProcedure(
    [minato, national],
    { ...HEART, at: cal.daysAgo(1540), text: 'ペースメーカー移植術', kind: '手術', bodySite: '右前胸部' },
    { minato: pacing.minato ?? '' },
  );
  addDevice([national], {
    at: cal.daysAgo(1540),
    institution: 'tsukimihama',
    text: '植込み型ペースメーカー',
    bodySite: '右前胸部',
    from: cal.daysAgo(1540).slice(0, 7),
    note: '機種・MR適合性の記載なし',
  });
  const gall = addEncounter([minato], {
    at: cal.daysAgo(1378),
    until: cal.daysAgo(1366),
    institution: 'tsukimihama',
    department: '外科',
    doctor: '浜口 修',
    visit: 'IMP',
    reason: '急性胆嚢炎',
    from: { code: '1', text: '家庭からの入院' },
    outcome: { code: '1', text: '治癒・軽快' },
  });
  const operation = addProcedure(
    [minato, national],
    {
      at: cal.daysAgo(1378),
      institution: 'tsukimihama',
      department: '外科',
      doctor: '浜口 修',
      text: '腹腔鏡下胆嚢摘出術',
      kind: '手術',
    },
    { minato: gall.minato ?? '' },
  );
  addProcedure([minato], {
    at: cal.daysAgo(1378),
    institution: 'tsukimihama',
    department: '麻酔科',
    doctor: '静 眠子',
    text: '全身麻酔（気管挿管）',
    kind: '麻酔',
    note: '挿管困難。Cormack III。ビデオ喉頭鏡とブジーで2回目に成功。次回は意識下挿管を検討。',
    partOf: { minato: operation.minato ?? '' },
  });
  addProcedure(
    [minato],
    {
      at: cal.daysAgo(1377),
      institution: 'tsukimihama',
      text: '赤血球輸血（照射赤血球液-LR 2単位）',
      kind: '輸血',
      outcome: '副作用の記載なし',
    },
    { minato: gall.minato ?? '' },
  );
  addGiven(
    [minato],
    {
      at: cal.daysAgo(1377),
      time: '14:00',
      until: '15:40',
      institution: 'tsukimihama',
      text: '照射赤血球液-LR 2単位',
      dose: { value: 2, unit: '単位' },
      route: '点滴静注',
    },
    { minato: gall.minato ?? '' },
  );
  addProcedure([minato], {
    ...DIALYSIS,
    at: cal.yearsAgo(6, '02-10'),
    text: '左前腕内シャント造設術',
    kind: '手術',
    bodySite: '左前腕',
    performed: cal.yearsAgo(6, '02-10').slice(0, 7),
    note: '左腕の採血・血圧測定は避ける。',
  });
}

/** Dialysis on Tuesday, Thursday and Saturday: three months of sessions with weight before and after. */
function addDialysis({ minato, national }: Three): void {
  const { cal, random } = minato;
  addDevice([minato], {
    ...DIALYSIS,
    at: cal.yearsAgo(6, '02-10'),
    text: '内シャント（左前腕）',
    bodySite: '左前腕',
    from: cal.yearsAgo(6, '02-10').slice(0, 7),
    note: '左腕の採血・血圧測定は避ける。',
  });
  for (let week = 0; week < 13; week++)
    for (const weekday of [2, 4, 6]) {
      const on = cal.weekdayBefore(1 + week * 7, weekday);
      const charts = weekday === 6 ? [minato, national] : [minato];
      const gain = random.between(1.8, 3.2);
      addProcedure(charts, {
        ...DIALYSIS,
        at: on,
        text: '血液透析（HD 4時間、血流量 200mL/分）',
        kind: '透析',
        note: 'ドライウェイト 58.0kg。抗凝固：ヘパリン 1,500単位＋持続500単位/時。',
      });
      addWeight([minato], { at: on, time: '08:10', institution: 'migiwa' }, Number((58 + gain).toFixed(1)));
      addWeight(
        [minato],
        { at: on, time: '12:30', institution: 'migiwa' },
        Number((58 + random.between(0.1, 0.6)).toFixed(1)),
      );
      addVitals(
        [minato],
        { at: on, time: '08:15', institution: 'migiwa' },
        { systolic: random.whole(138, 166), diastolic: random.whole(68, 84), pulse: random.whole(58, 72) },
      );
    }
  for (const n of [22, 70]) addEncounter([minato, national], { ...HEART, at: cal.daysAgo(n), type: '再診' });
  addEncounter([national], { at: cal.daysAgo(70), institution: 'komorebi', visit: 'AMB' });
  addEncounter([national], { at: cal.daysAgo(3), institution: 'migiwa', visit: 'AMB' });
}

function addMedicines({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  for (const n of [22, 50, 78, 106, 134, 162]) {
    const rps: RxLine[][] = [
      [
        { drug: 'clopidogrel75', usage: 'morning', dose: 1, days: 28 },
        { drug: 'bisoprolol25', usage: 'morning', dose: 1, days: 28 },
        { drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 28 },
        { drug: 'prednisolone5', usage: 'morning', dose: 1, days: 28 },
      ],
      [
        { drug: 'warfarin1', usage: 'evening', dose: 2.5, days: 28 },
        { drug: 'atorvastatin10', usage: 'evening', dose: 1, days: 28 },
      ],
      [{ drug: 'calciumCarbonate500', usage: 'threeMealsJustAfter', dose: 2, days: 28 }],
      [{ drug: 'sennoside12', usage: 'bedtime', dose: 2, days: 28 }],
    ];
    const recent = n <= 100;
    const issued = prescribe(recent ? [minato, national] : [minato], {
      ...HEART,
      at: cal.daysAgo(n),
      time: '11:30',
      rps,
    });
    if (n === 22) addPrescriptionDocument([national], issued);
    if (recent)
      dispense(n <= 50 ? [national, shiokaze] : [national], issued, {
        at: cal.daysAgo(n),
        time: '13:05',
        pharmacy: 'hamakaze',
        pharmacist: '浜 直人（薬剤師）',
        recordNo: `H-4410-${cal.daysAgo(n).replaceAll('-', '')}`,
      });
    else addReceiptDrugs(national, { at: cal.daysAgo(n), institution: 'tsukimihama' }, rps.flat());
  }
  const insulin = prescribe([minato, national], {
    ...DIALYSIS,
    at: cal.daysAgo(29),
    time: '12:40',
    rps: [
      [
        {
          drug: 'glargine',
          usage: 'injectBed',
          dose: 8,
          doseUnit: '単位',
          total: 1,
          extra: '血糖値により自己調節',
        },
      ],
      [{ drug: 'evocalcet', usage: 'nonDialysis', dose: 1, days: 28, takenDays: 16 }],
    ],
  });
  dispense([national], insulin, { at: cal.daysAgo(29), pharmacy: 'hamakaze' });
  addGiven([minato], {
    ...DIALYSIS,
    at: cal.weekdayBefore(7, 6),
    time: '12:00',
    drug: 'epoetin',
    dose: { value: 100, unit: 'μg' },
    route: '静注（透析回路）',
  });
  addStated([shiokaze], {
    at: cal.daysAgo(22),
    institution: 'hamakaze',
    drug: 'warfarin1',
    usage: '1日1回 夕食後 2.5錠。飲み忘れなし。',
    said: '家族',
    from: cal.yearOnly(10),
  });
  const eye = prescribe([shiokaze, national], {
    at: cal.daysAgo(70),
    institution: 'komorebi',
    department: '眼科',
    doctor: '木漏 光',
    visit: 'AMB',
    rps: [[{ drug: 'eyeDrop', usage: 'eye', total: 2, extra: '両眼 1回1滴' }]],
  });
  dispense([shiokaze, national], eye, { at: cal.daysAgo(70), pharmacy: 'hamakaze' });
}

function addResults({ minato }: Three): void {
  const { cal, random } = minato;
  for (let fortnight = 26; fortnight >= 1; fortnight--)
    addLabs([minato], {
      ...DIALYSIS,
      at: cal.weekdayBefore(3 + fortnight * 14, 6),
      time: '08:20',
      sex: 'male',
      values: {
        K: 5.4 + random.between(-0.5, 0.5),
        CRE: 8.3 + random.between(-0.6, 0.6),
        BUN: 62 + random.between(-8, 8),
        HB: 10.1 + random.between(-0.6, 0.6),
        CA: 8.7 + random.between(-0.3, 0.3),
        IP: 5.3 + random.between(-0.6, 0.8),
        INR: 2.3 + random.between(-0.4, 0.5),
      },
    });
  addLabs([minato], {
    ...DIALYSIS,
    at: cal.weekdayBefore(1, 6),
    time: '08:20',
    sex: 'male',
    values: {
      K: 5.9,
      CRE: 8.42,
      BUN: 61,
      HB: 9.8,
      PLT: 16.4,
      CRP: 0.6,
      BS: 148,
      NA: 137,
      INR: 2.84,
      CA: 8.5,
      IP: 5.8,
      ALB: 3.5,
      WBC: 6.9,
      PTH: 214,
      FERRITIN: 88,
    },
    report: '透析前採血。K 5.9、PT-INR 2.84。',
  });
}

function addImagesAndPapers({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const head = addImagingStudy([minato], 'shoji-mr');
  addReport([minato], {
    at: studyDate(minato, 'shoji-mr'),
    institution: 'tsukimihama',
    doctor: '影山 透',
    kind: 'radiology',
    title: 'MRI 頭部 読影報告',
    modality: 'MR',
    study: head,
    conclusion: '左放線冠に急性期梗塞。主幹動脈の閉塞なし。',
  });
  const chest = addImagingStudy([minato], 'shoji-xr');
  addReport([minato], {
    at: studyDate(minato, 'shoji-xr'),
    institution: 'migiwa',
    kind: 'radiology',
    title: '胸部X線 CTR',
    modality: 'CR',
    study: chest,
    conclusion: 'CTR 52.8%。うっ血なし。',
  });
  addImagingStudy([minato], 'shoji-pacs-only');
  addFamily([minato], { at: cal.daysAgo(1378), institution: 'tsukimihama' }, '兄', [
    { text: '慢性腎不全（透析）' },
  ]);
  addObservation([minato], {
    at: cal.daysAgo(22),
    institution: 'tsukimihama',
    category: 'exam',
    text: '普段の意識・歩行',
    value: '意識清明。屋内は杖歩行、透析への通院は送迎。',
  });
  addVaccine([national], {
    at: cal.daysAgo(40),
    institution: 'migiwa',
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
  });
  addVaccine([shiokaze], {
    at: cal.daysAgo(1300),
    institution: 'migiwa',
    vaccine: '23価肺炎球菌多糖体ワクチン',
    disease: '肺炎球菌感染症',
    dose: 1,
  });
  addCoverage([national], {
    kind: '後期高齢者',
    insurer: { no: '39990017', name: '潮海広域連合（架空）' },
    number: '２０４８８１６',
    copay: 10,
    period: { start: cal.yearsAgo(5, '05-03') },
  });
  addCoverage([national], {
    kind: '公費',
    insurer: { no: '15990011', name: '汐見市（更生医療）' },
    subscriber: '7711203',
    order: 2,
    incomeClass: { code: '中間2', text: '一定所得以下（負担上限月額 10,000円）' },
    period: { start: cal.yearsAgo(1, '07-01'), end: cal.daysAgo(-200) },
  });
  addPaper(
    [national],
    {
      at: cal.daysAgo(1),
      institution: 'migiwa',
      title: '救急用サマリー',
      description: '救急時医療情報閲覧のためのサマリー（受診歴・調剤・薬剤・手術・診療・透析・健診実施日）',
      pdf: [
        '受診歴（3か月） みぎわ腎クリニック、月見浜総合病院、こもれび眼科',
        '調剤（45日） ワルファリンK錠1mg 2.5錠 ほか',
        '手術（5年） ペースメーカー移植術、経皮的冠動脈ステント留置術、腹腔鏡下胆嚢摘出術',
        '透析（3か月） 血液透析 週3回',
        '健診 実施日のみ',
      ],
    },
    smallPdf,
  );
  addPaper(
    [minato],
    {
      ...DIALYSIS,
      at: cal.daysAgo(90),
      title: '透析条件表',
      pdf: ['HD 4時間 週3回（火・木・土）', 'DW 58.0kg', '左前腕内シャント'],
    },
    smallPdf,
  );
  addPaper([shiokaze], {
    at: cal.daysAgo(300),
    institution: 'hamakaze',
    title: 'お薬手帳の写し',
    undated: true,
    text: ['JAHISTC08,1', '1,相馬 昭二,1,19460503', '2,セフェム系アレルギー（ショック）'],
  });
}
