import { addAllergy } from './form/allergy.ts';
import { addCondition, conditionBody } from './form/condition.ts';
import { addDevice } from './form/device.ts';
import { addDocument, addPaper } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addReport } from './form/imaging.ts';
import { addLabs } from './form/lab.ts';
import { addGiven, addStated } from './form/medication-use.ts';
import { addObservation, addVitals, addWeight } from './form/observation.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { dispense, prescribe } from './form/prescription.ts';
import { addProcedure } from './form/procedure.ts';
import { addCoverage, addFamily } from './form/record-kinds.ts';
import { addMasaoPapers } from './masao-papers.ts';
import type { Chart, World } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const CANCER = {
  institution: 'university',
  department: '消化器内科',
  doctor: '港南 志保',
  visit: 'AMB',
} as const;
const HOME = { institution: 'yakusugi', department: '緩和ケア', doctor: '夕凪 聡', visit: 'AMB' } as const;

/** 59 M: pancreatic cancer that the patient has not been told of, chemotherapy, opioids. */
export function addMasao(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const three: Three = {
    minato: chartIn(charts, 'minato'),
    national: chartIn(charts, 'national'),
    shiokaze: chartIn(charts, 'shiokaze'),
  };
  addProblems(three);
  addCourse(three);
  addOpioids(three);
  addResults(three);
  addLetters(three);
  addMasaoPapers(three);
}

