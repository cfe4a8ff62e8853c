import type { Coded } from '../domain/coded.ts';
import type { CarePlanSort, CoverageSort } from '../domain/entry-sorts.ts';

const PLAN_WORDS: readonly (readonly [RegExp, CarePlanSort])[] = [
  [/訪問看護.*指示/u, 'visiting-nurse-order'],
  [/訪問看護/u, 'visiting-nurse-plan'],
  [/介護|ケアプラン|居宅サービス|施設サービス|介護予防|ケアマネ/u, 'care-service-plan'],
  [/リハビリ/u, 'rehabilitation-plan'],
  [/看護計画|看護/u, 'nursing-plan'],
  [/療養計画|治療計画|診療方針|退院時方針/u, 'treatment-plan'],
];

/** What a plan of care is, by its own words. */
export function carePlanSort(words: string): CarePlanSort | undefined {
  return PLAN_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

const INSURANCE_CATEGORY = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuranceMajorCategory';

/**
 * 保険種別大分類 (JP Core InsuranceMajorCategory, urn:oid:1.2.392.100495.20.2.61; published with the 電子処方箋 FHIR
 * specification, https://std.jpfhir.jp/).
 */
const INSURANCES: Readonly<Record<string, readonly [name: string, sort: CoverageSort]>> = {
  '1': ['医保', 'medical'],
  '2': ['国保', 'medical'],
  '3': ['労災', 'accident'],
  '4': ['自賠', 'accident'],
  '5': ['公害', 'accident'],
  '6': ['自費', 'self-pay'],
  '7': ['後期高齢者', 'medical'],
  '8': ['公費', 'public'],
};

function categoryOf(type: Coded | undefined): readonly [name: string, sort: CoverageSort] | undefined {
  const code = type?.codings.find(({ system }) => system === INSURANCE_CATEGORY)?.code;
  return code === undefined ? undefined : INSURANCES[code];
}

/** HL7 v3-ActCode policies that JP Core's examples use. */
const POLICIES: Readonly<Record<string, string>> = { PUBLICPOL: '公的医療保険', EHCPOL: '被用者の医療保険' };

/** The name of an insurance: its own words; where only a code was sent, what the code means, if that is known. */
export function insuranceName(type: Coded | undefined): string | undefined {
  const code = type?.codings[0]?.code;
  if (type === undefined) return undefined;
  return type.text === code ? (categoryOf(type)?.[0] ?? POLICIES[code]) : type.text;
}

export function coverageSort(type: Coded | undefined): CoverageSort | undefined {
  if (type === undefined) return undefined;
  const coded = categoryOf(type)?.[1];
  if (coded !== undefined) return coded;
  if (/介護/u.test(type.text)) return 'long-term-care';
  if (/公費|生活保護|難病|自立支援/u.test(type.text)) return 'public';
  if (/労災|自賠/u.test(type.text)) return 'accident';
  return /保険|国保|後期高齢|共済|EHCPOL|PUBLICPOL/u.test(type.text) ? 'medical' : undefined;
}
