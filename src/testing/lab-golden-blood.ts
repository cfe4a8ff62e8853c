/** Blood count, clotting, inflammation, blood groups, gases (see lab-golden.ts for the form). */
export const GOLDEN_BLOOD: readonly string[] = [
  `
  # a = clins WBC [10³/μL]
  A | 白血球数 | core:2A990000001930952=WBC | 6.1 10³/μL | a | =
  A | WBC | core:2A990000001930952=WBC | 6.2 ×10³/μL | a | =
  A | WBC | core:2A010000001930101=WBC | 6.2 ×10*3/μL | a | =
  B | WBC | jlac:2A990000001930952 | 6.0 10*3/uL | a | =
  B | WBC | jlac:2A010000001930101 | 6.0 x10^3/uL | a | =
  B | 白血球 | jlac:2A990000001930952 | 6.0 10^3/µL | a | =
  B | 白血球 | jlac:2A990000001930952 | 6.0 10E3/uL | a | =
  C | Leukocytes | loinc:6690-2 | 6.3 10*9/L | a | ~6.3 lab-conv-cells
  C | Leukocytes | loinc:6690-2 | 6.3 10⁹/L | a | ~6.3 lab-conv-cells
  C | Leukocytes | loinc:6690-2 | 6300 /μL | a | ~6.30 lab-conv-cells
  C | WBC | loinc:6690-2 | 6300 個/μL | a | ~6.30 lab-conv-cells
  C | WBC | loinc:6690-2 | 6350 /uL | a | ~6.35 lab-conv-cells
  C | WBC | loinc:6690-2 | 6352 /mm3 | a | ~6.352 lab-conv-cells
  C | WBC | loinc:6690-2 | 63 10²/μL | a | ~6.3 lab-conv-cells
  C | WBC | loinc:6690-2 | 0.63 万/μL | a | ~6.3 lab-conv-cells
  C | WBC | loinc:6690-2 | 6.3 g/dL | a | odd
  C | WBC | loinc:6690-2 | 6300 | a | no-unit
  `,
  `
  # a = clins WBC [/μL]
  A | WBC | core:2A990000001930952=WBC | 6100 /μL | a | =
  B | WBC | jlac:2A990000001930952 | 6200 個/μl | a | =
  `,
  `
  # a = clins RBC [10⁴/μL]
  A | 赤血球数 | core:2A990000001930951=RBC | 435 10⁴/μL | a | =
  A | RBC | core:2A020000001930101=RBC | 440 万/μL | a | =
  A | RBC | core:2A990000001930951=RBC | 440 ×10⁴/μL | a | =
  B | RBC | jlac:2A990000001930951 | 4.35 10*6/uL | a | ~435 lab-conv-cells
  B | RBC | jlac:2A990000001930951 | 4.35 106/μL | a | ~435 lab-conv-cells
  C | Erythrocytes | loinc:789-8 | 4.35 10*12/L | a | ~435 lab-conv-cells
  C | Erythrocytes | loinc:789-8 | 4350000 /μL | a | ~435 lab-conv-cells
  `,
  `
  # a = clins Hb [g/dL]
  A | ヘモグロビン | core:2A990000001930953=Hb | 11.9 g/dL | a | =
  A | Hb | core:2A030000001930101=Hb | 12.0 g/dl | a | =
  B | 血色素量 | jlac:2A990000001930953 | 11.8 g/dL | a | =
  C | Hemoglobin | loinc:718-7 | 135 g/L | a | ~13.5 lab-conv-gl
  C | Hemoglobin | loinc:718-7 | 13.5 mg/dL | a | odd
  `,
  `
  # a = clins Ht [%]
  # l = clins Ht|unit l/l [L/L]
  A | ヘマトクリット | jlac:2A990000001930954 | 40.1 % | a | =
  B | Ht | jlac:2A040000001930102 | 41 ％ | a | =
  C | Hct | jlac:2A040000001930102 | 0.41 L/L | l | =
  `,
  `
  # v = clins MCV [fL]
  # h = clins MCH [pg]
  # c = clins MCHC [%]
  # g = clins MCHC|unit g/dl [g/dL]
  A | MCV | jlac:2A060000001930101 | 90.1 fL | v | =
  B | MCV | jlac:2A060000001930101 | 91.0 fl | v | =
  A | MCH | jlac:2A070000001930101 | 30.1 pg | h | =
  A | MCHC | jlac:2A080000001930101 | 33.1 % | c | =
  B | MCHC | jlac:2A080000001930101 | 33.0 g/dL | g | =
  `,
  `
  # a = clins PLT [万/μL]
  A | 血小板数 | core:2A990000001930955=PLT | 21.2 万/μL | a | =
  A | PLT | core:2A050000001930101=PLT | 20.8 10⁴/μL | a | =
  A | PLT | core:2A990000001930955=PLT | 20.8 万/uL | a | =
  A | PLT | core:2A990000001930955=PLT | 20.8 万個/μL | a | =
  B | PLT | jlac:2A990000001930955 | 20.8 x10^4/uL | a | =
  B | PLT | jlac:2A990000001930955 | 20.8 10*4/uL | a | =
  C | Platelets | loinc:777-3 | 220 10*9/L | a | ~22.0 lab-conv-cells
  C | Platelets | loinc:777-3 | 158 10*3/uL | a | ~15.8 lab-conv-cells
  C | Platelets | loinc:777-3 | 220000 /μL | a | ~22.0 lab-conv-cells
  C | Platelets | loinc:777-3 | 1.58 10*5/uL | a | odd
  `,
  `
  # a = clins PLT [10*9/L]
  A | Platelets | loinc:777-3 | 220 10*9/L | a | =
  B | Platelets | loinc:777-3 | 221 10^9/L | a | =
  `,
  `
  # i = clins PT-INR []
  # s = clins PT-Sec [秒]
  # c = clins PT-Act [%]
  # r = clins PT-Ratio []
  A | PT-INR | core:2B030000002231157=PT-INR | 2.10 | i | =
  A | PT-INR | core:2B030000002231157=PT-INR | 2.15 {INR} | i | =
  A | ＰＴ（秒） | core:2B030000002231151=PT-Sec | 12.1 秒 | s | =
  A | PT活性 | core:2B030000002231153=PT-Act | 95 % | c | =
  A | PT比 | core:2B030000002231155=PT-Ratio | 1.02 | r | =
  B | INR | jlac:2B030000002231157 | 1.98 1 | i | =
  B | PT | jlac:2B030000002231151 | 12.3 sec | s | =
  B | PT | jlac:2B030000002231101 | 12.2 s | s | =
  B | PT% | jlac:2B030000002231153 | 93 ％ | c | =
  C | INR | loinc:6301-6 | 2.0 | i | =
  C | PT | loinc:5902-2 | 12.5 sec | s | =
  C | INR | loinc:6301-6 | 2.0 % | i | odd
  `,
  `
  # a = clins APTT [秒]
  A | APTT | core:2B020000002231101=APTT | 30.1 秒 | a | =
  B | APTT | jlac:2B020000002231151 | 31.0 sec | a | =
  C | aPTT | loinc:14979-9 | 32.5 s | a | =
  `,
  `
  # a = clins DD [μg/mL]
  # F = clins DD|scale FEU [ug/mL]
  # D = clins DD|scale DDU [ug/mL]
  # n = clins DD|unit ng/ml [ng/mL]
  # q = clins DD-class []
  A | Dダイマー | core:2B140000002206201=DD | 0.8 μg/mL | a | =
  B | D-dimer | jlac:2B140000002206201 | 0.9 ug/mL | a | =
  B | D-dimer | jlac:2B140000002206201 | 1.9 μg/mL FEU | F | ~1.9 lab-conv-dd
  C | D-dimer FEU | loinc:48065-7 | 1.8 ug/mL | F | =
  C | D-dimer DDU | loinc:48066-5 | 0.9 ug/mL | D | =
  C | Dダイマー | jlac:2B140000002206201 | 800 ng/mL | n | =
  A | Dダイマー定性 | core:2B140000002306211=DD-class | '陰性' | q | words
  `,
  `
  # a = clins CRP [mg/dL]
  # q = clins CRP-class []
  A | CRP | core:5C070000002306201=CRP | 0.12 mg/dL | a | =
  A | CRP | core:5C070000002206201=CRP | <0.02 mg/dL | a | =
  B | Ｃ反応性蛋白 | jlac:5C070000001806201 | 0.30 mg/dl | a | =
  C | CRP | loinc:1988-5 | 3.5 mg/L | a | ~0.35 lab-conv-crp
  C | CRP | loinc:1988-5 | 0.3 mg/L | a | ~0.03 lab-conv-crp
  C | CRP | loinc:1988-5 | <0.3 mg/L | a | ~0.03 lab-conv-crp
  A | CRP定性 | core:5C070000002306212=CRP-class | '(-)' | q | words
  B | CRP定性 | jlac:5C070000002306211 | '(±)' | q | words
  `,
  `
  # a = clins BLD-ABO []
  # r = clins BLD-Rh []
  A | 血液型ABO | core:5H010000001999911=BLD-ABO | 'A型' | a | words
  B | ABO | jlac:5H010000001999911 | 'A' | a | words
  C | ABO group | loinc:883-9 | 'A' | a | words
  A | Rh(D) | core:5H020000001999911=BLD-Rh | '(+)' | r | words
  C | Rh | loinc:10331-7 | 'Positive' | r | words
  `,
  `
  # h = clins HCO3 [mmol/L]
  # p = jlac 3H050-0000-020-901-01 []
  # c = jlac 3H055-0000-020-901-01 [mmHg]
  # O = jlac 3H060-0000-020-901-01|unit mmhg [mmHg]
  # T = jlac 3H060-0000-020-901-01|unit torr [Torr]
  A | HCO3- | jlac:3H070000002090101 | 24.1 mmol/L | h | =
  B | HCO3 | jlac:3H070000002090101 | 23.0 mEq/L | h | ~23.0 lab-conv-meq
  A | pH | jlac:3H050000002090101 | 7.401 | p | =
  A | pCO2 | jlac:3H055000002090101 | 40.1 mmHg | c | =
  A | pO2 | jlac:3H060000002090101 | 90.2 mmHg | O | =
  B | pO2 | jlac:3H060000002090101 | 88 Torr | T | =
  `,
];
