import type { EmergencyItem } from '../../clinical/emergency/emergency-item.ts';
import type { DoseConflict } from '../../clinical/medications/dose-conflicts.ts';
import type { MedicationLine } from '../../clinical/medications/current-medications.ts';
import type { Interpretation, MedicationEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import type { When } from '../../domain/partial-date.ts';
import { quantityText, shortDate, whenText } from '../../i18n/format.ts';
import type { Text } from '../../i18n/text.ts';
import { nameOr } from '../../ui/entry-title.ts';
import { directionsText, entryLine, valueText } from '../../ui/entry-line.ts';

/** One line as four pieces: what, how much, what else, when. */
export interface ItemWords {
  readonly head: string;
  readonly fact: string;
  readonly rest: string;
  /** Short pieces, none of which may break. */
  readonly date: readonly string[];
  readonly flag?: Interpretation;
}

/** Names short enough for a cell, as they are called at a bedside. */
export const SHORT_LAB_NAMES: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  K: { ja: 'K', en: 'K' },
  Cre: { ja: 'Cr', en: 'Cr' },
  eGFR: { ja: 'eGFR', en: 'eGFR' },
  BUN: { ja: 'BUN', en: 'BUN' },
  Hb: { ja: 'Hb', en: 'Hb' },
  PLT: { ja: '血小板', en: 'PLT' },
  'PT-INR': { ja: 'INR', en: 'INR' },
  CRP: { ja: 'CRP', en: 'CRP' },
  WBC: { ja: '白血球', en: 'WBC' },
  Na: { ja: 'Na', en: 'Na' },
  BS: { ja: '血糖（随時）', en: 'Glucose (random)' },
  BG: { ja: '血糖', en: 'Glucose' },
  CBG: { ja: '血糖（空腹）', en: 'Glucose (fasting)' },
  'BLD-ABO': { ja: 'ABO', en: 'ABO' },
  'BLD-Rh': { ja: 'Rh', en: 'Rh' },
};

function dateOf(text: Text, when: When, today: string): string {
  return when.state === 'dated'
    ? shortDate(text.language, when.start, today)
    : whenText(text.language, when, today);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('　');
}

/** Kinds whose remaining words (category, specimen) only repeat what the block says. */
const WITHOUT_REST: ReadonlySet<Kind> = new Set<Kind>(['allergy', 'infection', 'directive']);

/** Implants for which the label's MR condition decides; where the record says nothing, that is said. */
const MR_MATTERS =
  /ペースメーカ|ICD|CRT|除細動|人工内耳|クリップ|神経刺激|ステント|人工弁|人工関節|インスリンポンプ/iu;

function mrWords(text: Text, fact: Merged): string {
  const { shown } = fact;
  if (shown.kind !== 'device' || !MR_MATTERS.test(shown.title)) return '';
  return /MR/iu.test([shown.title, ...shown.notes].join(' ')) ? '' : text.t('emergency.mri');
}

/** 10月; with its year where that is not the newest one's. */
function monthText({ language, t }: Text, month: string, newest: string | undefined): string {
  const [year = '', number = ''] = month.split('-');
  const isSameYear = newest?.startsWith(year) === true;
  if (language === 'en')
    return isSameYear ? `${Number(number)}/${year.slice(2)}` : `${Number(number)}/${year}`;
  return `${isSameYear ? '' : `${year}/`}${t('emergency.month', { n: Number(number) })}`;
}

/** A number alone is no name to telephone. */
function placeName(institution: string | undefined): string | undefined {
  return institution === undefined || /^\d+$/u.test(institution) ? undefined : institution;
}

/** Any record as a line: its words, then its own remarks, which at a bedside are often what matters. */
export function factWords(
  text: Text,
  item: Extract<EmergencyItem, { type: 'fact' }>,
  today: string,
): ItemWords {
  const { fact, times } = item;
  const { shown } = fact;
  const line = entryLine(text, shown);
  const date = dateOf(
    text,
    shown.kind === 'condition' && shown.onset.state !== 'unknown' ? shown.onset : shown.when,
    today,
  );
  if (shown.kind === 'encounter') {
    const { institution, department, source } = shown.provenance;
    const [newest, ...earlier] = item.months ?? [];
    const others = earlier.map((month) => monthText(text, month, newest)).join('・');
    return {
      head: joined([institution ?? source, department]),
      fact: '',
      rest: joined([line.head, others === '' ? undefined : text.t('emergency.alsoIn', { months: others })]),
      date: [date],
    };
  }
  const many =
    times > 1
      ? [text.t('emergency.last', { date }), text.t('emergency.times', { n: times, count: times })]
      : [date];
  return {
    head: line.head,
    fact: line.fact ?? '',
    rest: joined([
      // What happened is what the next dose may do: of an allergy the reactions stand before any remark.
      shown.kind === 'allergy' ? line.detail : undefined,
      WITHOUT_REST.has(shown.kind) ? undefined : line.rest,
      // 主傷病名と受診医療機関: a diagnosis without its place is half of what the next hospital asks for.
      shown.kind === 'condition' ? placeName(shown.provenance.institution) : undefined,
      ...shown.notes,
      mrWords(text, fact),
    ]),
    date: many,
    ...(line.interpretation === undefined ? {} : { flag: line.interpretation }),
  };
}

function amountWords(text: Text, entry: MedicationEntry): string {
  const once = entry.dose === undefined ? '' : quantityText(entry.dose);
  const amount =
    once === '' || entry.dosageText.includes(once) ? '' : text.t('entry.once', { quantity: once });
  return joined([
    amount,
    entry.doseIsSubstance ? text.t('entry.substance') : undefined,
    directionsText(text, entry),
  ]);
}

/** ワルファリン錠1mg 抗凝固薬, below it 1回2.5錠 夕食後; 調剤 11/2(月) 28日分 推定服用中. */
export function medicineWords(text: Text, line: MedicationLine, today: string): ItemWords {
  const { shown } = line.shown;
  const days =
    line.reason === 'assumed-as-needed' || line.reason === 'assumed-external'
      ? text.t('emergency.daysAssumed')
      : shown.days === undefined
        ? text.t('emergency.daysUnknown')
        : text.t('emergency.days', { n: shown.days });
  const supplied = text.t('emergency.supplied', {
    kind: text.t(`medications.witness.${shown.kind}`),
    date: dateOf(text, shown.when, today),
  });
  // What was given once was given; how long it goes on working is not ours to say.
  const isGiven = shown.kind === 'administration';
  return {
    head: nameOr(text, line.name, shown.kind),
    fact: line.classes.map((name) => text.t(`medications.class.${name}`)).join('・'),
    rest: amountWords(text, shown),
    date: isGiven ? [supplied] : [supplied, days, text.t(`emergency.notPresumed.${line.state}`)],
  };
}

/** 1回量が不一致 2.5mg／5mg. */
export function conflictWords(text: Text, { field, values }: DoseConflict): string {
  const texts = [...new Set(values.map((value) => value.text))].join(text.language === 'ja' ? '／' : ' / ');
  return `${text.t(`medications.conflict.${field}`)} ${texts}`;
}

/** The value of a result, its unit, its day. */
export function labWords(text: Text, fact: Merged<ObservationEntry>, today: string): ItemWords {
  const { value, interpretation, when } = fact.shown;
  const isAmount = value.type === 'quantity';
  return {
    head: isAmount ? quantityText({ ...value.quantity, unit: '' }) : valueText(text, value),
    fact: isAmount ? value.quantity.unit : '',
    rest: '',
    date: [dateOf(text, when, today)],
    ...(interpretation === undefined ? {} : { flag: interpretation }),
  };
}
