import { inJapanese } from './calendar.ts';
import { addAllergy } from './form/allergy.ts';
import { addCondition, conditionBody } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addDocument, addPaper } from './form/document.ts';
import type { DocumentSpec } from './form/document.ts';
import { addEncounter, encounterBody } from './form/encounter.ts';
import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addInfections, addLabs } from './form/lab.ts';
import { addStated } from './form/medication-use.ts';
import { addCareLevel, addObservation, addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { smallPdf } from './form/pdf.ts';
import { dispense, prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addCarePlan, addConsent, addCoverage, addVaccine } from './form/record-kinds.ts';
import { addKinuCare } from './kinu-care.ts';
import { addKinuHospital } from './kinu-hospital.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const HOME = { institution: 'yakusugi', department: '内科', doctor: '夕凪 聡', visit: 'AMB' } as const;
const WARD = { institution: 'tsukimihama', department: '整形外科', doctor: '骨田 堅', visit: 'IMP' } as const;
const NURSE = { institution: 'shiosai', doctor: '汐崎 ゆき（看護師）' } as const;
const FALL = 150;

/** 87 F: dementia, care level 3, dysphagia, visiting nurse, a fall and a hip fracture. */
export function addKinu(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addProblems(three);
  addFracture(three);
  addCare(three);
  addNursing(three);
  addMedicines(three);
  addDocument([three.minato, three.shiokaze], discharge(three.minato));
  addKinuCare(three);
  addKinuHospital(three);
}

function addProblems({ minato, shiokaze, national }: Three): void {
  const { cal } = shiokaze;
  const home = { ...HOME, at: cal.daysAgo(9) };
  addCondition([shiokaze, national], {
    ...home,
    text: 'アルツハイマー型認知症',
    icd: 'G301',
    onsetText: '80歳ころから',
    principal: true,
  });
  addCondition([shiokaze], {
    ...home,
    text: '嚥下障害',
    icd: 'R13',
    onset: cal.monthOnly(8),
    note: '水分は中間のとろみ。',
  });
  addCondition([shiokaze, national], {
    ...home,
    text: '高血圧症',
    key: { code: '20061593', display: '高血圧症' },
    icd: 'I10',
    onset: cal.yearOnly(22),
  });
  addCondition([shiokaze], { ...home, text: '骨粗鬆症', icd: 'M819', onset: cal.yearOnly(11) });
  addCondition([minato, national], {
    ...WARD,
    at: cal.daysAgo(118),
    text: '左大腿骨転子部骨折　術後',
    icd: 'S721',
    prefixes: ['左'],
    postfixes: ['術後'],
    onset: cal.daysAgo(FALL),
    status: 'remission',
  });
  addCondition([shiokaze], {
    ...home,
    text: '仙骨部褥瘡',
    icd: 'L893',
    onset: cal.daysAgo(40),
    status: 'active',
    stage: 'DESIGN-R d2',
  });
  addAllergy([minato], {
    ...WARD,
    at: cal.daysAgo(FALL),
    text: 'ポビドンヨード',
    category: 'medication',
    jfagy: { code: 'GCM2260701F1ZZZ', display: 'ポビドンヨード' },
    reaction: { text: '発疹', severity: 'mild' },
  });
  addAllergy([shiokaze], {
    ...home,
    text: 'さば',
    category: 'food',
    jfagy: { code: 'J9FC11310000', display: 'さば' },
    reaction: {},
    note: '若いころに蕁麻疹（長女より）',
    recorded: false,
  });
}

function addFracture({ minato, national }: Three): void {
  const { cal } = minato;
  const stay = addEncounter([minato, national], {
    ...WARD,
    at: cal.daysAgo(FALL),
    until: cal.daysAgo(118),
    reason: '自宅で転倒、左大腿骨転子部骨折',
    wards: [
      { name: '救急病棟', from: cal.daysAgo(FALL), until: cal.daysAgo(FALL - 2) },
      { name: '7階西病棟', from: cal.daysAgo(FALL - 2), until: cal.daysAgo(136) },
      { name: '回復期リハビリテーション病棟', from: cal.daysAgo(136), until: cal.daysAgo(118) },
    ],
    priority: 'EM',
    readmission: `前回退院 ${cal.daysAgo(412).slice(0, 7)}（誤嚥性肺炎）`,
    from: { code: '1', text: '家庭からの入院' },
    outcome: { code: '1', text: '治癒・軽快' },
  });
  const operation = addProcedure(
    [minato, national],
    {
      ...WARD,
      at: cal.daysAgo(FALL - 2),
      text: '骨折観血的手術（左大腿骨、髄内釘固定）',
      kind: '手術',
      bodySite: '左大腿骨',
      usedText: '髄内釘',
    },
    stay,
  );
  addProcedure(
    [minato],
    {
      ...WARD,
      at: cal.daysAgo(FALL - 2),
      department: '麻酔科',
      text: '脊髄くも膜下麻酔',
      kind: '麻酔',
      partOf: operation,
    },
    stay,
  );
  addProcedure(
    [minato],
    {
      ...WARD,
      at: cal.daysAgo(FALL - 5),
      until: cal.daysAgo(118),
      text: '運動器リハビリテーション',
      kind: 'リハビリテーション',
    },
    stay,
  );
  addDevice([minato], {
    ...WARD,
    at: cal.daysAgo(FALL - 2),
    text: '大腿骨髄内釘（チタン合金）',
    bodySite: '左大腿骨',
    from: cal.daysAgo(FALL - 2),
    mri: '条件付きMR',
    maker: 'デモ整形外科機材',
    label: { udi: '04999900000017', lot: 'L-0717', serial: 'SN-200931', model: 'FN-10/200' },
  });
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(FALL),
    time: '20:10',
    sex: 'female',
    values: {
      HB: 9.6,
      WBC: 9.8,
      PLT: 18.9,
      CRP: 0.4,
      CRE: 0.82,
      EGFR: 48.6,
      ALB: 3.2,
      DD: 18.4,
      INR: 1.02,
      K: 3.9,
      NA: 136,
    },
  });
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(FALL - 4),
    time: '06:40',
    sex: 'female',
    values: { HB: 8.1, CRP: 6.3, ALB: 2.8, BUN: 24 },
  });
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(120),
    time: '06:40',
    sex: 'female',
    values: { HB: 10.2, CRP: 0.3, ALB: 3.1, CRE: 0.78 },
  });
  addInfections(
    [minato],
    { at: cal.daysAgo(FALL), institution: 'tsukimihama' },
    { 'HBs-AG-RESULT': '陰性', 'HCV-AB-RESULT': '陰性' },
  );
  const chest = addImagingStudy([minato], 'kinu-xr');
  addReport([minato], {
    ...WARD,
    at: studyDate(minato, 'kinu-xr'),
    department: '放射線科',
    doctor: '影山 透',
    kind: 'radiology',
    title: '胸部X線 臥位',
    modality: 'CR',
    study: chest,
    conclusion: '心拡大なし。活動性病変なし。',
  });
  addReport([minato], {
    ...WARD,
    at: cal.daysAgo(FALL),
    department: '放射線科',
    doctor: '影山 透',
    kind: 'radiology',
    title: '左股関節X線',
    modality: 'DX',
    conclusion: '左大腿骨転子部骨折（安定型）。',
  });
}

