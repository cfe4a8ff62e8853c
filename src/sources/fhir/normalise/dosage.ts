import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Coded } from '../../../domain/coded.ts';
import type { Quantity } from '../../../domain/quantity.ts';
import { booleanAt, type Json, listAt, numberAt, objectAt, textAt, textsAt } from '../json.ts';
import { codedAt, codedOf, dateAt, extensionOf, quantityAt } from '../datatypes.ts';
import { type Schedule, scheduleWords } from '../../../domain/schedule.ts';
import { scheduleOf } from './schedule.ts';
import { usageAddition, usageWords } from '../../../terminology/usage-codes.ts';
import { present } from './context.ts';

/** What the dosage instructions of one drug say; the text verbatim, and of the coded form only what is unambiguous. */
export interface Dosage {
  readonly dosageText: string;
  readonly schedule?: Schedule;
  readonly dose?: Quantity;
  readonly dailyDose?: Quantity;
  readonly doseIsSubstance: boolean;
  readonly asNeeded: boolean;
  readonly route?: string;
  readonly site?: string;
  readonly start?: PartialDate;
  readonly days?: number;
  readonly additional: readonly string[];
}

/** Days of a duration; weeks and months of other calendars are not guessed. */
export function daysOf(duration: Json): number | undefined {
  const value = numberAt(duration, 'value');
  const unit = textAt(duration, 'code') ?? textAt(duration, 'unit') ?? '';
  if (value === undefined) return undefined;
  if (unit === 'd' || unit === '日' || unit === '日分') return value;
  return unit === 'wk' || unit === '週' ? value * 7 : undefined;
}

function dailyDoseOf(rate: Json): Quantity | undefined {
  const ratio = objectAt(rate, 'rateRatio');
  const denominator = quantityAt(ratio, 'denominator');
  const perDay =
    denominator !== undefined && denominator.value === 1 && ['日', 'd', 'day'].includes(denominator.unit);
  return perDay ? quantityAt(ratio, 'numerator') : undefined;
}

function isSubstance(rate: Json): boolean {
  const type = codedAt(rate, 'type');
  return type?.codings.some((coding) => coding.code === '2' && coding.system.includes('Strength')) ?? false;
}

/** `timing.code.text`, used where an instruction has no text of its own. */
function wordsOf(instruction: Json): string | undefined {
  return (
    textAt(instruction, 'text') ??
    textAt(instruction, 'patientInstruction') ??
    wordsOfUsage(codedAt(objectAt(instruction, 'timing'), 'code'))
  );
}

/** The words of a usage; of a code that came without any, what the code itself says. */
function wordsOfUsage(usage: Coded | undefined): string | undefined {
  const code = usage?.codings[0]?.code;
  return usage !== undefined && usage.text === code ? (usageWords(code) ?? code) : usage?.text;
}

/** The directions in words: the record's own; where it has none, those of its coded timing. */
function directionsOf(instructions: readonly Json[]): Pick<Dosage, 'dosageText' | 'schedule'> {
  const schedules = instructions.map((one) =>
    wordsOf(one) === undefined ? scheduleOf(objectAt(one, 'timing')) : undefined,
  );
  const texts = instructions.flatMap((one, index) => {
    const schedule = schedules[index];
    return wordsOf(one) ?? (schedule === undefined ? [] : scheduleWords(schedule, 'ja'));
  });
  const only = instructions.length === 1 ? schedules[0] : undefined;
  return { dosageText: texts.join(' / '), ...present('schedule', only) };
}

function additionsOf(instruction: Json): readonly string[] {
  return listAt(instruction, 'additionalInstruction').flatMap((item) => {
    const concept = codedOf(item);
    const code = concept?.codings[0]?.code;
    const bare = concept !== undefined && concept.text === code;
    return (bare && code !== undefined ? usageAddition(code) : undefined) ?? concept?.text ?? [];
  });
}

/** Reads `dosageInstruction` (or `dosage`); several steps are kept as several lines. */
export function dosageOf(instructions: readonly Json[]): Dosage {
  const first = instructions[0] ?? {};
  const rate = listAt(first, 'doseAndRate')[0] ?? {};
  const repeat = objectAt(objectAt(first, 'timing'), 'repeat');
  const periodOfUse = extensionOf(first, 'JP_MedicationDosage_PeriodOfUse');
  const start = periodOfUse === undefined ? undefined : dateAt(objectAt(periodOfUse, 'valuePeriod'), 'start');
  const asNeeded = instructions.some(
    (instruction) =>
      booleanAt(instruction, 'asNeededBoolean') === true ||
      codedAt(instruction, 'asNeededCodeableConcept') !== undefined,
  );
  return {
    ...directionsOf(instructions),
    ...present('dose', quantityAt(rate, 'doseQuantity')),
    ...present('dailyDose', dailyDoseOf(rate)),
    doseIsSubstance: isSubstance(rate),
    asNeeded,
    ...present('route', codedAt(first, 'route')?.text),
    ...present('site', codedAt(first, 'site')?.text),
    ...present('start', start),
    ...present('days', daysOf(objectAt(repeat, 'boundsDuration'))),
    additional: instructions.flatMap((instruction) => [
      ...additionsOf(instruction),
      ...textsAt(instruction, 'patientInstruction').filter((text) => text !== wordsOf(instruction)),
    ]),
  };
}
