import type { Coding } from '../domain/coded.ts';
import type { LabGroup } from './lab-items.ts';

/** A 17-digit JLAC10 code: 分析物 5, 識別 4, 材料 3, 測定法 3, 結果識別 2. */
export interface Jlac10 {
  readonly analyte: string;
  readonly ident: string;
  readonly specimen: string;
  readonly method: string;
  readonly result: string;
}

const JLAC10_SHAPE = /^([0-9][A-Z][0-9]{3})(\d{4})(\d{3})(\d{3})(\d{2})$/u;
const JLAC10_SYSTEMS = /JLAC|jlac10|1\.2\.392\.200119\.6\.1005/u;
/** Its codes may look like those of JLAC10 and mean something else. */
const JLAC11_SYSTEM = /JLAC11/iu;

export function jlac10Of(codings: readonly Coding[]): Jlac10 | undefined {
  for (const { system, code } of codings) {
    if (JLAC11_SYSTEM.test(system)) continue;
    const found = JLAC10_SYSTEMS.test(system) ? JLAC10_SHAPE.exec(code) : null;
    if (found === null) continue;
    const [, analyte = '', ident = '', specimen = '', method = '', result = ''] = found;
    return { analyte, ident, specimen, method, result };
  }
  return undefined;
}

/** A code of JLAC11, whole: we take nothing of its inside for known, so only equal codes are one thing. */
export function jlac11Of(codings: readonly Coding[]): string | undefined {
  return codings.find(({ system, code }) => JLAC11_SYSTEM.test(system) && /^[0-9A-Z]{17}$/u.test(code))?.code;
}

/** The gases among the electrolytes: pH, pCO₂, pO₂, saturation, HCO₃, base excess, 血液ガス as a whole. */
const GASES: ReadonlySet<string> = new Set(['3H050', '3H055', '3H060', '3H065', '3H070', '3H075', '3H080']);
/** ミオグロビン and both troponins stand among the plasma proteins. */
const HEART: ReadonlySet<string> = new Set(['5C090', '5C093', '5C094']);

/** 尿, 自然排尿, 新鮮尿, 蓄尿 … */
const URINES = /^00\d$/u;

const GROUP_OF_CLASS: Readonly<Record<string, LabGroup>> = {
  '1A': 'urine',
  '2A': 'blood-count',
  '2B': 'coagulation',
  '3A': 'liver',
  '3B': 'liver',
  '3C': 'kidney',
  '3D': 'glucose',
  '3F': 'lipids',
  '3H': 'electrolytes',
  '3J': 'liver',
  '3L': 'drug-levels',
  '3M': 'drug-levels',
  '5A': 'immunology',
  '5B': 'immunology',
  '5C': 'immunology',
  '5D': 'tumour-markers',
  '5E': 'infection',
  '5F': 'infection',
  '5G': 'immunology',
  '5H': 'blood-type',
  '5J': 'immunology',
};

/**
 * Where a row of no item of ours stands: by the class that the analyte's first digit and letter name (1A 尿 … 5D 腫瘍関連
 * 抗原, 6 微生物, 9 生理機能; 臨床検査項目分類コード第10回改訂, https://www.jslm.org/committees/code/). Presentation only.
 */
export function groupOfAnalyte(analyte: string, specimen: string): LabGroup {
  if (URINES.test(specimen)) return 'urine';
  if (GASES.has(analyte)) return 'blood-gas';
  if (HEART.has(analyte)) return 'heart-muscle';
  const known = GROUP_OF_CLASS[analyte.slice(0, 2)];
  if (known !== undefined) return known;
  switch (analyte[0]) {
    case '4':
      return 'hormones';
    case '6':
      return 'microbiology';
    case '9':
      return 'physiology';
    default:
      return 'other';
  }
}

/** 材料 by its three digits, as far as the rows need telling apart in words. */
const SPECIMENS: Readonly<Record<string, string>> = {
  '001': '尿',
  '004': '蓄尿',
  '018': '全血',
  '019': '全血（添加物入り）',
  '020': '動脈血',
  '021': '毛細管血',
  '022': '血漿',
  '023': '血清',
  '033': '血液ろ紙',
};

export function specimenWords(digits: string): string {
  return SPECIMENS[digits] ?? digits;
}