function addCare({ shiokaze, national }: Three): void {
  const { cal } = shiokaze;
  addCareLevel([shiokaze], { at: cal.daysAgo(100), institution: 'aonami' }, '要介護3', {
    start: cal.daysAgo(104),
    end: cal.daysAgo(-261),
  });
  addCareLevel([shiokaze], { at: cal.daysAgo(470), institution: 'aonami' }, '要介護1', {
    start: cal.daysAgo(470),
    end: cal.daysAgo(105),
  });
  addCoverage([shiokaze], {
    kind: '介護保険',
    insurer: { no: '00990417', name: '汐見市' },
    subscriber: '0001173025',
    copay: 10,
    period: { start: cal.yearsAgo(7, '07-01') },
  });
  addCoverage([national], {
    kind: '後期高齢者',
    insurer: { no: '39990017', name: '潮海広域連合（架空）' },
    number: '１１７３０２５',
    copay: 10,
    period: { start: cal.yearsAgo(12, '11-02') },
  });
  addObservation([shiokaze], {
    at: cal.daysAgo(100),
    institution: 'aonami',
    category: 'survey',
    text: '障害高齢者の日常生活自立度',
    value: 'B2',
  });
  addObservation([shiokaze], {
    at: cal.daysAgo(100),
    institution: 'aonami',
    category: 'survey',
    text: '認知症高齢者の日常生活自立度',
    value: 'Ⅲa',
  });
  addObservation([shiokaze], {
    ...HOME,
    at: cal.daysAgo(100),
    category: 'survey',
    text: '改訂長谷川式簡易知能評価スケール',
    value: { value: 11, unit: '点' },
  });
  for (const [n, total] of [
    [500, 75],
    [118, 35],
    [30, 40],
  ] as const)
    addObservation([shiokaze], {
      at: cal.daysAgo(n),
      institution: 'aonami',
      category: 'survey',
      text: 'Barthel Index',
      code: { system: 'http://loinc.org', code: '96761-2' },
      value: { value: total, unit: '点' },
    });
  addCarePlan([shiokaze], {
    at: cal.daysAgo(95),
    institution: 'aonami',
    doctor: '汐谷 恵（介護支援専門員）',
    category: '居宅サービス計画',
    title: '居宅サービス計画書',
    description:
      '本人・家族の意向：住み慣れた家で娘と暮らしたい。\n課題：転倒を繰り返さない。むせずに食べる。褥瘡を治す。\n長期目標：車いすで食卓につき、三食を座って食べる。\n短期目標：見守りで立ち上がる。',
    period: { start: cal.daysAgo(95), end: cal.daysAgo(-85) },
    week: [
      { when: '月・木 10:00', what: '訪問看護', by: 'しおさい訪問看護ステーション' },
      { when: '火・金 9:30', what: '通所介護（入浴）', by: 'デイサービス あおなみ' },
      { when: '毎日 7:30 / 18:00', what: '訪問介護（起床・就寝介助）' },
      { when: '福祉用具', what: '特殊寝台、床ずれ防止用具、車いす' },
    ],
  });
  addPaper(
    [shiokaze],
    {
      ...HOME,
      at: cal.daysAgo(112),
      title: '主治医意見書',
      pdf: [
        '診断名 1 アルツハイマー型認知症 2 左大腿骨転子部骨折術後',
        '日常生活自立度 B2 / Ⅲa',
        '特別な医療 褥瘡の処置',
        '生活機能 移動は車いす、とろみが必要',
      ],
    },
    smallPdf,
  );
  addConsent([shiokaze], {
    ...HOME,
    at: cal.daysAgo(60),
    scope: 'adr',
    text: '人生の最終段階における医療・ケアの意思表示',
    detail:
      '心肺蘇生と人工呼吸は希望しない。経口摂取ができなくなったとき、胃瘻は希望しない。点滴は苦痛の少ない範囲で行う。本人の以前からの言葉と長女の意向による。',
  });
}

