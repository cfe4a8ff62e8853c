import { addImagingStudy, addReport, studyDate } from './form/imaging.ts';
import { addLabs } from './form/lab.ts';
import { addHeight, addVitals, addWeight } from './form/observation.ts';
import type { Three } from './fumie.ts';

export function addFumieResults(three: Three): void {
  addResults(three);
  addImages(three);
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
