import type { Coding } from '../domain/coded.ts';
import type { DocumentEntry } from '../domain/entry.ts';
import type { DocumentSort } from '../domain/entry-sorts.ts';

/**
 * Document type codes of the Japanese document specifications (`doc-typecodes`, which are LOINC codes) and the older
 * check-up codes. Source: JP-CLINS Composition profiles; eCheckupReport and eMunicipalCheckup specifications.
 */
const KIND_OF_CODE: Readonly<Record<string, DocumentEntry['kind']>> = {
  '18842-5': 'discharge-summary',
  '57133-1': 'referral',
  '53576-5': 'checkup',
  JPGCHKUP01: 'checkup',
  JPMCHKUP01: 'checkup',
};

const KIND_OF_WORDS: readonly (readonly [RegExp, DocumentEntry['kind']])[] = [
  [/退院時サマリ|退院サマリ|退院時要約/u, 'discharge-summary'],
  [/診療情報提供書|紹介状/u, 'referral'],
  [/健診|健康診断|健康診査|検診/u, 'checkup'],
];

/** The kind of a document by its type code, else by its title. */
export function kindOfDocument(codings: readonly Coding[], words: string): DocumentEntry['kind'] {
  const coded = codings.map((coding) => KIND_OF_CODE[coding.code]).find((kind) => kind !== undefined);
  if (coded === undefined && codings.some(({ code }) => SORT_OF_CODE[code] === 'patient-summary'))
    return 'document';
  // What stands in brackets tells what is in it, not what it is: サマリー（受診歴・健診実施日）.
  const name = words.replaceAll(/[（(][^）)]*[）)]/gu, '');
  return (
    coded ?? KIND_OF_WORDS.find(([pattern]) => pattern.test(name === '' ? words : name))?.[1] ?? 'document'
  );
}

const SORT_OF_CODE: Readonly<Record<string, DocumentSort>> = {
  '57833-6': 'prescription',
  '56447-6': 'patient-summary',
  '60591-5': 'patient-summary',
  '34745-0': 'nursing-summary',
  '11526-1': 'pathology',
  '60568-3': 'pathology',
  '18748-4': 'imaging-report',
  '11502-2': 'laboratory',
  '64297-5': 'death-certificate',
  '42348-3': 'advance-directive',
  JPMCHKUP01: 'municipal-checkup',
};

/**
 * 健診の種類: report categories of the electronic check-up report (JP eCheckup, urn:oid:2.16.840.1.113883.2.2.1.6.1001)
 * and kinds of check-up (urn:oid:1.2.392.200119.6.1002). 40 says only that it is no 特定健診.
 */
const CHECKUP_SYSTEM =
  /2\.16\.840\.1\.113883\.2\.2\.1\.6\.1001$|checkup-report-category$|200119\.6\.1002$|checkup-type-code$/u;
const SORT_OF_CHECKUP: Readonly<Record<string, DocumentSort>> = {
  '10': 'specific-checkup',
  '21': 'health-guidance',
  '22': 'health-guidance',
  '23': 'health-guidance',
  '24': 'health-guidance',
  '25': 'health-guidance',
  '40': 'general-checkup',
  '41': 'employer-checkup',
  '42': 'municipal-checkup',
  '43': 'infant-checkup',
  '44': 'maternal-checkup',
  '010': 'specific-checkup',
  '020': 'late-elderly-checkup',
  '030': 'employer-checkup',
  '040': 'school-checkup',
  '060': 'cancer-screening',
  '090': 'cancer-screening',
  '990': 'general-checkup',
};

const SORT_OF_WORDS: readonly (readonly [RegExp, DocumentSort])[] = [
  [/主治医意見書/u, 'doctors-opinion'],
  [/要介護認定|認定調査|介護保険被保険者証/u, 'care-certification'],
  [/訪問看護.*指示/u, 'visiting-nurse-order'],
  [/訪問看護.*計画/u, 'visiting-nurse-plan'],
  [/訪問看護.*(?:報告|記録)/u, 'visiting-nurse-report'],
  [/看護サマリ|看護要約|看護添書/u, 'nursing-summary'],
  [/連携手帳|母子手帳|母子健康手帳|PHR/iu, 'collaboration-notebook'],
  [/死亡診断|死体検案/u, 'death-certificate'],
  [/事前指示|リビング・?ウィル|人生会議|ACP|DNAR/iu, 'advance-directive'],
  [/病理|細胞診/u, 'pathology'],
  [/心電図|脳波|呼吸機能|生理検査|心エコー/u, 'physiology'],
  [/画像診断|読影|放射線/u, 'imaging-report'],
  [/DPC|ＤＰＣ/u, 'dpc'],
  [/歯科/u, 'dental'],
  [/レセプト|診療報酬明細|調剤報酬明細/u, 'claim'],
  [/リハビリ/u, 'rehabilitation'],
  [/保健指導/u, 'health-guidance'],
  [/後期高齢/u, 'late-elderly-checkup'],
  [/特定健診|特定健康診査/u, 'specific-checkup'],
  [/妊婦/u, 'maternal-checkup'],
  [/乳幼児|乳児|幼児|新生児/u, 'infant-checkup'],
  [/学校健|就学時/u, 'school-checkup'],
  [/がん検診|検診/u, 'cancer-screening'],
  [/定期健康診断|事業者|雇入/u, 'employer-checkup'],
  [/ケアプラン|居宅サービス計画|介護予防サービス/u, 'care-plan'],
  [/介護記録|サービス担当者会議|モニタリング/u, 'care-record'],
  [/処方箋|処方せん/u, 'prescription'],
  [/患者サマリ|療養計画/u, 'patient-summary'],
];

/** What a document is beyond its kind: by its codes, else by its own words. */
export function sortOfDocument(codings: readonly Coding[], words: string): DocumentSort | undefined {
  const worded = SORT_OF_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  const coded = codings.flatMap(({ system, code }) =>
    CHECKUP_SYSTEM.test(system) ? (SORT_OF_CHECKUP[code] ?? []) : (SORT_OF_CODE[code] ?? []),
  );
  // 990 and 40 say "another kind of check-up": the document's own words tell more.
  return coded.find((sort) => sort !== 'general-checkup') ?? worded ?? coded[0];
}
