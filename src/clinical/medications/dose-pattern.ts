import type { MedicationEntry } from '../../domain/entry.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';

/** How a medicine is to be taken, as one word for the screen; the record's own words stand beside it. */
export type DosePattern =
  /** the same amount every day */
  | 'daily'
  /** 不均等: every day, in unequal parts */
  | 'uneven'
  /** 隔日 */
  | 'alternate-days'
  /** 週1回 */
  | 'weekly'
  /** 月1回, every so many weeks */
  | 'monthly'
  /** 曜日指定, 週N回, every so many days */
  | 'some-days'
  /** 漸減・漸増, 「3日目から」 */
  | 'taper'
  /** 頓用 */
  | 'as-needed'
  | 'external'
  | 'injection'
  /** an administration: given, not to be taken */
  | 'given'
  /** words from which no amount a day can be read */
  | 'free-text';

export interface Rhythm {
  readonly pattern: DosePattern;
  /** Days from one dose to the next where it is not taken daily; the widest where the words leave it open. */
  readonly interval?: number;
}

const AS_NEEDED =
  /[頓屯][服用]|(必要|発作|疼痛|発熱|不眠|便秘|悪心|嘔気|頭痛|腹痛|胸痛|咳嗽|不安|不穏|痒い|痛い|痛む|眠れない|つらい)(時|とき)|熱が|as needed|\bprn\b/iu;
const TAPER = /漸[減増]|[減増]量|\d日目|から\d|以降|その後|徐々に|→|⇒/u;
const LOOSE = /適宜|指示(通り|どおり|の)|医師の指示|調節/u;
const ALTERNATE = /隔日|(?<!\d)(?:[1一]日おき|2日(?:に1回|ごと|毎))|every other day|\bqod\b/iu;
const EVERY_DAYS = /(\d+)日(に1?回|ごと|毎|おき)/u;
const WEEKLY = /週に?1回|週1(?!\d)|毎週|once (a week|weekly)/iu;
const TIMES_A_WEEK = /週に?(\d)(?:回|日)/u;
const EVERY_WEEKS = /(\d+)週(?:間)?(に1?回|ごと|毎|おき)/u;
const MONTHLY = /月に?1回|毎月|(\d+)[かヶケカ箇]月(に1?回|ごと|毎|おき)/u;
const WEEKDAYS = /[月火水木金土日](?:[・、,]?[月火水木金土日])*曜/gu;
const DIALYSIS = /透析(の?ある)?日/u;
const UNEVEN = /不均等|\d(錠|カプセル|C|T|包)[-‐–−~・]\d/u;
const AT_TIME =
  /(?:起床|朝|昼|夕|夜|眠前|寝る前|就寝前)[^\d起朝昼夕夜眠寝就]*(\d+(?:\.\d+)?)(?:錠|カプセル|C|T|包|mg|g|mL|単位)/gu;
const INJECTION = /注射|皮下|静注|静脈|筋注|筋肉内|点滴/u;
const EXTERNAL = /外用|塗布|点眼|点鼻|点耳|貼付|吸入|坐|topical|ophthalmic/iu;

/** Directions and what is added to them, widths folded. */
function wordsOf({ dosageText, instructions }: MedicationEntry): string {
  return [dosageText, ...instructions]
    .join(' ')
    .normalize('NFKC')
    .replace(/[\s　]+/gu, ' ');
}

function weekdaysIn(words: string): number {
  const named = [...words.matchAll(WEEKDAYS)].flatMap(([found]) => [
    ...found.replace(/曜/gu, '').replace(/[・、,]/gu, ''),
  ]);
  return new Set(named).size;
}

