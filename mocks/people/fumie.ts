import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addEncounter } from './form/encounter.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addInfections, addLabs } from './form/lab.ts';
import { addCareLevel, addHeight, addObservation, addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { addProcedure } from './form/procedure.ts';
import { addCarePlan, addConsent, addCoverage, addFamily, addVaccine } from './form/record-kinds.ts';
import { addPaper } from './form/document.ts';
import { smallPdf } from './form/pdf.ts';
import { addFumieDocuments } from './fumie-documents.ts';
import { addFumieMedicines } from './fumie-medicines.ts';
import type { Chart, World } from './world.ts';

export type Three = { minato: Chart; national: Chart; shiokaze: Chart };

/** 68 F: diabetes, CKD G3b, heart failure, atrial fibrillation, pacemaker, colon cancer after surgery. */
export function addFumie(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addProblems(three);
  addWarnings(three);
  addStays(three);
  addResults(three);
  addImages(three);
  addEarlierLife(three);
  addLifeAtHome(three);
  addFumieMedicines(three);
  addFumieDocuments(three);
}

function addProblems({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const harunire = {
    at: cal.daysAgo(14),
    institution: 'harunire',
    department: '循環器内科',
    doctor: '汐田 美和',
    visit: 'AMB',
  } as const;
  addCondition([minato, national], {
    ...harunire,
    text: '慢性心不全',
    icd: 'I500',
    onset: cal.monthOnly(27),
    principal: true,
    severity: 'MO',
  });
  addCondition([minato, national], {
    ...harunire,
    text: '非弁膜症性心房細動',
    icd: 'I489',
    onset: cal.monthOnly(90),
    longTerm: true,
  });
  addCondition([minato, national], {
    ...harunire,
    text: '高血圧症',
    key: { code: '20061593', display: '高血圧症' },
    icd: 'I10',
    onsetText: '1998年頃から',
  });
  addCondition([minato, national], { ...harunire, text: '２型糖尿病', icd: 'E119', onset: cal.yearOnly(20) });
  addCondition([minato], {
    ...harunire,
    text: '慢性腎臓病　G3bA2',
    icd: 'N183',
    onsetText: '数年前から',
    stage: 'G3bA2',
  });
  addCondition([minato, shiokaze], { ...harunire, text: '脂質異常症', icd: 'E785', onset: cal.yearOnly(14) });
  const hospital = {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    visit: 'IMP',
  } as const;
  addCondition([minato, national], {
    ...hospital,
    text: '右下葉肺炎',
    icd: 'J189',
    prefixes: ['右下葉'],
    onset: cal.daysAgo(58),
    abatement: cal.daysAgo(46),
    status: 'resolved',
  });
  addCondition([minato], {
    ...hospital,
    text: '急性腎障害',
    icd: 'N179',
    onset: cal.daysAgo(56),
    abatement: cal.daysAgo(46),
    status: 'resolved',
    note: '肺炎に伴う脱水。最高Cr 1.62。退院時に回復。',
  });
  addCondition([minato], {
    ...hospital,
    at: cal.daysAgo(50),
    text: '右Ｓ６結節影の疑い',
    icd: 'R91',
    postfixes: ['の疑い'],
    suspected: true,
    onset: cal.daysAgo(51),
    bodySite: '右肺S6',
    note: '9mm。前回6mmから増大。3か月後にCTで再検予定。',
  });
  addCondition([minato, national], {
    at: cal.daysAgo(1970),
    institution: 'university',
    department: '消化器外科',
    doctor: '港 健一郎',
    visit: 'IMP',
    text: '上行結腸癌　術後',
    icd: 'C182',
    postfixes: ['術後'],
    onset: cal.daysAgo(2010).slice(0, 7),
    status: 'remission',
    stage: 'pT2N0M0 Stage I',
    longTerm: true,
  });
  addCondition([shiokaze], {
    at: cal.daysAgo(7),
    institution: 'tsubakizaka',
    department: '整形外科',
    doctor: '椿 徹',
    visit: 'AMB',
    text: '右変形性膝関節症',
    icd: 'M171',
    onsetText: '数年前から',
    bodySite: '右膝',
  });
  addCondition([shiokaze], {
    at: cal.daysAgo(7),
    institution: 'tsubakizaka',
    doctor: '椿 徹',
    text: '骨粗鬆症',
    icd: 'M819',
    recorded: false,
  });
}

function addWarnings({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  addAllergy([minato, national], {
    at: cal.yearsAgo(17, '03-12'),
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    text: 'ペニシリン系抗菌薬',
    category: 'medication',
    criticality: 'high',
    reaction: {
      text: 'アナフィラキシー（血圧低下、喘鳴、全身膨疹）',
      severity: 'severe',
      onset: cal.yearsAgo(17, '03-10'),
    },
    note: 'アモキシシリン内服30分後。入院3日。ペニシリン系は禁忌。',
    longTerm: true,
  });
  addAllergy([minato], {
    at: cal.yearsAgo(5, '06-02'),
    institution: 'university',
    department: '消化器外科',
    text: 'ヨード造影剤',
    category: 'medication',
    criticality: 'low',
    reaction: { text: '蕁麻疹', severity: 'mild' },
    note: '術前造影CT後に蕁麻疹。抗ヒスタミン薬で消退。',
  });
  addAllergy([shiokaze], {
    at: cal.daysAgo(400),
    institution: 'asanagi',
    text: 'キウイ',
    category: 'food',
    criticality: 'unable-to-assess',
    jfagy: { code: 'J9FA32540000', display: 'キウイフルーツ' },
    reaction: {},
    note: '口の中がかゆくなる（本人）',
  });
  addDevice([minato, national], {
    at: cal.daysAgo(1716),
    institution: 'tsukimihama',
    department: '循環器内科',
    doctor: '汐田 美和',
    text: '植込み型ペースメーカー',
    product: 'デモペーサー DR-7',
    mri: '条件付きMR（1.5Tまで、事前プログラム変更が必要）',
    bodySite: '左前胸部',
    from: cal.daysAgo(1716),
    reason: '洞不全症候群',
    properties: [
      { name: 'モード', value: 'DDD' },
      { name: '下限レート', value: '60 ppm' },
    ],
    note: 'ペースメーカー手帳あり。',
  });
  addInfections(
    [minato, national],
    { at: cal.daysAgo(57), institution: 'tsukimihama' },
    { 'HBs-AG-RESULT': '陰性', 'TP-RESULT': '陰性' },
  );
  addLabs([minato], {
    at: cal.daysAgo(1990),
    institution: 'university',
    sex: 'female',
    values: { ABO: 'B型', RH: '陽性(+)' },
  });
  addConsent([shiokaze], {
    at: cal.daysAgo(40),
    institution: 'aonami',
    scope: 'patient-privacy',
    text: '介護と退院に関する記録の閲覧への同意',
    detail: '介護・退院の記録',
    until: cal.daysAgo(-325),
  });
}

function addStays({ minato, national }: Three): void {
  const { cal } = minato;
  const pneumonia = addEncounter([minato], {
    at: cal.daysAgo(57),
    until: cal.daysAgo(46),
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    visit: 'IMP',
    reason: '右下葉肺炎',
    ward: '6階東病棟',
    from: { code: '1', text: '家庭からの入院' },
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addProcedure(
    [minato],
    {
      at: cal.daysAgo(57),
      institution: 'tsukimihama',
      text: '酸素投与（経鼻 2L/分）',
      kind: '処置',
      until: cal.daysAgo(52),
    },
    pneumonia,
  );
  const heart = addEncounter([minato], {
    at: cal.daysAgo(840),
    until: cal.daysAgo(822),
    institution: 'tsukimihama',
    department: '循環器内科',
    doctor: '汐田 美和',
    visit: 'IMP',
    reason: '慢性心不全の急性増悪',
    ward: '5階西病棟',
    from: { code: '1', text: '家庭からの入院' },
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addReport(
    [minato],
    {
      at: cal.daysAgo(838),
      institution: 'tsukimihama',
      doctor: '汐田 美和',
      kind: 'ultrasound',
      title: '心エコー報告書',
      findings: 'LVEF 48%、左房径 46mm、軽度僧帽弁逆流。',
      conclusion: '左室収縮能 軽度低下（EF 48%）。',
    },
    heart,
  );
  const pacing = addEncounter([minato], {
    at: cal.daysAgo(1718),
    until: cal.daysAgo(1708),
    institution: 'tsukimihama',
    department: '循環器内科',
    doctor: '汐田 美和',
    visit: 'IMP',
    reason: '洞不全症候群',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addProcedure(
    [minato, national],
    {
      at: cal.daysAgo(1716),
      institution: 'tsukimihama',
      department: '循環器内科',
      doctor: '汐田 美和',
      text: 'ペースメーカー移植術（経静脈電極、DDD）',
      kind: '手術',
      bodySite: '左前胸部',
      outcome: '合併症なし',
      usedText: 'ペースメーカー本体・電極2本',
    },
    { minato: pacing.minato ?? '' },
  );
  const colon = addEncounter([minato], {
    at: cal.daysAgo(1987),
    until: cal.daysAgo(1973),
    institution: 'university',
    department: '消化器外科',
    doctor: '港 健一郎',
    visit: 'IMP',
    reason: '上行結腸癌',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  const operation = addProcedure(
    [minato, national],
    {
      at: cal.daysAgo(1985),
      institution: 'university',
      department: '消化器外科',
      doctor: '港 健一郎',
      text: '腹腔鏡下結腸右半切除術',
      kind: '手術',
      bodySite: '上行結腸',
      outcome: '完全切除',
      note: '出血量 40mL。輸血なし。',
    },
    { minato: colon.minato ?? '' },
  );
  addProcedure(
    [minato],
    {
      at: cal.daysAgo(1985),
      institution: 'university',
      text: '全身麻酔（気管挿管）',
      kind: '麻酔',
      note: '挿管に問題なし（Cormack I）。',
      partOf: { minato: operation.minato ?? '' },
    },
    { minato: colon.minato ?? '' },
  );
  addReport([minato], {
    at: cal.daysAgo(1976),
    institution: 'university',
    doctor: '標 理香',
    kind: 'pathology',
    title: '病理組織検査報告書',
    findings: '上行結腸、2型、32×28mm、tub1>tub2。固有筋層まで浸潤。リンパ節転移 0/18。断端陰性。',
    conclusion: 'Adenocarcinoma, pT2, ly0, v1a, pN0 (0/18), Stage I',
    pdf: smallPdf('病理組織検査報告書', ['上行結腸切除標本', 'pT2N0M0 Stage I']),
  });
  const birth = addEncounter([minato], {
    at: '1987-08-14',
    until: '1987-08-28',
    institution: 'tsukimihama',
    department: '産婦人科',
    visit: 'IMP',
    reason: '分娩（帝王切開）',
  });
  addProcedure(
    [minato],
    {
      at: '1987-08-14',
      institution: 'tsukimihama',
      text: '選択的帝王切開術（第2子　37週）',
      kind: '分娩',
      performed: '1987-08',
      note: '輸血なし。',
    },
    birth,
  );
  addEncounter([minato], {
    at: cal.yearsAgo(17, '03-10'),
    until: cal.yearsAgo(17, '03-12'),
    institution: 'tsukimihama',
    department: '救急科',
    visit: 'EMER',
    reason: 'アナフィラキシー（アモキシシリン）',
  });
  for (const n of [14, 33, 75, 117, 159, 201])
    addEncounter([minato], {
      at: cal.daysAgo(n),
      institution: 'harunire',
      department: '循環器内科',
      doctor: '汐田 美和',
      visit: 'AMB',
      type: '再診',
    });
  for (const n of [33, 75, 117])
    addEncounter([national], { at: cal.daysAgo(n), institution: 'harunire', visit: 'AMB' });
  addEncounter([national], {
    at: cal.daysAgo(57),
    until: cal.daysAgo(46),
    institution: 'tsukimihama',
    visit: 'IMP',
  });
}

/** Kidney function, potassium, haemoglobin and HbA1c as they slid over six years, with the dip at the pneumonia. */
function addResults({ minato, national, shiokaze }: Three): void {
  const { cal, random } = minato;
  for (let quarter = 24; quarter >= 1; quarter--) {
    const slide = (24 - quarter) / 24;
    const values = {
      CRE: 0.78 + 0.3 * slide + random.between(-0.03, 0.03),
      EGFR: 56.5 - 17 * slide + random.between(-1.2, 1.2),
      BUN: 17 + 7 * slide + random.between(-1.5, 1.5),
      K: 4.3 + 0.6 * slide + random.between(-0.15, 0.15),
      NA: 140 + random.between(-1.5, 1.5),
      HB: 12.6 - 1.3 * slide + random.between(-0.2, 0.2),
      HBA1C: 6.9 + 0.4 * Math.sin(quarter / 3) + random.between(-0.1, 0.1),
      BNP: (quarter > 9 ? 95 : 190) + random.between(-25, 25),
      LDL: 104 + random.between(-12, 12),
      UA: 5.6 + random.between(-0.4, 0.4),
    };
    // The older machine reported ALP by JSCC: the same blood reads about three times higher.
    const alp =
      quarter > 20 ? { ALP_JSCC: 221 + random.between(-15, 15) } : { ALP: 78 + random.between(-5, 5) };
    addLabs([minato], {
      at: cal.daysAgo(quarter * 91),
      time: '09:40',
      institution: 'harunire',
      department: '循環器内科',
      doctor: '汐田 美和',
      visit: 'AMB',
      sex: 'female',
      values: { ...values, ...alp },
    });
  }
  const stay = {
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    visit: 'IMP',
    sex: 'female',
  } as const;
  addLabs([minato], {
    ...stay,
    at: cal.daysAgo(57),
    time: '16:05',
    values: {
      WBC: 14.8,
      CRP: 18.62,
      CRE: 1.48,
      EGFR: 27.9,
      BUN: 38.4,
      K: 4.9,
      NA: 134,
      HB: 11.9,
      ALB: 3.1,
      BNP: 402.5,
    },
  });
  addLabs([minato], {
    ...stay,
    at: cal.daysAgo(55),
    time: '06:30',
    values: { WBC: 12.1, CRP: 15.04, CRE: 1.62, EGFR: 25.3, BUN: 41.2, K: 5.5, NA: 135, HB: 11.0 },
    report: '急性腎障害。腎排泄薬の用量を確認してください。',
  });
  addLabs([minato], {
    ...stay,
    at: cal.daysAgo(51),
    time: '06:30',
    values: { WBC: 8.9, CRP: 4.11, CRE: 1.29, EGFR: 32.4, BUN: 29.8, K: 4.7, HB: 10.8 },
  });
  addLabs([minato], {
    ...stay,
    at: cal.daysAgo(47),
    time: '06:30',
    values: { WBC: 6.7, CRP: 0.82, CRE: 1.14, EGFR: 37.0, BUN: 24.0, K: 4.9, HB: 10.9, ALB: 3.5 },
  });
  addLabs([minato, national], {
    at: cal.daysAgo(14),
    time: '10:20',
    institution: 'harunire',
    department: '循環器内科',
    doctor: '汐田 美和',
    visit: 'AMB',
    sex: 'female',
    values: {
      CRE: 1.11,
      EGFR: 38.1,
      BUN: 25.6,
      K: 5.2,
      NA: 139,
      CL: 104,
      HBA1C: 7.2,
      BS: 168,
      BNP: 212.0,
      HB: 11.1,
      WBC: 6.1,
      PLT: 21.4,
      ALB: 3.8,
      AST: 22,
      ALT: 17,
      GGT: 24,
      LDL: 98,
      HDL: 51,
      TG: 142,
      CRP: { value: 0.1, comparator: '<' },
      CEA: 3.4,
      UA: { value: 6.4, asText: true },
      UTP: '(1+)',
      UAC: { value: 182, status: 'preliminary', note: '再検中' },
    },
    report: 'eGFR 38.1、K 5.2。前回より腎機能は横ばい。',
  });
  addLabs([minato], {
    at: cal.daysAgo(14),
    institution: 'harunire',
    sex: 'female',
    values: { INR: { absent: '検体量不足のため' } },
  });
  addLabs([shiokaze], {
    at: cal.daysAgo(7),
    institution: 'tsubakizaka',
    doctor: '椿 徹',
    sex: 'female',
    coding: 'loinc',
    values: { CRP: 0.12, UA: 6.2 },
  });
  addVitals(
    [minato],
    { at: cal.daysAgo(14), time: '10:05', institution: 'harunire' },
    { systolic: 128, diastolic: 72, pulse: 64, spo2: 96 },
  );
  addVitals(
    [minato],
    { at: cal.daysAgo(57), time: '15:50', institution: 'tsukimihama' },
    { systolic: 104, diastolic: 58, pulse: 96, temperature: 38.7, spo2: 89, respiration: 26, jcs: '0' },
  );
  for (const [n, kg] of [
    [840, 58.4],
    [822, 53.1],
    [400, 52.6],
    [57, 51.9],
    [46, 51.2],
  ] as const)
    addWeight([minato], { at: cal.daysAgo(n), institution: 'tsukimihama' }, kg);
  addHeight([minato], { at: cal.daysAgo(46), institution: 'tsukimihama' }, 152.4);
}

function addImages({ minato }: Three): void {
  const { cal } = minato;
  const ct = addImagingStudy([minato], 'fumie-ct');
  const before = addImagingStudy([minato], 'fumie-ct-old');
  const xray = addImagingStudy([minato], 'fumie-xr');
  addImagingStudy([minato], 'fumie-abdomen-old');
  const reader = {
    institution: 'tsukimihama',
    department: '放射線科',
    doctor: '影山 透',
    kind: 'radiology',
  } as const;
  addReport([minato], {
    ...reader,
    at: studyDate(minato, 'fumie-ct'),
    time: '13:15',
    title: 'CT 胸部 読影報告',
    modality: 'CT',
    study: ct,
    findings: '右下葉の浸潤影は縮小。右S6に9mmの充実性結節あり、前回6mmから増大している。胸水なし。',
    conclusion: '肺炎像は改善。右S6結節の増大。3か月後のCT再検を推奨。',
  });
  addReport([minato], {
    ...reader,
    at: studyDate(minato, 'fumie-ct-old'),
    time: '18:02',
    title: 'CT 胸部 読影報告',
    modality: 'CT',
    study: before,
    status: 'amended',
    findings: '右下葉に浸潤影。右S6に6mm結節（追記）。',
    conclusion: '右下葉肺炎。【追記】右S6に6mm結節あり。',
  });
  addReport([minato], {
    ...reader,
    at: cal.daysAgo(46),
    title: '胸部X線 読影報告',
    modality: 'DX',
    study: xray,
    conclusion: '右下肺野の陰影は消退。CTR 54%。ペースメーカー留置後。',
  });
  addReport([minato], {
    at: cal.daysAgo(57),
    institution: 'tsukimihama',
    kind: 'ecg',
    title: '12誘導心電図',
    findings: '心房細動、心室ペーシング調律。',
    conclusion: '心室ペーシング 68/分。',
  });
  addReport([minato], {
    at: cal.daysAgo(2012),
    institution: 'university',
    doctor: '鏡 学',
    kind: 'endoscopy',
    title: '下部消化管内視鏡報告書',
    findings: '上行結腸に2型病変、約3cm。生検施行。',
    conclusion: '上行結腸癌疑い。',
  });
}

function addEarlierLife({ minato, shiokaze, national }: Three): void {
  const { cal } = minato;
  const told = { at: cal.daysAgo(820), institution: 'tsukimihama' } as const;
  addProcedure([minato], {
    ...told,
    text: '虫垂切除術',
    kind: '手術',
    performedText: '小学校高学年（本人申告）',
  });
  addProcedure([minato], {
    ...told,
    text: '経腟分娩（第1子　39週　3,110g）',
    kind: '分娩',
    performed: '1984-04',
    note: '妊娠高血圧症候群あり。',
  });
  addObservation([minato], {
    ...told,
    category: 'body-measurement',
    text: '出生時体重（本人の母子健康手帳より）',
    local: 'BW-BIRTH',
    value: { value: 2980, unit: 'g', ucum: 'g' },
    undated: true,
  });
  addFamily([minato], told, '父', [{ text: '脳梗塞', age: 71 }], 74);
  addFamily([minato], told, '母', [{ text: '大腸癌', age: 66 }], 70);
  addObservation([minato], { ...told, category: 'social-history', text: '喫煙', value: '吸わない' });
  addObservation([minato], { ...told, category: 'social-history', text: '飲酒', value: '機会飲酒' });
  addVaccine([shiokaze], {
    at: cal.daysAgo(1020),
    institution: 'harunire',
    vaccine: '23価肺炎球菌多糖体ワクチン',
    disease: '肺炎球菌感染症',
    dose: 1,
    lot: 'DEMO-P23',
  });
  addVaccine([national], {
    at: cal.daysAgo(410),
    institution: 'harunire',
    vaccine: '乾燥組換え帯状疱疹ワクチン',
    disease: '帯状疱疹',
    dose: 2,
  });
  addVaccine([shiokaze], {
    at: cal.daysAgo(38),
    institution: 'harunire',
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
    lot: 'DEMO-F26',
    site: '左上腕',
  });
  addVaccine([shiokaze], {
    at: cal.daysAgo(820),
    institution: 'harunire',
    vaccine: '種痘・ジフテリア・百日咳',
    disease: '種痘・ジフテリア・百日咳',
    given: '時期の記載なし',
    reported: true,
  });
  addCoverage([national], {
    kind: '医保',
    insurer: { no: '06990012', name: '潮見健康保険組合（架空）' },
    symbol: '１７',
    number: '４４８２',
    sub: '０２',
    relation: '家族',
    copay: 30,
    period: { start: cal.yearsAgo(6, '04-01') },
  });
}

function addLifeAtHome({ shiokaze, minato }: Three): void {
  const { cal } = shiokaze;
  addCareLevel(
    [shiokaze],
    { at: cal.daysAgo(230), institution: 'aonami' },
    '要支援1',
    { start: cal.daysAgo(237), end: cal.daysAgo(-128) },
    '区分変更を申請中',
  );
  addCoverage([shiokaze], {
    kind: '介護保険',
    insurer: { no: '00990417', name: '汐見市' },
    subscriber: '0004172258',
    copay: 10,
    period: { start: cal.yearsAgo(1, '04-01') },
  });
  addCarePlan([shiokaze], {
    at: cal.daysAgo(40),
    institution: 'aonami',
    doctor: '汐谷 恵',
    category: '居宅サービス計画',
    title: '居宅サービス計画（第3表）',
    description:
      '目標：ひとりで近所の店まで歩く。体重が3日で2kg以上増えたとき、足のむくみ、息切れが強いときは、はるにれ循環器内科へ連絡。',
    period: { start: cal.daysAgo(40), end: cal.daysAgo(-128) },
    week: [
      { when: '月曜 10:00', what: '訪問看護', by: 'しおさい訪問看護ステーション' },
      { when: '水曜 9:30', what: '通所リハビリ', by: 'デイケア あおなみ' },
      { when: '木曜 14:00', what: '訪問介護' },
      { when: '土曜 9:30', what: '通所リハビリ', by: 'デイケア あおなみ' },
    ],
  });
  addObservation([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    category: 'survey',
    text: 'Barthel Index',
    code: { system: 'http://loinc.org', code: '96761-2' },
    value: { value: 80, unit: '点' },
    components: [
      { text: '食事', value: 10 },
      { text: '入浴', value: 0 },
      { text: '平地歩行', value: 10 },
      { text: '更衣', value: 10 },
    ],
  });
  addObservation([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    category: 'exam',
    text: '嚥下',
    value: '水分でむせあり。とろみの指示なし。',
  });
  addPaper(
    [shiokaze],
    {
      at: cal.daysAgo(257),
      institution: 'harunire',
      doctor: '汐田 美和',
      title: '主治医意見書',
      pdf: [
        '診断名 慢性心不全、非弁膜症性心房細動、慢性腎臓病',
        '症状としての安定性 安定',
        '障害高齢者の日常生活自立度 J2',
      ],
    },
    smallPdf,
  );
  addPaper([minato], {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    title: '看護サマリー（退院時）',
    text: [
      '入院中のADL：歩行は杖で見守り。入浴は一部介助。',
      '嚥下：水分でむせることがある。',
      '服薬：一包化し夫が確認。',
      '本人の思い：家で夫と過ごしたい。近所の店まで歩けるようになりたい。',
    ],
  });
}
