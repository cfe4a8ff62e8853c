import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addEncounter } from './form/encounter.ts';
import { addReport } from './form/imaging.ts';
import { addInfections, addLabs } from './form/lab.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { addProcedure } from './form/procedure.ts';
import { addConsent } from './form/record-kinds.ts';
import { smallPdf } from './form/pdf.ts';
import { addFumieDocuments } from './fumie-documents.ts';
import { addFumieFurther } from './fumie-further.ts';
import { addFumieLife } from './fumie-life.ts';
import { addFumieResults } from './fumie-results.ts';
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
  addFumieResults(three);
  addFumieLife(three);
  addFumieMedicines(three);
  addFumieDocuments(three);
  addFumieFurther(three);
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
  addReport(
    [minato],
    {
      at: cal.daysAgo(54),
      institution: 'tsukimihama',
      department: '臨床検査科',
      kind: 'microbiology',
      title: '細菌培養・感受性検査（喀痰）',
      findings: 'Streptococcus pneumoniae 1+。感受性：CTRX S、LVFX S、PCG I。',
      conclusion: '肺炎球菌を検出。',
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