function addNursing({ shiokaze, national }: Three): void {
  const { cal, random } = shiokaze;
  for (let week = 0; week < 14; week++)
    for (const weekday of [1, 4]) {
      const at = cal.weekdayBefore(week * 7, weekday);
      addVitals(
        [shiokaze],
        { ...NURSE, at, time: '10:20' },
        {
          systolic: random.whole(112, 138),
          diastolic: random.whole(58, 74),
          pulse: random.whole(66, 84),
          temperature: 36.1 + random.between(0, 0.7),
          spo2: random.whole(94, 98),
        },
      );
      if (weekday === 1) addWeight([shiokaze], { ...NURSE, at }, 37.8 + random.between(-0.4, 0.5));
    }
  for (const n of [9, 23, 37, 51, 65, 79, 93])
    addEncounter(n < 80 ? [shiokaze, national] : [shiokaze], {
      ...HOME,
      at: cal.daysAgo(n),
      type: '訪問診療',
    });
  addObservation([shiokaze], {
    ...NURSE,
    at: cal.daysAgo(12),
    category: 'exam',
    text: '転倒',
    value: 'ベッドから立ち上がろうとして尻もち。外傷なし。',
  });
  addObservation([shiokaze], {
    ...NURSE,
    at: cal.daysAgo(5),
    category: 'exam',
    text: '褥瘡',
    bodySite: '仙骨部',
    value: '2.1×1.4cm、浅い潰瘍。前週より縮小。',
  });
  addObservation([shiokaze], {
    ...NURSE,
    at: cal.daysAgo(5),
    category: 'exam',
    text: '食事形態',
    value: 'ソフト食、水分は中間のとろみ。食事量7割。',
  });
  addPaper([shiokaze], {
    ...HOME,
    at: cal.daysAgo(100),
    title: '訪問看護指示書',
    text: [
      '主たる傷病名：アルツハイマー型認知症、左大腿骨転子部骨折術後、褥瘡',
      `指示期間：${cal.daysAgo(100)} から ${cal.daysAgo(-80)}`,
      '留意事項：誤嚥に注意。褥瘡の処置を継続。',
    ],
  });
  addPaper([shiokaze], {
    ...NURSE,
    at: cal.daysAgo(20),
    title: '訪問看護報告書',
    text: [
      '病状の経過：褥瘡は縮小傾向。',
      '看護の内容：創処置、口腔ケア、家族への移乗指導。',
      '家庭での介護の状況：長女は夜間の介助で疲労がみられる。',
    ],
  });
  addVaccine([shiokaze], {
    ...HOME,
    at: cal.daysAgo(37),
    vaccine: 'インフルエンザHAワクチン',
    disease: 'インフルエンザ',
    dose: 1,
  });
  addVaccine([shiokaze], {
    ...HOME,
    at: cal.daysAgo(37),
    vaccine: '新型コロナワクチン（mRNA）',
    disease: '新型コロナウイルス感染症',
    note: '接種回数の記録なし',
  });
  addVaccine([national], {
    ...HOME,
    at: cal.yearsAgo(8, '10-20'),
    vaccine: '23価肺炎球菌多糖体ワクチン',
    disease: '肺炎球菌感染症',
    dose: 1,
  });
}

