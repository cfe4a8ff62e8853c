import { assertNever } from '../../base/assert-never.ts';
import type { Sex } from '../../domain/person.ts';

/*
 * 特定健診 (第4期, 2024–): the official judgement values, put beside a check-up's own results and nowhere else. They are
 * not ranges of a laboratory: a hospital's result is never judged by them (checkup-01).
 */

const EDITION = {
  ja: '特定健診 第4期（2024年度〜）の判定値',
  en: 'Specific health check-up, 4th term (from fiscal 2024)',
  url: 'https://dc.conohawing.com/Inspection_results/pageindices/index32.html',
} as const;

/** From this day on a check-up belongs to the 4th term; earlier ones were judged by other tables, which we do not hold. */
const FIRST_DAY = '2024-04-01';

export type CheckupItem =
  | 'waist'
  | 'BMI'
  | 'systolic'
  | 'diastolic'
  | 'FTG'
  | 'CTG'
  | 'HDL-C'
  | 'LDL-C'
  | 'nonHDL'
  | 'CBG'
  | 'BS'
  | 'HbA1c-NGSP'
  | 'AST'
  | 'ALT'
  | 'GGT'
  | 'eGFR';

/** 基準内 · 保健指導判定値 · 受診勧奨判定値: the official words for where a value stands; no verdict of ours. */
export type CheckupBand = 'within' | 'guidance' | 'referral';

type Limit = { readonly from: number } | { readonly to: number } | { readonly below: number };

interface CheckupLimits {
  readonly item: CheckupItem;
  readonly unit: string;
  readonly ofSex?: 'male' | 'female';
  readonly guidance: readonly Limit[];
  /** Absent: the table has no such value for the item. */
  readonly referral?: Limit;
}

/** HDL's 受診勧奨 (≤34) is left out: whether the 令和6 edition kept it could not be confirmed. Haemoglobin likewise. */
const LIMITS: readonly CheckupLimits[] = [
  { item: 'waist', unit: 'cm', ofSex: 'male', guidance: [{ from: 85 }] },
  { item: 'waist', unit: 'cm', ofSex: 'female', guidance: [{ from: 90 }] },
  { item: 'BMI', unit: 'kg/m2', guidance: [{ from: 25 }, { below: 18.5 }] },
  { item: 'systolic', unit: 'mmhg', guidance: [{ from: 130 }], referral: { from: 140 } },
  { item: 'diastolic', unit: 'mmhg', guidance: [{ from: 85 }], referral: { from: 90 } },
  { item: 'FTG', unit: 'mg/dl', guidance: [{ from: 150 }], referral: { from: 300 } },
  { item: 'CTG', unit: 'mg/dl', guidance: [{ from: 175 }], referral: { from: 300 } },
  { item: 'HDL-C', unit: 'mg/dl', guidance: [{ to: 39 }] },
  { item: 'LDL-C', unit: 'mg/dl', guidance: [{ from: 120 }], referral: { from: 140 } },
  { item: 'nonHDL', unit: 'mg/dl', guidance: [{ from: 150 }], referral: { from: 170 } },
  { item: 'CBG', unit: 'mg/dl', guidance: [{ from: 100 }], referral: { from: 126 } },
  { item: 'BS', unit: 'mg/dl', guidance: [{ from: 100 }], referral: { from: 126 } },
  { item: 'HbA1c-NGSP', unit: '%', guidance: [{ from: 5.6 }], referral: { from: 6.5 } },
  { item: 'AST', unit: 'u/l', guidance: [{ from: 31 }], referral: { from: 51 } },
  { item: 'ALT', unit: 'u/l', guidance: [{ from: 31 }], referral: { from: 51 } },
  { item: 'GGT', unit: 'u/l', guidance: [{ from: 51 }], referral: { from: 101 } },
  { item: 'eGFR', unit: 'ml/min/1.73m2', guidance: [{ below: 60 }], referral: { below: 45 } },
];

function reaches(amount: number, limit: Limit): boolean {
  if ('from' in limit) return amount >= limit.from;
  return 'to' in limit ? amount <= limit.to : amount < limit.below;
}

