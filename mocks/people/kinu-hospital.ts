import { addAllergy } from './form/allergy.ts';
import { addCondition } from './form/condition.ts';
import { addPaper } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addReport } from './form/imaging.ts';
import { instanceId } from './form/common.ts';
import { addLabs } from './form/lab.ts';
import { addVitals } from './form/observation.ts';
import { smallPdf } from './form/pdf.ts';
import { picture } from './form/picture.ts';
import { addRecord, coded, words } from './form/record.ts';
import { CS } from './form/systems.ts';
import type { Chart, Json } from './world.ts';

type Three = { minato: Chart; national: Chart; shiokaze: Chart };

const WARD = { institution: 'tsukimihama', department: '整形外科', doctor: '骨田 堅', visit: 'IMP' } as const;
const HOME = { institution: 'yakusugi', department: '内科', doctor: '夕凪 聡' } as const;
const FALL = 150;

/** The stay for the hip fracture beyond the operation: consciousness, a culture, a corrected result, the DPC form. */
export function addKinuHospital(three: Three): void {
  addEarlierStay(three);
  addAdmission(three);
  addCulture(three);
  addStatements(three);
}

/** The discharge before, which the readmission names. */
function addEarlierStay({ minato }: Three): void {
  const { cal } = minato;
  addEncounter([minato], {
    ...WARD,
    department: '内科',
    doctor: '湊谷 直樹',
    at: cal.daysAgo(430),
    until: cal.daysAgo(412),
    reason: '誤嚥性肺炎',
    ward: '5階東病棟',
    priority: 'EM',
    outcome: { code: '1', text: '治癒・軽快' },
  });
}

function addAdmission({ minato }: Three): void {
  const { cal } = minato;
  addVitals([minato], { ...WARD, at: cal.daysAgo(FALL), time: '20:05' }, { jcs: 'Ⅰ-2（普段と同じ）' });
  addLabs([minato], {
    ...WARD,
    at: cal.daysAgo(FALL - 1),
    time: '06:30',
    sex: 'female',
    values: {
      K: { value: 4.1, status: 'corrected', note: '溶血検体のため再採血し訂正（初回報告 5.8）' },
      DD: { value: 12.1, status: 'preliminary', note: '速報値' },
    },
  });
  addPaper(
    [minato],
    {
      ...WARD,
      at: cal.daysAgo(110),
      title: 'DPC様式1（退院患者調査）',
      pdf: [
        '入院年月日・退院年月日、予定・救急入院の別：救急',
        '入院の契機となった傷病 S721 転子貫通骨折',
        '手術 骨折観血的手術（大腿）',
        'ADLスコア 入院時 0 / 退院時 6',
      ],
    },
    smallPdf,
  );
  addPaper([minato], {
    institution: 'tsukimihama',
    department: '整形外科',
    doctor: '七海 看（看護師）',
    at: cal.daysAgo(118),
    title: '看護サマリー（退院時）',
    loinc: { code: '34745-0', display: 'Nurse Discharge summary' },
    text: [
      '移乗：一部介助。夜間はセンサーマット使用。',
      '嚥下：水分は中間のとろみでむせなし。',
      '皮膚：仙骨部に発赤あり、除圧を継続してください。',
    ],
  });
}

/** Germs of the wound and what they are sensitive to: the interim report of the smear, then the culture. */
function addCulture({ minato }: Three): void {
  const { cal } = minato;
  const origin = { ...WARD, at: cal.daysAgo(126) } as const;
  const specimen = addRecord([minato], 'Specimen', origin, '創部', {
    status: 'available',
    type: words('手術創スワブ（左大腿）'),
    collection: { collectedDateTime: `${origin.at}T10:20:00+09:00`, method: words('擦過') },
    condition: [words('良好')],
  });
  const material = { reference: specimen.minato, display: '手術創スワブ（左大腿）' };
  const result = (what: string, code: Json, value: Json): string =>
    minato.put({
      resourceType: 'Observation',
      language: 'ja',
      identifier: [instanceId(minato, 'Culture', origin, what)],
      status: 'final',
      category: [{ coding: [{ system: CS.obsCategory, code: 'laboratory' }] }],
      code,
      subject: minato.subject,
      effectiveDateTime: `${origin.at}T10:20:00+09:00`,
      specimen: material,
      ...value,
    });
  const germ = result('菌', coded(CS.germ, '1301', 'Staphylococcus aureus（MSSA）'), {
    valueCodeableConcept: words('2+'),
  });
  const drugs = (
    [
      ['セファゾリン（CEZ）', '<=', 0.5, 'S'],
      ['クリンダマイシン（CLDM）', '>', 4, 'R'],
      ['レボフロキサシン（LVFX）', undefined, 2, 'I'],
    ] as const
  ).map(([name, comparator, value, judged]) =>
    result(name, words(`感受性 ${name}`), {
      valueQuantity: { value, unit: 'μg/mL', ...(comparator === undefined ? {} : { comparator }) },
      interpretation: [{ coding: [{ system: CS.interpretation, code: judged }] }],
      method: words('微量液体希釈法'),
    }),
  );
  addReport([minato], {
    ...origin,
    kind: 'microbiology',
    status: 'preliminary',
    title: '塗抹検査（グラム染色）中間報告',
    conclusion: 'グラム陽性球菌（ブドウ球菌様）1+、白血球 1+。',
  });
  addReport([minato], {
    ...origin,
    at: cal.daysAgo(123),
    kind: 'microbiology',
    title: '細菌培養・薬剤感受性検査報告',
    conclusion: 'Staphylococcus aureus（MSSA）2+。CEZ 感受性。',
    results: [germ, ...drugs],
  });
  addRecord([minato], 'Media', { ...WARD, at: cal.daysAgo(126) }, '褥瘡写真', {
    status: 'completed',
    type: words('写真'),
    createdDateTime: `${cal.daysAgo(126)}T10:25:00+09:00`,
    bodySite: words('仙骨部'),
    operator: { display: '七海 看（看護師）' },
    content: { contentType: 'image/png', title: '仙骨部褥瘡の写真', data: picture() },
    note: [{ text: '発赤 3×3cm、びらんなし。' }],
  });
}

/** What was looked for and is not there, each by the one who says so; another source may know better. */
function addStatements({ minato, shiokaze, national }: Three): void {
  const { cal } = shiokaze;
  addAllergy([shiokaze, national], {
    ...HOME,
    at: cal.daysAgo(400),
    text: '薬剤アレルギーなし',
    category: 'medication',
    note: '初回訪問時、長女から聴取。',
  });
  addCondition([minato], {
    ...WARD,
    department: '内科',
    doctor: '湊谷 直樹',
    at: cal.daysAgo(425),
    text: '肺結核',
    icd: 'A162',
    refuted: true,
    note: '喀痰抗酸菌塗抹3回陰性、T-SPOT陰性。',
  });
}
