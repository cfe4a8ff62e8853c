import type { Coded } from '../domain/coded.ts';
import type { Negative } from '../domain/fact.ts';

/**
 * Codes by which a record says that there is none, or that nobody knows. Sources: SNOMED CT situations listed in the
 * FHIR R4 value set allergyintolerance-code and in the International Patient Summary 2.0.0; the IPS code system
 * absent-unknown-uv-ips (http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips).
 */
const NEGATIVE_CODES: Readonly<Record<string, Negative>> = {
  '716186003': 'none',
  '409137002': 'none',
  '428607008': 'none',
  '429625007': 'none',
  '716184000': 'none',
  '160244002': 'none',
  '160245001': 'none',
  '787481004': 'none',
  'no-known-allergies': 'none',
  'no-known-medication-allergies': 'none',
  'no-known-environmental-allergies': 'none',
  'no-known-food-allergies': 'none',
  'no-known-problems': 'none',
  'no-known-medications': 'none',
  'no-known-procedures': 'none',
  'no-known-immunizations': 'none',
  'no-known-devices': 'none',
  'no-allergy-info': 'unknown',
  'no-problem-info': 'unknown',
  'no-medication-info': 'unknown',
  'no-procedure-info': 'unknown',
  'no-immunization-info': 'unknown',
  'no-device-info': 'unknown',
};
const CODE_SYSTEMS = /snomed\.info\/sct$|absent-unknown-uv-ips$/u;

/** Codes of list-empty-reason and data-absent-reason; `nilknown` alone says that there is none. */
const EMPTY_REASONS: Readonly<Record<string, Negative>> = { nilknown: 'none' };

const THING =
  '(?:(?:既知の|薬剤|薬物|薬|食物|食品|その他の?|環境|ラテックス|造影剤|金属|既往|手術|家族|感染|輸血|常用|内服|服用|使用|予防接種|接種|問題|異常|特記|副作用|禁忌|医療機器|病|症|中の)*' +
  '(?:アレルギー|薬剤?|薬|既往歴?|歴|事項|疾患|病名|機器|なもの|所見)?(?:歴|反応|情報)?)';
const NONE_WORDS = new RegExp(
  `^(?:${THING}(?:は|も|:|：|・|、|\\s)*)?(?:特に|とくに|特記すべき事は)?(?:(?:なし|無し|無|ない|無い|ありません|ございません|認めず|認めない|該当なし|該当無し)|\\(-\\)|\\(－\\))[。.]?$`,
  'u',
);
const UNKNOWN_WORDS = new RegExp(
  `^(?:${THING}(?:は|の有無は|:|：|\\s)*)?(?:不明|不詳|未確認|未聴取|情報なし|情報無し|確認できず|聴取不能|わからない|分からない)[。.]?$`,
  'u',
);
const NONE_ENGLISH =
  /^(?:no (?:known|current|active|significant)\b.*|nkd?a|none(?: known| reported| recorded)?|nil known|denies .*)\.?$/iu;
const UNKNOWN_ENGLISH = /^(?:no information\b.*|unknown|not known|not asked)\.?$/iu;

/** What a text says as a whole: 「特になし」, 「アレルギーなし」, "no known allergies"; undefined where it names anything. */
export function negativeWords(text: string): Negative | undefined {
  if (text.length > 60) return undefined;
  const plain = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (plain === '') return undefined;
  if (UNKNOWN_WORDS.test(plain) || UNKNOWN_ENGLISH.test(plain)) return 'unknown';
  return NONE_WORDS.test(plain) || NONE_ENGLISH.test(plain) ? 'none' : undefined;
}

/** Systems whose codes name a thing: whatever the words look like (「なし」 is a pear), it is one. */
const NAMING_SYSTEMS = /Jfagy|YJ-code$|master-HOT|snomed\.info\/sct$|master-disease|ICD-?10|rxnorm$/iu;

/** What a concept says, by its code, else, where no code names a thing, by its words. */
export function negativeOf(code: Coded | undefined): Negative | undefined {
  if (code === undefined) return undefined;
  for (const coding of code.codings) {
    const told = CODE_SYSTEMS.test(coding.system) ? NEGATIVE_CODES[coding.code] : undefined;
    if (told !== undefined) return told;
  }
  return code.codings.some(({ system }) => NAMING_SYSTEMS.test(system))
    ? undefined
    : negativeWords(code.text);
}

/** What the stated reason of an empty section or list says: none, or (any other reason) not known. */
export function negativeReason(code: string): Negative {
  return EMPTY_REASONS[code] ?? 'unknown';
}
