import type { NonEmpty } from '../../base/non-empty.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import { type DailyAmount, dailyAmountOfLines, dosePhrase } from './daily-amount.ts';
import { type DosePattern, rhythmOf } from './dose-pattern.ts';
import { isOnePlace, pairKindOf, spanOf } from './supply-pair.ts';
import type { Supply } from './supplies.ts';

/** What was taken from a day on, until the next step. */
export interface CourseStep {
  readonly from: string;
  /** Last day of its supplies, where it can be reckoned. */
  readonly to?: string;
  readonly amount: DailyAmount;
  readonly pattern: DosePattern | 'several-lines';
  /**
   * `up`, `down`: the amount of a day became more or less. `other`: the record says something else, and the two cannot be
   * compared as amounts. `beside`: it runs beside another supply and takes nothing's place.
   */
  readonly change: 'first' | 'up' | 'down' | 'other' | 'beside';
  readonly supplies: NonEmpty<Supply>;
}

/** The lines that tell what is taken: of the kind nearest to use only, and of one source, for two may tell the same lines. */
function linesOf({ facts, basis: { shown: basis } }: Supply): readonly MedicationEntry[] {
  const entries = facts.map(({ shown }) => shown);
  const { source } = basis.provenance;
  return entries.filter(({ kind, provenance }) => kind === basis.kind && provenance.source === source);
}

function patternOf(lines: readonly MedicationEntry[], amount: DailyAmount): CourseStep['pattern'] {
  if (!amount.plain && amount.why === 'several-lines') return 'several-lines';
  const patterns = new Set(lines.map((line) => rhythmOf(line).pattern));
  const [only] = patterns;
  return patterns.size === 1 && only !== undefined ? only : 'several-lines';
}

interface Said {
  readonly amount: DailyAmount;
  readonly pattern: CourseStep['pattern'];
  readonly phrase: string;
}

function saidOf(supply: Supply): Said {
  const lines = linesOf(supply);
  const amount = dailyAmountOfLines(lines);
  return { amount, pattern: patternOf(lines, amount), phrase: lines.map(dosePhrase).sort().join(' / ') };
}

/**
 * A supply that begins while one of another place still runs takes nothing's place, and so does one that begins on the same
 * day as another. The next supply of the same place does: a dose is changed at a visit, before the last supply ends.
 */
function runsBeside(supply: Supply, running: readonly Supply[]): boolean {
  if (spanOf(supply) === undefined) return false;
  return running.some((other) => {
    if (pairKindOf(other, supply) === 'early-refill') return false;
    return other.period.start === supply.period.start || !isOnePlace(other, supply);
  });
}

function changeOf(before: Said | undefined, now: Said): CourseStep['change'] | 'none' {
  if (before === undefined) return 'first';
  if (before.amount.plain && now.amount.plain) {
    if (before.amount.mg === now.amount.mg) return 'none';
    return now.amount.mg > before.amount.mg ? 'up' : 'down';
  }
  return before.phrase === now.phrase ? 'none' : 'other';
}

interface OpenStep extends Omit<CourseStep, 'supplies' | 'to'> {
  readonly supplies: [Supply, ...Supply[]];
}

/** What was given or is only said tells of one day, not of a way of taking it; what was taken back tells of none. */
function tellsOfDose({ basis, reason }: Supply): boolean {
  const { kind } = basis.shown;
  return (kind === 'prescription' || kind === 'dispensing') && reason !== 'stopped';
}

/** Steps of one course (med-step-01); `supplies` oldest first. A change of brand or strength alone is none. */
export function stepsOf(supplies: readonly Supply[]): readonly CourseStep[] {
  const steps: OpenStep[] = [];
  let running: Supply[] = [];
  let before: { readonly said: Said; readonly step: OpenStep } | undefined;
  for (const supply of supplies.filter(tellsOfDose)) {
    const from = supply.period.start;
    if (from === undefined) continue;
    const said = saidOf(supply);
    const { amount, pattern } = said;
    running = running.filter((other) => (spanOf(other)?.to ?? '') >= from);
    const change = runsBeside(supply, running) ? 'beside' : changeOf(before?.said, said);
    running.push(supply);
    if (change === 'none' && before !== undefined) {
      before.step.supplies.push(supply);
      before = { said, step: before.step };
    } else if (change !== 'none') {
      const step: OpenStep = { from, amount, pattern, change, supplies: [supply] };
      steps.push(step);
      if (change !== 'beside') before = { said, step };
    }
  }
  return steps.map((step) => {
    const ends = step.supplies.map(({ period }) => period.end);
    const to = ends.includes(undefined) ? undefined : ends.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b));
    return to === undefined ? step : { ...step, to };
  });
}