/** Never without the edition that it is by. */
export interface CheckupStanding {
  readonly band: CheckupBand;
  readonly edition: typeof EDITION;
}

export interface CheckupValue {
  readonly item: CheckupItem;
  readonly amount: number;
  /** As `unitKey` has it. */
  readonly unit: string;
  /** `YYYY-MM-DD` of the check-up. */
  readonly day: string;
  readonly sex: Sex;
}

function standing(band: CheckupBand): CheckupStanding {
  return { band, edition: EDITION };
}

/** Where a value of a check-up stands in the table of its term; undefined where the table does not speak of it. */
export function checkupBand({ item, amount, unit, day, sex }: CheckupValue): CheckupStanding | undefined {
  if (day < FIRST_DAY) return undefined;
  const limits = LIMITS.find((one) => one.item === item && (one.ofSex === undefined || one.ofSex === sex));
  if (limits === undefined || limits.unit !== unit) return undefined;
  if (limits.referral !== undefined && reaches(amount, limits.referral)) return standing('referral');
  return standing(limits.guidance.some((limit) => reaches(amount, limit)) ? 'guidance' : 'within');
}

/** (−) · (±) · (+) and more: 尿蛋白 of the same table, by the grade of `labForm`. */
export function urineProteinBand(grade: number, day: string): CheckupStanding | undefined {
  if (day < FIRST_DAY) return undefined;
  return standing(grade >= 1 ? 'referral' : grade > 0 ? 'guidance' : 'within');
}

const METABOLIC_ITEM = '9N501000000000011';
const GUIDANCE_ITEM = '9N506000000000011';

export type MetabolicJudgement = 'meets' | 'near' | 'not' | 'undecided';
export type GuidanceLevel = 'active' | 'motivational' | 'information' | 'undecided';

const METABOLIC: Readonly<Record<string, MetabolicJudgement>> = {
  '1': 'meets',
  '2': 'near',
  '3': 'not',
  '4': 'undecided',
};
const GUIDANCE: Readonly<Record<string, GuidanceLevel>> = {
  '1': 'active',
  '2': 'motivational',
  '3': 'information',
  '4': 'undecided',
};

/** 基準該当 … and 積極的支援 … as the words of the code lists stand in records that carry no digit. */
const METABOLIC_WORDS: readonly (readonly [RegExp, MetabolicJudgement])[] = [
  [/予備群/u, 'near'],
  [/非該当/u, 'not'],
  [/基準該当/u, 'meets'],
  [/判定不能/u, 'undecided'],
];
const GUIDANCE_WORDS: readonly (readonly [RegExp, GuidanceLevel])[] = [
  [/動機付け/u, 'motivational'],
  [/積極的/u, 'active'],
  [/判定不能/u, 'undecided'],
  [/なし|情報提供/u, 'information'],
];

function told<T>(
  text: string,
  codes: Readonly<Record<string, T>>,
  words: readonly (readonly [RegExp, T])[],
): T | undefined {
  const plain = text.normalize('NFKC').trim();
  return codes[plain] ?? words.find(([pattern]) => pattern.test(plain))?.[1];
}

export type CheckupJudgement =
  | { readonly of: 'metabolic'; readonly judged: MetabolicJudgement }
  | { readonly of: 'guidance'; readonly judged: GuidanceLevel };

/** The check-up's own judgement (9N501 メタボリックシンドローム判定, 9N506 保健指導レベル): read, never reckoned anew (checkup-02). */
export function checkupJudgement(codes: readonly string[], text: string): CheckupJudgement | undefined {
  if (codes.includes(METABOLIC_ITEM)) {
    const judged = told(text, METABOLIC, METABOLIC_WORDS);
    return judged === undefined ? undefined : { of: 'metabolic', judged };
  }
  if (!codes.includes(GUIDANCE_ITEM)) return undefined;
  const judged = told(text, GUIDANCE, GUIDANCE_WORDS);
  return judged === undefined ? undefined : { of: 'guidance', judged };
}

