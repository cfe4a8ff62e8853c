import type { Coding } from '../domain/coded.ts';
import type { DocumentEntry } from '../domain/entry.ts';

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
  return coded ?? KIND_OF_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'document';
}
