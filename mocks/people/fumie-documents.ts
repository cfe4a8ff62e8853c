import { inJapanese } from './calendar.ts';
import { allergyBody } from './form/allergy.ts';
import { conditionBody } from './form/condition.ts';
import { addCheckup } from './form/checkup.ts';
import { addDocument, documentBundle } from './form/document.ts';
import type { DocumentSpec } from './form/document.ts';
import { encounterBody } from './form/encounter.ts';
import { smallPdf } from './form/pdf.ts';
import { linesOf, requestBody } from './form/prescription.ts';
import type { Prescription } from './form/prescription.ts';
import { carePlanBody } from './form/record-kinds.ts';
import type { Chart } from './world.ts';
import type { Three } from './fumie.ts';

/** Her letters: the discharge summary, the referral that carries it, check-ups and the plan of care. */
export function addFumieDocuments({ minato, national }: Three): void {
  const discharge = dischargeSpec(minato);
  addDocument([minato], discharge);
  addDocument([minato, national], referralSpec(minato, discharge));
  addDocument([minato], planSpec(minato));
  addCheckups(national);
}

function dischargeSpec(chart: Chart): DocumentSpec {
  const { cal } = chart;
  const from = cal.daysAgo(57);
  const to = cal.daysAgo(46);
  const origin = {
    at: to,
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
    visit: 'IMP',
  } as const;
  const medicines: Prescription = {
    ...origin,
    category: 'DCG',
    rps: [
      [{ drug: 'apixaban25', usage: 'morningEvening', dose: 1, days: 14 }],
      [{ drug: 'lansoprazole15', usage: 'morning', dose: 1, days: 56 }],
    ],
  };
  return {
    ...origin,
    kind: 'discharge',
    number: '00482216',
    time: '15:30',
    period: { start: from, end: to },
    sections: [
      {
        code: '322',
        title: '入院時詳細',
        text: [`${inJapanese(from)}　救急外来より緊急入院（家庭から）`],
        entries: [
          {
            resourceType: 'Encounter',
            body: (c) => encounterBody(c, { ...origin, at: from, until: to, reason: '右下葉肺炎' }),
          },
        ],
      },
      { code: '312', title: '入院理由', text: ['発熱、呼吸困難。SpO2 89%（室内気）。'] },
      {
        code: '342',
        title: '入院時診断',
        text: ['右下葉肺炎', '慢性心不全、慢性腎臓病、非弁膜症性心房細動'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, { ...origin, text: '右下葉肺炎', icd: 'J189', onset: from, principal: true }),
          },
        ],
      },
      {
        code: '510',
        title: 'アレルギー・不耐性反応',
        text: ['ペニシリン系抗菌薬：アナフィラキシー（禁忌）', 'ヨード造影剤：蕁麻疹'],
        entries: [
          {
            resourceType: 'AllergyIntolerance',
            body: (c) =>
              allergyBody(c, {
                ...origin,
                text: 'ペニシリン系抗菌薬',
                category: 'medication',
                criticality: 'high',
                reaction: { text: 'アナフィラキシー', severity: 'severe' },
              }),
          },
        ],
      },
      { code: '352', title: '主訴', text: ['発熱、咳、息切れ'] },
      {
        code: '360',
        title: '現病歴',
        text: [
          '入院2日前から咳と微熱。前日より38度台の発熱と労作時の息切れが強くなり、当院救急外来を受診。胸部CTで右下葉に浸潤影を認め入院となった。',
        ],
      },
      {
        code: '370',
        title: '既往歴',
        text: [
          '1998年頃から高血圧症、20年前に2型糖尿病',
          '上行結腸癌術後（pT2N0M0 Stage I）',
          '洞不全症候群に対しペースメーカー植込み（DDD、条件付きMR）',
          '慢性心不全で2年前に入院（EF 48%）',
        ],
      },
      {
        code: '640',
        title: '社会歴・生活習慣',
        text: ['夫と二人暮らし。喫煙なし。飲酒は機会飲酒。要支援1。'],
      },
      {
        code: '333',
        title: '入院中経過',
        text: [
          '#1 右下葉肺炎：ペニシリン系禁忌のためセフトリアキソン 1g×2/日を7日間投与。第4病日に解熱、酸素は第6病日に終了した。',
          '#2 急性腎障害：脱水を契機にCr 1.62まで上昇。補液と利尿薬の一時中止で改善し、退院時Cr 1.14。',
          '#3 心房細動：体重51.2kg、腎機能低下を考慮しアピキサバンを5mg×2から2.5mg×2へ減量した。',
          '#4 右S6結節：CTで9mm（前回6mm）。3か月後のCT再検を予定。',
        ],
        table: {
          head: ['項目', '入院時', '最高/最低', '退院前'],
          rows: [
            ['CRP', '18.62', '18.62', '0.82'],
            ['Cr', '1.48', '1.62', '1.14'],
            ['K', '4.9', '5.5', '4.9'],
            ['Hb', '11.9', '10.8', '10.9'],
          ],
        },
      },
      {
        code: '324',
        title: '退院時詳細',
        text: [`${inJapanese(to)}　自宅退院。転帰：軽快。`],
        entries: [
          {
            resourceType: 'Encounter',
            body: (c) =>
              encounterBody(c, {
                ...origin,
                at: from,
                until: to,
                outcome: { code: '1', text: '治癒・軽快' },
              }),
          },
        ],
      },
      {
        code: '344',
        title: '退院時診断',
        text: ['右下葉肺炎（軽快）', '急性腎障害（回復）'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) =>
              conditionBody(c, {
                ...origin,
                text: '右下葉肺炎',
                icd: 'J189',
                status: 'resolved',
                onset: from,
                abatement: to,
              }),
          },
        ],
      },
      {
        code: '444',
        title: '退院時投薬指示',
        text: [
          'エリキュース錠2.5mg　1回1錠　1日2回　朝夕食後',
          'ランソプラゾールOD錠15mg　1回1錠　1日1回　朝食後',
          'ほか持参薬は継続',
        ],
        entries: linesOf(medicines.rps).map((placed) => ({
          resourceType: 'MedicationRequest',
          body: (c: Chart) => requestBody(c, medicines, placed, `${chart.key}-discharge`),
        })),
      },
      {
        code: '424',
        title: '退院時方針指示',
        text: [
          '・体重を毎朝測る。3日で2kg以上増えたら連絡。',
          '・水分でむせることがある。',
          '・3か月後に胸部CT。',
        ],
        entries: [
          {
            resourceType: 'CarePlan',
            body: (c) =>
              carePlanBody(c, {
                ...origin,
                category: '療養計画',
                title: '退院後の方針',
                description: '体重測定、減塩6g、3か月後CT',
              }),
          },
        ],
      },
      { code: '810', title: '医療機器', text: ['ペースメーカー DDD　60-120/分　条件付きMR'] },
    ],
    pdf: { title: '温度板', data: smallPdf('温度板', ['体温 38.7 → 36.4', '体重 51.9 → 51.2 kg']) },
  };
}

