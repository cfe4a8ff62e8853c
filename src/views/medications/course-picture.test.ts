import { describe, expect, it } from 'vitest';
import { coursesOf } from '../../clinical/medications/courses.ts';
import { currentMedications } from '../../clinical/medications/current-medications.ts';
import { dayNumber } from '../../clinical/timeline/moment.ts';
import { medicinesFromText } from '../../testing/medicines-from-text.ts';
import { chartRows, chartTicks } from './course-picture.ts';

const TODAY = '2026-11-24';
/** One column a day. */
const WINDOW = { from: dayNumber('2026-10-20'), to: dayNumber('2026-12-08') };
const WIDTH = WINDOW.to - WINDOW.from + 1;

function put(line: string[], x: number, width: number, sign: string): void {
  for (let at = Math.round(x); at < Math.round(x + width); at += 1) line[at] = sign;
}

/** Rows of the chart, a letter a day: ═ a bar, ╞ its beginning, ▒ days without supply, + an early refill, ┆ no known end. */
function drawn(table: string): readonly string[] {
  const lines = currentMedications(medicinesFromText(table), TODAY);
  const courses = lines.map((line) => ({ line, courses: coursesOf(line.supplies).courses }));
  return chartRows(courses, { window: WINDOW, width: WIDTH, today: dayNumber(TODAY) }).map((row) => {
    const line = Array.from({ length: WIDTH }, () => '·');
    for (const bar of row.bars) {
      put(line, bar.x, bar.width, bar.end === 'open' ? '┄' : '═');
      if (bar.begins) line[Math.round(bar.x)] = '╞';
    }
    for (const { x, width } of row.gaps) put(line, x, width, '▒');
    for (const { x, width } of row.overlaps) put(line, x, width, '+');
    return line.join('');
  });
}

describe('the chart of courses', () => {
  it('draws a supply over its days, and what runs beyond the picture to its edge', () => {
    expect(drawn('day | 湊病院/処方\n11-10 | アピ25 1T x2 14d')).toEqual([
      `${'·'.repeat(21)}╞${'═'.repeat(13)}${'·'.repeat(15)}`,
    ]);
    expect(drawn('day | 湊病院/処方\n10-01 | アピ25 1T x2 90d')).toEqual(['═'.repeat(WIDTH)]);
  });

  it('shows the days without supply within a course, and an early refill under it', () => {
    expect(drawn('day | 湊病院/処方\n10-25 | アピ25 1T x2 7d\n11-05 | アピ25 1T x2 14d')).toEqual([
      `${'·'.repeat(5)}╞${'═'.repeat(6)}▒▒▒▒${'═'.repeat(14)}${'·'.repeat(20)}`,
    ]);
  });

  it('names months so that their names do not touch', () => {
    expect(chartTicks(WINDOW, WIDTH).map(({ day }) => day)).toEqual(['2026-11-01', '2026-12-01']);
    const years = { from: dayNumber('2000-01-01'), to: dayNumber('2026-12-31') };
    expect(chartTicks(years, 800).length).toBeLessThan(10);
    expect(chartTicks(years, 800).every(({ isYear }) => isYear)).toBe(true);
  });
});
