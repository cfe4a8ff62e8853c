import type { DrugIdentity } from './drug-codes.ts';

/**
 * Classes of medicines that need care, the most pressing at a bedside first. A class is a hint about the drug, taken from
 * its code; it does not say why this person takes it.
 */
export const DRUG_CLASSES = [
  'anticoagulant',
  'antiplatelet',
  'antiplatelet-like',
  'thrombolytic',
  'reversal',
  'insulin',
  'digitalis',
  'antiarrhythmic',
  'opioid',
  'antiepileptic',
  'steroid',
  'immunosuppressant',
  'anticancer',
  'lithium',
  'potassium-injection',
  'theophylline',
  'diabetes',
  'psychotropic',
] as const;

export type DrugClass = (typeof DRUG_CLASSES)[number];

interface ClassRule {
  /** Beginnings of the YJ code, four to seven characters. */
  readonly prefixes: readonly string[];
  readonly except?: readonly string[];
  readonly routes?: readonly NonNullable<DrugIdentity['route']>[];
}

/**
 * Code rules. Sources: 薬価基準収載品目リスト 2025-07-16 (https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000078916.html)
 * for the codes; the legal classes of 特定薬剤管理指導加算1 and their 疑義解釈 (https://deepimpact.jp.click/gigi/detail.php?id=527)
 * for what belongs in them. Known misses and why some prefixes are left out: docs/clinical-rules.md, med-class-01.
 */
const RULES: Readonly<Record<DrugClass, ClassRule>> = {
  // A rule on 333 alone would flag heparinoid skin cream and citrate: ingredients are listed.
  anticoagulant: {
    prefixes: [
      '3332001',
      '3339001',
      '3339002',
      '3339003',
      '3339004',
      '3334400',
      '3334401',
      '3334402',
      '3334403',
      '3334404',
      '3334406',
      '3339400',
      '3339401',
      '2190408',
    ],
  },
  // A rule on 3399 alone would flag G-CSF and drugs that raise platelets.
  antiplatelet: {
    prefixes: [
      '3399007',
      '3399100',
      '3399101',
      '3399102',
      '3399103',
      '3399008',
      '3399009',
      '3399011',
      '3399001',
      '3399002',
    ],
  },
  'antiplatelet-like': {
    prefixes: ['3399003', '3399004', '2189021', '3399005', '2190027', '3399006', '2171010', '2189019'],
  },
  thrombolytic: { prefixes: ['3959402', '3959407', '3954400'] },
  reversal: { prefixes: ['3399412', '3399414'] },
  insulin: {
    prefixes: [
      '2492403',
      '2492413',
      '2492414',
      '2492415',
      '2492416',
      '2492417',
      '2492418',
      '2492419',
      '2492420',
      '2492421',
      '2492422',
      '2492423',
      '2492424',
      '2492500',
      '3969500',
      '3969501',
    ],
  },
  digitalis: { prefixes: ['2113'] },
  // 2123 are β-blockers, mostly given for other reasons.
  antiarrhythmic: { prefixes: ['212'], except: ['2123'] },
  opioid: { prefixes: ['81', '821'] },
  antiepileptic: { prefixes: ['113'] },
  steroid: { prefixes: ['2452', '2454', '2456'], routes: ['oral', 'injection'] },
  immunosuppressant: {
    prefixes: [
      '3999002',
      '3999004',
      '3999005',
      '3999014',
      '3999016',
      '3999017',
      '3999020',
      '3999022',
      '3999406',
      '3999416',
      '3999417',
      '3999468',
    ],
  },
  anticancer: { prefixes: ['42'] },
  lithium: { prefixes: ['1179017'] },
  'potassium-injection': { prefixes: ['3229400', '3229401', '3229500'] },
  theophylline: { prefixes: ['2251'] },
  diabetes: {
    prefixes: ['396', '2499410', '2499416', '2499418', '2499422', '2499014'],
    except: ['3969500', '3969501'],
  },
  psychotropic: { prefixes: ['117'], except: ['1179017'] },
};

function matches(rule: ClassRule, yj7: string, route: DrugIdentity['route']): boolean {
  const begins = (prefix: string) => yj7.startsWith(prefix);
  if (!rule.prefixes.some(begins) || rule.except?.some(begins) === true) return false;
  return rule.routes === undefined || (route !== undefined && rule.routes.includes(route));
}

/** The classes of a drug by its code, the most pressing first; none for a drug without such a code (then: not known). */
export function drugClassesOf({ yj7, route }: DrugIdentity): readonly DrugClass[] {
  return yj7 === undefined ? [] : DRUG_CLASSES.filter((name) => matches(RULES[name], yj7, route));
}

/** Sulfonylureas: the tablets that, like insulin, let the sugar fall. */
export function lowersSugarByItself({ yj7 }: DrugIdentity): boolean {
  return yj7 !== undefined && yj7.startsWith('3961');
}
