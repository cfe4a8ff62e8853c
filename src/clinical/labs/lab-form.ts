import type { Interpretation, ObservationEntry, ObservationPart } from '../../domain/entry.ts';
import type { Quantity } from '../../domain/quantity.ts';

type Comparator = NonNullable<Quantity['comparator']>;

/** What a result looks like, so that each is drawn fittingly; `text` is always the record's own. */
export type LabForm =
  | { readonly form: 'amount'; readonly quantity: Quantity }
  /** <0.1, >1000, 「0.1未満」: a bound is no amount. */
  | {
      readonly form: 'bound';
      readonly comparator: Comparator;
      readonly amount: number;
      readonly text: string;
    }
  /** 0–1, 10〜19, 5-9/HPF */
  | {
      readonly form: 'interval';
      readonly low: number;
      readonly high: number;
      readonly field?: SedimentField;
      readonly text: string;
    }
  /** (-) 0, (±) 0.5, (1+) 1 … (4+) 4: steps, never an amount. */
  | { readonly form: 'grade'; readonly grade: number; readonly text: string }
  | { readonly form: 'judged'; readonly sense: 'negative' | 'positive' | 'undecided'; readonly text: string }
  /** ×80, 1:80, 80倍, 8倍未満 */
  | {
      readonly form: 'titre';
      readonly dilution: number;
      readonly comparator?: Comparator;
      readonly text: string;
    }
  /** A count in a microscope's field: 1–4/HPF, 1未満/HPF, 多数. */
  | { readonly form: 'sediment'; readonly field: SedimentField; readonly text: string }
  /** A figure that came as words, without a unit of its own. */
  | { readonly form: 'figure'; readonly amount: number; readonly text: string }
  | { readonly form: 'organism'; readonly name: string; readonly text: string }
  | {
      readonly form: 'susceptibility';
      readonly drug: string;
      readonly judged?: 'S' | 'I' | 'R';
      readonly mic?: Quantity;
      readonly text: string;
    }
  /** Several values of one measurement: blood gas, a pressure, a smear. */
  | { readonly form: 'parts'; readonly gas: boolean; readonly parts: readonly ObservationPart[] }
  /** 生理検査: what the tracing or the physician says. */
  | { readonly form: 'finding'; readonly text: string }
  | { readonly form: 'words'; readonly text: string }
  | { readonly form: 'absent'; readonly reason: string }
  /** A head of a panel. */
  | { readonly form: 'none' };

export type SedimentField = 'HPF' | 'LPF' | 'WF';

