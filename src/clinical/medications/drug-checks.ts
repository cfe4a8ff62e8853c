import { type Coverage, type Known, mayBeCalledNone } from '../../domain/coverage.ts';
import type { AllergyEntry, ConditionEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays } from '../../domain/partial-date.ts';
import {
  type CautionRow,
  type CautionSource,
  DIAGNOSIS_ROWS,
  type DiagnosisRow,
  HEPATITIS_B_SOURCES,
  KIDNEY_ROWS,
  PREGNANCY_ROWS,
  rowsOf,
  SURGERY_ROWS,
} from '../../terminology/drug-cautions.ts';
import { belongsTo } from '../../terminology/allergy-drugs.ts';
import { isOfPregnancy } from '../summary/life-stages.ts';
import type { MedicationLine } from './current-medications.ts';
import { type AllergyCheck, allergyChecks } from './drug-checks-allergy.ts';
import { gapsOf, type SourceGap } from './drug-checks-coverage.ts';
import { type CheckedMedicine, medicinesToCheck } from './drug-checks-medicines.ts';
import {
  type ComputedEgfr,
  computedEgfr,
  type MedicineValue,
  newestValues,
  type PersonFacts,
  type StandingValue,
} from './medicine-labs.ts';

type ConditionFact = Merged<ConditionEntry>;
type ResultFact = Merged<ObservationEntry>;

/** What is compared; each with how far it is known. */
export interface CheckInput {
  readonly medicines: Known<readonly MedicationLine[]>;
  readonly allergies: Known<readonly Merged<AllergyEntry>[]>;
  readonly conditions: Known<readonly ConditionFact[]>;
  readonly results: Known<readonly ResultFact[]>;
  readonly person: PersonFacts;
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
}

export interface ListedMedicine {
  readonly medicine: CheckedMedicine;
  readonly rows: readonly CautionRow[];
}

/** Medicines that public lists name. Not to be named is no clearance: `others` are only counted. */
export interface ListedCheck {
  readonly listed: readonly ListedMedicine[];
  readonly others: number;
  readonly unchecked: readonly CheckedMedicine[];
}

export interface KidneyCheck extends ListedCheck {
  /** Newest eGFR, CCr, creatinine and weight, as recorded. */
  readonly values: readonly StandingValue[];
  readonly computed?: ComputedEgfr;
}

/** `not-known`: no record of a pregnancy, and not every source has answered. */
export interface PregnancyCheck extends ListedCheck {
  readonly state: 'on-record' | 'none-recorded' | 'not-known';
  readonly records: readonly ConditionFact[];
}

export interface DiagnosisHit {
  readonly medicine: CheckedMedicine;
  readonly row: DiagnosisRow;
  readonly condition: ConditionFact;
  readonly suspected: boolean;
}

export interface DiagnosisCheck {
  readonly hits: readonly DiagnosisHit[];
  /** Medicines of which an insert was read. */
  readonly checked: readonly CheckedMedicine[];
  /** All others: diagnoses are not checked against them. */
  readonly withoutRule: readonly CheckedMedicine[];
}

/** Recorded tests for B型肝炎, shown beside immunosuppressants and anticancer drugs; no verdict. */
export interface HepatitisCheck {
  readonly medicines: readonly CheckedMedicine[];
  readonly results: readonly ResultFact[];
  readonly conditions: readonly ConditionFact[];
  /**
   * `none-recorded` only where every source has answered completely with no result and no diagnosis at all; `not-found`
   * where there are some and none is of it by name; `not-known` where a source is silent.
   */
  readonly state: 'recorded' | 'none-recorded' | 'not-found' | 'not-known';
  readonly sources: readonly CautionSource[];
}

type Matter = 'medicines' | 'allergies' | 'conditions' | 'results';

export interface NotChecked {
  readonly uncoded: readonly CheckedMedicine[];
  readonly compounds: readonly CheckedMedicine[];
  readonly gaps: Readonly<Record<Matter, readonly SourceGap[]>>;
  /** Every source that could hold it has answered completely: only then may "none" be said of it. */
  readonly whole: Readonly<Record<Matter, boolean>>;
}

