import { text, coded, extension, type Sample } from './coverage-forms.ts';

export const RESULTS: readonly Sample[] = [
  [
    'JCSは意識レベルとして読む',
    {
      resourceType: 'Observation',
      status: 'final',
      code: text('JCS'),
      valueCodeableConcept: text('Ⅱ-10'),
      effectiveDateTime: '2026-11-20T08:00:00+09:00',
    },
  ],
  [
    '熱傷指数は数値のまま読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'exam' }] }],
      code: text('Burn Index'),
      valueQuantity: { value: 12.5, unit: '' },
    },
  ],
  [
    '出生時体重は計測として読む',
    {
      resourceType: 'Observation',
      status: 'final',
      code: { ...coded('http://loinc.org', '8339-4'), text: '出生時体重' },
      valueQuantity: { value: 2980, unit: 'g' },
      effectiveDateTime: '1985-02-03',
    },
  ],
  [
    '症状は身体所見の言葉のまま読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'exam' }] }],
      code: text('腹部所見'),
      valueString: '右下腹部に圧痛あり、反跳痛なし',
      bodySite: text('腹部'),
    },
  ],
  [
    '検査値はほかの基準（パニック値）とともに読む',
    {
      resourceType: 'Observation',
      status: 'amended',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: text('カリウム'),
      valueQuantity: { value: 6.2, unit: 'mEq/L' },
      interpretation: [{ coding: [{ code: 'HH' }] }],
      referenceRange: [
        { type: coded('x', 'treatment'), text: 'パニック値', high: { value: 6 } },
        { type: coded('x', 'normal'), low: { value: 3.6 }, high: { value: 4.8 }, text: '成人' },
      ],
    },
  ],
  [
    '微生物は菌名を菌として読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: coded('urn:oid:1.2.392.100495.10.3.100.5.27.6.1', '1301', '黄色ブドウ球菌'),
      valueCodeableConcept: text('2+'),
      specimen: { display: '喀痰' },
    },
  ],
  [
    '薬剤感受性はS・I・Rとともに読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: coded('urn:oid:1.2.392.100495.10.3.100.5.11.5.2', '1208', 'CEZ'),
      valueQuantity: { value: 0.5, comparator: '<=', unit: 'μg/mL' },
      interpretation: [{ coding: [{ code: 'S' }] }],
    },
  ],
  [
    '歯は歯科の所見として読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [text('歯科')],
      code: text('現在歯の状態'),
      bodySite: text('右上第一大臼歯'),
      valueCodeableConcept: text('う蝕'),
    },
  ],
  [
    '心電図は生理検査として読む',
    {
      resourceType: 'DiagnosticReport',
      status: 'final',
      category: [coded('http://terminology.hl7.org/CodeSystem/v2-0074', 'EC')],
      code: text('12誘導心電図'),
      effectiveDateTime: '2026-10-01',
      conclusion: '心房細動',
    },
  ],
  [
    '病理レポートは結論と検体とともに読む',
    {
      resourceType: 'DiagnosticReport',
      status: 'final',
      category: [coded('http://terminology.hl7.org/CodeSystem/v2-0074', 'SP')],
      code: text('病理組織診断'),
      effectiveDateTime: '2025-02-10',
      conclusion: '腺癌 tub1',
      specimen: [{ display: '胃前庭部生検' }],
    },
  ],
  [
    '画像レポートは読影者・結論・埋め込みの所見とともに読む',
    {
      resourceType: 'DiagnosticReport',
      status: 'preliminary',
      category: [coded('http://loinc.org', 'LP29684-5')],
      code: text('画像検査報告書'),
      effectiveDateTime: '2026-10-02',
      resultsInterpreter: [{ display: '放射 次郎' }],
      conclusion: '右肺上葉に結節影',
      contained: [
        {
          resourceType: 'Observation',
          id: 'o',
          code: text('最大径'),
          valueQuantity: { value: 12, unit: 'mm' },
        },
      ],
      result: [{ reference: '#o' }],
    },
  ],
  [
    '画像検査は装置・部位・依頼理由とともに読む',
    {
      resourceType: 'ImagingStudy',
      status: 'available',
      identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.3' }],
      started: '2026-10-02T10:00:00+09:00',
      reasonCode: [text('咳嗽')],
      referrer: { display: '内科 花子' },
      series: [
        { uid: '1.2.3.1', modality: { code: 'CT' }, description: '胸部CT', bodySite: { display: '胸部' } },
      ],
    },
  ],
  [
    '検体は材料・採取・状態とともに読む',
    {
      resourceType: 'Specimen',
      type: text('血清'),
      collection: { collectedDateTime: '2026-10-01T08:30:00+09:00', method: text('静脈採血') },
      condition: [text('溶血')],
    },
  ],
  [
    '写真は部位と題とともに読む',
    {
      resourceType: 'Media',
      status: 'completed',
      content: { title: '仙骨部褥瘡', contentType: 'image/jpeg' },
      bodySite: text('仙骨部'),
      createdDateTime: '2026-11-05',
    },
  ],
];

