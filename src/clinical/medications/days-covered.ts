import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays, type When } from '../../domain/partial-date.ts';
import { rhythmOf } from './dose-pattern.ts';
import type { MedicationLine } from './current-medications.ts';
import { type DaySpan, daysIn, lengthOf, overlapOf, unionOf } from './day-span.ts';
import { pairKindOf, spanOf } from './supply-pair.ts';
import type { Supply } from './supplies.ts';

/** Why no share of days is given. */
export type NotCovered =
  /** a source that could tell of supplies has not answered completely: the share would be too low */
  | 'sources-incomplete'
  /** nothing was handed over in the window */
  | 'no-supply'
  /** an order of which no record tells that it was handed over */
  | 'prescribed-only'
  /** a supply without days, or with days that can be read two ways */
  | 'no-days'
  /** 頓用, 外用, 注射, 漸減 …: days supplied are not days of use */
  | 'not-by-days'
  /** 隔日, 週1回 … */
  | 'not-daily';

export interface DaysCovered {
  /** From the first supply inside the window (or its first day, if a supply runs then) to its last day. */
  readonly window: DaySpan;
  readonly days: number;
  readonly covered: number;
  /** 処方日数による被覆率: covered ÷ days, never above 1. It does not know what was swallowed. */
  readonly ratio: number;
  readonly supplies: number;
  /** 計算上の重なり日数: Σ of the days by which refills came early. Arithmetic; what is left over is not known. */
  readonly overlapDays: number;
}

export type DaysCoveredAnswer =
  | { readonly given: true; readonly value: DaysCovered }
  | { readonly given: false; readonly why: NotCovered };

export interface CoverageQuestion {
  readonly window: DaySpan;
  readonly now: string;
  /** Every source that could tell of supplies has answered, and completely. */
  readonly complete: boolean;
  /** The last day of which all of them can know (receipts come late): the window ends there. */
  readonly knownUntil?: string;
}

const BY_DAYS: ReadonlySet<string> = new Set(['daily', 'uneven', 'free-text']);
const NOT_DAILY: ReadonlySet<string> = new Set(['alternate-days', 'weekly', 'monthly', 'some-days']);

function isDispensed({ facts }: Supply): boolean {
  return facts.some(({ shown }) => shown.kind === 'dispensing');
}

function mayBearOn(window: DaySpan, supply: Supply): boolean {
  const { start, end, latest } = supply.period;
  const last = latest ?? end;
  return (start === undefined || start <= window.to) && (last === undefined || last >= window.from);
}

function hindrance(supplies: readonly Supply[]): NotCovered | undefined {
  for (const supply of supplies) {
    const { pattern } = rhythmOf(supply.basis.shown);
    if (NOT_DAILY.has(pattern)) return 'not-daily';
    if (!BY_DAYS.has(pattern)) return 'not-by-days';
    if (!isDispensed(supply)) return 'prescribed-only';
    const { days } = supply.basis.shown;
    const counted = days !== undefined && (supply.reason === 'days' || supply.reason === 'death');
    if (!counted || spanOf(supply) === undefined) return 'no-days';
  }
  return undefined;
}

interface Shifted {
  readonly spans: readonly DaySpan[];
  readonly overlapDays: number;
}

/**
 * An early refill, and what follows it, begins on the day after the supply before it is used up. Another overlap is not
 * moved: it is no stock.
 */
function shifted(supplies: readonly Supply[], from: string): Shifted {
  const spans: DaySpan[] = [];
  let overlapDays = 0;
  let before: { readonly supply: Supply; readonly span: DaySpan } | undefined;
  for (const supply of supplies) {
    const own = spanOf(supply);
    if (own === undefined) continue;
    const recorded = before === undefined ? undefined : spanOf(before.supply);
    const both = recorded === undefined ? undefined : overlapOf(recorded, own);
    const early =
      before !== undefined && both !== undefined && pairKindOf(before.supply, supply) === 'early-refill';
    if (early && both !== undefined) overlapDays += lengthOf(both);
    const carries = before !== undefined && before.span.to >= own.from && (both === undefined || early);
    const start = carries && before !== undefined ? addDays(before.span.to, 1) : own.from;
    const span = { from: start, to: addDays(start, lengthOf(own) - 1) };
    if (span.to >= from) spans.push(span);
    before = { supply, span };
  }
  return { spans, overlapDays };
}

function earliest(a: string, b: string | undefined): string {
  return b === undefined || a < b ? a : b;
}

/**
 * The share of days in a window on which the supplies of one ingredient suffice (med-pdc-01), or why it is not given. No
 * word of judgement goes with it.
 */
export function daysCovered(line: MedicationLine, question: CoverageQuestion): DaysCoveredAnswer {
  if (!question.complete) return { given: false, why: 'sources-incomplete' };
  const to = earliest(earliest(question.window.to, question.now), question.knownUntil);
  const asked = { from: question.window.from, to };
  const inside = line.supplies.filter(
    (supply) =>
      (supply.basis.shown.kind === 'dispensing' || supply.basis.shown.kind === 'prescription') &&
      supply.reason !== 'stopped' &&
      mayBearOn(asked, supply),
  );
  if (inside.length === 0) return { given: false, why: 'no-supply' };
  const why = hindrance(inside);
  if (why !== undefined) return { given: false, why };
  const sorted = inside.toSorted((a, b) => ((a.period.start ?? '') < (b.period.start ?? '') ? -1 : 1));
  const first = sorted[0]?.period.start ?? asked.from;
  const last = sorted.find(({ reason }) => reason === 'death')?.period.end;
  const window = { from: first > asked.from ? first : asked.from, to: earliest(asked.to, last) };
  const { spans, overlapDays } = shifted(sorted, window.from);
  const covered = daysIn(unionOf(spans.flatMap((span) => overlapOf(span, window) ?? [])));
  const days = lengthOf(window);
  return {
    given: true,
    value: { window, days, covered, ratio: covered / days, supplies: sorted.length, overlapDays },
  };
}

/** What a record says of medicines that are left over (残薬), in its own words; no rule of ours. */
export interface LeftoverNote {
  readonly key: EntryKey;
  readonly source: SourceId;
  readonly when: When;
  readonly words: string;
}

const LEFT_OVER = /残薬|飲み残|のみ残/u;

function wordsOf(entry: Entry): readonly string[] {
  const facts = entry.kind === 'other' ? entry.facts : [];
  const instructions = 'instructions' in entry ? entry.instructions : [];
  const words = [...entry.notes, ...facts, ...instructions];
  const said = words.filter((line) => LEFT_OVER.test(line));
  // A record that is about left-over medicines by its title says all it says about them (JAHIS 421).
  return LEFT_OVER.test(entry.title) ? (words.length > 0 ? words : [entry.title]) : said;
}

export function leftoverNotes(facts: readonly Merged[]): readonly LeftoverNote[] {
  return facts.flatMap(({ key, shown }) =>
    wordsOf(shown).map((words) => ({ key, source: shown.provenance.source, when: shown.when, words })),
  );
}