export interface DrugChecks {
  readonly medicines: readonly CheckedMedicine[];
  readonly allergies: readonly AllergyCheck[];
  readonly kidney: KidneyCheck;
  readonly surgery: ListedCheck;
  readonly pregnancy: PregnancyCheck;
  readonly diagnoses: DiagnosisCheck;
  readonly hepatitisB?: HepatitisCheck;
  readonly notChecked: NotChecked;
}

function isUncoded({ known }: CheckedMedicine): boolean {
  return known === 'text' || known === 'product';
}

function listedCheck(rows: readonly CautionRow[], medicines: readonly CheckedMedicine[]): ListedCheck {
  const listed = medicines.flatMap((medicine): readonly ListedMedicine[] => {
    const found = [...new Set(medicine.codes.flatMap((code) => rowsOf(rows, code)))];
    return found.length === 0 ? [] : [{ medicine, rows: found }];
  });
  const rest = medicines.filter((one) => !listed.some(({ medicine }) => medicine === one));
  // Of a compound whose parts are not known a list may name a part.
  const unchecked = rest.filter((one) => one.known !== 'parts');
  return { listed, others: rest.length - unchecked.length, unchecked };
}

const BESIDE_KIDNEY: readonly MedicineValue[] = ['eGFR', 'CCr', 'Cre', 'weight'];

function kidneyCheck(
  medicines: readonly CheckedMedicine[],
  values: ReadonlyMap<MedicineValue, StandingValue>,
  person: PersonFacts,
): KidneyCheck {
  const computed = computedEgfr(values, person);
  return {
    ...listedCheck(KIDNEY_ROWS, medicines),
    values: BESIDE_KIDNEY.flatMap((value) => values.get(value) ?? []),
    ...(computed === undefined ? {} : { computed }),
  };
}

/** A pregnancy begun (or written down) longer ago than this is over, whatever the record still says. */
const PREGNANCY_DAYS = 301;
/** Supervision of pregnancy and its complications; birth, puerperium and contraception are not pregnancy. */
const PREGNANT_ICD = /^(?:O[0-4]\d|Z3[345])/u;
const PREGNANT_WORDS = /妊娠|妊婦|切迫早産|切迫流産|前置胎盤/u;
const NOT_PREGNANT_WORDS = /妊娠(?:の既往|歴|していない|なし|反応)|非妊娠|妊娠後|産後|分娩後|不妊|避妊/u;

function icdOf({ shown }: ConditionFact): readonly string[] {
  return shown.code.codings
    .filter(({ system }) => /ICD-?10/iu.test(system))
    .map(({ code }) => code.replace('.', ''));
}

/** Stands by its own record: not ruled out, not over, not taken back. */
function stands({ shown }: ConditionFact): boolean {
  if (shown.negative !== undefined || shown.marks.includes('entered-in-error')) return false;
  if (shown.clinicalStatus === 'resolved' || shown.clinicalStatus === 'inactive') return false;
  return shown.abatement.state !== 'dated';
}

function isPregnancyNow(fact: ConditionFact, now: string): boolean {
  if (!stands(fact) || !isOfPregnancy(fact.shown)) return false;
  const plain = fact.shown.title.normalize('NFKC');
  const coded = icdOf(fact).some((code) => PREGNANT_ICD.test(code));
  if (!coded && (!PREGNANT_WORDS.test(plain) || NOT_PREGNANT_WORDS.test(plain))) return false;
  const dated = [fact.shown.onset, fact.shown.when].find((when) => when.state === 'dated');
  if (dated?.state !== 'dated') return true;
  return dated.start.sortKey.slice(0, 10) >= addDays(now, -PREGNANCY_DAYS);
}

function pregnancyCheck(
  medicines: readonly CheckedMedicine[],
  { value, coverage }: CheckInput['conditions'],
  now: string,
): PregnancyCheck {
  const records = value.filter((fact) => isPregnancyNow(fact, now));
  if (records.length > 0) return { state: 'on-record', records, ...listedCheck(PREGNANCY_ROWS, medicines) };
  const state = mayBeCalledNone(coverage) ? 'none-recorded' : 'not-known';
  return { state, records, listed: [], others: 0, unchecked: [] };
}