/** ASCII forms of widths, signs and dashes; `text` itself stays as sent. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−ー～〜~]/gu, '-')
    .replace(/\s+/gu, '');
}

const GRADE = /^\(?(?:(±|\+-|\+\/-)|(-)|([1-5])\+|\+([1-5])|(\++))\)?$/u;

function gradeOf(text: string): number | undefined {
  const found = GRADE.exec(text);
  if (found === null) return undefined;
  const [, trace, minus, before, after, signs] = found;
  if (trace !== undefined) return 0.5;
  if (minus !== undefined) return 0;
  return signs === undefined ? Number(before ?? after) : signs.length;
}

const SENSES: readonly (readonly ['negative' | 'positive' | 'undecided', RegExp])[] = [
  ['undecided', /^(?:判定保留|疑陽性|弱陽性の疑い|保留|要再検|境界|indeterminate|equivocal|borderline)$/iu],
  [
    'negative',
    /^(?:陰性|検出せず|検出されず|反応なし|非反応性|negative|neg|notdetected|non-?reactive)(?:\(-\))?$/iu,
  ],
  ['positive', /^(?:陽性|弱陽性|強陽性|検出|反応性|positive|pos|detected|reactive)(?:\(\d?\+\))?$/iu],
];

const BOUND_BEFORE = /^(<=|>=|<|>|≤|≥)(\d+(?:\.\d+)?)(?:以下|以上)?$/u;
const BOUND_AFTER = /^(\d+(?:\.\d+)?)(未満|以下|以上|超)$/u;
const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  未満: '<',
  以下: '<=',
  以上: '>=',
  超: '>',
};

function boundOf(text: string): { readonly comparator: Comparator; readonly amount: number } | undefined {
  const before = BOUND_BEFORE.exec(text);
  const after = before === null ? BOUND_AFTER.exec(text) : null;
  const [sign, amount] = before === null ? [after?.[2], after?.[1]] : [before[1], before[2]];
  const comparator = sign === undefined ? undefined : COMPARATORS[sign];
  return comparator === undefined ? undefined : { comparator, amount: Number(amount) };
}

const TITRE = /^(<|>|<=|>=|≤|≥)?(?:[x×*](\d+)|1:(<|>|<=|>=)?(\d+)|(\d+)倍)(未満|以下|以上)?$/u;

function titreOf(text: string, own: string): LabForm | undefined {
  const found = TITRE.exec(text);
  if (found === null) return undefined;
  const [, before, times, inner, ratio, fold, after] = found;
  const comparator = COMPARATORS[before ?? inner ?? after ?? ''];
  return {
    form: 'titre',
    dilution: Number(times ?? ratio ?? fold),
    ...(comparator === undefined ? {} : { comparator }),
    text: own,
  };
}

const FIELD = /\/(HPF|LPF|WF)$/iu;
const FIELDS: Readonly<Record<string, SedimentField>> = { HPF: 'HPF', LPF: 'LPF', WF: 'WF' };
const INTERVAL = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/u;

function fieldOf(text: string): SedimentField | undefined {
  return FIELDS[FIELD.exec(text)?.[1]?.toUpperCase() ?? ''];
}

function wordsForm(own: string): LabForm {
  const text = plain(own);
  const field = fieldOf(text);
  const bare = text.replace(FIELD, '');
  const interval = INTERVAL.exec(bare);
  if (interval !== null && Number(interval[1]) <= Number(interval[2])) {
    return {
      form: 'interval',
      low: Number(interval[1]),
      high: Number(interval[2]),
      ...(field === undefined ? {} : { field }),
      text: own,
    };
  }
  if (field !== undefined) return { form: 'sediment', field, text: own };
  const grade = gradeOf(text);
  if (grade !== undefined) return { form: 'grade', grade, text: own };
  const sense = SENSES.find(([, words]) => words.test(text))?.[0];
  if (sense !== undefined) return { form: 'judged', sense, text: own };
  const titre = titreOf(text, own);
  if (titre !== undefined) return titre;
  const bound = boundOf(text);
  if (bound !== undefined) return { form: 'bound', ...bound, text: own };
  return /^[-+]?\d+(?:\.\d+)?$/u.test(text)
    ? { form: 'figure', amount: Number(text), text: own }
    : { form: 'words', text: own };
}

function valueText({ value }: ObservationEntry): string {
  return value.type === 'text' ? value.text : value.type === 'quantity' ? value.quantity.text : '';
}

function letterOf(interpretation: Interpretation | undefined, text: string): 'S' | 'I' | 'R' | undefined {
  const told = interpretation ?? text.trim().toUpperCase();
  return told === 'S' || told === 'I' || told === 'R' ? told : undefined;
}

function susceptibility(entry: ObservationEntry): LabForm {
  const { value, title } = entry;
  const judged = letterOf(entry.interpretation, valueText(entry));
  return {
    form: 'susceptibility',
    drug: title,
    ...(judged === undefined ? {} : { judged }),
    ...(value.type === 'quantity' ? { mic: value.quantity } : {}),
    text: valueText(entry),
  };
}

const GAS_PARTS = /^(?:pH|pO2|pCO2|PaO2|PaCO2|HCO3|BE|SaO2|base excess|ABE|SBE)/iu;

function quantityForm(quantity: Quantity): LabForm {
  const field = fieldOf(plain(`1${quantity.unit.startsWith('/') ? '' : '/'}${quantity.unit}`));
  if (quantity.comparator !== undefined) {
    return { form: 'bound', comparator: quantity.comparator, amount: quantity.value, text: quantity.text };
  }
  return field === undefined
    ? { form: 'amount', quantity }
    : { form: 'sediment', field, text: quantity.text };
}

/** How a result is to be drawn (lab-form-01): read from what the record says, nothing judged. */
export function labForm(entry: ObservationEntry): LabForm {
  const { value, sort, parts } = entry;
  if (sort === 'organism') return { form: 'organism', name: entry.title, text: valueText(entry) };
  if (sort === 'susceptibility') return susceptibility(entry);
  if (value.type === 'absent') return { form: 'absent', reason: value.reason };
  if (value.type === 'quantity') return quantityForm(value.quantity);
  if (sort === 'physiology' && value.type === 'text') return { form: 'finding', text: value.text };
  if (value.type === 'text') return wordsForm(value.text);
  if (parts.length === 0) return { form: 'none' };
  return { form: 'parts', gas: parts.some(({ name }) => GAS_PARTS.test(name.normalize('NFKC'))), parts };
}
