import { foldText } from '../../base/text-fold.ts';
import type { ObservationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { ageAt, type PartialDate } from '../../domain/partial-date.ts';
import type { Sex } from '../../domain/person.ts';
import { unitKey } from '../../terminology/lab-units.ts';
import { measuredItem } from './analyte-key.ts';
import {
  type CheckupItem,
  type CheckupJudgement,
  type CheckupStanding,
  checkupBand,
  checkupJudgement,
  explainGuidance,
  type GuidanceExplained,
  type GuidanceFacts,
  urineProteinBand,
} from './checkup-values.ts';
import { labForm } from './lab-form.ts';
import type { LabFact } from './lab-result.ts';

/** Items of 特定健診 by the head of their code (JP eCheckup): measures that are none of the laboratory. */
const MEASURES: readonly (readonly [code: string, item: CheckupItem])[] = [
  ['9N016', 'waist'],
  ['9N011', 'BMI'],
  ['9A751', 'systolic'],
  ['9A752', 'systolic'],
  ['9A755', 'systolic'],
  ['9A761', 'diastolic'],
  ['9A762', 'diastolic'],
  ['9A765', 'diastolic'],
];

const OF_LABORATORY: ReadonlySet<string> = new Set<CheckupItem>([
  'FTG',
  'CTG',
  'HDL-C',
  'LDL-C',
  'CBG',
  'BS',
  'HbA1c-NGSP',
  'AST',
  'ALT',
  'GGT',
  'eGFR',
]);

/** Items whose limits hang on the time of the meal: as untold, fasting, at random. */
const BY_TIME: readonly (readonly [untold: string, fasting: CheckupItem, random: CheckupItem])[] = [
  ['TG', 'FTG', 'CTG'],
  ['BG', 'CBG', 'BS'],
];

const isOfLaboratory = (key: string): key is CheckupItem => OF_LABORATORY.has(key);

function codesOf({ code }: ObservationEntry): readonly string[] {
  return code.codings.map((coding) => coding.code);
}

function itemOf(entry: ObservationEntry): CheckupItem | undefined {
  const codes = codesOf(entry);
  const measure = MEASURES.find(([head]) => codes.some((code) => code.startsWith(head)));
  if (measure !== undefined) return measure[1];
  const key = measuredItem(entry)?.key;
  // The check-up's code of fasting and of an untold time are one; its name says which (空腹時, 随時).
  const timed = BY_TIME.find(([untold]) => untold === key);
  if (timed !== undefined) {
    const [, fasting, random] = timed;
    const name = `${entry.title} ${entry.code.text}`.normalize('NFKC');
    return /空腹|fasting/iu.test(name) ? fasting : /随時|random/iu.test(name) ? random : undefined;
  }
  return key !== undefined && isOfLaboratory(key) ? key : undefined;
}

function exactDay({ when }: ObservationEntry): PartialDate | undefined {
  if (when.state !== 'dated') return undefined;
  const { start } = when;
  return start.precision === 'day' || start.precision === 'instant' ? start : undefined;
}

/** Where a result of a check-up stands in the table of its term (checkup-01); never asked of a hospital's. */
export function checkupStanding({ shown }: LabFact, sex: Sex): CheckupStanding | undefined {
  const day = exactDay(shown)?.sortKey.slice(0, 10);
  if (day === undefined) return undefined;
  if (measuredItem(shown)?.key === 'U-TP') {
    const form = labForm(shown);
    return form.form === 'grade' ? urineProteinBand(form.grade, day) : undefined;
  }
  const item = itemOf(shown);
  if (item === undefined || shown.value.type !== 'quantity') return undefined;
  const { value: amount, unit, comparator } = shown.value.quantity;
  if (comparator !== undefined) return undefined;
  return checkupBand({ item, amount, unit: unitKey(unit), day, sex });
}

/** One check-up: a day and who held it, with what it judged itself and why that may be so. */
export interface Checkup {
  readonly key: string;
  readonly date: PartialDate;
  readonly place: string;
  readonly metabolic?: Extract<CheckupJudgement, { of: 'metabolic' }>['judged'];
  readonly guidance?: Extract<CheckupJudgement, { of: 'guidance' }>['judged'];
  /** The records of the judgements. */
  readonly judgements: readonly EntryKey[];
  /** Of adults whose sex and birth are known. */
  readonly explained?: GuidanceExplained;
}

function wordsOf({ value }: ObservationEntry): string {
  return value.type === 'text' ? value.text : value.type === 'quantity' ? value.quantity.text : '';
}

/** 9N736 喫煙, 9N701 9N706 9N711 服薬: yes, no, or no answer that could be read. */
function answerOf(facts: readonly LabFact[], heads: readonly string[]): boolean | undefined {
  const answers = facts.flatMap(({ shown }) => {
    if (!codesOf(shown).some((code) => heads.some((head) => code.startsWith(head)))) return [];
    const words = foldText(wordsOf(shown));
    if (/^(?:1|はい|yes|服薬あり|有)/u.test(words)) return [true];
    return /^(?:2|3|いいえ|no|服薬なし|無|以前は)/u.test(words) ? [false] : [];
  });
  if (answers.includes(true)) return true;
  // Not to take one medicine says nothing of the others: all questions must have been answered.
  return answers.length < heads.length ? undefined : false;
}

function amountsOf(facts: readonly LabFact[]): ReadonlyMap<CheckupItem, number> {
  const amounts = new Map<CheckupItem, number>();
  for (const { shown } of facts) {
    const item = itemOf(shown);
    if (item === undefined || shown.value.type !== 'quantity') continue;
    if (shown.value.quantity.comparator === undefined && !amounts.has(item))
      amounts.set(item, shown.value.quantity.value);
  }
  return amounts;
}

const AMOUNT_OF = [
  ['waist', 'waist'],
  ['bmi', 'BMI'],
  ['fastingGlucose', 'CBG'],
  ['hba1c', 'HbA1c-NGSP'],
  ['fastingTriglycerides', 'FTG'],
  ['randomTriglycerides', 'CTG'],
  ['hdl', 'HDL-C'],
  ['systolic', 'systolic'],
  ['diastolic', 'diastolic'],
] as const;

function explained(
  facts: readonly LabFact[],
  age: number | undefined,
  sex: Sex,
): GuidanceExplained | undefined {
  if (age === undefined || age < 40 || age > 74 || (sex !== 'male' && sex !== 'female')) return undefined;
  const amounts = amountsOf(facts);
  const told: Partial<Record<(typeof AMOUNT_OF)[number][0], number>> = {};
  for (const [name, item] of AMOUNT_OF) {
    const amount = amounts.get(item);
    if (amount !== undefined) told[name] = amount;
  }
  const smokes = answerOf(facts, ['9N736']);
  const treated = answerOf(facts, ['9N701', '9N706', '9N711']);
  const known: GuidanceFacts = {
    sex,
    age,
    ...told,
    ...(smokes === undefined ? {} : { smokes }),
    ...(treated === undefined ? {} : { treated }),
  };
  return explainGuidance(known);
}

/** The check-ups with what they judged (checkup-02), newest first; `facts` are all results and answers of check-ups. */
export function checkupsOf(
  facts: readonly LabFact[],
  of: { readonly sex: Sex; readonly birthDate?: PartialDate },
): readonly Checkup[] {
  const byVisit = new Map<string, { date: PartialDate; place: string; facts: LabFact[] }>();
  for (const fact of facts) {
    const date = exactDay(fact.shown);
    if (date === undefined) continue;
    const place = fact.shown.provenance.institution ?? fact.shown.provenance.source;
    const key = `${date.sortKey.slice(0, 10)} ${place}`;
    const visit = byVisit.get(key) ?? { date, place, facts: [] };
    byVisit.set(key, visit);
    visit.facts.push(fact);
  }
  return [...byVisit]
    .map(([key, { date, place, facts: own }]): Checkup => {
      const judged = own.flatMap(({ key: entry, shown }) => {
        const judgement = checkupJudgement(codesOf(shown), wordsOf(shown));
        return judgement === undefined ? [] : [{ entry, judgement }];
      });
      const metabolic = judged.flatMap(({ judgement }) =>
        judgement.of === 'metabolic' ? judgement.judged : [],
      )[0];
      const guidance = judged.flatMap(({ judgement }) =>
        judgement.of === 'guidance' ? judgement.judged : [],
      )[0];
      const age = of.birthDate === undefined ? undefined : ageAt(of.birthDate, date.sortKey.slice(0, 10));
      const why = judged.length === 0 ? undefined : explained(own, age, of.sex);
      return {
        key,
        date,
        place,
        ...(metabolic === undefined ? {} : { metabolic }),
        ...(guidance === undefined ? {} : { guidance }),
        judgements: judged.map(({ entry }) => entry),
        ...(why === undefined ? {} : { explained: why }),
      };
    })
    .filter(({ judgements }) => judgements.length > 0)
    .sort((one, other) => (one.key < other.key ? 1 : -1));
}