function meets(row: DiagnosisRow, fact: ConditionFact): boolean {
  const name = `${fact.shown.title} ${fact.shown.code.text}`.normalize('NFKC');
  if (row.words?.test(name) === true) return fact.shown.negative === undefined;
  return stands(fact) && icdOf(fact).some((code) => row.icd.some((one) => code.startsWith(one)));
}

function diagnosisCheck(
  medicines: readonly CheckedMedicine[],
  conditions: readonly ConditionFact[],
): DiagnosisCheck {
  const rowsFor = ({ codes }: CheckedMedicine) =>
    DIAGNOSIS_ROWS.filter((row) => codes.some((code) => belongsTo(row.codes, code)));
  return {
    hits: medicines.flatMap((medicine) =>
      rowsFor(medicine).flatMap((row) =>
        conditions
          .filter((fact) => !fact.shown.marks.includes('entered-in-error') && meets(row, fact))
          .map((condition) => ({
            medicine,
            row,
            condition,
            suspected: condition.shown.marks.includes('suspected'),
          })),
      ),
    ),
    checked: medicines.filter((one) => rowsFor(one).length > 0),
    withoutRule: medicines.filter((one) => rowsFor(one).length === 0),
  };
}

const HEPATITIS_B = /HBs|HBc|HBe|HBV|B型肝炎/iu;

function sortKeyOf({ shown }: ResultFact): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey : '';
}

function hepatitisCheck(
  medicines: readonly CheckedMedicine[],
  input: CheckInput,
): HepatitisCheck | undefined {
  const concerned = medicines.filter(({ line }) =>
    line.classes.some((name) => name === 'immunosuppressant' || name === 'anticancer'),
  );
  if (concerned.length === 0) return undefined;
  const named = (title: string) => HEPATITIS_B.test(title.normalize('NFKC'));
  const results = input.results.value
    .filter(({ shown }) => (shown.kind === 'infection' || shown.kind === 'lab') && named(shown.title))
    .filter(({ shown }) => !shown.marks.includes('entered-in-error'))
    .toSorted((a, b) =>
      sortKeyOf(a) < sortKeyOf(b) ? 1 : sortKeyOf(a) > sortKeyOf(b) ? -1 : a.key < b.key ? -1 : 1,
    );
  const conditions = input.conditions.value.filter((fact) => stands(fact) && named(fact.shown.title));
  const recorded = results.length + conditions.length > 0;
  const whole = mayBeCalledNone(input.results.coverage) && mayBeCalledNone(input.conditions.coverage);
  // Found by name: where there is anything at all, a test under another name may be among it.
  const empty = input.results.value.length + input.conditions.value.length === 0;
  const none = whole ? (empty ? 'none-recorded' : 'not-found') : 'not-known';
  const state = recorded ? 'recorded' : none;
  return { medicines: concerned, results, conditions, state, sources: HEPATITIS_B_SOURCES };
}

function ofMatters<T>(input: CheckInput, read: (coverage: Coverage) => T): Readonly<Record<Matter, T>> {
  return {
    medicines: read(input.medicines.coverage),
    allergies: read(input.allergies.coverage),
    conditions: read(input.conditions.coverage),
    results: read(input.results.coverage),
  };
}

/**
 * What public lists and the record's own words say of the medicines that may be taken now. Every part tells what it could
 * not compare; nothing here says that something is safe, and no dose is told.
 */
export function drugChecks(input: CheckInput): DrugChecks {
  const medicines = medicinesToCheck(input.medicines.value);
  const values = newestValues(input.results.value, input.now);
  const hepatitisB = hepatitisCheck(medicines, input);
  return {
    medicines,
    allergies: allergyChecks(input.allergies.value, medicines),
    kidney: kidneyCheck(medicines, values, input.person),
    surgery: listedCheck(SURGERY_ROWS, medicines),
    pregnancy: pregnancyCheck(medicines, input.conditions, input.now),
    diagnoses: diagnosisCheck(medicines, input.conditions.value),
    ...(hepatitisB === undefined ? {} : { hepatitisB }),
    notChecked: {
      uncoded: medicines.filter(isUncoded),
      compounds: medicines.filter(({ known }) => known === 'compound'),
      gaps: ofMatters(input, gapsOf),
      whole: ofMatters(input, mayBeCalledNone),
    },
  };
}
