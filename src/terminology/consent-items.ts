import type { Feed } from '../domain/feed.ts';

const MEDICINES: readonly Feed[] = [
  'MedicationRequest',
  'MedicationDispense',
  'MedicationStatement',
  'MedicationAdministration',
];

/**
 * The items for which a person agrees or not, one by one, at the card reader of オンライン資格確認 (手術・診療・薬剤・健診),
 * and the six kinds of 電子カルテ情報共有サービス; by the words that stand for them. One that is not here may be anything.
 */
const ITEMS: readonly (readonly [RegExp, readonly Feed[]])[] = [
  [/^手術(情報|歴)?$/u, ['Procedure']],
  [/^(薬剤|処方|調剤|お?薬)(情報|歴)?$/u, MEDICINES],
  [/^診療(情報)?$/u, ['Encounter', 'Procedure', 'Claim', 'ExplanationOfBenefit']],
  [
    /^(特定)?健診(結果)?(情報)?$/u,
    ['Observation', 'DiagnosticReport', 'DocumentReference', 'Composition', 'QuestionnaireResponse'],
  ],
  [/^(傷病名|病名)(情報)?$/u, ['Condition']],
  [/^アレルギー(等|・薬剤禁忌)?(情報)?$/u, ['AllergyIntolerance']],
  [/^(感染症|検査)(結果)?(情報)?$/u, ['Observation', 'DiagnosticReport']],
  [/^(画像|放射線)(検査)?(情報)?$/u, ['ImagingStudy', 'DicomStudy', 'Media']],
  [/^(予防接種|ワクチン)(情報|歴)?$/u, ['Immunization']],
];

/** The feeds that an item stands for; none where we do not know. */
export function feedsOfItem(words: string): readonly Feed[] {
  return ITEMS.find(([pattern]) => pattern.test(words.trim()))?.[1] ?? [];
}
