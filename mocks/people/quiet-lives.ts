import { addDays } from './calendar.ts';
import { addCheckup } from './form/checkup.ts';
import { addCondition } from './form/condition.ts';
import { addPaper } from './form/document.ts';
import { addEncounter } from './form/encounter.ts';
import { addLabs } from './form/lab.ts';
import { addPerson, chartIn } from './form/patient.ts';
import type { PersonSpec } from './form/patient.ts';
import { smallPdf } from './form/pdf.ts';
import { dispense, prescribe } from './form/prescription.ts';
import { addConsent, addVaccine } from './form/record-kinds.ts';
import type { World } from './world.ts';

const HOME = { institution: 'yakusugi', department: '内科', doctor: '夕凪 聡', visit: 'AMB' } as const;

/** Died two years ago. The last supply was for 90 days, so arithmetic alone would let it run on. */
export function addTokujiro(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const minato = chartIn(charts, 'minato');
  const shiokaze = chartIn(charts, 'shiokaze');
  const national = chartIn(charts, 'national');
  const { cal } = minato;
  const died = cal.daysAgo(731);
  const before = addDays(died, -12);
  addCondition([minato, shiokaze, national], {
    ...HOME,
    at: before,
    text: '慢性心不全（末期）',
    icd: 'I500',
    onset: cal.yearOnly(6),
    principal: true,
  });
  addCondition([shiokaze], {
    ...HOME,
    at: before,
    text: '老衰',
    icd: 'R54',
    onset: addDays(died, -60).slice(0, 7),
  });
  const last = prescribe([shiokaze, national], {
    ...HOME,
    at: before,
    rps: [
      [
        { drug: 'furosemide40', usage: 'morning', dose: 1, days: 90 },
        { drug: 'edoxaban30', usage: 'morning', dose: 1, days: 90 },
      ],
      [{ drug: 'zolpidem5', usage: 'sleeplessAsNeeded', dose: 1, times: 14 }],
    ],
  });
  dispense([shiokaze, national], last, { at: before, pharmacy: 'hamakaze' });
  addLabs([shiokaze], {
    ...HOME,
    at: before,
    sex: 'male',
    coding: 'local',
    values: { CRE: 1.92, BNP: 1240, HB: 9.1, K: 5.1 },
  });
  addEncounter([shiokaze], { ...HOME, at: addDays(died, -1), type: '往診' });
  addEncounter([minato], {
    at: addDays(died, -200),
    until: addDays(died, -180),
    institution: 'tsukimihama',
    department: '循環器内科',
    visit: 'IMP',
    reason: '心不全増悪',
    outcome: { code: '1', text: '治癒・軽快' },
  });
  addConsent([shiokaze], {
    ...HOME,
    at: addDays(died, -50),
    scope: 'adr',
    text: '人生の最終段階における医療・ケアの意思表示',
    detail: '自宅で過ごす。心肺蘇生は希望しない。',
  });
  addPaper(
    [shiokaze, minato],
    {
      ...HOME,
      at: died,
      title: '死亡診断書',
      loinc: { code: '64297-5', display: 'Death certificate' },
      pdf: ['直接死因 慢性心不全', `死亡の時刻 ${died} 4時32分`, '死亡の場所 自宅'],
    },
    smallPdf,
  );
}

/** Only a Patient resource: whatever a screen says of her, it must not be an invention. */
export function addNozomi(world: World, spec: PersonSpec): void {
  addPerson(world, spec);
}

/** Healthy at 45: six check-ups and vaccines. */
export function addKenta(world: World, spec: PersonSpec): void {
  const { charts } = addPerson(world, spec);
  const shiokaze = chartIn(charts, 'shiokaze');
  const national = chartIn(charts, 'national');
  const { cal } = national;
  for (let years = 6; years >= 1; years--) {
    const drift = 6 - years;
    addCheckup([national], {
      at: cal.yearsAgo(years, '05-20'),
      institution: 'checkup',
      doctor: '浜辺 治',
      number: `K${years}9902`,
      values: {
        height: 171.6,
        weight: Number((66.2 + drift * 0.9).toFixed(1)),
        bmi: Number((22.5 + drift * 0.3).toFixed(1)),
        waist: 80.5 + drift,
        systolic: 118 + drift * 2,
        diastolic: 74 + drift,
        tg: 92 + drift * 14,
        hdl: 62 - drift,
        ldl: 112 + drift * 5,
        ast: 21,
        alt: 24 + drift,
        ggt: 31 + drift * 4,
        hba1c: Number((5.2 + drift * 0.07).toFixed(1)),
      },
      protein: '－',
      glucose: '－',
      metabolic: drift >= 5 ? '予備群該当' : '非該当',
      guidance: drift >= 5 ? '動機付け支援' : 'なし(情報提供)',
      judgement:
        drift >= 4 ? 'LDLコレステロールがやや高めです。運動と食事に気をつけてください。' : '異常ありません。',
      ecg: '',
      smoking: false,
      insurer: { no: '06990095', name: '木漏日健康保険組合（架空）' },
    });
  }
  const clinic = { institution: 'komorebi', department: '眼科', doctor: '木漏 光', visit: 'AMB' } as const;
  addEncounter([shiokaze], { ...clinic, at: cal.daysAgo(300), type: '眼鏡処方' });
  for (const [n, vaccine, disease] of [
    [41, 'インフルエンザHAワクチン', 'インフルエンザ'],
    [405, 'インフルエンザHAワクチン', 'インフルエンザ'],
    [1900, '麻しん風しん混合ワクチン', '麻しん・風しん（第5期）'],
  ] as const)
    addVaccine([shiokaze], { ...clinic, at: cal.daysAgo(n), vaccine, disease, dose: 1 });
}
