import type { MedicationEntry } from '../../domain/entry.ts';
import { dateAttribute, type PartialDate } from '../../domain/partial-date.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import {
  GENERAL_NAME_SYSTEM,
  HOT9_SYSTEM,
  PRICE_LIST_SYSTEM,
  RECEIPT_DRUG_SYSTEM,
  YJ_SYSTEM,
} from '../ssmix2/code-labels.ts';

/**
 * One line: the text has neither quotation nor escape, so that a comma in a value goes as a wide one and a line end as a
 * blank. Empty fields at the end may be left off.
 */
export function lineOf(...fields: readonly (string | undefined)[]): string {
  const values = fields.map((field) =>
    (field ?? '')
      .replaceAll(',', '，')
      .replace(/[\s\p{Cc}]+/gu, (blank) => (blank === '　' ? blank : ' '))
      .trim(),
  );
  return values.join(',').replace(/,+$/u, '');
}

/** `YYYYMMDD`; a date that is not known to the day has no place in the text. */
export function dayDigits(date: PartialDate | undefined): string | undefined {
  return date === undefined || (date.precision !== 'day' && date.precision !== 'instant')
    ? undefined
    : dateAttribute(date).replaceAll('-', '');
}

/** 作成者: 2 for what the person says, else 1. */
export function authorOf(entry: Pick<MedicationEntry, 'marks'>): '1' | '2' {
  return entry.marks.includes('self-reported') ? '2' : '1';
}

const FORM_NAMES: Readonly<Record<string, string>> = {
  内服: '1',
  内滴: '2',
  注射: '4',
  外用: '5',
  浸煎: '6',
  湯: '7',
  材料: '9',
};

const FORMS_OF_ROUTE = { oral: '1', injection: '4', external: '5' } as const;

/** 剤形: as the record calls it, else by the route in its code; an amount a day is told of 内服 only. */
function formOf(entry: MedicationEntry): string {
  if (entry.asNeeded) return '3';
  const named = FORM_NAMES[entry.category ?? ''];
  if (named !== undefined) return named;
  const { route } = drugIdentity(entry.drug);
  if (route !== undefined) return FORMS_OF_ROUTE[route];
  return entry.dailyDose === undefined ? '10' : '1';
}

interface CodeKind {
  readonly kind: string;
  readonly system: string;
  readonly shape: RegExp;
}

/** 薬品コード種別, the one that tells the most first. */
const CODE_KINDS: readonly CodeKind[] = [
  { kind: '4', system: YJ_SYSTEM, shape: /^\d{7}[A-Z][0-9A-Z]{4}$/u },
  { kind: '6', system: HOT9_SYSTEM, shape: /^\d{9}$/u },
  { kind: '2', system: RECEIPT_DRUG_SYSTEM, shape: /^\d{9}$/u },
  { kind: '3', system: PRICE_LIST_SYSTEM, shape: /^\d{7}[A-Z]\d{4}$/u },
];

function codeOf(entry: MedicationEntry): readonly [string, string | undefined] {
  for (const { kind, system, shape } of CODE_KINDS) {
    const found = entry.drug.codings.find((one) => one.system === system && shape.test(one.code));
    if (found !== undefined) return [kind, found.code];
  }
  return ['1', undefined];
}

function generalCodeOf(entry: MedicationEntry): string | undefined {
  return entry.drug.codings.find(
    ({ system, code }) => system === GENERAL_NAME_SYSTEM && /^\d{7}[A-Z][0-9A-Z]{4}$/u.test(code),
  )?.code;
}

/** What the reader of this format put before a remark, to be taken off again. */
export function notesUnder(entry: MedicationEntry, label: string): readonly string[] {
  return entry.notes.flatMap((note) => (note.startsWith(label) ? [note.slice(label.length)] : []));
}

function isPlain({ comparator, text }: Quantity): boolean {
  return comparator === undefined && /^\d+(?:\.\d+)?$/u.test(text);
}

function amountWords(label: string, quantity: Quantity | undefined): readonly string[] {
  if (quantity === undefined) return [];
  return [`${label} ${quantity.comparator ?? ''}${quantity.text}${quantity.unit}`];
}

/** Which amount goes into 用量: of a day for 内服, the whole for what is handed out as one; never one that was reckoned. */
function amountOf(
  entry: MedicationEntry,
  form: string,
): { readonly amount?: Quantity; readonly as?: 'daily' | 'whole' } {
  const { dailyDose, quantity, days } = entry;
  if (form === '1')
    return dailyDose !== undefined && isPlain(dailyDose) ? { amount: dailyDose, as: 'daily' } : {};
  return quantity !== undefined && isPlain(quantity) && days === undefined
    ? { amount: quantity, as: 'whole' }
    : {};
}

