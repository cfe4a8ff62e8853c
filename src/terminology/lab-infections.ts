import type { Coding } from '../domain/coded.ts';

/** One row of the five infections: the stable name of the CLINS list, which stands as the display of its code. */
export interface InfectionItem {
  readonly key: string;
  readonly ja: string;
  readonly en: string;
}

const PARTS: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  RESULT: ['判定', 'result'],
  QLRESULT: ['定性', 'qualitative'],
  QUANT: ['定量', 'quantitative'],
  'QUANT-RESULT': ['定量判定', 'quantitative, judged'],
  HQUANT: ['倍', 'titre'],
  COI: ['COI', 'COI'],
  'POS-COI': ['陽性対照COI', 'positive control COI'],
  'NEG-COI': ['陰性対照COI', 'negative control COI'],
  DIL: ['希釈倍率', 'dilution'],
  OD: ['吸光度', 'optical density'],
  SCO: ['S/CO', 'S/CO'],
};

/** The five infections of CLINS by their stems (JP-CLINS CodeSystem InfectionLabo 1.5.0), the longest first. */
const STEMS: readonly (readonly [stem: string, ja: string, en: string])[] = [
  ['HIV-1P2-AB-P24', 'HIV抗原・抗体', 'HIV antigen and antibody'],
  ['HIV-1P2-AB', 'HIV抗体', 'HIV antibody'],
  ['HIV-1', 'HIV-1', 'HIV-1'],
  ['HIV-2', 'HIV-2', 'HIV-2'],
  ['HBs-AG', 'HBs抗原', 'HBs antigen'],
  ['HBs-AB', 'HBs抗体', 'HBs antibody'],
  ['HCV-AB', 'HCV抗体', 'HCV antibody'],
  ['HCV-AG', 'HCV抗原', 'HCV antigen'],
  ['HCV', 'HCV核酸', 'HCV nucleic acid'],
  ['STS', '梅毒STS', 'Syphilis STS'],
  ['TP', '梅毒TP抗体', 'Syphilis TP antibody'],
];

/** COI, S/CO, 倍 and OD cannot be compared with each other: each part of a test is a row of its own (lab-split-05). */
export function infectionItemOf(codings: readonly Coding[]): InfectionItem | undefined {
  const key = codings.find(({ system }) => system.includes('InfectionLabo'))?.display;
  if (key === undefined) return undefined;
  const stem = STEMS.find(([one]) => key === one || key.startsWith(`${one}-`));
  if (stem === undefined) return undefined;
  const [name, ja, en] = stem;
  const part = PARTS[key.slice(name.length + 1)];
  return part === undefined ? { key, ja, en } : { key, ja: `${ja}（${part[0]}）`, en: `${en} (${part[1]})` };
}
