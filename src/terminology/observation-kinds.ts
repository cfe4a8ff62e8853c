import type { Coding } from '../domain/coded.ts';
import type { ObservationEntry } from '../domain/entry.ts';
import { LOINC } from './code-systems.ts';

/** LOINC 80391-6 "Level of care [Type]": used for 要介護度, which has no Japanese profile (none found in JP Core 1.2). */
const CARE_LEVEL_CODES: ReadonlySet<string> = new Set(['80391-6']);
const CARE_LEVEL_WORDS = /要介護|要支援|介護度/u;
const VITAL_WORDS = /血圧|脈拍|心拍数|体温|呼吸数|SpO2|酸素飽和度|意識レベル|JCS|GCS/iu;
const MEASUREMENT_WORDS = /^(身長|体重|BMI|腹囲|頭囲|胸囲|出生時体重|体格指数)/u;

/**
 * Which kind an Observation is of: by the code's system where that decides (感染症5項目: JP-CLINS InfectionLabo;
 * MEDIS 看護観察編: vitals), then by its category, then, for records that give neither, by words in its name.
 */
export function kindOfObservation(
  codings: readonly Coding[],
  categories: readonly string[],
  name: string,
): ObservationEntry['kind'] {
  if (codings.some((coding) => coding.system.includes('InfectionLabo'))) return 'infection';
  if (codings.some((coding) => coding.system === LOINC && CARE_LEVEL_CODES.has(coding.code)))
    return 'care-level';
  if (CARE_LEVEL_WORDS.test(name)) return 'care-level';
  const has = (word: string) => categories.some((category) => category === word);
  if (has('body-measurement') || MEASUREMENT_WORDS.test(name)) return 'measurement';
  if (has('vital-signs')) return 'vital';
  if (has('social-history')) return 'social-history';
  if (has('laboratory') || has('LAB') || has('LP29693-6')) return 'lab';
  if (codings.some((coding) => coding.system.endsWith('master-nursingObservationKeyCode'))) return 'vital';
  if (codings.some((coding) => coding.system.includes('JLAC'))) return 'lab';
  return VITAL_WORDS.test(name) ? 'vital' : 'observation';
}
