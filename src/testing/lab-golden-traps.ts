/** What must not be put together, or not be believed (see lab-golden.ts for the form). */
const LOCAL = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS';

export const GOLDEN_TRAPS: readonly string[] = [
  // A blood code with a specimen in words that is none: creatinine, potassium, protein, sugar of urine or a cavity.
  `
  # a = clins Cre [mg/dL]
  # u = code loinc Cre|specimen 尿 [mg/dL]
  # k = code loinc K|specimen 尿 [mmol/L]
  # p = code clins TP|specimen 胸水 [g/dL]
  # q = code loinc BG|specimen 髄液 [mg/dL]
  # t = clins U-TP []
  A | クレアチニン | loinc:2160-0 | 1.0 mg/dL | a | = | s:血清
  A | クレアチニン | loinc:2160-0 | 80 mg/dL | u | = | s:随時尿
  A | カリウム | loinc:2823-3 | 40 mmol/L | k | = | s:蓄尿
  A | 蛋白 | core:3A010000002327101=TP | 3.0 g/dL | p | = | s:胸水
  A | 糖 | loinc:2345-7 | 60 mg/dL | q | = | s:脳脊髄液
  A | 尿蛋白 | core:1A990000000190153=U-TP | '(-)' | t | words | s:尿(含むその他)
  `,
  // Serum that has 尿 in the test's name, not in its specimen.
  `
  # a = clins BUN [mg/dL]
  # b = clins UA [mg/dL]
  A | 尿素窒素 | loinc:3094-0 | 20 mg/dL | a | = | s:血清
  A | 尿酸 | loinc:3084-1 | 5.0 mg/dL | b | = | s:血清
  `,
  // A CLINS key and a JLAC10 code that name two analytes: neither is believed, the hospital's own code counts.
  `
  # l = local A病院 ${LOCAL} 55 [mmol/L]
  # n = name B病院 かりうむ [mmol/L]
  # a = clins K [mmol/L]
  A | カリウム | local:55 core:3H010000002326101=K | 4.4 mmol/L | l | =
  B | カリウム | core:3C015000002327101=K | 4.5 mmol/L | n | =
  C | カリウム | core:3H015000002326101=K | 4.6 mmol/L | a | =
  `,
  // The JLAC10 code says more than the LOINC code beside it.
  `
  # u = jlac 3C015-0000-001-271-01 [mg/dL]
  # r = clins BS [mg/dL]
  # f = clins CBG [mg/dL]
  # t = clins BG [mg/dL]
  A | クレアチニン | loinc:2160-0 jlac:3C015000000127101 | 90 mg/dL | u | =
  A | 血糖 | loinc:2345-7 jlac:3D010129902327201 | 130 mg/dL | r | =
  A | 血糖 | loinc:2345-7 jlac:3D010130002327201 | 99 mg/dL | f | =
  A | 血糖 | loinc:2345-7 jlac:3D010000002327201 | 110 mg/dL | t | =
  `,
  // Names alike, tests different.
  `
  # a = clins AST [U/L]
  # m = jlac 3B040-0000-023-201-01 [U/L]
  # b = clins ALB [g/dL]
  # g = jlac 3A016-0000-023-919-01 []
  # i = jlac 3H035-0000-019-261-01 [mmol/L]
  # c = clins Ca [mg/dL]
  A | AST | core:3B035000002327201=AST | 24 U/L | a | =
  A | AST | jlac:3B040000002320101 | 5 U/L | m | =
  A | アルブミン | core:3A015000002327101=ALB | 4.0 g/dL | b | =
  A | A/G比 | jlac:3A016000002391901 | 1.5 | g | =
  A | Ca | core:3H030000002327101=Ca | 9.1 mg/dL | c | =
  A | イオン化Ca | jlac:3H035000001926101 | 1.21 mmol/L | i | =
  `,
  // Words where a number is usual, bounds, signs and ranges: in the row, never on its scale.
  `
  # a = clins CRP [mg/dL]
  A | CRP | core:5C070000002306201=CRP | 0.10 mg/dL | a | =
  A | CRP | core:5C070000002306201=CRP | '0.02未満' | a | words
  A | CRP | core:5C070000002306201=CRP | '溶血のため測定不能' | a | words
  A | CRP | core:5C070000002306201=CRP | '<0.02' | a | no-unit
  A | CRP | core:5C070000002306201=CRP | 0.10 % | a | odd
  `,
  // The unit of one hospital at the side of the name: still no unit.
  `
  # a = clins Hb [g/dL]
  A | Hb | core:2A990000001930953=Hb | 13.1 g/dL | a | =
  A | Hb(g/dL) | core:2A990000001930953=Hb | 13.2 | a | no-unit
  A | Hb | core:2A990000001930953=Hb | 13.2 g/㎗ | a | =
  A | Hb | core:2A990000001930953=Hb | 13.2 ｇ／ｄｌ | a | =
  `,
  // JLAC10 identification, result and method of no item: each a row of its own.
  `
  # a = jlac 5E035-0000-023-062-01 [IU/mL]
  # b = jlac 5E035-0000-023-062-11 []
  # c = jlac 5E035-1410-023-062-01 [IU/mL]
  # d = jlac 5E035-0000-023-061-01 [IU/mL]
  A | ASO | jlac:5E035000002306201 | 120 IU/mL | a | =
  A | ASO定性 | jlac:5E035000002306211 | '陰性' | b | words
  A | ASO | jlac:5E035141002306201 | 110 IU/mL | c | =
  A | ASO | jlac:5E035000002306101 | 115 IU/mL | d | =
  `,
  // Nobody's code: placeholders are taken out before, so only the name is left, and only within the hospital.
  `
  # a = name A病院 ぷろかるしとにん [ng/mL]
  # b = name B病院 ぷろかるしとにん [ng/mL]
  A | プロカルシトニン | | 0.41 ng/mL | a | =
  A | ﾌﾟﾛｶﾙｼﾄﾆﾝ | | 0.51 ng/mL | a | =
  B | プロカルシトニン | | 0.61 ng/mL | b | =
  `,
];
