import { runToEnd, type Sliced } from '../../base/sliced.ts';
import type { Death } from '../death.ts';
import type {
  AllergyEntry,
  ConditionEntry,
  EncounterEntry,
  MedicationEntry,
  ProcedureEntry,
} from '../../domain/entry.ts';
import type { ProcedureSort } from '../../domain/entry-sorts.ts';
import { isPastAllergy } from '../../domain/entry-state.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays, type When } from '../../domain/partial-date.ts';
import { medicationLines, type MedicationLine } from '../medications/current-medications.ts';

export const RECENT_DAYS = 90;

export interface BriefInput {
  readonly conditions: readonly Merged<ConditionEntry>[];
  readonly medications: readonly Merged<MedicationEntry>[];
  readonly allergies: readonly Merged<AllergyEntry>[];
  readonly procedures: readonly Merged<ProcedureEntry>[];
  readonly encounters: readonly Merged<EncounterEntry>[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
  readonly death?: Death;
}

export type RecentChange =
  | { readonly what: 'new-medicine' | 'ended-medicine'; readonly day: string; readonly line: MedicationLine }
  | { readonly what: 'new-condition'; readonly day: string; readonly fact: Merged<ConditionEntry> }
  | { readonly what: 'admission'; readonly day: string; readonly fact: Merged<EncounterEntry> }
  | { readonly what: 'operation'; readonly day: string; readonly fact: Merged<ProcedureEntry> };

/** What a clinician who meets this person for the first time reads in the first half minute. */
export interface Brief {
  readonly problems: readonly Merged<ConditionEntry>[];
  /** In use or not datable, of a class that needs care or with a dose on which sources differ. */
  readonly medicines: readonly MedicationLine[];
  readonly current: readonly MedicationLine[];
  /** To begin, or of a period that nobody can reckon: neither in use nor over. */
  readonly unsettled: readonly MedicationLine[];
  readonly allergies: readonly Merged<AllergyEntry>[];
  readonly stays: readonly Merged<EncounterEntry | ProcedureEntry>[];
  readonly changes: readonly RecentChange[];
}

/** Days to which a record may be counted as recent; months and years are too vague for 90 days. */
function exactDay(when: When): string | undefined {
  if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
    return undefined;
  return when.start.sortKey.slice(0, 10);
}

function sortKeyOf(when: When): string {
  return when.state === 'dated' ? when.start.sortKey : '';
}

function byDateDesc<F extends { readonly key: string }>(dateOf: (fact: F) => string): (a: F, b: F) => number {
  return (a, b) => {
    const [x, y] = [dateOf(a), dateOf(b)];
    return x === y ? (a.key < b.key ? -1 : 1) : x < y ? 1 : -1;
  };
}

/** Diagnoses that go on, as far as the record says: 主傷病 first, suspicions last, else newest first (brief-01). */
export function openProblems(
  conditions: readonly Merged<ConditionEntry>[],
): readonly Merged<ConditionEntry>[] {
  const rank = ({ shown }: Merged<ConditionEntry>) =>
    shown.marks.includes('principal') ? 0 : shown.marks.includes('suspected') ? 2 : 1;
  const open = conditions.filter(
    ({ shown }) =>
      shown.clinicalStatus !== 'resolved' &&
      shown.clinicalStatus !== 'inactive' &&
      shown.abatement.state !== 'dated',
  );
  const newest = byDateDesc<Merged<ConditionEntry>>(({ shown }) => sortKeyOf(shown.when));
  return open.sort((a, b) => rank(a) - rank(b) || newest(a, b));
}

/** Contraindications, then what is called highly dangerous, then medicines before the rest, last what is over (allergy-order-01). */
export function allergiesByDanger(
  allergies: readonly Merged<AllergyEntry>[],
): readonly Merged<AllergyEntry>[] {
  const rank = ({ shown }: Merged<AllergyEntry>) =>
    isPastAllergy(shown)
      ? 4
      : shown.contraindication
        ? 0
        : shown.criticality === 'high'
          ? 1
          : shown.category === 'medication'
            ? 2
            : 3;
  return allergies.toSorted((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}

function firstStart(line: MedicationLine): string | undefined {
  const starts = line.supplies.map((supply) => supply.period.start);
  return starts.some((start) => start === undefined)
    ? undefined
    : starts.reduce((a, b) => ((a ?? '') < (b ?? '') ? a : b));
}

function isGivenOnce(line: MedicationLine): boolean {
  return line.supplies.every((supply) => supply.basis.shown.kind === 'administration');
}

function medicineChanges(
  lines: readonly MedicationLine[],
  since: string,
  now: string,
): readonly RecentChange[] {
  return lines
    .filter((line) => !isGivenOnce(line))
    .flatMap((line): readonly RecentChange[] => {
      const start = firstStart(line);
      const began = start !== undefined && start >= since && start <= now;
      if (began && line.state !== 'ended') return [{ what: 'new-medicine', day: start, line }];
      const { end } = line;
      const ended = line.state === 'ended' && !began && end !== undefined && end >= since && end < now;
      return ended ? [{ what: 'ended-medicine', day: end, line }] : [];
    });
}

function recent<F extends { readonly shown: { readonly when: When } }>(
  facts: readonly F[],
  since: string,
  now: string,
) {
  return facts.flatMap((fact) => {
    const day = exactDay(fact.shown.when);
    return day !== undefined && day >= since && day <= now ? [{ day, fact }] : [];
  });
}

function newConditions(
  conditions: readonly Merged<ConditionEntry>[],
  since: string,
  now: string,
): readonly RecentChange[] {
  // The day of writing down is not the day of falling ill: only a stated onset counts.
  return conditions.flatMap((fact): readonly RecentChange[] => {
    const day = exactDay(fact.shown.onset);
    return day !== undefined && day >= since && day <= now ? [{ what: 'new-condition', day, fact }] : [];
  });
}

const DIALYSIS = /透析|HDF?(?![a-z])/u;

/** A session of dialysis is a procedure to the record, but no operation to a reader. */
export function isDialysis({ shown }: Pick<Merged<ProcedureEntry>, 'shown'>): boolean {
  return (
    DIALYSIS.test(`${shown.title}${shown.category ?? ''}`) &&
    !/シャント|造設|留置|カテーテル/u.test(shown.title)
  );
}

const NO_OPERATIONS: ReadonlySet<ProcedureSort> = new Set<ProcedureSort>([
  'dialysis',
  'examination',
  'guidance',
  'nursing',
  'rehabilitation',
  'treatment',
]);

/** What a reader looks for under 手術: as far as the record tells its sort, no dressing and no exercise (brief-03). */
export function isOperation(fact: Merged<ProcedureEntry>): boolean {
  const { sort } = fact.shown;
  return !isDialysis(fact) && (sort === undefined || !NO_OPERATIONS.has(sort));
}

/** Days of a stay as strings; one that goes on has no end. */
function daysOf({ shown }: Merged<EncounterEntry>): readonly [string, string] | undefined {
  if (shown.when.state !== 'dated') return undefined;
  const { start, end } = shown.when;
  return [start.sortKey.slice(0, 10), end?.sortKey.slice(0, 10) ?? '9999-12-31'];
}

/**
 * Stays on wards within one admission are parts of it (brief-stay-01): of stays of one institution that lie within
 * another's days the longest stands, of equals the one that tells why.
 */
export function withoutParts(stays: readonly Merged<EncounterEntry>[]): readonly Merged<EncounterEntry>[] {
  const tells = ({ shown }: Merged<EncounterEntry>) =>
    shown.diagnoses.length > 0 || shown.reason !== undefined ? 1 : 0;
  return stays.filter((stay) => {
    const days = daysOf(stay);
    if (days === undefined || stay.shown.visit !== 'inpatient') return true;
    return !stays.some((other) => {
      const around = other === stay ? undefined : daysOf(other);
      if (around === undefined || other.shown.visit !== 'inpatient') return false;
      if (other.shown.provenance.institution !== stay.shown.provenance.institution) return false;
      if (around[0] > days[0] || around[1] < days[1]) return false;
      if (around[0] !== days[0] || around[1] !== days[1]) return true;
      return tells(other) > tells(stay) || (tells(other) === tells(stay) && other.key < stay.key);
    });
  });
}

/** The brief at one go. */
export function briefOf(input: BriefInput): Brief {
  return runToEnd(brief(input));
}

export function* brief(input: BriefInput): Sliced<Brief> {
  const { now } = input;
  const since = addDays(now, -RECENT_DAYS);
  const lines = yield* medicationLines(input.medications, now, input.death);
  const live = lines.filter((line) => line.state !== 'ended');
  const inpatient = input.encounters.filter(
    ({ shown }) => shown.visit === 'inpatient' || shown.visit === 'emergency',
  );
  const operations = input.procedures.filter(isOperation);
  const changes: readonly RecentChange[] = [
    ...medicineChanges(lines, since, now),
    ...newConditions(input.conditions, since, now),
    ...recent(inpatient, since, now).map(({ day, fact }): RecentChange => ({ what: 'admission', day, fact })),
    ...recent(operations, since, now).map(
      ({ day, fact }): RecentChange => ({ what: 'operation', day, fact }),
    ),
  ];
  return {
    problems: openProblems(input.conditions),
    medicines: live.filter((line) => line.classes.length > 0 || line.conflicts.length > 0),
    current: lines.filter((line) => line.state === 'current'),
    unsettled: lines.filter((line) => line.state === 'future' || line.state === 'unknown'),
    allergies: allergiesByDanger(input.allergies),
    stays: [...withoutParts(inpatient), ...operations].sort(byDateDesc(({ shown }) => sortKeyOf(shown.when))),
    changes: changes.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)),
  };
}
