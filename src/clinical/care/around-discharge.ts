import type { DeviceEntry, ObservationEntry, OtherEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { type Assessment, assessmentLines } from './daily-living.ts';
import type { Discharge } from './discharge.ts';

/** An assessment before the stay and the first one from the discharge on; one of the two may not be on record. */
export interface LivingChange {
  readonly assessment: Assessment;
  readonly before?: Merged<ObservationEntry>;
  readonly after?: Merged<ObservationEntry>;
}

export interface AroundDischarge {
  readonly living: readonly LivingChange[];
  /** What is said of food since the admission, newest first. */
  readonly diet: readonly Merged[];
  /** Devices begun since the admission, newest first. */
  readonly equipment: readonly Merged<DeviceEntry>[];
}

const DIET = /食事|食形態|嚥下調整食|とろみ|栄養|経口摂取/u;

function day({ shown }: Merged): string {
  const { when } = shown;
  if (when.state !== 'dated' || when.start.precision === 'year' || when.start.precision === 'month')
    return '';
  return when.start.sortKey.slice(0, 10);
}

function newestFirst<F extends Merged>(facts: readonly F[]): readonly F[] {
  return facts.toSorted((a, b) => (day(a) === day(b) ? (a.key < b.key ? -1 : 1) : day(a) < day(b) ? 1 : -1));
}

interface Around {
  readonly discharge: Discharge;
  readonly observations: readonly Merged<ObservationEntry>[];
  readonly others: readonly Merged<OtherEntry>[];
  readonly devices: readonly Merged<DeviceEntry>[];
}

/**
 * Beside the medicines what else the records tell of before and after the last stay (care-discharge-02): assessments on
 * either side of it, food and devices since. That they differ is shown; that the stay is the cause is not said.
 */
export function aroundDischarge({ discharge, observations, others, devices }: Around): AroundDischarge {
  const admitted = discharge.admitted ?? discharge.day;
  const isSince = (fact: Merged) => day(fact) >= admitted && day(fact) !== '';
  const living = assessmentLines(observations).flatMap(({ assessment, latest, earlier }): LivingChange[] => {
    const dated = [latest, ...earlier].filter((fact) => day(fact) !== '');
    const before = dated.find((fact) => day(fact) < admitted);
    const after = dated.findLast((fact) => day(fact) >= discharge.day);
    if (after === undefined) return [];
    return [{ assessment, after, ...(before === undefined ? {} : { before }) }];
  });
  const meals = others.filter(({ shown }) => shown.sort === 'meal');
  const said = observations.filter(({ shown }) => DIET.test(shown.title.normalize('NFKC')));
  return {
    living,
    diet: newestFirst([...meals, ...said].filter(isSince)),
    equipment: newestFirst(devices.filter(isSince)),
  };
}
