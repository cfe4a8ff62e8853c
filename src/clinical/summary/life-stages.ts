import type { Entry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { ageAt, type PartialDate, type When } from '../../domain/partial-date.ts';

/**
 * The stages of a life, for presentation only: public quotations of 健康日本21 disagree on the ages, these bands
 * contradict none of them (life-stage-01). Pregnancy and birth are stages by event, not by age.
 */
export const AGE_STAGES = [
  { id: 'infancy', from: 0, to: 5 },
  { id: 'childhood', from: 6, to: 11 },
  { id: 'adolescence', from: 12, to: 17 },
  { id: 'youth', from: 18, to: 29 },
  { id: 'prime', from: 30, to: 44 },
  { id: 'middle', from: 45, to: 64 },
  { id: 'old', from: 65, to: undefined },
] as const;

export type LifeStageId = (typeof AGE_STAGES)[number]['id'] | 'pregnancy' | 'undated';

export interface LifeStage {
  readonly id: LifeStageId;
  /** Years of age, both included; absent for stages by event and for what has no date. */
  readonly fromAge?: number;
  readonly toAge?: number;
  /** Calendar years, where they can be told. */
  readonly fromYear?: number;
  readonly toYear?: number;
  /** Newest first. */
  readonly facts: readonly Merged[];
}

const PREGNANCY_WORDS = /妊娠|分娩|出産|帝王切開|産褥|切迫早産|切迫流産|前置胎盤/u;
/** ICD-10 chapter XV (O00–O99) and Z33–Z39: encounters in relation to pregnancy and birth. */
const PREGNANCY_ICD = /^(O\d\d|Z3[3-9])/u;

function codesOf(entry: Entry): readonly string[] {
  return 'code' in entry
    ? entry.code.codings.filter(({ system }) => system.includes('ICD10')).map(({ code }) => code)
    : [];
}

/** Whether a record is about a pregnancy or a birth of this person, by ICD-10 or by its own words (life-stage-02). */
export function isOfPregnancy(entry: Entry): boolean {
  if (codesOf(entry).some((code) => PREGNANCY_ICD.test(code))) return true;
  const kinds: readonly Entry['kind'][] = ['condition', 'procedure', 'encounter', 'discharge-summary'];
  if (!kinds.includes(entry.kind)) return false;
  const reason = entry.kind === 'encounter' ? `${entry.reason ?? ''}${entry.diagnoses.join('')}` : '';
  return PREGNANCY_WORDS.test(`${entry.title}${reason}`);
}

/** Of a diagnosis its onset, where that is known; the day it was written down may be decades later. */
export function lifeDate(entry: Entry): { readonly when: When; readonly isOnset: boolean } {
  const isOnset = entry.kind === 'condition' && entry.onset.state === 'dated';
  return { when: isOnset ? entry.onset : entry.when, isOnset };
}

/** Age at a date that may be known to a year or a month only: then the age they reached in that year. */
function ageIn(birth: PartialDate, date: PartialDate): number | undefined {
  const exact = date.precision === 'day' || date.precision === 'instant';
  const age = exact ? ageAt(birth, date.sortKey.slice(0, 10)) : undefined;
  return age ?? Number(date.sortKey.slice(0, 4)) - Number(birth.sortKey.slice(0, 4));
}

function stageOf(fact: Merged, birth: PartialDate | undefined): LifeStageId {
  if (isOfPregnancy(fact.shown)) return 'pregnancy';
  const { when } = lifeDate(fact.shown);
  if (birth === undefined || when.state !== 'dated') return 'undated';
  const age = ageIn(birth, when.start);
  const stage = AGE_STAGES.find(
    ({ from, to }) => age !== undefined && age >= from && (to === undefined || age <= to),
  );
  return stage?.id ?? 'undated';
}

function sortKeyOf(fact: Merged): string {
  const { when } = lifeDate(fact.shown);
  return when.state === 'dated' ? when.start.sortKey : '';
}

function newestFirst(facts: readonly Merged[]): readonly Merged[] {
  return facts.toSorted((a, b) => {
    const [x, y] = [sortKeyOf(a), sortKeyOf(b)];
    return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
  });
}

function eventYears(facts: readonly Merged[]): Pick<LifeStage, 'fromYear' | 'toYear'> {
  const years = facts
    .map(sortKeyOf)
    .filter((key) => key !== '')
    .map((key) => Number(key.slice(0, 4)));
  return years.length === 0 ? {} : { fromYear: Math.min(...years), toYear: Math.max(...years) };
}

function ageStage(
  stage: (typeof AGE_STAGES)[number],
  facts: readonly Merged[],
  birthYear: number | undefined,
  thisYear: number,
): LifeStage {
  const { id, from, to } = stage;
  return {
    id,
    fromAge: from,
    ...(to === undefined ? {} : { toAge: to }),
    ...(birthYear === undefined ? {} : { fromYear: birthYear + from }),
    // A stage that still goes on has no last year.
    ...(birthYear === undefined || to === undefined || birthYear + to + 1 > thisYear
      ? {}
      : { toYear: birthYear + to + 1 }),
    facts,
  };
}

/**
 * The record laid out over a life: every stage lived so far (also those of which nothing is recorded: their emptiness is
 * to be seen), pregnancy only where something tells of it, and what has no date.
 */
export function lifeStages(
  facts: readonly Merged[],
  birth: PartialDate | undefined,
  now: string,
): readonly LifeStage[] {
  const byStage = Map.groupBy(facts, (fact) => stageOf(fact, birth));
  const of = (id: LifeStageId) => newestFirst(byStage.get(id) ?? []);
  const birthYear = birth === undefined ? undefined : Number(birth.sortKey.slice(0, 4));
  const age =
    birth === undefined ? undefined : (ageAt(birth, now) ?? Number(now.slice(0, 4)) - (birthYear ?? 0));
  const lived = age === undefined ? [] : AGE_STAGES.filter(({ id, from }) => from <= age || byStage.has(id));
  const stages: LifeStage[] = lived.map((stage) =>
    ageStage(stage, of(stage.id), birthYear, Number(now.slice(0, 4))),
  );
  const pregnancy = of('pregnancy');
  const undated = of('undated');
  return [
    ...stages,
    ...(pregnancy.length === 0
      ? []
      : [{ id: 'pregnancy' as const, ...eventYears(pregnancy), facts: pregnancy }]),
    ...(undated.length === 0 ? [] : [{ id: 'undated' as const, facts: undated }]),
  ];
}
