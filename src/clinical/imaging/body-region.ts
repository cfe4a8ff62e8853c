import type { ImagingEntry } from '../../domain/entry.ts';

export const BODY_REGIONS = [
  'head',
  'neck',
  'chest',
  'heart',
  'breast',
  'abdomen',
  'pelvis',
  'spine',
  'upper-limb',
  'lower-limb',
] as const;
export type BodyRegion = (typeof BODY_REGIONS)[number];

/**
 * Words by which records and archives name a part of the body: the defined terms of Body Part Examined (DICOM PS3.16
 * annex L, https://dicom.nema.org/medical/dicom/current/output/chtml/part16/chapter_L.html), the displays of their SNOMED CT
 * codes, and what Japanese orders write.
 */
const WORDS: Readonly<Record<BodyRegion, RegExp>> = {
  head: /\b(?:head|brain|skull|cranial|orbit|face|facial|sinus|sella|iac|temporal bone|jaw|mandible|dental)\b|頭(?!頸|頚)|脳|眼窩|副鼻腔|顔面|下垂体|側頭骨|顎/iu,
  neck: /\b(?:neck|thyroid|larynx|pharynx|carotid|headneck)\b|頸部|頚部|頭頸|頭頚|甲状腺|喉頭|頸動脈|頚動脈/iu,
  chest:
    /\b(?:chest|thorax|thoracic cavity|lung|lungs|mediastinum|rib|ribs|clavicle|sternum)\b|胸(?!椎)|肺|縦隔|肋骨|鎖骨/iu,
  heart: /\b(?:heart|cardiac|coronary|echo|echocardiogra\w*)\b|心臓|心エコー|冠動脈|心/iu,
  breast: /\b(?:breast|mammo\w*)\b|乳房|乳腺|マンモ/iu,
  abdomen:
    /\b(?:abdomen|abdominal|liver|kidney|kidneys|pancreas|spleen|gallbladder|stomach|bowel|colon|chestabdomen|abdomenpelvis|aorta|ob|obstetric\w*|fetus)\b|腹|肝|腎|膵|脾|胆|胃|腸|大動脈|産科|胎児/iu,
  pelvis:
    /\b(?:pelvis|pelvic|hip|prostate|bladder|uterus|ovary|rectum|abdomenpelvis|sacroiliac)\b|骨盤|股関節|前立腺|膀胱|子宮|卵巣|直腸/iu,
  spine: /\b(?:spine|cspine|tspine|lspine|vertebra\w*|spinal|sacrum)\b|脊椎|脊髄|頸椎|頚椎|胸椎|腰椎|仙骨/iu,
  'upper-limb':
    /\b(?:shoulder|arm|humerus|elbow|forearm|wrist|hand|finger|thumb|upper extremity|upper limb)\b|肩|上腕|肘|前腕|手|指(?!趾)|上肢/iu,
  'lower-limb':
    /\b(?:thigh|femur|knee|leg|tibia|ankle|foot|feet|toe|calcaneus|lower extremity|lower limb)\b|大腿|膝|下腿|足|趾|下肢/iu,
};

function regionsIn(words: string): readonly BodyRegion[] {
  return BODY_REGIONS.filter((region) => WORDS[region].test(words));
}

/**
 * The parts of the body a study shows: as its record or its series name them; where they name none, as its description
 * does. Nothing is taken from what is not written.
 */
export function regionsOf(witnesses: readonly ImagingEntry[]): readonly BodyRegion[] {
  const named = witnesses.flatMap(({ bodySite, series }) => [
    bodySite ?? '',
    ...series.map((one) => one.bodySite ?? ''),
  ]);
  const told = new Set(named.flatMap(regionsIn));
  const found =
    told.size > 0
      ? told
      : new Set(witnesses.flatMap(({ description, title }) => regionsIn(`${description ?? ''} ${title}`)));
  return BODY_REGIONS.filter((region) => found.has(region));
}