const ORIGINS: Readonly<Partial<Record<MedicationEntry['kind'], string>>> = {
  prescription: '処方の記録（調剤の記録ではない）',
  'medication-statement': '服薬状況の記録（調剤の記録ではない）',
};

function periodWords(entry: MedicationEntry): readonly string[] {
  const { when, start, end } = entry;
  const told = when.state === 'dated' ? when.start : undefined;
  const inexact = told !== undefined && dayDigits(told) === undefined;
  const words = when.state === 'worded' ? when.words : inexact ? dateAttribute(told) : undefined;
  const differs = start !== undefined && told !== undefined && dateAttribute(start) !== dateAttribute(told);
  return [
    ...(words === undefined ? [] : [`日付 ${words}`]),
    ...(differs ? [`服用開始 ${dateAttribute(start)}`] : []),
    ...(end === undefined ? [] : [`服用終了 ${dateAttribute(end)}`]),
  ];
}

/** Whether the directions say the amount of one dose themselves. */
function saysDose({ dose, dosageText }: MedicationEntry): boolean {
  if (dose === undefined) return true;
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
  return plain(dosageText).includes(`1回${plain(`${dose.text}${dose.unit}`)}`);
}

/** Whether the whole is what amount and days come to; where it is not (left-over tablets taken off), that is told. */
function followsFromDays({ quantity, dailyDose, days }: MedicationEntry): boolean {
  return (
    quantity !== undefined &&
    dailyDose !== undefined &&
    days !== undefined &&
    quantity.unit === dailyDose.unit &&
    Math.abs(quantity.value - dailyDose.value * days) < 1e-6
  );
}

/** Forms of which the usual way is told by the form itself. */
const PLAIN_ROUTES: Readonly<Record<string, readonly string[]>> = {
  '1': ['口', '経口', '内服'],
  '3': ['口', '経口', '内服'],
  '5': ['外用'],
};

function routeWords({ route }: MedicationEntry, form: string): readonly string[] {
  return route === undefined || PLAIN_ROUTES[form]?.includes(route) === true ? [] : [`投与経路 ${route}`];
}

/** All that the fields of a drug have no place for, in words (281). */
function supplementsOf(
  entry: MedicationEntry,
  form: string,
  as: 'daily' | 'whole' | undefined,
): readonly string[] {
  const whole = as === 'whole' || (as === 'daily' && followsFromDays(entry));
  const origin = authorOf(entry) === '2' ? undefined : ORIGINS[entry.kind];
  return [
    ...(origin === undefined ? [] : [origin]),
    ...periodWords(entry),
    ...(saysDose(entry) ? [] : amountWords('1回量', entry.dose)),
    ...(as === 'daily' ? [] : amountWords('1日量', entry.dailyDose)),
    ...(whole ? [] : amountWords('総量', entry.quantity)),
    ...(entry.doseIsSubstance ? ['用量は原薬量'] : []),
    ...routeWords(entry, form),
    ...(entry.site === undefined ? [] : [`部位 ${entry.site}`]),
    ...notesUnder(entry, '調剤数量：').map((text) => `調剤数量 ${text}`),
    ...notesUnder(entry, '薬品補足：'),
  ];
}

/** The lines of one drug, but for the number of its RP; drugs with the same usage lines are one RP. */
export interface DrugLines {
  readonly drug: (rp: string) => readonly string[];
  readonly usage: (rp: string) => readonly string[];
}

export function drugLines(entry: MedicationEntry): DrugLines {
  const author = authorOf(entry);
  const form = formOf(entry);
  const { amount, as } = amountOf(entry, form);
  const [kind, code] = codeOf(entry);
  const generalCode = generalCodeOf(entry);
  const [generalName] = notesUnder(entry, '一般名：');
  const supply = entry.days === undefined ? [] : [String(entry.days), '日分'];
  const whole = as === 'whole' ? ['1', '調剤'] : [];
  const [count, unit] = supply.length > 0 ? supply : whole;
  return {
    drug: (rp) => [
      lineOf(
        '201',
        rp,
        entry.title,
        amount?.text,
        amount?.unit,
        kind,
        code,
        author,
        generalName,
        generalCode === undefined ? undefined : '2',
        generalCode,
      ),
      ...supplementsOf(entry, form, as).map((text) => lineOf('281', rp, text, author)),
      ...notesUnder(entry, '服用上の注意：').map((text) => lineOf('291', rp, text, author)),
    ],
    usage: (rp) => [
      lineOf('301', rp, entry.dosageText, count, unit, form, '1', undefined, author),
      ...entry.instructions.map((text) => lineOf('311', rp, text, author)),
      ...notesUnder(entry, '処方の注意：').map((text) => lineOf('391', rp, text, author)),
    ],
  };
}
