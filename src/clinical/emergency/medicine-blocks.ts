import type { Death } from '../death.ts';
import type { MedicationEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import type { DrugClass } from '../../terminology/drug-classes.ts';
import { drugIdentity } from '../../terminology/drug-codes.ts';
import { lowersSugarByItself } from '../../terminology/drug-classes.ts';
import { currentMedications, type MedicationLine } from '../medications/current-medications.ts';
import type { BlockContent, EmergencyItem } from './emergency-item.ts';
import { daysBefore, mayBeSince, type Reach, threeMonthsBefore } from './emergency-window.ts';

/** 調剤情報 45日 [wic-net 18002/18] */
const DISPENSED_DAYS = 45;

/**
 * What changes a decision in the first minutes: what makes bleed, what lets the sugar fall, what the heart or the fits
 * depend on, what may not be stopped at once (emergency-danger-01). The rest stands in a block of its own.
 */
const DANGEROUS: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'anticoagulant',
  'antiplatelet',
  'antiplatelet-like',
  'thrombolytic',
  'reversal',
  'insulin',
  'digitalis',
  'antiarrhythmic',
  'opioid',
  'antiepileptic',
  'steroid',
  'immunosuppressant',
  'anticancer',
  'lithium',
]);

const BLEEDING: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'anticoagulant',
  'antiplatelet',
  'thrombolytic',
  'reversal',
]);

function isDangerous(line: MedicationLine): boolean {
  return (
    line.classes.some((name) => DANGEROUS.has(name)) ||
    lowersSugarByItself(drugIdentity(line.shown.shown.drug))
  );
}

/**
 * Inside: dispensed in the last 45 days, or otherwise recorded in the last three months, or presumably in use today
 * however long ago it was handed over: a 90-day supply must not vanish on day 46 (emergency-window-02).
 */
function isInside(line: MedicationLine, reach: Reach): boolean {
  if (reach.all === true || line.state === 'current' || line.state === 'future') return true;
  return line.supplies.some((supply) =>
    supply.facts.some(({ shown }) => {
      const since =
        shown.kind === 'dispensing' ? daysBefore(reach, DISPENSED_DAYS) : threeMonthsBefore(reach);
      return mayBeSince(shown.when, since);
    }),
  );
}

function itemOf(line: MedicationLine): EmergencyItem {
  const bleeds = line.classes.some((name) => BLEEDING.has(name));
  return { type: 'medicine', loud: bleeds || line.conflicts.length > 0 ? 'strong' : 'plain', line };
}

/** The two blocks of medicines: the same medicines, told apart by what they can do in the next hour. */
export function medicineBlocks(
  facts: readonly Merged<MedicationEntry>[],
  reach: Reach,
  death: Death | undefined,
): { readonly dangerous: BlockContent; readonly other: BlockContent } {
  const lines = currentMedications(facts, reach.now, death);
  const inside = lines.filter((line) => isInside(line, reach));
  const outside = lines.filter((line) => !isInside(line, reach));
  const content = (take: (line: MedicationLine) => boolean): BlockContent => ({
    items: inside.filter(take).map(itemOf),
    outside: outside.filter(take).length,
  });
  return { dangerous: content(isDangerous), other: content((line) => !isDangerous(line)) };
}
