import { foldText } from '../../base/text-fold.ts';
import type { NonEmpty } from '../../base/non-empty.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import { drugIdentity, tabletStrength } from '../../terminology/drug-codes.ts';
import { type DailyAmount, dailyAmountOfLines, dosePhrase } from './daily-amount.ts';
import { rhythmOf, timesADay } from './dose-pattern.ts';
import type { ListItem } from './reconciliation-list.ts';

/** In what the lists differ. */
export const DIFFERENCES = [
  'missing',
  'not-listed',
  'dose-per-day',
  'dose-at-once',
  'dose-unclear',
  'several-supplies',
  'directions',
  'route',
  'strength',
  'form',
  'brand',
  'days',
  'period',
] as const;

export type Difference = (typeof DIFFERENCES)[number];

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Present where every list states a plain amount of a day. */
  readonly sameDailyAmount?: boolean;
}

/** What one list says of one medicine, as far as it can be compared. */
interface Told {
  readonly entries: readonly MedicationEntry[];
  readonly amount: DailyAmount;
  readonly phrase: string;
  readonly several: boolean;
}

function phraseOf(items: readonly ListItem[]): string {
  return items
    .map(({ fact }) => dosePhrase(fact.shown))
    .toSorted()
    .join(' / ');
}

/** Of refills that say the same the newest stands; supplies that differ cannot be added or chosen from. */
function toldBy(items: NonEmpty<ListItem>): Told {
  const bySupply = [...Map.groupBy(items, ({ supply }) => supply.key).values()];
  const phrases = new Set(bySupply.map(phraseOf));
  const newest = bySupply.toSorted((a, b) => {
    const [x, y] = [a[0]?.supply.period.start ?? '', b[0]?.supply.period.start ?? ''];
    return x === y ? (phraseOf(a) < phraseOf(b) ? -1 : 1) : x < y ? 1 : -1;
  })[0];
  const lines = newest ?? items;
  const entries = lines.map(({ fact }) => fact.shown);
  const several = phrases.size > 1;
  const amount: DailyAmount = several
    ? { plain: false, why: 'several-lines', words: '' }
    : dailyAmountOfLines(entries);
  return {
    entries: several ? items.map(({ fact }) => fact.shown) : entries,
    amount,
    phrase: phraseOf(lines),
    several,
  };
}

type Read = (entry: MedicationEntry) => string | undefined;

/** Whether two lists state different things; a list that does not state it does not differ. */
function differ(told: readonly Told[], read: Read): boolean {
  const stated = told
    .map(({ entries }) => [...new Set(entries.flatMap((entry) => read(entry) ?? []))].toSorted().join('|'))
    .filter((text) => text !== '');
  return new Set(stated).size > 1;
}

function isStated(told: readonly Told[], read: Read): boolean {
  return told.every(({ entries }) => entries.every((entry) => read(entry) !== undefined));
}

function strengthOf({ drug }: MedicationEntry): string | undefined {
  const printed = tabletStrength(drug.text);
  return printed === undefined ? undefined : `${printed.amount}${printed.unit}`;
}

const FORM_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/[A-E]/u, 'powder'],
  [/[F-L]/u, 'tablet'],
  [/[M-P]/u, 'capsule'],
  [/[Q-S]/u, 'liquid'],
];
const FORM_WORDS: readonly (readonly [RegExp, string])[] = [
  [/カプセル|Cap/iu, 'capsule'],
  [/錠|Tab/iu, 'tablet'],
  [/細粒|顆粒|散|ドライシロップ|末/u, 'powder'],
  [/シロップ|内用液/u, 'liquid'],
];

/** 内服: the eighth character of the code (A–E, F–L, M–P, Q–S), else the name's own word for the form. */
function formOf({ drug }: MedicationEntry): string | undefined {
  const { yj9, route } = drugIdentity(drug);
  const letter = yj9?.slice(7, 8);
  if (letter !== undefined && route === 'oral')
    return FORM_LETTERS.find(([letters]) => letters.test(letter))?.[1];
  if (letter !== undefined) return letter;
  return FORM_WORDS.find(([words]) => words.test(drug.text.normalize('NFKC')))?.[1];
}

/** The product; a general name (…ZZZ) is of every brand and differs from none. */
function brandOf({ drug }: MedicationEntry): string | undefined {
  const product = drug.codings.find((coding) => {
    const { by } = drugIdentity({ text: '', codings: [coding] });
    return by === 'ingredient' && !coding.code.endsWith('ZZZ');
  });
  return product?.code;
}

const ROUTE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/内服|経口|oral/iu, 'oral'],
  [/注射|静注|静脈|皮下|筋注|筋肉|点滴|inject|intraven|subcut/iu, 'injection'],
  [/外用|塗布|貼付|点眼|点鼻|点耳|吸入|坐|経皮|topical|ophthalmic/iu, 'external'],
];

