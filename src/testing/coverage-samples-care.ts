import { text, extension, loinc, type Sample } from './coverage-forms.ts';

export const PREVENTION: readonly Sample[] = [
  [
    '予防接種は対象の病気・製造・次回・副反応とともに読む',
    {
      resourceType: 'Immunization',
      status: 'completed',
      vaccineCode: text('23価肺炎球菌ワクチン'),
      occurrenceDateTime: '2022-10-05',
      lotNumber: 'AB12',
      manufacturer: { display: '見本ワクチン' },
      extension: [extension('JP_Immunization_DueDateOfNextDose', { valueDateTime: '2027-10-05' })],
      protocolApplied: [{ doseNumberPositiveInt: 1, targetDisease: [text('肺炎球菌感染症')] }],
      reaction: [{ date: '2022-10-06', detail: { display: '接種部位の発赤' } }],
    },
  ],
  [
    '家族歴は続柄・病名・発症年齢・死亡とともに読む',
    {
      resourceType: 'FamilyMemberHistory',
      status: 'completed',
      relationship: text('母'),
      deceasedAge: { value: 72, unit: '歳' },
      condition: [{ code: text('胃がん'), onsetAge: { value: 70, unit: '歳' } }],
    },
  ],
  [
    '生活歴は本数とともに読む',
    {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'social-history' }] }],
      code: text('1日の喫煙本数'),
      valueQuantity: { value: 20, unit: '本' },
    },
  ],
  [
    '問診は問いと答えの対として読む',
    {
      resourceType: 'QuestionnaireResponse',
      status: 'completed',
      questionnaire: 'http://example.org/Questionnaire/初診問診票',
      authored: '2026-11-01',
      item: [
        { linkId: '1', text: '喫煙しますか', answer: [{ valueBoolean: false }] },
        {
          linkId: '2',
          text: '既往',
          item: [
            { linkId: '2a', text: '手術', answer: [{ valueString: '虫垂切除 15歳' }] },
            { linkId: '2b', text: '輸血', answer: [{ valueCoding: { code: 'n', display: 'なし' } }] },
          ],
        },
        { linkId: '3', text: '体重', answer: [{ valueQuantity: { value: 58, unit: 'kg' } }] },
      ],
    },
  ],
  [
    '事前指示は意思・範囲・代理人とともに読む',
    {
      resourceType: 'Consent',
      status: 'active',
      scope: text('事前指示'),
      category: [text('DNAR')],
      dateTime: '2025-12-01',
      provision: {
        type: 'deny',
        code: [text('心肺蘇生')],
        actor: [{ role: text('代理人'), reference: { display: '長女' } }],
      },
    },
  ],
  [
    '有害事象は重さ・原因とともに読む',
    {
      resourceType: 'AdverseEvent',
      actuality: 'actual',
      event: text('輸血後の発熱と膨疹'),
      date: '2021-06-10',
      seriousness: text('軽微'),
      suspectEntity: [{ instance: { display: '赤血球液-LR' } }],
      outcome: text('回復'),
    },
  ],
  [
    '注意事項は区分と期間とともに読む',
    {
      resourceType: 'Flag',
      status: 'active',
      category: [text('安全')],
      code: text('転倒リスク 高'),
      period: { start: '2026-10-01' },
    },
  ],
  [
    '臨床評価はまとめと所見とともに読む',
    {
      resourceType: 'ClinicalImpression',
      status: 'completed',
      effectiveDateTime: '2026-10-20',
      summary: '心不全は代償されている',
      finding: [{ itemCodeableConcept: text('下腿浮腫 軽減') }],
      prognosisCodeableConcept: [text('安定')],
    },
  ],
];

export const CARE: readonly Sample[] = [
  [
    '要介護認定は区分と有効期間とともに読む',
    {
      resourceType: 'Observation',
      status: 'final',
      code: loinc('80391-6', '要介護状態区分'),
      valueCodeableConcept: text('要介護2'),
      effectivePeriod: { start: '2026-04-01', end: '2028-03-31' },
    },
  ],
  [
    '介護保険は被保険者番号とともに読む',
    {
      resourceType: 'Coverage',
      type: text('介護保険'),
      subscriberId: '0000123456',
      payor: [{ display: '見本市' }],
    },
  ],
  [
    'ケアプランは週の予定と目標と担当とともに読む',
    {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      title: '居宅サービス計画書',
      period: { start: '2026-10-01', end: '2027-03-31' },
      goal: [{ display: '一人で入浴できる' }],
      activity: [
        {
          detail: {
            description: '訪問介護',
            scheduledString: '月・木 10:00',
            performer: [{ display: '見本ヘルパー' }],
          },
        },
      ],
    },
  ],
  [
    '目標は達成の度合いと期限とともに読む',
    {
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      achievementStatus: text('改善中'),
      description: text('屋内を杖で歩く'),
      startDate: '2026-10-01',
      target: [
        { measure: text('歩行距離'), detailQuantity: { value: 20, unit: 'm' }, dueDate: '2027-01-31' },
      ],
    },
  ],
  [
    '訪問看護指示書は計画とともに並び、指示の中身を読む',
    {
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      category: [text('訪問看護指示')],
      code: text('特別訪問看護指示書'),
      occurrencePeriod: { start: '2026-11-01', end: '2026-11-14' },
      orderDetail: [text('点滴注射'), text('褥瘡処置')],
      reasonCode: [text('急性増悪')],
      requester: { display: '在宅 医師' },
    },
  ],
  [
    '訪問看護計画は看護の計画として読む',
    {
      resourceType: 'CarePlan',
      status: 'active',
      intent: 'plan',
      title: '訪問看護計画書',
      description: '内服管理、創部の観察',
      period: { start: '2026-11' },
    },
  ],
  ...(
    [
      ['訪問看護報告書は文書として種別とともに読む', '訪問看護報告書'],
      ['主治医意見書は文書として種別とともに読む', '主治医意見書'],
      ['看護サマリーは文書として種別とともに読む', '看護サマリー'],
      ['認定調査票は文書として種別とともに読む', '要介護認定調査票'],
      ['かかりつけ連携手帳は文書として種別とともに読む', 'かかりつけ連携手帳'],
      ['死亡診断書は文書として種別とともに読む', '死亡診断書'],
      ['DPCの様式は文書として種別とともに読む', 'DPC様式1'],
      ['歯科の記録は文書として種別とともに読む', '歯科診療録'],
      ['レセプトは文書として種別とともに読む', '調剤報酬明細書'],
      ['介護記録は文書として種別とともに読む', '介護記録（モニタリング）'],
      ['特定保健指導は文書として種別とともに読む', '特定保健指導 実績評価'],
      ['リハビリの計画書は文書として種別とともに読む', 'リハビリテーション総合実施計画書'],
    ] as const
  ).map(
    ([title, words]): Sample => [
      title,
      {
        resourceType: 'DocumentReference',
        status: 'current',
        type: text(words),
        date: '2026-11-10T09:00:00+09:00',
        content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/b' } }],
      },
    ],
  ),
];