export type RiskName = 'glucose' | 'lipids' | 'pressure' | 'smoking';

export interface GuidanceFacts {
  readonly sex: 'male' | 'female';
  readonly age: number;
  readonly waist?: number;
  readonly bmi?: number;
  readonly fastingGlucose?: number;
  readonly hba1c?: number;
  readonly fastingTriglycerides?: number;
  readonly randomTriglycerides?: number;
  readonly hdl?: number;
  readonly systolic?: number;
  readonly diastolic?: number;
  readonly smokes?: boolean;
  /** On drugs for diabetes, hypertension or dyslipidaemia: then nobody is a target. */
  readonly treated?: boolean;
}

/** Why a level is as it is: explained from the values that are there; the record's own level stands before it. */
export interface GuidanceExplained {
  readonly level: 'active' | 'motivational' | 'information' | 'not-a-target';
  readonly by: 'waist' | 'BMI' | 'neither';
  readonly risks: readonly RiskName[];
  /** Steps of which a value is missing, so that the reckoning may fall short. */
  readonly missing: readonly (RiskName | 'waist' | 'BMI' | 'treated')[];
}

type Answer = boolean | undefined;

/** Either of them answers, as the rule takes them for each other: true if one is, unknown if all are. */
function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.every((answer) => answer === undefined) ? undefined : false;
}

/** All of them are asked: true if one is, and not known to be false while one is not known. */
function oneOfAll(answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function test(amount: number | undefined, passes: (amount: number) => boolean): Answer {
  return amount === undefined ? undefined : passes(amount);
}

function riskOf(name: RiskName, facts: GuidanceFacts): Answer {
  switch (name) {
    case 'glucose':
      return anyOf([test(facts.fastingGlucose, (n) => n >= 100), test(facts.hba1c, (n) => n >= 5.6)]);
    case 'lipids':
      return oneOfAll([
        anyOf([
          test(facts.fastingTriglycerides, (n) => n >= 150),
          test(facts.randomTriglycerides, (n) => n >= 175),
        ]),
        test(facts.hdl, (n) => n < 40),
      ]);
    case 'pressure':
      return oneOfAll([test(facts.systolic, (n) => n >= 130), test(facts.diastolic, (n) => n >= 85)]);
    case 'smoking':
      return facts.smokes;
    default:
      return assertNever(name);
  }
}

const BODY_RISKS: readonly RiskName[] = ['glucose', 'lipids', 'pressure'];

function levelOf(by: 'waist' | 'BMI', count: number): 'active' | 'motivational' | 'information' {
  const active = by === 'waist' ? 2 : 3;
  return count >= active ? 'active' : count >= 1 ? 'motivational' : 'information';
}

/** 階層化, steps 1–4 (checkup-03): to explain a level beside the official one. */
export function explainGuidance(facts: GuidanceFacts): GuidanceExplained {
  const limit = facts.sex === 'male' ? 85 : 90;
  const wide = test(facts.waist, (n) => n >= limit);
  const heavy = test(facts.bmi, (n) => n >= 25);
  const body = BODY_RISKS.filter((name) => riskOf(name, facts) === true);
  // Smoking counts only beside another risk.
  const risks: readonly RiskName[] = facts.smokes === true && body.length > 0 ? [...body, 'smoking'] : body;
  const missing: GuidanceExplained['missing'] = [
    ...(wide === undefined ? (['waist'] as const) : []),
    ...(wide !== true && heavy === undefined ? (['BMI'] as const) : []),
    ...BODY_RISKS.filter((name) => riskOf(name, facts) === undefined),
    ...(facts.smokes === undefined ? (['smoking'] as const) : []),
    ...(facts.treated === undefined ? (['treated'] as const) : []),
  ];
  const by = wide === true ? 'waist' : heavy === true ? 'BMI' : 'neither';
  const step3 = by === 'neither' ? 'information' : levelOf(by, risks.length);
  const step4 = step3 === 'active' && facts.age >= 65 && facts.age <= 74 ? 'motivational' : step3;
  return { level: facts.treated === true ? 'not-a-target' : step4, by, risks, missing };
}