function routeOf({ drug, route }: MedicationEntry): string | undefined {
  const coded = drugIdentity(drug).route;
  return coded ?? ROUTE_WORDS.find(([words]) => route !== undefined && words.test(route))?.[1];
}

/** What is taken at once; the mass where the printed strength tells it, so that 0.5 of 40 mg is 1 of 20 mg. */
function onceOf({ drug, dose }: MedicationEntry): string | undefined {
  if (dose === undefined) return undefined;
  const unit = dose.unit.normalize('NFKC').trim().toLowerCase();
  const strength = tabletStrength(drug.text);
  if (strength !== undefined && /^(錠|カプセル|cap|tab|t|c)$/u.test(unit))
    return `${Number((dose.value * strength.amount).toPrecision(6))}${strength.unit}`;
  return `${dose.value}${unit}`;
}

const TIMES_OF_DAY: readonly (readonly [RegExp, string])[] = [
  [/毎食|朝|起床/u, '朝'],
  [/毎食|昼/u, '昼'],
  [/毎食|夕/u, '夕'],
  [/寝る前|就寝|眠前/u, '寝'],
];
const MEALS: readonly (readonly [RegExp, string])[] = [
  [/食直?前/u, '前'],
  [/食直?後/u, '後'],
  [/食間/u, '間'],
];

function tokens(table: readonly (readonly [RegExp, string])[]): Read {
  return ({ dosageText }) => {
    const plain = dosageText.normalize('NFKC');
    const found = table.filter(([words]) => words.test(plain)).map(([, token]) => token);
    return found.length === 0 ? undefined : found.join('');
  };
}

const timesOf: Read = (entry) => {
  const times = timesADay(entry);
  return times === undefined ? undefined : String(times);
};
const patternOf: Read = (entry) => {
  const { pattern } = rhythmOf(entry);
  return pattern === 'free-text' || pattern === 'given' || entry.dosageText === '' ? undefined : pattern;
};
const wordsOf: Read = ({ dosageText }) => (dosageText === '' ? undefined : foldText(dosageText));
const timeOfDay = tokens(TIMES_OF_DAY);
const meal = tokens(MEALS);

/** Compared part by part where the words can be read; else the words as they stand (med-rec-04). */
function directionsDiffer(told: readonly Told[]): boolean {
  if ([timesOf, patternOf, timeOfDay, meal].some((read) => differ(told, read))) return true;
  const readable = told.every(({ entries }) =>
    entries.every((entry) => timesOf(entry) !== undefined || timeOfDay(entry) !== undefined),
  );
  return !readable && isStated(told, wordsOf) && differ(told, wordsOf);
}

function amountsOf(told: readonly Told[]): boolean | undefined {
  const plain = told.flatMap(({ amount }) => (amount.plain ? [amount.mg] : []));
  return plain.length === told.length ? new Set(plain).size === 1 : undefined;
}

/** Nothing tells the amount of a day on every side: only equal products, doses and words are the same. */
function isUnclear(told: readonly Told[], same: boolean | undefined): boolean {
  if (same !== undefined) return false;
  if (new Set(told.map(({ phrase }) => phrase)).size === 1 && isStated(told, wordsOf)) return false;
  const external = told.every(({ entries }) => entries.every((entry) => routeOf(entry) === 'external'));
  const stated = isStated(told, wordsOf) && (external || isStated(told, onceOf));
  const equal = !differ(told, onceOf) && !differ(told, strengthOf) && !differ(told, formOf);
  return !(stated && equal);
}

/** What two or more lists say of one medicine, held against each other (med-rec-03, med-rec-04). */
export function compareLists(lists: readonly NonEmpty<ListItem>[]): Comparison {
  const told = lists.map(toldBy);
  if (told.length < 2) {
    return { differences: told.some(({ several }) => several) ? ['several-supplies'] : [] };
  }
  const same = amountsOf(told);
  const brand = differ(told, brandOf) && !differ(told, (entry) => drugIdentity(entry.drug).yj9);
  const found: Readonly<Partial<Record<Difference, boolean>>> = {
    'dose-per-day': same === false,
    'dose-at-once': differ(told, onceOf),
    'dose-unclear': isUnclear(told, same),
    'several-supplies': told.some(({ several }) => several),
    directions: directionsDiffer(told),
    route: differ(told, routeOf),
    strength: differ(told, strengthOf),
    form: differ(told, formOf),
    brand,
    days: differ(told, ({ days }) => (days === undefined ? undefined : String(days))),
    period:
      new Set(lists.map((items) => `${items[0].supply.period.start} ${items[0].supply.period.end}`)).size > 1,
  };
  return {
    differences: DIFFERENCES.filter((one) => found[one] === true),
    ...(same === undefined ? {} : { sameDailyAmount: same }),
  };
}
