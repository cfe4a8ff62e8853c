/** Urine, infections, and tests outside of the official set: by JLAC10, JLAC11, LOINC, local code, name (see lab-golden.ts). */
const LOCAL = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS';

export const GOLDEN_OTHERS: readonly string[] = [
  `
  # p = clins U-TP []
  # h = clins U-TP-HalfQty [mg/dL]
  A | 尿蛋白(定性) | core:1A990000000190153=U-TP | '(±)' | p | words
  A | U-TP | jlac:1A990000000190153 | '(-)' | p | words
  B | 尿蛋白 | checkup:1A010000000191111 | '1+' | p | words
  C | Urine protein | loinc:20454-5 | '4+' | p | words
  C | 尿蛋白 | jlac:1A010000000190111 | '－' | p | words
  A | 尿蛋白半定量 | core:1A990000000190171=U-TP-HalfQty | 30 mg/dL | h | =
  `,
  `
  # g = clins U-Glu []
  # h = clins U-Glu-HalfQty [mg/dL]
  # b = clins U-Bld []
  # H = clins U-Bld-HalfQty [mg/dL]
  A | 尿糖 | core:1A990000000190154=U-Glu | '(-)' | g | words
  B | 尿糖 | checkup:1A020000000191111 | '3+' | g | words
  C | Urine glucose | loinc:5792-7 | 'Negative' | g | words
  A | 尿糖半定量 | core:1A990000000190172=U-Glu-HalfQty | 100 mg/dL | h | =
  A | 尿潜血 | core:1A990000000190159=U-Bld | '(2+)' | b | words
  B | 尿潜血 | jlac:1A100000000190111 | '＋' | b | words
  C | Urine blood | loinc:5794-3 | '1+' | b | words
  A | 尿潜血半定量 | core:1A990000000190177=U-Bld-HalfQty | 0.06 mg/dL | H | =
  `,
  `
  # c = clins U-P/C [g/gCr]
  # m = clins U-P/C|unit mg/gcr [mg/gCr]
  A | 尿蛋白/Cr比 | core:1A990000000190183=U-P/C | 0.35 g/gCr | c | =
  B | UPCR | jlac:1A015000000127128 | 0.25 mg/mgCr | c | ~0.25 lab-conv-pcr
  B | UPCR | jlac:1A990000000190183 | 0.31 g/g{creat} | c | =
  C | UPCR | jlac:1A990000000190183 | 350 mg/gCr | m | =
  `,
  `
  # r = clins HBs-AG-RESULT []
  # q = clins HBs-AG-QUANT [IU/mL]
  # c = clins HBs-AG-COI [COI]
  # b = clins HBs-AB-QUANT [mIU/mL]
  # B = clins HBs-AB-RESULT []
  A | HBs抗原（判定） | infection:5F016141002302311=HBs-AG-RESULT | '陰性' | r | words
  B | HBs抗原 | infection:5F016141002305211=HBs-AG-RESULT | '(-)' | r | words
  A | HBs抗原定量 | infection:5F016141002305201=HBs-AG-QUANT | <0.05 IU/mL | q | =
  B | HBs抗原定量 | infection:5F016141002305201=HBs-AG-QUANT | 0.01 IU/ml | q | =
  A | HBs抗原COI | infection:5F016141002305203=HBs-AG-COI | 0.4 COI | c | =
  A | HBs抗体定量 | infection:5F016143002305201=HBs-AB-QUANT | 120.5 mIU/mL | b | =
  A | HBs抗体 | infection:5F016143002305211=HBs-AB-RESULT | '陽性' | B | words
  `,
  `
  # r = clins HCV-AB-RESULT []
  # c = clins HCV-AB-COI [COI]
  # n = clins HCV-QUANT [LogIU/mL]
  # s = clins STS-RESULT []
  # h = clins STS-HQUANT [倍]
  # t = clins TP-RESULT []
  # v = clins HIV-1P2-AB-P24-RESULT []
  A | HCV抗体 | infection:5F360148202302311=HCV-AB-RESULT | '陰性' | r | words
  A | HCV抗体COI | infection:5F360148202305203=HCV-AB-COI | 0.1 COI | c | =
  A | HCV-RNA定量 | infection:5F360145302386201=HCV-QUANT | <1.2 LogIU/mL | n | =
  A | 梅毒STS | infection:5E074135102302311=STS-RESULT | '陰性' | s | words
  A | 梅毒RPR倍率 | infection:5E074135302302304=STS-HQUANT | 8 倍 | h | =
  A | TP抗体 | infection:5E075135102302311=TP-RESULT | '判定保留' | t | words
  A | HIV抗原抗体 | infection:5F560155002305211=HIV-1P2-AB-P24-RESULT | '陰性' | v | words
  `,
  `
  # t = jlac 5C093-0000-023-052-01 [ng/mL]
  # i = jlac 5C094-0000-023-051-01 [pg/mL]
  # T = loinc 6598-7 [ng/mL]
  # I = loinc 10839-9 [ng/mL]
  # h = loinc 67151-1 [ng/L]
  A | トロポニン | jlac:5C093000002305201 | 0.021 ng/mL | t | =
  B | トロポニンT | jlac:5C093000002305201 | 0.019 ng/ml | t | =
  B | トロポニン | jlac:5C094000002305101 | 26.2 pg/mL | i | =
  C | Troponin T | loinc:6598-7 | 0.01 ng/mL | T | =
  C | Troponin I | loinc:10839-9 | 0.01 ng/mL | I | =
  C | 高感度トロポニンT | loinc:67151-1 | 14 ng/L | h | =
  `,
  `
  # a = jlac 5D010-0000-023-051-01 [ng/mL]
  # b = jlac 5D010-0000-023-052-01 [ng/mL]
  # p = jlac 5D010-0000-022-051-01 [ng/mL]
  A | CEA | jlac:5D010000002305101 | 2.6 ng/mL | a | =
  B | CEA(CLIA) | jlac:5D010000002305101 | 2.5 ng/ml | a | =
  B | CEA(ECLIA) | jlac:5D010000002305201 | 2.7 ng/mL | b | =
  C | CEA | jlac:5D010000002205101 | 2.8 ng/mL | p | =
  `,
  `
  # a = jlac 4A055-0000-023-052-01|unit uiu/ml [μIU/mL]
  # b = jlac 4A055-0000-023-052-01|unit miu/l [mIU/L]
  # f = jlac 4B035-0000-023-052-01 [ng/dL]
  A | TSH | jlac:4A055000002305201 | 1.8 μIU/mL | a | =
  B | TSH | jlac:4A055000002305201 | 1.9 uIU/ml | a | =
  C | TSH | jlac:4A055000002305201 | 2.0 mIU/L | b | =
  A | FT4 | jlac:4B035000002305201 | 1.21 ng/dL | f | =
  `,
  `
  # a = jlac11 3H0150000023261AA [mmol/L]
  # b = jlac11 3H0100000023261AA [mmol/L]
  # l = loinc 2777-1 [mg/dL]
  # m = loinc 6768-9 [U/L]
  A | カリウム | jlac11:3H0150000023261AA | 4.5 mmol/L | a | =
  B | K | jlac11:3H0150000023261AA | 4.6 mmol/L | a | =
  B | Na | jlac11:3H0100000023261AA | 140 mmol/L | b | =
  C | Phosphate | loinc:2777-1 | 3.5 mg/dL | l | =
  C | 未知の検査 | loinc:6768-9 | 12 U/L | m | =
  `,
  `
  # a = jlac11 3C015000002327101 [mg/dL]
  # b = clins Cre [mg/dL]
  A | 形はJLAC10でもJLAC11の検査 | jlac11:3C015000002327101 | 1.0 mg/dL | a | =
  B | クレアチニン | jlac:3C015000002327101 | 1.1 mg/dL | b | =
  `,
  `
  # a = local A病院 ${LOCAL} 1001 [U/mL]
  # b = local B病院 ${LOCAL} 1001 [U/mL]
  # c = local A病院 ${LOCAL} 1002 []
  # d = local A病院 ${LOCAL} 1003|unit iu/ml [IU/mL]
  # e = local A病院 ${LOCAL} 1003|unit ng/ml [ng/mL]
  # n = name A病院 kl-6 [U/mL]
  # m = name B病院 kl-6 [U/mL]
  A | KL-6 | local:1001 | 500 U/mL | a | =
  A | ＫＬ－６ | local:1001 | 510 U/ml | a | =
  B | KL-6 | local:1001 | 520 U/mL | b | =
  A | 便潜血 | local:1002 | '(-)' | c | words
  A | 抗体 | local:1003 | 3.1 IU/mL | d | =
  A | 抗体 | local:1003 | 30 ng/mL | e | =
  A | KL-6 | | 505 U/mL | n | =
  B | KL‐6 | | 515 U/mL | m | =
  `,
  `
  # a = jlac 5C210-0000-023-051-01 [U/mL]
  # l = local B病院 ${LOCAL} 1001 [U/mL]
  A | KL-6 | local:1001 jlac:5C210000002305101 | 500 U/mL | a | =
  C | KL-6 | local:9 jlac:5C210000002305101 | 480 U/mL | a | =
  C | KL-6 | local:9 jlac:5C210000002305101 | '<50' | a | no-unit
  C | KL-6 | local:9 jlac:5C210000002305101 | '検体不足' | a | words
  B | KL-6 | local:1001 | 490 U/mL | l | =
  `,
];