function referralSpec(chart: Chart, discharge: DocumentSpec): DocumentSpec {
  const { cal } = chart;
  const origin = {
    at: cal.daysAgo(46),
    institution: 'tsukimihama',
    department: '内科',
    doctor: '湊谷 直樹',
  } as const;
  return {
    ...origin,
    kind: 'referral',
    number: '00482216-R',
    time: '16:00',
    to: { institution: 'harunire', department: '循環器内科', doctor: '汐田 美和' },
    sections: [
      { code: '950', title: '紹介目的', text: ['肺炎で入院加療後の継続診療をお願いいたします。'] },
      {
        code: '340',
        title: '傷病名・主訴',
        text: ['右下葉肺炎（軽快）、急性腎障害（回復）、右S6結節（精査中）'],
        entries: [
          {
            resourceType: 'Condition',
            body: (c) => conditionBody(c, { ...origin, text: '右下葉肺炎', icd: 'J189', status: 'resolved' }),
          },
        ],
      },
      {
        code: '360',
        title: '現病歴',
        text: [
          '右下葉肺炎のため入院、抗菌薬治療で軽快しました。経過中に急性腎障害を合併し、アピキサバンを2.5mg×2へ減量しております。腎機能の推移をご確認のうえ、用量をご判断ください。',
        ],
      },
      { code: '370', title: '既往歴', text: ['添付の退院時サマリーをご参照ください。'] },
      { code: '510', title: 'アレルギー・不耐性反応', text: ['ペニシリン系禁忌、ヨード造影剤で蕁麻疹'] },
      { code: '520', title: '感染症情報', text: ['特になし'] },
      {
        code: '430',
        title: '投薬指示',
        text: ['アピキサバンは 5mg → 2.5mg（1日2回）へ減量。ランソプラゾール15mg 追加。'],
      },
      { code: '420', title: '診療方針指示', text: ['3か月後に当院で胸部CTを予約しています。'] },
    ],
    attached: { title: '退院時サマリー', bundle: (inner) => documentBundle(inner, discharge) },
    pdf: 'unreachable',
  };
}

function planSpec(chart: Chart): DocumentSpec {
  const { cal } = chart;
  const origin = {
    at: cal.daysAgo(14),
    institution: 'harunire',
    department: '循環器内科',
    doctor: '汐田 美和',
  } as const;
  return {
    ...origin,
    kind: 'summary',
    number: '10442-PCS',
    sections: [
      {
        code: '422',
        title: '計画サマリー',
        text: [
          '塩分は1日6g未満。',
          '毎朝の体重と血圧を手帳に記録してください。',
          '痛み止めを追加するときは必ず相談してください。',
        ],
        entries: [
          {
            resourceType: 'CarePlan',
            body: (c) =>
              carePlanBody(c, {
                ...origin,
                category: '療養計画',
                title: '療養計画',
                description: '塩分6g未満。\r\n体重と血圧の記録。\r\n鎮痛薬は相談のうえ。',
                period: { start: origin.at },
              }),
          },
        ],
      },
    ],
  };
}

function addCheckups(national: Chart): void {
  const { cal } = national;
  for (const [i, years] of [5, 4, 3, 2].entries())
    addCheckup([national], {
      at: cal.yearsAgo(years, '06-10'),
      institution: 'checkup',
      doctor: '浜辺 治',
      number: `H${years}0482`,
      values: {
        height: 152.8,
        weight: 57.2 - i,
        bmi: 24.5 - i * 0.4,
        waist: 86 - i,
        systolic: 138 - i * 2,
        diastolic: 80,
        tg: 150 - i * 4,
        hdl: 50,
        ldl: 118 - i * 3,
        ast: 24,
        alt: 20,
        ggt: 28,
        hba1c: 7.1,
      },
      protein: i > 1 ? '＋' : '±',
      glucose: '＋',
      metabolic: '非該当',
      guidance: 'なし(情報提供)',
      judgement: '糖尿病、高血圧で治療中。腎機能低下あり、主治医と相談してください。',
      taking: { pressure: true, sugar: true, lipid: true },
      ecg: i > 1 ? '心房細動' : '',
      insurer: { no: '06990012', name: '潮見健康保険組合（架空）' },
    });
}
