import { foldText } from '../../base/text-fold.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { type DaySpan, daysBetween, lengthOf, overlapOf } from './day-span.ts';
import type { MedicationFact, Supply } from './supplies.ts';

/**
 * A refill this many days before the earlier supply ends is "early", no second course (med-refill-01). The next supply of a
 * リフィル処方箋 may be handed over within seven days of the day on which it is due; we take the same for all.
 */
const EARLY_REFILL_DAYS = 7;

/** A prescription may be handed over on four days, that of its issue included (療担規則 第20条). */
const DAYS_OF_VALIDITY = 4;

/** What two supplies that overlap are to one another. */
export type PairKind =
  /** of two prescriptions, as far as anything tells */
  | 'different'
  /** lines or supplies of one prescription: never a duplicate */
  | 'one-prescription'
  /** the next supply of the same, some days before the last one ends */
  | 'early-refill'
  /** may be one supply that two records tell, or an order and its own supply: nothing tells them apart */
  | 'maybe-one';

/** The days that a supply surely covers by its own days; none where only a start, or no day, is known. */
export function spanOf({ period, reason }: Supply): DaySpan | undefined {
  const { start, end } = period;
  if (start === undefined || end === undefined || reason === 'stopped' || end < start) return undefined;
  return { from: start, to: end };
}

function idsOf({ facts, orders }: Supply): ReadonlySet<string> {
  return new Set([...facts, ...orders].flatMap(({ shown }) => shown.prescriptionId ?? []));
}

function placeOf({ provenance }: MedicationEntry): string | undefined {
  const { institution, institutionNumber } = provenance;
  const named = institution ?? institutionNumber;
  return named === undefined ? undefined : foldText(named);
}

const PRESCRIBED_BY = /^処方[：:](.+)$/u;

/** Who ordered it: the place of the order, else what the notebook says beside the supply (「処方：病院 科 医師」). */
function prescriberOf({ facts, orders }: Supply): string | undefined {
  const all: readonly MedicationFact[] = [...orders, ...facts];
  const order = all.find(({ shown }) => shown.kind === 'prescription');
  if (order !== undefined) return placeOf(order.shown);
  const notes = all.flatMap(({ shown }) => shown.notes);
  const words = notes.flatMap((note) => PRESCRIBED_BY.exec(note)?.[1] ?? [])[0];
  return words === undefined ? undefined : foldText(words);
}

function pharmacyOf({ facts }: Supply): string | undefined {
  const dispensed = facts.find(({ shown }) => shown.kind === 'dispensing');
  return dispensed === undefined ? undefined : placeOf(dispensed.shown);
}

function contradict(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b && !a.includes(b) && !b.includes(a);
}

/** The same by the words of both; where either is silent, undefined. */
function agree(a: string | undefined, b: string | undefined): boolean | undefined {
  return a === undefined || b === undefined ? undefined : !contradict(a, b);
}

/** One place ordered both; where nobody says who ordered, one pharmacy handed out both. */
export function isOnePlace(a: Supply, b: Supply): boolean {
  return agree(prescriberOf(a), prescriberOf(b)) ?? agree(pharmacyOf(a), pharmacyOf(b)) ?? false;
}

function productOf({ basis }: Supply): string {
  return drugIdentity(basis.shown.drug).yj9 ?? foldText(basis.shown.drug.text);
}

function isPrescribedOnly({ facts }: Supply): boolean {
  return facts.every(({ shown }) => shown.kind === 'prescription');
}

function isDispensedOnly({ facts }: Supply): boolean {
  return facts.every(({ shown }) => shown.kind === 'dispensing');
}

function ordersOf({ facts, orders }: Supply): readonly MedicationEntry[] {
  return [...facts, ...orders].map(({ shown }) => shown).filter(({ kind }) => kind === 'prescription');
}

function dayOf({ start, when }: MedicationEntry): string | undefined {
  const date = start ?? (when.state === 'dated' ? when.start : undefined);
  return date?.sortKey.slice(0, 10);
}

