/** 日本腎臓学会 eGFRcr of an adult, from enzymatic creatinine in mg/dL; mL/min/1.73 m², not rounded (LAB-EGFRcr). */
export function egfrOfCreatinine(creatinine: number, age: number, sex: 'male' | 'female'): number {
  return 194 * creatinine ** -1.094 * age ** -0.287 * (sex === 'female' ? 0.739 : 1);
}

/** The same society's eGFRcys, from cystatin C in mg/L (LAB-EGFRcys). */
export function egfrOfCystatin(cystatin: number, age: number, sex: 'male' | 'female'): number {
  return 104 * cystatin ** -1.019 * 0.996 ** age * (sex === 'female' ? 0.929 : 1) - 8;
}
