import { addDays } from '../../domain/partial-date.ts';
import { coursesOf } from './courses.ts';
import type { CourseStep } from './course-steps.ts';
import type { MedicationLine } from './current-medications.ts';

/** As the brief counts "new" (med-recent-01, presentation). */
export const RECENT_STEP_DAYS = 90;

export interface RecentStep {
  readonly what: 'started' | 'up' | 'down';
  readonly day: string;
  readonly step: CourseStep;
}

/**
 * What was begun or changed within 90 days, of a medicine that is not over (med-recent-01). A change that cannot be
 * compared as an amount is none: the record may only say the same in other words. A course that goes on from before all
 * records was not begun here.
 */
export function recentStep(line: MedicationLine, now: string): RecentStep | undefined {
  if (line.state === 'ended') return undefined;
  const [course] = coursesOf(line.supplies).courses;
  const since = addDays(now, -RECENT_STEP_DAYS);
  const step = course?.steps.findLast(
    ({ change, from }) =>
      (change === 'first' || change === 'up' || change === 'down') && from >= since && from <= now,
  );
  if (step === undefined) return undefined;
  return {
    what: step.change === 'up' || step.change === 'down' ? step.change : 'started',
    day: step.from,
    step,
  };
}