/** Orders of one place on one day, of one department as far as it is said, are one order, also where one was dispensed. */
function isOneOrderTold(a: MedicationEntry, b: MedicationEntry): boolean {
  const day = dayOf(a);
  if (day === undefined || day !== dayOf(b) || agree(placeOf(a), placeOf(b)) !== true) return false;
  const departments = new Set(
    [a.provenance.department ?? '', b.provenance.department ?? ''].filter((name) => name !== ''),
  );
  return departments.size < 2;
}

function isOneOrder(a: Supply, b: Supply): boolean {
  const [ordersA, ordersB] = [ordersOf(a), ordersOf(b)];
  if (ordersA.length > 0 && ordersB.length > 0)
    return ordersA.some((one) => ordersB.some((other) => isOneOrderTold(one, other)));
  return (
    a.period.start === b.period.start &&
    isDispensedOnly(a) &&
    isDispensedOnly(b) &&
    agree(prescriberOf(a), prescriberOf(b)) === true &&
    agree(pharmacyOf(a), pharmacyOf(b)) !== false
  );
}

/** The same drug for the same days from the same day, and nothing says that two places gave it. */
function isToldTwice(a: Supply, b: Supply): boolean {
  return (
    a.period.start === b.period.start &&
    a.basis.shown.days === b.basis.shown.days &&
    productOf(a) === productOf(b) &&
    agree(prescriberOf(a), prescriberOf(b)) !== false &&
    agree(pharmacyOf(a), pharmacyOf(b)) !== false
  );
}

/** An order, and what was handed over while it was valid: perhaps on it. */
function isOrderAndSupply(order: Supply, supply: Supply): boolean {
  if (!isPrescribedOnly(order) || !isDispensedOnly(supply)) return false;
  const [from, to] = [order.period.start, supply.period.start];
  if (from === undefined || to === undefined) return false;
  const later = daysBetween(from, to);
  const [ordered, given] = [order.basis.shown.days, supply.basis.shown.days];
  return (
    later >= 0 &&
    later < DAYS_OF_VALIDITY &&
    (ordered === undefined || given === undefined || ordered === given) &&
    agree(prescriberOf(order), prescriberOf(supply)) !== false
  );
}

/** The same drug for the same days, ordered at one place on one day. */
function isOrderToldAgain(a: Supply, b: Supply): boolean {
  return ordersOf(a).some((one) =>
    ordersOf(b).some(
      (other) =>
        isOneOrderTold(one, other) &&
        one.days !== undefined &&
        one.days === other.days &&
        (drugIdentity(one.drug).yj9 ?? foldText(one.drug.text)) ===
          (drugIdentity(other.drug).yj9 ?? foldText(other.drug.text)),
    ),
  );
}

function isEarlyRefill(earlier: Supply, later: Supply): boolean {
  const [a, b] = [spanOf(earlier), spanOf(later)];
  const both = a === undefined || b === undefined ? undefined : overlapOf(a, b);
  if (a === undefined || b === undefined || both === undefined || a.from >= b.from) return false;
  const assumed = [earlier, later].some(({ reason }) => reason.startsWith('assumed'));
  return (
    !assumed &&
    b.to > a.to &&
    lengthOf(both) <= EARLY_REFILL_DAYS &&
    productOf(earlier) === productOf(later) &&
    isOnePlace(earlier, later)
  );
}

/** What two supplies are to one another, the earlier first; whether they overlap, and of what they are, is asked elsewhere. */
export function pairKindOf(earlier: Supply, later: Supply): PairKind {
  const [ids, others] = [idsOf(earlier), idsOf(later)];
  const shared = [...ids].some((id) => others.has(id));
  if (shared) {
    const again = earlier.period.start !== later.period.start && productOf(earlier) === productOf(later);
    return again ? 'early-refill' : 'one-prescription';
  }
  const twoIds = ids.size > 0 && others.size > 0;
  if (!twoIds && isOneOrder(earlier, later)) return 'one-prescription';
  if (isEarlyRefill(earlier, later)) return 'early-refill';
  // Numbers are given by hospital, network and document each for itself: two numbers alone do not make two orders.
  if (twoIds) return isOrderToldAgain(earlier, later) ? 'maybe-one' : 'different';
  const one =
    isToldTwice(earlier, later) || isOrderAndSupply(earlier, later) || isOrderAndSupply(later, earlier);
  return one ? 'maybe-one' : 'different';
}
