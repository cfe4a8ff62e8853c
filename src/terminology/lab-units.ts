/**
 * Spellings of one and the same unit. Folding never changes a number: where a factor would be needed (mEq/L, 万/μL for
 * 10⁹/L) the units stay apart, in rows of their own. Source of the spellings: docs/clinical-rules.md, lab-unit-01.
 */
const SAME_UNIT: Readonly<Record<string, string>> = {
  'iu/l': 'u/l',
  sec: 's',
  秒: 's',
  '万/ul': '10*4/ul',
  '×10*4/ul': '10*4/ul',
  '10^4/ul': '10*4/ul',
  'x10^4/ul': '10*4/ul',
  '×10*3/ul': '10*3/ul',
  '10^3/ul': '10*3/ul',
  'x10^3/ul': '10*3/ul',
  '個/ul': '/ul',
  'ml/min/1.73m2': 'ml/min/1.73m2',
  'ml/min/{1.73_m2}': 'ml/min/1.73m2',
  'ml/分/1.73m2': 'ml/min/1.73m2',
  '1': '',
  '{inr}': '',
  'mg/g{creat}': 'mg/gcr',
  'mg/g・cr': 'mg/gcr',
};

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁹': '9',
};

/** A key under which equal units are equal: widths, case, micro signs and the listed spellings are folded. */
export function unitKey(unit: string): string {
  const raised = unit.replace(
    /10([⁰¹²³⁴⁹]+)/gu,
    (_, digits: string) => `10*${[...digits].map((d) => SUPERSCRIPTS[d] ?? d).join('')}`,
  );
  const plain = raised.normalize('NFKC').replace(/[μµ]/gu, 'u').replace(/\s+/gu, '').toLowerCase();
  return SAME_UNIT[plain] ?? plain;
}
