/**
 * What 「よく見る項目」 shows, by the keys of the table of items: the tests that stand in most follow-ups. A choice of
 * presentation, not of medicine; all others are one press away and their number is told.
 */
export const OFTEN_ITEMS: ReadonlySet<string> = new Set([
  'Cre',
  'eGFR',
  'BUN',
  'UA',
  'Na',
  'K',
  'Cl',
  'WBC',
  'Hb',
  'PLT',
  'PT-INR',
  'CRP',
  'HbA1c-NGSP',
  'BG',
  'BS',
  'CBG',
  'LDL-C',
  'HDL-C',
  'TG',
  'AST',
  'ALT',
  'GGT',
  'T-Bil',
  'ALB',
  'CK',
  'BNP',
  'NT-proBNP',
]);
