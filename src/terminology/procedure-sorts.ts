import type { Coding } from '../domain/coded.ts';
import type { ProcedureSort } from '../domain/entry-sorts.ts';

/**
 * Sorts of procedures by category code. Sources: JP Core JP_ProcedureCategory_CS uses SNOMED CT categories of the FHIR
 * R4 value set procedure-category (http://hl7.org/fhir/R4/valueset-procedure-category.html).
 */
const SORT_OF_CODE: Readonly<Record<string, ProcedureSort>> = {
  '387713003': 'operation',
  '103693007': 'examination',
  '165197003': 'examination',
  '363679005': 'examination',
  '409063005': 'guidance',
  '409073007': 'guidance',
  '277132007': 'treatment',
  '46947000': 'treatment',
  '410606002': 'guidance',
  '373110003': 'treatment',
  '9632001': 'nursing',
  '5154007': 'rehabilitation',
  '91251008': 'rehabilitation',
  '265764009': 'dialysis',
  '5447007': 'transfusion',
  '116859006': 'transfusion',
  '399097000': 'anaesthesia',
  '410011004': 'anaesthesia',
  '77465005': 'transplant',
};

/**
 * 診療行為マスター (レセプト電算処理 診療行為コード, 9 digits, https://www.ssk.or.jp/seikyushiharai/tensuhyo/kihonmasta/):
 * the first digits follow the parts of the fee schedule. Only parts whose meaning is one sort are taken.
 */
const RECEIPT_SYSTEM = /masterS-medicalProcedure$|ProcedureCodesMedical/u;
const SORT_OF_RECEIPT: readonly (readonly [prefix: string, ProcedureSort])[] = [
  ['113', 'guidance'],
  ['13', 'treatment'],
  ['14', 'treatment'],
  ['15', 'operation'],
  ['16', 'examination'],
  ['17', 'examination'],
];

/** Words, the narrowest first: 輸血 and 透析 are coded as 手術 and 処置 in receipts. */
const SORT_OF_WORDS: readonly (readonly [RegExp, ProcedureSort])[] = [
  // ペースメーカー移植術 and the like put in a device: 移植 alone is no transplant.
  [/(?:腎|肝|心|肺|膵|小腸|角膜|骨髄|幹細胞|臍帯血|臓器|羊膜|膵島)臓?移植|transplant/iu, 'transplant'],
  [/輸血|transfusion/iu, 'transfusion'],
  [/麻酔|an(a)?esthesi/iu, 'anaesthesia'],
  [/透析|hemodialysis|haemodialysis|dialysis/iu, 'dialysis'],
  [/リハビリ|理学療法|作業療法|言語聴覚|摂食機能療法|rehabilitation|physiotherapy/iu, 'rehabilitation'],
  [/手術|術(?:$|[（(])|切除|摘出|縫合|形成|置換|surg|ectomy\b/iu, 'operation'],
  [/内視鏡検査|検査|造影|撮影|生検|診断/u, 'examination'],
  [/看護|ケア|清拭|体位変換|nursing/iu, 'nursing'],
  [/指導|管理料|相談|教育|counsel|education/iu, 'guidance'],
  [/処置|療法|注射|挿入|留置|吸引|浣腸|treatment|therap/iu, 'treatment'],
];

/** The sort of a procedure: words of its name where they are plain, then its category, then its receipt code. */
export function procedureSort(
  name: string,
  category: string,
  categoryCodes: readonly string[],
  codings: readonly Coding[],
): ProcedureSort | undefined {
  const narrow = SORT_OF_WORDS.slice(0, 5).find(([words]) => words.test(`${name} ${category}`))?.[1];
  if (narrow !== undefined && !/シャント|移植片|造設/u.test(name)) return narrow;
  const coded = categoryCodes.map((code) => SORT_OF_CODE[code]).find((sort) => sort !== undefined);
  if (coded !== undefined) return coded;
  const receipt = codings.find(({ system }) => RECEIPT_SYSTEM.test(system))?.code;
  const worded = SORT_OF_WORDS.find(([words]) => words.test(category))?.[1];
  if (worded !== undefined) return worded;
  const told = SORT_OF_RECEIPT.find(([prefix]) => receipt?.startsWith(prefix) === true)?.[1];
  return told ?? SORT_OF_WORDS.find(([words]) => words.test(name))?.[1];
}
