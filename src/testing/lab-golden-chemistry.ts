/** Kidney, electrolytes, sugar, lipids, liver, heart: one block a test (see lab-golden.ts for the form). */
export const GOLDEN_CHEMISTRY: readonly string[] = [
  `
  # a = clins Cre [mg/dL]
  # u = jlac 3C015-0000-001-271-01 [mg/dL]
  # l = local D病院 http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS 0412 [mg/dL]
  # n = name E病院 くれあちにん [mg/dL]
  A | クレアチニン | core:3C015000002327101=Cre | 0.98 mg/dL | a | =
  A | CRE | core:3C015000002227101=Cre | 1.02 mg/dl | a | =
  B | CRTN | coreold:3C015000002327101=Cre | 0.95 ｍｇ／ｄＬ | a | =
  B | Cr | local:77 core11:3C015000002399901=Cre | 0.90 mg/dL | a | =
  C | 血清Cr | jlac:3C015000001827101 | 1.1 mg/dL | a | =
  C | Creatinine | loinc:2160-0 | 86.6 umol/L | a | ~0.980 lab-conv-cre
  C | Creatinine | loinc:2160-0 | 106 μmol/L | a | ~1.20 lab-conv-cre
  C | Creatinine | loinc:2160-0 | 106 µmol/L | a | ~1.20 lab-conv-cre
  D | クレアチニン | local:0412 | 0.97 mg/dL | l | =
  E | クレアチニン | | 0.99 mg/dL | n | =
  A | クレアチニン | core:3C015000002327101=Cre | 0.98 | a | no-unit
  A | クレアチニン | core:3C015000002327101=Cre | 0.98 g/dL | a | odd
  A | クレアチニン | core:3C015000002327101=Cre | <0.20 mg/dL | a | =
  A | クレアチニン | core:3C015000002327101=Cre | '0.98' | a | no-unit
  A | 尿クレアチニン | jlac:3C015000000127101 | 80 mg/dL | u | =
  `,
  `
  # a = clins eGFR [mL/min/1.73m2]
  # b = clins eGFR|unit ml/min [mL/min]
  A | eGFR | jlac:8A065000002391901 | 45.4 mL/min/1.73m2 | a | =
  B | 推算GFR | jlac:8A065000002391901 | 43.8 ml/min/1.73m2 | a | =
  B | 推算GFR | jlac:8A065000002291901 | 43.8 mL/分/1.73㎡ | a | =
  C | eGFRcreat | jlac:8A065000002391901 | 41.8 mL/min/1.73m² | a | =
  C | eGFRcreat | checkup:8A065000002391901 | 41.8 mL/min/{1.73_m2} | a | =
  D | eGFR | jlac:8A065000002391901 | 38.1 mL/min | b | =
  `,
  `
  # a = clins BUN [mg/dL]
  A | 尿素窒素 | core:3C025000002327201=BUN | 22 mg/dL | a | =
  A | UN | core:3C025000002227201=BUN | 24 mg/dl | a | =
  B | BUN | jlac:3C025000001827201 | 18.0 mg/dL | a | =
  C | Urea nitrogen | loinc:3094-0 | 5.7 mmol/L | a | ~16.0 lab-conv-bun
  C | Urea nitrogen | loinc:3094-0 | 22 mg/L | a | odd
  `,
  `
  # a = clins UA [mg/dL]
  A | 尿酸 | core:3C020000002327101=UA | 5.9 mg/dL | a | =
  B | UA | jlac:3C020000002227101 | 6.1 mg/dL | a | =
  C | Urate | loinc:3084-1 | 350 umol/L | a | ~5.88 lab-conv-ua
  C | Urate | loinc:3084-1 | 350 μmol/l | a | ~5.88 lab-conv-ua
  `,
  `
  # a = clins Cys-C [mg/L]
  A | シスタチンC | core:3C016000002306101=Cys-C | 1.12 mg/L | a | =
  B | Cys-C | jlac:3C016000002206101 | 1.20 mg/l | a | =
  B | Cys-C | jlac:3C016000002206101 | 0.12 mg/dL | a | odd
  `,
  `
  # a = clins Na [mmol/L]
  A | ナトリウム | core:3H010000002326101=Na | 140 mmol/L | a | =
  A | Na | core:3H010000002326101=Na | 141 mEq/L | a | ~141 lab-conv-meq
  B | Na | jlac:3H010000001926101 | 139 mEq/l | a | ~139 lab-conv-meq
  C | Sodium | loinc:2951-2 | 138 mmol/l | a | =
  C | Sodium | loinc:2951-2 | 138 meq/L | a | ~138 lab-conv-meq
  C | Sodium | loinc:2951-2 | 138 mg/dL | a | odd
  `,
  `
  # a = clins Na [mEq/L]
  A | Na | core:3H010000002326101=Na | 141 mEq/L | a | =
  B | Na | jlac:3H010000002326101 | 139 meq/l | a | =
  `,
  `
  # a = clins K [mmol/L]
  # u = jlac 3H015-0000-001-261-01 [mmol/L]
  A | カリウム | core:3H015000002326101=K | 4.5 mmol/L | a | =
  A | K | core:3H015000001826101=K | 4.20 mEq/L | a | ~4.20 lab-conv-meq
  B | K | jlac:3H015000002326101 | 5.2 mmol/L | a | =
  C | Potassium | loinc:2823-3 | 3.9 mmol/L | a | =
  C | Potassium | loinc:2823-3 | >10.0 mEq/L | a | ~10.0 lab-conv-meq
  A | 尿カリウム | jlac:3H015000000126101 | 40 mmol/L | u | =
  `,
  `
  # a = clins Cl [mmol/L]
  A | クロール | core:3H020000002326101=Cl | 102 mmol/L | a | =
  B | Cl | jlac:3H020000002326101 | 101 mEq/L | a | ~101 lab-conv-meq
  C | Chloride | loinc:2075-0 | 104 mmol/L | a | =
  `,
  `
  # a = clins Ca [mg/dL]
  A | カルシウム | core:3H030000002327101=Ca | 9.4 mg/dL | a | =
  B | Ca | jlac:3H030000002227101 | 9.1 mg/dl | a | =
  C | Calcium | loinc:17861-6 | 2.35 mmol/L | a | ~9.42 lab-conv-ca
  C | Calcium | loinc:17861-6 | 4.70 mEq/L | a | ~9.42 lab-conv-ca-eq
  C | Calcium | loinc:17861-6 | 9.4 g/dL | a | odd
  `,
  `
  # a = clins Mg [mg/dL]
  # b = clins Mg|unit meq/l [mEq/L]
  A | マグネシウム | jlac:3H025000002327101 | 2.1 mg/dL | a | =
  B | Mg | jlac:3H025000002327101 | 0.90 mmol/L | a | ~2.19 lab-conv-mg
  B | Mg | jlac:3H025000002327101 | 1.7 mEq/L | b | =
  `,
  `
  # a = clins IP [mg/dL]
  A | 無機リン | jlac:3H040000002327101 | 3.4 mg/dL | a | =
  B | IP | jlac:3H040000002327201 | 1.10 mmol/L | a | ~3.41 lab-conv-ip
  `,
  `
  # a = clins Fe [μg/dL]
  A | 鉄 | jlac:3I010000002327101 | 100 μg/dL | a | =
  B | 血清鉄 | jlac:3I010000002327101 | 98 ug/dl | a | =
  B | Fe | jlac:3I010000002327101 | 18.0 μmol/L | a | ~101 lab-conv-fe
  `,
  `
  # t = clins BG [mg/dL]
  # r = clins BS [mg/dL]
  # f = clins CBG [mg/dL]
  A | グルコース | core:3D010000002327201=BG | 141 mg/dL | t | =
  A | 血糖 | core:3D010129902227201=BS | 152 mg/dL | r | =
  A | 空腹時血糖 | core:3D010130002227201=CBG | 98 mg/dL | f | =
  B | Glu | jlac:3D010000002227201 | 144 mg/dl | t | =
  B | 随時血糖 | jlac:3D010129902327201 | 139 mg/dL | r | =
  B | FPG | jlac:3D010130002327201 | 95 mg/dL | f | =
  C | Glucose | loinc:2345-7 | 5.5 mmol/L | t | ~99.1 lab-conv-glu
  C | Fasting glucose | loinc:1558-6 | 7.0 mmol/L | f | ~126 lab-conv-glu
  C | 空腹時血糖 | checkup:3D010130002227201 | 101 mg/dL | f | =
  C | 空腹時血糖 | checkup:3D010129902227201 | 101 mg/dL | r | =
  `,
  `
  # n = clins HbA1c-NGSP [%]
  # i = clins HbA1c-NGSP|unit mmol/mol [mmol/mol]
  # j = jlac 3D045-0000-019-062-02 [%]
  # w = clins HbA1c-NGSP|scale JDS [%]
  # q = clins HbA1c-NGSP|scale  [%]
  A | HbA1c(NGSP) | core:3D046000001906202=HbA1c-NGSP | 7.2 % | n | =
  A | ＨｂＡ１ｃ | core:3D046000001827102=HbA1c-NGSP | 7.3 ％ | n | =
  B | HbA1c | jlac:3D046000001920402 | 7.4 % | n | =
  C | Hemoglobin A1c | loinc:4548-4 | 7.0 % | n | =
  C | HbA1c (IFCC単位) | core:3D046000001906202=HbA1c-NGSP | 53 mmol/mol | i | = | m:HPLC
  B | HbA1c | jlac:3D045000001906202 | 6.8 % | j | =
  D | HbA1c（JDS値） | loinc:4548-4 | 6.7 % | w | = | d:2011-06-01
  D | HbA1c | loinc:4548-4 | 6.6 % | q | = | d:2011-05-01
  D | HbA1c(NGSP) | loinc:4548-4 | 6.9 % | n | = | d:2011-04-01
  D | HbA1c | loinc:4548-4 | 6.9 % | n | = | d:2012-04-01
  `,
  `
  # a = clins T-CHO [mg/dL]
  A | 総コレステロール | core:3F050000002327101=T-CHO | 201 mg/dL | a | =
  B | TC | jlac:3F050000002227101 | 198 mg/dl | a | =
  C | Cholesterol | loinc:2093-3 | 5.20 mmol/L | a | ~201 lab-conv-chol
  `,
  `
  # a = clins HDL-C [mg/dL]
  A | HDLコレステロール | core:3F070000002327101=HDL-C | 52 mg/dL | a | =
  B | HDL-C | jlac:3F070000002327101 | 48 mg/dL | a | =
  C | HDL | loinc:2085-9 | 1.30 mmol/L | a | ~50.3 lab-conv-chol
  `,
  `
  # a = clins LDL-C [mg/dL]
  # c = clins LDL-C|method 計算法 [mg/dL]
  A | LDLコレステロール | core:3F077000002327101=LDL-C | 120 mg/dL | a | =
  B | LDL-C | jlac:3F077000002227101 | 118 mg/dL | a | =
  C | LDL | loinc:2089-1 | 3.10 mmol/L | a | ~120 lab-conv-chol
  C | LDL calculated | loinc:13457-7 | 115 mg/dL | c | =
  `,
  `
  # t = clins TG [mg/dL]
  # r = clins CTG [mg/dL]
  # f = clins FTG [mg/dL]
  A | 中性脂肪 | core:3F015000002327101=TG | 133 mg/dL | t | =
  A | 中性脂肪（随時） | core:3F015129902327101=CTG | 160 mg/dL | r | =
  A | 空腹時中性脂肪 | core:3F015130002327101=FTG | 110 mg/dL | f | =
  B | TRIG | jlac:3F015000002227101 | 140 mg/dl | t | =
  B | 随時中性脂肪 | checkup:3F015129902327101 | 150 mg/dL | r | =
  B | 空腹時中性脂肪 | checkup:3F015130002327101 | 120 mg/dL | f | =
  C | Triglyceride | loinc:2571-8 | 1.50 mmol/L | t | ~133 lab-conv-tg
  `,
  `
  # a = clins TP [g/dL]
  A | 総蛋白 | core:3A010000002327101=TP | 7.0 g/dL | a | =
  B | TP | jlac:3A010000002227101 | 6.9 g/dl | a | =
  C | Protein | loinc:2885-2 | 70 g/L | a | ~7.0 lab-conv-gl
  `,
  `
  # a = clins ALB [g/dL]
  # u = clins U-A/C [mg/gCr]
  A | アルブミン | core:3A015000002327101=ALB | 4.1 g/dL | a | =
  A | ALB | core:3A015000001827101=ALB | 3.9 mg/L | a | odd
  B | Alb | jlac:3A015000002227101 | 4.0 g/dl | a | =
  C | Albumin | loinc:1751-7 | 41.0 g/L | a | ~4.10 lab-conv-gl
  C | Albumin | loinc:1751-7 | 4.1 mg/dL | a | odd
  D | 尿アルブミン/Cr比 | core:3A015000000106151=U-A/C | 118 mg/gCr | u | =
  D | 尿中アルブミン | loinc:9318-7 | 96 mg/g{creat} | u | =
  D | ACR | jlac:3A015000000106151 | 82 mg/g・Cr | u | =
  `,
  `
  # a = clins AST [U/L]
  # k = clins AST|unit ukat/l [µkat/L]
  A | AST(GOT) | core:3B035000002327201=AST | 24 U/L | a | =
  A | GOT | core:3B035000002227201=AST | 25 IU/L | a | =
  B | AST | jlac:3B035000001827201 | 26 U/l | a | =
  B | AST | jlac:3B035000002327201 | 27 IU/l | a | =
  C | AST | loinc:1920-8 | 28 [IU]/L | a | =
  C | AST | loinc:1920-8 | 0.40 µkat/L | k | =
  C | AST | loinc:1920-8 | 28 mg/dL | a | odd
  `,
  `
  # a = clins ALT [U/L]
  A | ALT(GPT) | core:3B045000002327201=ALT | 30 U/L | a | =
  B | GPT | jlac:3B045000002227201 | 31 IU/L | a | =
  C | ALT | loinc:1742-6 | 33 U/L | a | =
  `,
  `
  # a = clins GGT [U/L]
  A | γ-GTP | core:3B090000002327101=GGT | 40 U/L | a | =
  B | γ-GT | jlac:3B090000002327101 | 41 IU/L | a | =
  C | GGT | loinc:2324-2 | 42 U/L | a | =
  `,
  `
  # i = clins ALP|method IFCC [U/L]
  # s = clins ALP|method JSCC [U/L]
  # d = clins ALP|method 275 [U/L]
  # e = clins ALP|method of E病院 [U/L]
  # f = clins ALP|method of F病院 [U/L]
  A | ALP(IFCC) | core:3B070000002327501=ALP | 90 U/L | i | =
  B | ALP_IFCC | jlac:3B070000002327101 | 88 IU/L | i | =
  C | ALP | loinc:6768-6 | 85 U/L | i | = | m:IFCC標準化対応法
  A | ALP(JSCC) | core:3B070000002327101=ALP | 250 U/L | s | =
  C | ALP | loinc:6768-6 | 245 U/L | s | = | m:JSCC標準化対応法
  D | ALP | jlac:3B070000002327501 | 92 U/L | d | =
  E | ALP | loinc:6768-6 | 240 U/L | e | =
  F | ALP | loinc:6768-6 | 91 U/L | f | =
  `,
  `
  # i = clins LD|method IFCC [U/L]
  # s = clins LD|method JSCC [IU/L]
  # d = clins LD|method 272 [U/L]
  A | LD(IFCC) | core:3B050000002327201=LD | 180 U/L | i | =
  A | LDH (JSCC) | core:3B050000002327201=LD | 185 IU/L | s | =
  B | LD | jlac:3B050000002327201 | 190 U/L | d | =
  C | LD | loinc:14804-9 | 188 U/L | i | = | m:IFCC
  `,
  `
  # a = clins ChE [U/L]
  A | コリンエステラーゼ | core:3B110000002327101=ChE | 300 U/L | a | =
  B | ChE | jlac:3B110000002227101 | 310 IU/L | a | =
  `,
  `
  # a = clins T-Bil [mg/dL]
  A | 総ビリルビン | core:3J010000002327101=T-Bil | 0.8 mg/dL | a | =
  B | T-BIL | jlac:3J010000002227101 | 0.9 mg/dl | a | =
  C | Bilirubin | loinc:1975-2 | 17.1 umol/L | a | ~1.00 lab-conv-bil
  `,
  `
  # a = clins D-Bil [mg/dL]
  A | 直接ビリルビン | core:3J015000002327101=D-Bil | 0.2 mg/dL | a | =
  C | Bilirubin direct | loinc:1968-7 | 5.1 umol/L | a | ~0.298 lab-conv-bil
  `,
  `
  # a = clins BNP [pg/mL]
  # p = clins BNP|unit pmol/l [pmol/L]
  A | BNP | core:4Z271000002205101=BNP | 178 pg/mL | a | =
  B | BNP | jlac:4Z271000001905101 | 190 pg/ml | a | =
  C | BNP | loinc:30934-4 | 35.2 ng/L | a | ~35.2 lab-conv-bnp
  C | BNP | loinc:42637-9 | 180 pg/mL | a | =
  C | BNP | loinc:30934-4 | <5.8 pg/mL | a | =
  C | BNP | loinc:30934-4 | 10 pmol/L | p | =
  `,
  `
  # a = clins NT-proBNP [pg/mL]
  # p = clins NT-proBNP|unit ng/l [ng/L]
  A | NT-proBNP | core:4Z272000002305201=NT-proBNP | 820 pg/mL | a | =
  B | NT-proBNP | jlac:4Z272000002205201 | 900 pg/ml | a | =
  C | NT-proBNP | loinc:33762-6 | 850 pg/mL | a | =
  C | NT-proBNP | loinc:33762-6 | 850 ng/L | p | =
  `,
  `
  # a = clins CK [U/L]
  A | CK | core:3B010000002327201=CK | 120 U/L | a | =
  B | CPK | jlac:3B010000002227201 | 130 IU/L | a | =
  C | CK | loinc:2157-6 | 125 U/L | a | =
  `,
  `
  # a = clins AMY [U/L]
  # u = jlac 3B160-0000-001-271-01 [U/L]
  A | アミラーゼ | core:3B160000002327101=AMY | 80 U/L | a | =
  B | AMY | jlac:3B160000002227101 | 82 IU/L | a | =
  C | Amylase | loinc:1798-8 | 78 U/L | a | =
  A | 尿アミラーゼ | jlac:3B160000000127101 | 300 U/L | u | =
  `,
];
