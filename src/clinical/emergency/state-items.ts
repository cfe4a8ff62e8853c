import type { CoverageEntry, DocumentEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { factItem, grouped, newestFirst } from './block-items.ts';
import type { BlockContent, EmergencyItem } from './emergency-item.ts';
import { mayBeSince, type Reach, threeMonthsBefore } from './emergency-window.ts';

/** LOINC: gestational age by any method, expected day of birth, pregnancy status. */
const PREGNANCY_CODES = new Set(['18185-9', '11884-4', '11885-1', '49051-6', '11778-8', '82810-3']);
const PREGNANCY_WORDS = /^妊娠|分娩予定|gestational age|pregnan/iu;
/** What a person lives with every day, and whoever takes over has to go on with (MEIS: 医療的ケア児等医療情報共有システム). */
const CARE_WORDS =
  /人工呼吸|換気|気管切開|カニューレ|胃[瘻ろ]う?|経管|経腸|注入|吸引|在宅酸素|酸素(?:流量|投与)|普段の|中心静脈栄養|導尿|ETCO2|ventilat|tracheo|gastrost/iu;
/** How the person is: consciousness by a scale, and what was complained of. */
const STATE_WORDS = /\bJCS\b|\bGCS\b|Japan Coma|Glasgow|意識|主訴|症状|chief complaint/iu;

function isPregnancy({ shown }: Merged<ObservationEntry>): boolean {
  return (
    shown.code.codings.some(({ code }) => PREGNANCY_CODES.has(code)) ||
    PREGNANCY_WORDS.test(shown.title.normalize('NFKC'))
  );
}

function says(words: RegExp): (fact: Merged<ObservationEntry>) => boolean {
  return ({ shown }) => words.test(shown.title.normalize('NFKC'));
}

/**
 * Pregnancy of the last three months, what goes on every day of a machine or a tube with its settings however old they
 * are, and consciousness and symptoms of the last three months; of each its newest (emergency-state-01).
 */
export function stateItems(facts: readonly Merged<ObservationEntry>[], reach: Reach): BlockContent {
  const since = threeMonthsBefore(reach);
  const pregnancy = facts.filter(isPregnancy);
  const care = facts.filter((fact) => !isPregnancy(fact) && says(CARE_WORDS)(fact));
  const state = facts.filter(
    (fact) => !isPregnancy(fact) && !says(CARE_WORDS)(fact) && says(STATE_WORDS)(fact),
  );
  const inside = (all: readonly Merged<ObservationEntry>[]) =>
    all.filter(({ shown }) => mayBeSince(shown.when, since));
  const lines = (all: readonly Merged<ObservationEntry>[], loud: EmergencyItem['loud']) =>
    grouped(all, ({ shown }) => shown.title).map(([fact]) => factItem(fact, loud));
  const left = pregnancy.length - inside(pregnancy).length + state.length - inside(state).length;
  return {
    items: [
      ...lines(inside(pregnancy), 'strong'),
      // In the order in which they were written down: mode, pressures, rate belong together.
      ...grouped(care, ({ shown }) => shown.title)
        .map(([fact]) => fact)
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map((fact) => factItem(fact, 'plain')),
      ...lines(inside(state), 'plain'),
    ],
    outside: left,
  };
}

/** The newest discharge summary, letter and check-up, to be opened from the sheet; of a check-up its day (健診実施日). */
export function paperItems(documents: readonly Merged<DocumentEntry>[], reach: Reach): BlockContent {
  const asked = newestFirst(documents).filter(({ shown }) => shown.kind !== 'document');
  const items =
    reach.all === true
      ? asked.map((fact) => factItem(fact, 'plain'))
      : grouped(asked, ({ shown }) => shown.kind).map(([fact]) => factItem(fact, 'plain'));
  return { items, outside: asked.length - items.length };
}

/** Chart numbers and insured numbers as registered, then who pays: each insurance as its record has it. */
export function numberItems(
  records: readonly PersonRecord[],
  coverages: readonly Merged<CoverageEntry>[],
): BlockContent {
  const numbers = records.flatMap((record) => [
    ...record.localIds.map(({ value }) => ({ number: 'chart' as const, value, source: record.source })),
    ...record.memberIds.map(({ text }) => ({
      number: 'member' as const,
      value: text,
      source: record.source,
    })),
  ]);
  const once = [...Map.groupBy(numbers, ({ number, value }) => `${number} ${value}`).values()].flatMap(
    ([first]) => first ?? [],
  );
  return {
    items: [
      ...once.map((one): EmergencyItem => ({ type: 'number', loud: 'plain', ...one })),
      ...newestFirst(coverages).map((fact) => factItem(fact, 'plain')),
    ],
    outside: 0,
  };
}
