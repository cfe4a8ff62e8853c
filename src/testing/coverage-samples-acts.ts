import { MHLW, text, coded, extension, type Sample } from './coverage-forms.ts';

export const WHO_AND_INSURANCE: readonly Sample[] = [
  [
    '医療保険は保険者・記号・番号・枝番・本人家族・負担割合・期間まで読む',
    {
      resourceType: 'Coverage',
      type: coded(`${MHLW}/InsuranceMajorCategory`, '1'),
      extension: [
        extension('JP_Coverage_InsuredPersonSymbol', { valueString: 'あいう' }),
        extension('JP_Coverage_InsuredPersonNumber', { valueString: '１８７' }),
        extension('JP_Coverage_InsuredPersonSubNumber', { valueString: '05' }),
      ],
      relationship: coded('urn:oid:1.2.392.100495.20.2.62', '1', '本人'),
      period: { start: '2023-04-01', end: '2026-03-31' },
      payor: [{ display: '見本健康保険組合' }],
      costToBeneficiary: [{ type: text('外来'), valueQuantity: { value: 30, unit: '%' } }],
    },
  ],
  [
    '公費は負担者・受給者番号・区分・順位まで読む',
    {
      resourceType: 'Coverage',
      type: coded('urn:oid:1.2.392.100495.20.2.61', '8'),
      subscriberId: '1234567',
      payor: [
        { display: '見本県', identifier: { system: 'urn:oid:1.2.392.100495.20.3.71', value: '54136015' } },
      ],
      class: [{ type: text('課税所得区分'), value: 'ウ', name: '一般' }],
      order: 2,
    },
  ],
  [
    '家族・関係者は続柄と連絡先とともに読む',
    {
      resourceType: 'RelatedPerson',
      name: [{ family: '見本', given: ['一郎'] }],
      relationship: [text('長男')],
      telecom: [{ system: 'phone', value: '090-0000-0000' }],
    },
  ],
  [
    '担当者は役割・氏名・所属とともに読む',
    {
      resourceType: 'CareTeam',
      name: '見本さんの在宅チーム',
      participant: [
        {
          role: [text('介護支援専門員')],
          member: { display: '春野 薫' },
          onBehalfOf: { display: '見本居宅介護支援' },
        },
        { role: [text('訪問看護師')], member: { display: '秋山 節' } },
      ],
    },
  ],
];

export const ACTS: readonly Sample[] = [
  [
    '手術は術者・部位・転帰・合併症・使用材料まで読む',
    {
      resourceType: 'Procedure',
      status: 'completed',
      category: coded('http://snomed.info/sct', '387713003', '手術'),
      code: text('人工股関節置換術（股）'),
      performedDateTime: '2021-06-10',
      performer: [{ function: text('術者'), actor: { display: '外科 太郎' } }],
      bodySite: [text('左股関節')],
      outcome: text('成功'),
      complication: [text('術中出血')],
      followUp: [text('3週後抜糸')],
      usedReference: [{ display: '人工股関節ステム 12' }],
    },
  ],
  [
    '麻酔は困難の注記とともに麻酔として読む',
    {
      resourceType: 'Procedure',
      status: 'completed',
      code: text('閉鎖循環式全身麻酔'),
      performedPeriod: { start: '2021-06-10T09:00:00+09:00', end: '2021-06-10T12:10:00+09:00' },
      note: [text('挿管困難 Cormack 3')],
    },
  ],
  [
    '輸血は製剤名とともに輸血として読む',
    {
      resourceType: 'Procedure',
      status: 'completed',
      code: text('赤血球液-LR 2単位 輸血'),
      performedDateTime: '2021-06-10',
      note: [text('副反応なし')],
    },
  ],
  [
    '移植は移植として読む',
    { resourceType: 'Procedure', code: text('生体腎移植術'), performedDateTime: '2015-03' },
  ],
  [
    '処置はレセ電コードの区分から処置と読む',
    {
      resourceType: 'Procedure',
      code: {
        ...coded(`${MHLW}/masterS-medicalProcedure`, '140000610'),
        text: '創傷処置（１００ｃｍ２未満）',
      },
      performedDateTime: '2024-05-01',
    },
  ],
  [
    'リハビリは種類と目的とともに読む',
    {
      resourceType: 'Procedure',
      category: text('リハビリテーション'),
      code: text('運動器リハビリテーション料（１）'),
      reasonCode: [text('人工股関節置換術後')],
      performedPeriod: { start: '2021-06-14', end: '2021-09-01' },
    },
  ],
  [
    '透析は一回ごとの記録として読む',
    {
      resourceType: 'Procedure',
      code: text('人工腎臓（慢性維持透析）'),
      performedDateTime: '2026-11-20',
    },
  ],
  [
    '入退院は予定・緊急と入院経路と転帰と転棟とともに読む',
    {
      resourceType: 'Encounter',
      status: 'finished',
      class: { code: 'IMP' },
      priority: coded('http://terminology.hl7.org/CodeSystem/v3-ActPriority', 'EL', '予定'),
      period: { start: '2021-06-09', end: '2021-07-02' },
      location: [
        { location: { display: '3階東病棟' }, period: { start: '2021-06-09', end: '2021-06-20' } },
        { location: { display: '回復期病棟' }, period: { start: '2021-06-20', end: '2021-07-02' } },
      ],
      hospitalization: {
        admitSource: text('家庭からの入院'),
        reAdmission: text('前回退院 2020-12'),
        dischargeDisposition: text('軽快'),
        destination: { display: '自宅' },
      },
      diagnosis: [{ use: text('入院の契機となった傷病名'), condition: { display: '変形性股関節症' } }],
      serviceProvider: { display: '見本病院' },
    },
  ],
  [
    '食事の指示は食種・栄養素・形態・禁止食とともに読む',
    {
      resourceType: 'NutritionOrder',
      status: 'active',
      dateTime: '2026-11-01',
      oralDiet: {
        type: [text('糖尿病食')],
        nutrient: [{ modifier: text('エネルギー'), amount: { value: 1600, unit: 'kcal' } }],
        texture: [{ modifier: text('きざみ') }],
        fluidConsistencyType: [text('中間のとろみ')],
        instruction: '1日3食',
      },
      excludeFoodModifier: [text('そば')],
    },
  ],
  [
    '特定機材はUDI・ロット・MRIの記載とともに読む',
    {
      resourceType: 'Device',
      udiCarrier: [{ deviceIdentifier: '04987123456789', carrierHRF: '(01)04987123456789(21)SN1' }],
      type: text('植込み型心臓ペースメーカー'),
      manufacturer: '見本メディカル',
      modelNumber: 'PM-1',
      serialNumber: 'SN1',
      lotNumber: 'L5',
      safety: [text('条件付きMRI対応 1.5T')],
    },
  ],
  [
    '依頼は理由と部位とともに読む',
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      code: text('腹部CT（造影）'),
      authoredOn: '2026-11-02',
      reasonCode: [text('腹痛')],
      bodySite: [text('腹部')],
      requester: { display: '内科 花子' },
    },
  ],
  [
    '診療・給付の請求は病名・項目・合計とともに読む',
    {
      resourceType: 'Claim',
      status: 'active',
      type: text('医科入院外'),
      created: '2026-10-31',
      diagnosis: [{ diagnosisCodeableConcept: text('高血圧症') }],
      item: [
        { productOrService: text('再診料'), quantity: { value: 1 }, net: { value: 75, currency: 'JPY' } },
      ],
      total: { value: 820, currency: 'JPY' },
    },
  ],
];