export const MEDICINES: readonly Sample[] = [
  [
    '処方は薬効分類・用法コードの言葉・実投与日数・理由とともに読む',
    {
      resourceType: 'MedicationRequest',
      status: 'completed',
      intent: 'order',
      authoredOn: '2026-11-01',
      medicationCodeableConcept: {
        ...coded('urn:oid:1.2.392.100495.20.1.73', '2171022F1029'),
        text: 'アムロジピン錠５ｍｇ',
      },
      reasonCode: [text('高血圧症')],
      dosageInstruction: [
        {
          extension: [
            extension('JP_MedicationDosage_UsageDuration', { valueDuration: { value: 14, unit: '日' } }),
          ],
          timing: {
            code: coded('http://jami.jp/CodeSystem/MedicationUsage', '1014144400000000'),
            repeat: { boundsDuration: { value: 28, code: 'd' } },
          },
          additionalInstruction: [coded('urn:oid:1.2.392.200250.2.2.20.22', 'I1100000')],
        },
      ],
    },
  ],
  [
    '調剤は薬局・受取・疑義照会とともに読む',
    {
      resourceType: 'MedicationDispense',
      status: 'completed',
      identifier: [{ value: '調剤録 2026-000123' }],
      whenHandedOver: '2026-11-02',
      medicationCodeableConcept: text('アムロジピン錠５ｍｇ「見本」'),
      daysSupply: { value: 28, code: 'd' },
      performer: [{ actor: { display: '見本薬局', type: 'Organization' } }],
      substitution: { wasSubstituted: true, type: text('後発品へ変更'), reason: [text('患者の希望')] },
      receiver: [{ display: '長男' }],
      note: [text('疑義照会：用量を確認')],
    },
  ],
  [
    '注射は成分・速度・実施者とともに読む',
    {
      resourceType: 'MedicationAdministration',
      status: 'completed',
      effectivePeriod: { start: '2026-11-03T10:00:00+09:00', end: '2026-11-03T12:00:00+09:00' },
      contained: [
        {
          resourceType: 'Medication',
          id: 'm',
          ingredient: [
            { itemCodeableConcept: text('生食500mL'), strength: { numerator: { value: 1, unit: '本' } } },
            { itemCodeableConcept: text('KCL注20mEq'), strength: { numerator: { value: 20, unit: 'mL' } } },
          ],
        },
      ],
      medicationReference: { reference: '#m' },
      performer: [{ actor: { display: '看護 三郎' } }],
      dosage: { route: text('静脈内'), rateQuantity: { value: 60, unit: 'mL/h' } },
    },
  ],
  [
    'OTC・持参薬は自己申告と情報の出どころとともに読む',
    {
      resourceType: 'MedicationStatement',
      status: 'active',
      medicationCodeableConcept: text('市販の総合感冒薬'),
      informationSource: { reference: 'Patient/p', display: '本人' },
      effectivePeriod: { start: '2026-11' },
      dosage: [{ text: '発熱時 1回2錠', asNeededBoolean: true }],
    },
  ],
];