function addProblems({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const since = cal.daysAgo(205);
  addCondition([minato, national, shiokaze], {
    ...CANCER,
    at: cal.daysAgo(20),
    text: '膵頭部癌　多発肝転移',
    icd: 'C250',
    onset: cal.daysAgo(212).slice(0, 7),
    stage: 'cT3N1M1 Stage IV',
    principal: true,
    longTerm: true,
    uninformedSince: since,
    note: '妻・本人の兄には説明済み。本人には「膵炎と胆管の狭窄」と説明している。告知の時期は主治医が判断する。',
  });
  addCondition([minato, shiokaze], {
    ...CANCER,
    at: cal.daysAgo(20),
    text: '閉塞性黄疸（胆管ステント留置後）',
    icd: 'K831',
    onset: cal.daysAgo(208),
    status: 'remission',
  });
  addCondition([minato, shiokaze], {
    ...CANCER,
    at: cal.daysAgo(20),
    text: '癌性疼痛',
    icd: 'R522',
    onset: cal.monthOnly(5),
    uninformedSince: since,
  });
  addCondition([shiokaze], {
    ...HOME,
    at: cal.daysAgo(12),
    text: '便秘症',
    icd: 'K590',
    onset: cal.monthOnly(4),
  });
  addCondition([minato], {
    ...CANCER,
    at: cal.daysAgo(20),
    text: 'オピオイド誘発性嘔気',
    icd: 'R11',
    onset: cal.monthOnly(4),
  });
  addAllergy([minato, shiokaze], {
    ...CANCER,
    at: cal.daysAgo(205),
    text: 'ロキソプロフェン',
    category: 'medication',
    criticality: 'low',
    reaction: { text: '眼瞼浮腫', severity: 'mild' },
  });
  // A source that forgets to hold back what was marked 未提供: a reader must still not show it.
  addCondition([minato], {
    ...CANCER,
    at: cal.daysAgo(20),
    department: '精神科',
    text: '適応障害',
    icd: 'F432',
    undelivered: true,
  });
  addCondition([minato], {
    ...CANCER,
    at: cal.daysAgo(205),
    text: '慢性膵炎',
    icd: 'K861',
    enteredInError: true,
  });
  addFamily([minato], { ...CANCER, at: cal.daysAgo(205) }, '父', [{ text: '膵癌', age: 68 }], 69);
  addObservation([minato], {
    ...CANCER,
    at: cal.daysAgo(205),
    category: 'social-history',
    text: '喫煙',
    components: [
      {
        text: '１日の喫煙本数',
        value: 20,
        unit: '本',
        code: {
          system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSocialHistoryCode_CS',
          code: 'MD0012900',
        },
      },
      {
        text: '通算喫煙年数',
        value: 35,
        unit: '年',
        code: {
          system: 'http://jpfhir.jp/fhir/core/CodeSystem/JP_ObservationSocialHistoryCode_CS',
          code: 'MD0012910',
        },
      },
    ],
  });
}

function addCourse({ minato, national }: Three): void {
  const { cal } = minato;
  const stay = addEncounter([minato, national], {
    ...CANCER,
    visit: 'IMP',
    at: cal.daysAgo(210),
    until: cal.daysAgo(192),
    reason: '閉塞性黄疸',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addProcedure(
    [minato],
    {
      ...CANCER,
      at: cal.daysAgo(208),
      text: '内視鏡的胆道ステント留置術',
      kind: '手術',
      usedText: '金属ステント 10mm×60mm',
    },
    stay,
  );
  addDevice([minato], { ...CANCER, at: cal.daysAgo(208), text: '胆管金属ステント', from: cal.daysAgo(208) });
  addProcedure(
    [minato],
    {
      ...CANCER,
      at: cal.daysAgo(195),
      text: '皮下埋込型中心静脈ポート留置術',
      kind: '手術',
      bodySite: '右鎖骨下',
    },
    stay,
  );
  addDevice([minato], {
    ...CANCER,
    at: cal.daysAgo(195),
    text: '中心静脈ポート',
    bodySite: '右前胸部',
    from: cal.daysAgo(195),
  });
  addReport([minato], {
    ...CANCER,
    at: cal.daysAgo(206),
    kind: 'pathology',
    title: '超音波内視鏡下穿刺吸引生検 病理報告',
    conclusion: 'Adenocarcinoma, consistent with pancreatic ductal origin.',
  });
  addReport([minato], {
    ...CANCER,
    at: cal.daysAgo(30),
    department: '放射線科',
    doctor: '鏡 学',
    kind: 'radiology',
    title: 'CT 胸腹部 読影報告',
    modality: 'CT',
    findings: '膵頭部腫瘤 34mm（前回31mm）。肝転移は増大、個数増加。腹水少量。',
    conclusion: '腫瘍は増大傾向（PD）。',
  });
  for (let cycle = 0; cycle < 6; cycle++)
    for (const day of [0, 7, 14]) {
      const at = cal.daysAgo(185 - cycle * 28 - day);
      addProcedure([minato], {
        ...CANCER,
        at,
        text: `化学療法 ゲムシタビン＋ナブパクリタキセル（${cycle + 1}コース day ${day + 1}）`,
        kind: '化学療法',
        status: cycle === 5 && day === 14 ? 'not-done' : 'completed',
        ...(cycle === 5 && day === 14 ? { note: '好中球減少のため中止' } : {}),
      });
      if (cycle === 5 && day === 14) continue;
      addGiven([minato], {
        ...CANCER,
        at,
        time: '10:30',
        until: '11:00',
        text: 'ゲムシタビン点滴静注用 1,400mg',
        dose: { value: 1400, unit: 'mg' },
        route: '点滴静注（CVポート）',
      });
      addGiven([minato], {
        ...CANCER,
        at,
        time: '11:10',
        until: '11:40',
        text: 'パクリタキセル（アルブミン懸濁型）170mg',
        dose: { value: 170, unit: 'mg' },
        route: '点滴静注（CVポート）',
      });
    }
  for (const n of [20, 48, 76])
    addEncounter([minato, national], { ...CANCER, at: cal.daysAgo(n), type: '外来化学療法' });
}

function addOpioids({ minato, national, shiokaze }: Three): void {
  const { cal } = minato;
  const clinic = prescribe([minato, national], {
    ...CANCER,
    at: cal.daysAgo(20),
    rps: [
      [{ drug: 'fentanylPatch', usage: 'stick3days', total: 7, extra: '胸部に1枚 3日ごとに貼りかえ' }],
      [
        {
          drug: 'hydromorphone1',
          usage: 'painAsNeeded',
          dose: 1,
          times: 20,
          extra: '1時間以上あけて 1日4回まで',
        },
      ],
      [{ drug: 'mgo330', usage: 'threeMeals', dose: 2, days: 21 }],
      [{ drug: 'duloxetine20', usage: 'morning', dose: 1, days: 21 }],
    ],
  });
  dispense([national, shiokaze], clinic, {
    at: cal.daysAgo(20),
    pharmacy: 'hamakaze',
    note: '麻薬の取り扱いを妻に説明。',
  });
  const home = prescribe([shiokaze, national], {
    ...HOME,
    at: cal.daysAgo(5),
    rps: [
      [
        {
          drug: 'hydromorphone1',
          usage: 'painAsNeeded',
          dose: 2,
          times: 20,
          extra: '1時間以上あけて 1日6回まで（増量）',
        },
      ],
      [{ drug: 'sennoside12', usage: 'bedtime', dose: 2, days: 14 }],
    ],
  });
  dispense([shiokaze, national], home, { at: cal.daysAgo(5), pharmacy: 'hamakaze' });
  prescribe([minato], {
    ...CANCER,
    at: cal.daysAgo(48),
    rps: [[{ drug: 's1', usage: 'morningEvening', dose: 2, days: 28, takenDays: 28, extra: '中止' }]],
    note: '副作用のため開始せず。',
  });
  addStated([shiokaze], {
    ...HOME,
    at: cal.daysAgo(12),
    text: 'プロテイン飲料・サプリメント',
    usage: '毎日',
    said: '家族',
    otc: true,
  });
}

function addResults({ minato, shiokaze }: Three): void {
  const { cal, random } = minato;
  for (let week = 26; week >= 0; week -= 2)
    addLabs([minato], {
      ...CANCER,
      at: cal.daysAgo(20 + week * 7),
      time: '09:00',
      sex: 'male',
      values: {
        WBC: 4.1 + random.between(-1.6, 2),
        HB: 10.6 - (26 - week) * 0.05,
        PLT: 14.5 + random.between(-4, 5),
        TBIL: week > 24 ? 8.4 : 1.1 + random.between(-0.3, 0.5),
        AST: 38 + random.between(-10, 25),
        ALT: 41 + random.between(-12, 20),
        ALP: 220 + random.between(-40, 80),
        ALB: 3.3 - (26 - week) * 0.02,
        CRP: 1.4 + random.between(-0.6, 2.4),
        CEA: 12 + (26 - week) * 1.4,
        CA199: 680 + (26 - week) * 140,
        CRE: 0.72,
      },
    });
  addLabs([minato], {
    ...CANCER,
    at: cal.daysAgo(20),
    time: '09:05',
    sex: 'male',
    values: { AMY: 44, CA199: { value: 5200, comparator: '>' } },
  });
  for (const n of [5, 12, 19]) {
    addVitals(
      [shiokaze],
      { ...HOME, at: cal.daysAgo(n) },
      { systolic: 104, diastolic: 62, pulse: 92, temperature: 36.9, spo2: 97 },
    );
    addObservation([shiokaze], {
      ...HOME,
      at: cal.daysAgo(n),
      category: 'survey',
      text: '痛みの強さ（NRS）',
      value: { value: n === 5 ? 5 : 3, unit: '/10' },
    });
  }
  addWeight([shiokaze], { ...HOME, at: cal.daysAgo(5) }, 51.2);
  addWeight([minato], { ...CANCER, at: cal.daysAgo(210) }, 63.5);
}

function addLetters({ minato, shiokaze, national }: Three): void {
  const { cal } = minato;
  addDocument([minato, shiokaze], {
    ...CANCER,
    at: cal.daysAgo(19),
    kind: 'referral',
    number: '640072-H',
    to: { institution: 'yakusugi', department: '緩和ケア', doctor: '夕凪 聡' },
    sections: [
      {
        code: '950',
        title: '紹介目的',
        text: ['在宅での緩和ケア、疼痛コントロールの継続をお願いいたします。'],
      },
      {
        code: '340',
        title: '傷病名・主訴',
        text: ['膵頭部癌 cStage IV（未告知）、癌性疼痛'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, {
                ...CANCER,
                at: cal.daysAgo(19),
                text: '膵頭部癌',
                icd: 'C250',
                uninformedSince: cal.daysAgo(205),
              }),
          },
        ],
      },
      {
        code: '360',
        title: '現病歴',
        text: [
          '黄疸で発症。化学療法6コースを施行しましたが増大傾向です。',
          '【重要】病名は本人に告知していません（妻の希望）。本人の前では「膵炎と胆管の狭窄」としてお話しください。',
        ],
      },
      { code: '510', title: 'アレルギー・不耐性反応', text: ['ロキソプロフェンで眼瞼浮腫'] },
      {
        code: '430',
        title: '投薬指示',
        text: ['フェンタニル貼付剤 4.2mg 3日ごと、レスキューはナルラピド1mg'],
      },
    ],
  });
  addPaper([shiokaze], {
    ...HOME,
    at: cal.daysAgo(12),
    title: '訪問診療録（抄）',
    text: [
      '夜間の背部痛が増え、レスキューを1日5回使用。',
      '本人「膵炎はいつ治るのか」と質問あり。妻は告知に迷いがある。',
    ],
  });
  addCoverage([national], {
    kind: '医保',
    insurer: { no: '01990015', name: '協会けんぽ（架空支部）' },
    symbol: '２２０１０',
    number: '７５１',
    sub: '００',
    relation: '本人',
    copay: 30,
    period: { start: cal.yearsAgo(12, '04-01') },
  });
}
