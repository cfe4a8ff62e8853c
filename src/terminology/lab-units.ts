/**
 * Spellings of one and the same unit, after widths, case, spaces, micro signs and powers of ten are folded. Folding never
 * changes a number: where a factor would be needed (mEq/L, /μL for 10³/μL) the units stay apart here, and only the table
 * of lab-conversions may bring them together. Source of the spellings: docs/clinical-rules.md, lab-unit-01.
 */
const SAME_UNIT: Readonly<Record<string, string>> = {
  'iu/l': 'u/l',
  '[iu]/l': 'u/l',
  '国際単位/l': 'u/l',
  sec: 's',
  秒: 's',
  '万/ul': '10*4/ul',
  '万個/ul': '10*4/ul',
  '千/ul': '10*3/ul',
  '百/ul': '10*2/ul',
  '/mm3': '/ul',
  '個/ul': '/ul',
  '個/mm3': '/ul',
  '{cells}/ul': '/ul',
  '10*4/mm3': '10*4/ul',
  '10*3/mm3': '10*3/ul',
  'ml/分/1.73m2': 'ml/min/1.73m2',
  'ml/min/1.73m^2': 'ml/min/1.73m2',
  'ml/min/1.73_m2': 'ml/min/1.73m2',
  'ml/min/{1.73_m2}': 'ml/min/1.73m2',
  'ml/min/{1.73m2}': 'ml/min/1.73m2',
  'ml/minper1.73m2': 'ml/min/1.73m2',
  '1': '',
  '{inr}': '',
  '{ratio}': '',
  '[ph]': '',
  'mg/g{creat}': 'mg/gcr',
  'mg/g・cr': 'mg/gcr',
  'mg/g·cr': 'mg/gcr',
  'mg/g.cr': 'mg/gcr',
  'mg/g・cre': 'mg/gcr',
  'mg/gcre': 'mg/gcr',
  'mg/gcreat': 'mg/gcr',
  'mg/g{cre}': 'mg/gcr',
  'g/g{creat}': 'g/gcr',
  'g/g・cr': 'g/gcr',
  'g/g·cr': 'g/gcr',
  'g/g.cr': 'g/gcr',
  'g/gcre': 'g/gcr',
  'mg/mg{creat}': 'mg/mgcr',
  'mg/mg・cr': 'mg/mgcr',
  'ugfeu/ml': 'ug/ml{feu}',
  'ug/mlfeu': 'ug/ml{feu}',
  'ug/ml(feu)': 'ug/ml{feu}',
  'ug{feu}/ml': 'ug/ml{feu}',
  'ugddu/ml': 'ug/ml{ddu}',
  'ug/mlddu': 'ug/ml{ddu}',
  'ug/ml(ddu)': 'ug/ml{ddu}',
  'ug{ddu}/ml': 'ug/ml{ddu}',
  'mcg/ml': 'ug/ml',
  'mcg/dl': 'ug/dl',
  パーセント: '%',
};

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
};

/** `×10³`, `x10^3`, `10e3`, `10*3` → `10*3`. */
const POWER = /^[x×*]?10(?:\*|\^|e\+?|\*\*)?([2-9]|12)(?=\/)/u;

function foldUnit(unit: string): string {
  const raised = unit.replace(
    /10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/gu,
    (_, digits: string) => `10*${[...digits].map((d) => SUPERSCRIPTS[d] ?? d).join('')}`,
  );
  const plain = raised
    .normalize('NFKC')
    .replace(/[μµ]/gu, 'u')
    .replace(/\s+/gu, '')
    .toLowerCase()
    .replace(POWER, '10*$1')
    .replace(/\{(?:cells?|count)\}|個(?=\/)/u, '');
  return SAME_UNIT[plain] ?? plain;
}

/** Thousands of results share a few spellings. */
const FOLDED = new Map<string, string>();
const REMEMBERED = 500;

/** A key under which equal units are equal: widths, case, micro signs and the listed spellings are folded. */
export function unitKey(unit: string): string {
  const known = FOLDED.get(unit);
  if (known !== undefined) return known;
  const folded = foldUnit(unit);
  if (FOLDED.size < REMEMBERED) FOLDED.set(unit, folded);
  return folded;
}
