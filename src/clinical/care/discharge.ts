import { runToEnd } from '../../base/sliced.ts';
import type { DocumentEntry, EncounterEntry, MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays, type PartialDate } from '../../domain/partial-date.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { type Supply, suppliesByIngredient } from '../medications/supplies.ts';

export interface MedicineChange {
  readonly what: 'started' | 'stopped' | 'changed';
  readonly before?: Supply;
  readonly after?: Supply;
}

export interface Discharge {
  /** Day of discharge, `YYYY-MM-DD`. */
  readonly day: string;
  readonly admitted?: string;
  readonly stay?: Merged<EncounterEntry>;
  readonly summary?: Merged<DocumentEntry>;
  readonly medicines: readonly MedicineChange[];
}

function exactDay(date: PartialDate | undefined): string | undefined {
  if (date === undefined || date.precision === 'year' || date.precision === 'month') return undefined;
  return date.sortKey.slice(0, 10);
}

/** The last stay in hospital that ended on or before `now`, by its own end. */
function lastStay(encounters: readonly Merged<EncounterEntry>[], now: string) {
  return encounters
    .flatMap((fact) => {
      const { when, visit } = fact.shown;
      const day = visit === 'inpatient' && when.state === 'dated' ? exactDay(when.end) : undefined;
      const admitted = when.state === 'dated' ? exactDay(when.start) : undefined;
      return day !== undefined && day <= now ? [{ day, admitted, stay: fact }] : [];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
}

function dayOf(fact: Merged<DocumentEntry>): string | undefined {
  const { when } = fact.shown;
  return when.state === 'dated' ? exactDay(when.start) : undefined;
}

/** The summary of that stay is the first one dated on or after its beginning; without a stay, the newest there is. */
function summaryFor(documents: readonly Merged<DocumentEntry>[], stayBegan: string | undefined) {
  const newestFirst = documents
    .filter(({ shown }) => shown.kind === 'discharge-summary')
    .map((fact) => ({ fact, day: dayOf(fact) ?? '' }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return stayBegan === undefined ? newestFirst[0] : newestFirst.findLast((one) => one.day >= stayBegan);
}

/** Directions often end in the days of the supply; another number of days is no other way of taking it. */
const DAYS_WORDS = /（?(実投与)?\d+日(分|間)?）?/gu;

function productOf({ basis }: Supply): string {
  const { drug, dose, dosageText } = basis.shown;
  return [
    drugIdentity(drug).yj9 ?? drug.text,
    dose?.text ?? '',
    dose?.unit ?? '',
    dosageText.normalize('NFKC').replace(DAYS_WORDS, ''),
  ]
    .join(' ')
    .normalize('NFKC');
}

function beganBefore(supply: Supply, day: string): boolean {
  return supply.period.start !== undefined && supply.period.start < day;
}

/** Leaving hospital with medicines is told by supplies that begin on the day of discharge or the day after. */
function suppliedAtDischarge(supplies: readonly Supply[], day: string, until: string): Supply | undefined {
  return supplies.find(
    ({ period }) => period.start !== undefined && period.start >= day && period.start <= until,
  );
}

/**
 * Which medicines the stay changed, as far as supplies tell (care-discharge-01): in use when admitted and neither supplied
 * at discharge nor later: stopped; supplied at discharge and never before the admission: started; other product or
 * directions: changed. Medicines given in the ward only are no change. An order that merely runs on is not told.
 */
function medicineChanges(
  medications: readonly Merged<MedicationEntry>[],
  admitted: string,
  day: string,
  now: string,
): readonly MedicineChange[] {
  const taken = medications.filter(({ shown }) => shown.kind !== 'administration');
  return [...runToEnd(suppliesByIngredient(taken, now)).values()].flatMap(
    (supplies): readonly MedicineChange[] => {
      const before = supplies.find(
        (supply) => beganBefore(supply, admitted) && (supply.period.end ?? '') >= admitted,
      );
      const known = supplies.some((supply) => beganBefore(supply, admitted));
      const after = suppliedAtDischarge(supplies, day, addDays(day, 1));
      const later = supplies.some(({ period }) => period.start !== undefined && period.start >= day);
      if (after !== undefined && before === undefined) return known ? [] : [{ what: 'started', after }];
      if (after !== undefined && before !== undefined) {
        return productOf(before) === productOf(after) ? [] : [{ what: 'changed', before, after }];
      }
      const runsOn = before !== undefined && (before.period.end ?? '') >= day;
      return before !== undefined && !later && !runsOn ? [{ what: 'stopped', before }] : [];
    },
  );
}

export interface DischargeInput {
  readonly encounters: readonly Merged<EncounterEntry>[];
  readonly documents: readonly Merged<DocumentEntry>[];
  readonly medications: readonly Merged<MedicationEntry>[];
  readonly now: string;
}

/** The last discharge and what it changed; undefined where neither a stay nor a summary tells of one. */
export function lastDischarge({
  encounters,
  documents,
  medications,
  now,
}: DischargeInput): Discharge | undefined {
  const stay = lastStay(encounters, now);
  const summary = summaryFor(documents, stay?.admitted ?? stay?.day);
  const day = stay?.day ?? (summary?.day === '' ? undefined : summary?.day);
  if (day === undefined) return undefined;
  return {
    day,
    ...(stay?.admitted === undefined ? {} : { admitted: stay.admitted }),
    ...(stay === undefined ? {} : { stay: stay.stay }),
    ...(summary === undefined ? {} : { summary: summary.fact }),
    medicines: stay?.admitted === undefined ? [] : medicineChanges(medications, stay.admitted, day, now),
  };
}