/** Anything but daily: with the longest time from one dose to the next that the words leave open. */
function wideRhythm(words: string): Rhythm | undefined {
  if (ALTERNATE.test(words)) return { pattern: 'alternate-days', interval: 2 };
  if (MONTHLY.test(words))
    return { pattern: 'monthly', interval: 31 * Number(MONTHLY.exec(words)?.[1] ?? 1) };
  const [, weeks, eachWeek] = EVERY_WEEKS.exec(words) ?? [];
  if (weeks !== undefined) {
    const interval = 7 * (Number(weeks) + (eachWeek === 'おき' ? 1 : 0));
    return { pattern: interval === 7 ? 'weekly' : 'monthly', interval };
  }
  const weekdays = weekdaysIn(words);
  if (weekdays === 1) return { pattern: 'weekly', interval: 7 };
  if (weekdays > 1 && weekdays < 7) return { pattern: 'some-days', interval: 7 / weekdays };
  if (WEEKLY.test(words)) return { pattern: 'weekly', interval: 7 };
  const aWeek = Number(TIMES_A_WEEK.exec(words)?.[1] ?? 0);
  if (aWeek > 0) return { pattern: 'some-days', interval: 7 / aWeek };
  const [, days, each] = EVERY_DAYS.exec(words) ?? [];
  const interval = days === undefined ? 0 : Number(days) + (each === 'おき' ? 1 : 0);
  if (interval > 1) return { pattern: 'some-days', interval };
  return DIALYSIS.test(words) ? { pattern: 'some-days', interval: 7 } : undefined;
}

function isUneven(words: string): boolean {
  const amounts = [...words.matchAll(AT_TIME)].map(([, amount]) => Number(amount));
  return UNEVEN.test(words) || new Set(amounts).size > 1;
}

function routeOf(entry: MedicationEntry): 'injection' | 'external' | undefined {
  const { route } = drugIdentity(entry.drug);
  if (route !== undefined) return route === 'oral' ? undefined : route;
  const words = `${entry.route ?? ''} ${entry.category ?? ''}`;
  return INJECTION.test(words) ? 'injection' : EXTERNAL.test(words) ? 'external' : undefined;
}

const READ = new WeakMap<MedicationEntry, Rhythm>();

/** How one record says that its medicine is taken (med-pattern-01). What is not plain is never taken for daily. */
export function rhythmOf(entry: MedicationEntry): Rhythm {
  const known = READ.get(entry) ?? readRhythm(entry);
  READ.set(entry, known);
  return known;
}

function readRhythm(entry: MedicationEntry): Rhythm {
  if (entry.kind === 'administration') return { pattern: 'given' };
  const words = wordsOf(entry);
  if (entry.asNeeded || AS_NEEDED.test(words)) return { pattern: 'as-needed' };
  if (TAPER.test(words)) return { pattern: 'taper' };
  const wide = wideRhythm(words);
  if (wide !== undefined) return wide;
  const route = routeOf(entry);
  if (route !== undefined) return { pattern: route };
  if (LOOSE.test(words)) return { pattern: 'free-text' };
  if (isUneven(words)) return { pattern: 'uneven' };
  const plain = entry.dailyDose !== undefined || (entry.dose !== undefined && timesADay(entry) !== undefined);
  return { pattern: plain ? 'daily' : 'free-text' };
}

const TIMES =
  /(?:(?<!\d)1日に?|分)(\d+)(?:回)?(?!\d|\.|日|錠|カプセル|包|mg|g|mL|回?(?:まで|程度|以内|を限度|[~〜-]))/gu;
const EVERY_HOURS = /(\d+)時間(ごと|毎|おき)/u;

/** How many times a day, where the words say one number and leave nothing open; else undefined. */
export function timesADay(entry: MedicationEntry): number | undefined {
  const words = wordsOf(entry);
  const said = new Set([...words.matchAll(TIMES)].map(([, times]) => Number(times)));
  const [only] = said;
  if (said.size > 1 || /数回|[~〜]/u.test(words)) return undefined;
  if (only !== undefined) return only > 0 ? only : undefined;
  const hours = Number(EVERY_HOURS.exec(words)?.[1] ?? 0);
  if (hours > 0) return 24 % hours === 0 ? 24 / hours : undefined;
  return /毎食[前後間]/u.test(words) && !/1日/u.test(words) ? 3 : undefined;
}
