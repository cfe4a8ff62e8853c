import { type CoverageRow, rowsOf } from './coverage-row.ts';

const PERSON = '本人は氏名の読み・性別・生年月日・番号・死亡とともに読む';

export const LIFETIME_2024: readonly CoverageRow[] = [
  ...rowsOf('7B', '基本情報', [
    [
      '要介護認定',
      'Observation (80391-6).value, effectivePeriod; Coverage; DocumentReference',
      '要介護認定は区分と有効期間とともに読む',
      'care timeline',
    ],
    [
      '介護保険の被保険者番号',
      'Coverage.subscriberId',
      '介護保険は被保険者番号とともに読む',
      'timeline detail',
    ],
    [
      '家族・緊急の連絡先',
      'RelatedPerson; Patient.contact',
      '家族・関係者は続柄と連絡先とともに読む',
      'care timeline detail',
    ],
  ]),
  ...rowsOf('7B', 'レポートなど', [
    ['生理検査', 'DiagnosticReport; Observation', '心電図は生理検査として読む', 'documents timeline'],
    ['微生物', 'Observation; DiagnosticReport', '微生物は菌名を菌として読む', 'labs timeline'],
    ['薬剤感受性', 'Observation.interpretation', '薬剤感受性はS・I・Rとともに読む', 'labs timeline'],
  ]),
  ...rowsOf('7B', '健診', [
    [
      '妊婦健診',
      'Bundle (category 44); Observation',
      '妊婦健診は種別とともに読む',
      'documents summary timeline',
    ],
    [
      '乳幼児健診',
      'Bundle (category 43); Observation',
      '乳幼児健診は種別とともに読む',
      'documents summary timeline',
    ],
    ['就学時・学校健診', 'Bundle (sections 01040–01042)', '学校健診は種別とともに読む', 'documents timeline'],
    ['事業者の定期健診', 'Bundle (category 41)', '事業者の定期健診は種別とともに読む', 'documents timeline'],
    ['特定健診', 'Bundle (category 10)', '特定健診は種別とともに読む', 'documents summary timeline'],
    [
      '特定保健指導',
      'Bundle (category 21–25); DocumentReference',
      '特定保健指導は文書として種別とともに読む',
      'documents timeline',
    ],
    [
      'がん検診など健康増進事業',
      'Bundle (category 42)',
      '自治体の検診は種別とともに読む',
      'documents timeline',
    ],
    ['後期高齢者健診', 'Bundle (020)', '後期高齢者健診は種別とともに読む', 'documents timeline'],
    ['問診', 'QuestionnaireResponse.item', '問診は問いと答えの対として読む', 'timeline detail'],
  ]),
  ...rowsOf('7B', '介護', [
    [
      'ケアプラン',
      'CarePlan; DocumentReference',
      'ケアプランは週の予定と目標と担当とともに読む',
      'care timeline',
    ],
    ['目標', 'Goal', '目標は達成の度合いと期限とともに読む', 'timeline detail'],
    ['担当者', 'CareTeam', '担当者は役割・氏名・所属とともに読む', 'timeline detail'],
    [
      '主治医意見書',
      'DocumentReference',
      '主治医意見書は文書として種別とともに読む',
      'documents care timeline',
    ],
    [
      '訪問看護指示書（特別を含む）',
      'ServiceRequest; DocumentReference',
      '訪問看護指示書は計画とともに並び、指示の中身を読む',
      'care timeline',
    ],
    ['訪問看護計画書', 'CarePlan; DocumentReference', '訪問看護計画は看護の計画として読む', 'care timeline'],
    [
      '訪問看護報告書',
      'DocumentReference',
      '訪問看護報告書は文書として種別とともに読む',
      'documents care timeline',
    ],
    [
      '介護の記録',
      'DocumentReference; Observation',
      '介護記録は文書として種別とともに読む',
      'documents care timeline',
    ],
    [
      '認定調査票',
      'DocumentReference; QuestionnaireResponse',
      '認定調査票は文書として種別とともに読む',
      'documents care timeline',
    ],
    [
      'リハビリの計画書',
      'DocumentReference; CarePlan',
      'リハビリの計画書は文書として種別とともに読む',
      'documents care timeline',
    ],
  ]),
  ...rowsOf('7B', '死亡', [
    ['死亡日', 'Patient.deceased[x]', PERSON, 'banner'],
    [
      '死亡診断書・死体検案書',
      'DocumentReference; Composition',
      '死亡診断書は文書として種別とともに読む',
      'documents timeline',
    ],
  ]),
  ...rowsOf('7B', '生活', [
    [
      'かかりつけ連携手帳・PHR',
      'DocumentReference',
      'かかりつけ連携手帳は文書として種別とともに読む',
      'documents timeline',
    ],
    [
      '日常の活動・生活歴',
      'Observation (social-history, survey)',
      '生活歴は本数とともに読む',
      'summary timeline',
    ],
    [
      '歯科の診療',
      'Observation (dental); Procedure; DocumentReference',
      '歯は歯科の所見として読む',
      'timeline detail',
    ],
    ['歯科の記録', 'DocumentReference', '歯科の記録は文書として種別とともに読む', 'documents timeline'],
    [
      'レセプト（歯科・調剤）',
      'Claim; ExplanationOfBenefit; DocumentReference',
      'レセプトは文書として種別とともに読む',
      'documents timeline',
    ],
    [
      '請求の明細',
      'Claim.diagnosis, item, total',
      '診療・給付の請求は病名・項目・合計とともに読む',
      'timeline detail',
    ],
    [
      'OTC・持参薬',
      'MedicationStatement',
      'OTC・持参薬は自己申告と情報の出どころとともに読む',
      'medications timeline',
    ],
  ]),
  ...rowsOf('7B', 'ほか', [
    ['予防接種', 'Immunization', '予防接種は対象の病気・製造・次回・副反応とともに読む', 'summary timeline'],
    ['家族歴', 'FamilyMemberHistory', '家族歴は続柄・病名・発症年齢・死亡とともに読む', 'summary timeline'],
    [
      '事前指示',
      'Consent; DocumentReference',
      '事前指示は意思・範囲・代理人とともに読む',
      'emergency timeline detail',
    ],
    [
      '注射・投与',
      'MedicationAdministration',
      '注射は成分・速度・実施者とともに読む',
      'medications timeline detail',
    ],
    [
      '感染症',
      'Observation (InfectionLabo)',
      'is an infection by the code system, a care level by LOINC 80391-6',
      'labs emergency timeline',
    ],
    [
      '有害事象・副作用',
      'AdverseEvent; AllergyIntolerance',
      '有害事象は重さ・原因とともに読む',
      'timeline detail',
    ],
    ['注意事項', 'Flag', '注意事項は区分と期間とともに読む', 'timeline detail'],
    [
      '患者サマリー・療養計画',
      'Bundle (document); CarePlan',
      '患者サマリーの計画は本文とともに読む',
      'documents care timeline',
    ],
    ['処方箋', 'Bundle (document)', '処方箋は文書として読み、備考を伝える', 'documents timeline'],
    ['臨床研究', 'ResearchSubject (in a document)', '臨床研究への参加は研究の名とともに読む', 'documents'],
  ]),
];