function addMedicines({ shiokaze, national, minato }: Three): void {
  const { cal } = shiokaze;
  for (const n of [9, 37, 65, 93]) {
    const issued = prescribe([shiokaze, national], {
      ...HOME,
      at: cal.daysAgo(n),
      rps: [
        [
          { drug: 'donepezil5', usage: 'morning', dose: 1, days: 28, instruction: '一包化' },
          { drug: 'amlodipine25', usage: 'morning', dose: 1, days: 28, instruction: '一包化' },
        ],
        [{ drug: 'mgo330', usage: 'threeMeals', dose: 1, days: 28, instruction: '粉砕' }],
        [{ drug: 'heparinoid', usage: 'spread', total: 2, extra: '全身の乾燥部に' }],
      ],
    });
    dispense([shiokaze, national], issued, {
      at: cal.daysAgo(n),
      pharmacy: 'hamakaze',
      note: '長女に服薬方法を説明。',
    });
  }
  const bone = prescribe([shiokaze], {
    ...HOME,
    at: cal.daysAgo(60),
    category: 'OHI',
    rps: [[{ drug: 'denosumab', usage: 'injectBed', total: 1, extra: '6か月に1回 皮下注射' }]],
  });
  dispense([shiokaze], bone, { at: cal.daysAgo(60), pharmacy: 'hamakaze' });
  prescribe([minato], {
    ...WARD,
    at: cal.daysAgo(118),
    category: 'DCG',
    rps: [
      [{ drug: 'acetaminophen500', usage: 'threeMeals', dose: 1, days: 14 }],
      [{ drug: 'ramelteon8', usage: 'bedtime', dose: 1, days: 14 }],
    ],
  });
  addStated([minato], {
    at: cal.daysAgo(FALL),
    institution: 'tsukimihama',
    drug: 'donepezil5',
    usage: '1日1回 朝食後 1錠',
    said: '家族',
    note: '飲み忘れが多い',
  });
}

function discharge(chart: Chart): DocumentSpec {
  const { cal } = chart;
  const from = cal.daysAgo(FALL);
  const at = cal.daysAgo(118);
  const origin = { ...WARD, at } as const;
  return {
    ...origin,
    kind: 'discharge',
    number: '00094120',
    period: { start: from, end: at },
    sections: [
      {
        code: '322',
        title: '入院時詳細',
        text: [`${inJapanese(from)}　救急搬送にて入院`],
        entries: [
          { resourceType: 'Encounter', body: (c) => encounterBody(c, { ...origin, at: from, until: at }) },
        ],
      },
      { code: '312', title: '入院理由', text: ['自宅の廊下で転倒し左股関節痛、歩行不能。'] },
      {
        code: '342',
        title: '入院時診断',
        text: ['左大腿骨転子部骨折'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, {
                ...origin,
                text: '左大腿骨転子部骨折',
                icd: 'S721',
                onset: from,
                principal: true,
              }),
          },
        ],
      },
      { code: '352', title: '主訴', text: ['左股関節痛'] },
      { code: '360', title: '現病歴', text: ['夜間トイレに行こうとして転倒。頭部打撲なし、意識消失なし。'] },
      {
        code: '333',
        title: '入院中経過',
        text: [
          '第3病日に髄内釘固定術を施行。術後せん妄あり、環境調整で軽快。',
          '術後の嚥下評価で水分にむせがあり、中間のとろみを開始した。',
          '歩行器で10m見守り、移乗は一部介助まで回復。',
        ],
      },
      { code: '324', title: '退院時詳細', text: [`${inJapanese(at)}　自宅退院。転帰：軽快。`] },
      {
        code: '344',
        title: '退院時診断',
        text: ['左大腿骨転子部骨折術後、アルツハイマー型認知症、嚥下障害'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, {
                ...origin,
                text: '左大腿骨転子部骨折術後',
                icd: 'S721',
                status: 'remission',
              }),
          },
        ],
      },
      {
        code: '444',
        title: '退院時投薬指示',
        text: ['アセトアミノフェン500mg 1日3回 14日分、ラメルテオン8mg 就寝前 14日分'],
      },
      {
        code: '424',
        title: '退院時方針指示',
        text: ['・全荷重可。', '・水分は中間のとろみ。', '・骨粗鬆症の治療継続を依頼。'],
      },
      { code: '410', title: '事前指示', text: ['入院時に長女より、心肺蘇生は希望しないとの申し出あり。'] },
    ],
    remarks: ['退院後は訪問診療（ゆうなぎ在宅クリニック）へ引き継ぎます。'],
  };
}
