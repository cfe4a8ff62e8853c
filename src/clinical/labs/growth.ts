/*
 * 幼児の標準体重と肥満度: 国立保健医療科学院「乳幼児身体発育 評価マニュアル」2012-03
 * https://www.niph.go.jp/soshiki/07shougai/hatsuiku/index.files/katsuyou_130805.pdf
 */

interface GrowthFacts {
  readonly sex: 'male' | 'female';
  /** In whole years on the day of the measurement. */
  readonly age: number;
  readonly heightCm: number;
  readonly weightKg: number;
}

export interface ObesityDegree {
  readonly standardKg: number;
  /** (実測 − 標準) ÷ 標準, in percent. */
  readonly percent: number;
}

const COEFFICIENTS = {
  male: [0.002_06, -0.1166, 6.5273],
  female: [0.002_49, -0.1858, 9.036],
} as const;

/** Below six years and of 70 to under 120 cm only: the formula holds for no other (GROW-1). */
export function obesityDegree({ sex, age, heightCm, weightKg }: GrowthFacts): ObesityDegree | undefined {
  if (age < 0 || age >= 6 || heightCm < 70 || heightCm >= 120 || weightKg <= 0) return undefined;
  const [square, linear, constant] = COEFFICIENTS[sex];
  const standardKg = square * heightCm ** 2 + linear * heightCm + constant;
  return { standardKg, percent: ((weightKg - standardKg) / standardKg) * 100 };
}
