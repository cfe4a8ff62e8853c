import type { Schedule, ScheduleUnit } from '../../../domain/schedule.ts';
import { type Json, numberAt, objectAt, textAt, textsAt } from '../json.ts';
import { present } from './context.ts';

const UNITS: readonly ScheduleUnit[] = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'];

/** What `Timing.repeat` tells of how often and when; undefined where it tells only for how long, or nothing. */
export function scheduleOf(timing: Json): Schedule | undefined {
  const repeat = objectAt(timing, 'repeat');
  const unit = UNITS.find((known) => known === textAt(repeat, 'periodUnit'));
  const [weekdays, times, events] = ['dayOfWeek', 'timeOfDay', 'when'].map((key) => textsAt(repeat, key));
  const told = (weekdays?.length ?? 0) + (times?.length ?? 0) + (events?.length ?? 0) > 0;
  const count = numberAt(repeat, 'count');
  if (unit === undefined && !told && count === undefined) return undefined;
  return {
    frequency: numberAt(repeat, 'frequency') ?? 1,
    ...present('frequencyMax', numberAt(repeat, 'frequencyMax')),
    ...present('period', unit === undefined ? undefined : (numberAt(repeat, 'period') ?? 1)),
    ...present('unit', unit),
    weekdays: weekdays ?? [],
    times: times ?? [],
    events: events ?? [],
    ...present('offset', numberAt(repeat, 'offset')),
    ...present('count', count),
  };
}
