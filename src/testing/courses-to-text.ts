import type { Course, Courses } from '../clinical/medications/courses.ts';
import type { CourseState } from '../clinical/medications/course-state.ts';
import type { CourseStep } from '../clinical/medications/course-steps.ts';
import type { MedicationLine } from '../clinical/medications/current-medications.ts';
import type { DaysCoveredAnswer } from '../clinical/medications/days-covered.ts';
import type { Duplicate, Duplicates } from '../clinical/medications/duplicates.ts';
import { wordOfMedicine } from './medicine-words.ts';

/** Days of 2026 without their year. */
function day(text: string | undefined): string {
  return text === undefined ? '…' : text.replace(/^2026-/u, '');
}

function nameOf(line: MedicationLine): string {
  return wordOfMedicine(line.name, line.coded);
}

const SIGN: Readonly<Record<CourseStep['change'], string>> = {
  first: '',
  up: '↑',
  down: '↓',
  other: '≠',
  beside: '&',
};

function stepText(step: CourseStep): string {
  const { amount, pattern, change, from } = step;
  const what = amount.plain ? amount.text : `${pattern}(${amount.why})`;
  const odd = amount.plain && pattern !== 'daily' ? `${pattern} ` : '';
  return change === 'first' ? `${odd}${what}` : `${SIGN[change]}${day(from)} ${odd}${what}`;
}

function stateText(state: CourseState): string {
  const head = `${state.state} ${state.certainty}`;
  switch (state.certainty) {
    case 'by-days':
      return [
        head,
        state.latest === undefined ? day(state.until) : `${day(state.until)}/${day(state.latest)}`,
        state.unseenAfter === undefined ? '' : `unseen after ${day(state.unseenAfter)}`,
        state.against === undefined ? '' : 'against',
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'assumed':
      return `${head} ${state.why} ${day(state.until)}${state.against === undefined ? '' : ' against'}`;
    case 'unknown':
      return `${head} ${state.why}`;
    default:
      return `${head} ${state.why}${state.until === undefined ? '' : ` ${day(state.until)}`}`;
  }
}

function courseText(name: string, course: Course): string {
  const { start, end, steps, gaps, earlyDays, daysSupplied, stop } = course;
  return [
    `${name} ${day(start)}〜${day(end)}`,
    steps.length === 0 ? '' : `: ${steps.map(stepText).join(', ')}`,
    daysSupplied === 0 ? '' : ` ${daysSupplied}d`,
    ...gaps.map(
      (gap) =>
        ` gap ${day(gap.from)}〜${day(gap.to)} ${gap.days}d${gap.daysGiven === 0 ? '' : ` given ${gap.daysGiven}d`}`,
    ),
    earlyDays === 0 ? '' : ` early ${earlyDays}d`,
    stop === undefined ? '' : ` stop ${stop.why}${stop.on === undefined ? '' : ` ${day(stop.on)}`}`,
    ` = ${stateText(course.state)}`,
  ].join('');
}

/** One line a course, newest first; supplies without a day at the end. */
export function coursesToText(line: MedicationLine, { courses, undated }: Courses): readonly string[] {
  const name = nameOf(line);
  return [
    ...courses.map((course) => courseText(name, course)),
    ...undated.map((supply) => `${name} ? ${supply.state} ${supply.reason}`),
  ];
}

/** Who says what of a course: `prescribed 湊病院 10-01〜10-28`. */
export function tracksToText({ tracks }: Course): readonly string[] {
  return tracks.map(
    ({ track, sources, from, to }) => `${track} ${sources.join('+')} ${day(from)}〜${day(to)}`,
  );
}

/** From when to when what was taken. */
export function stepsToText({ steps }: Course): readonly string[] {
  return steps.map((step) => `${day(step.from)}〜${day(step.to)} ${stepText({ ...step, change: 'first' })}`);
}

function findingText(finding: Duplicate): string {
  const { kind, rule, lines, supplies, parts, from, to, days, when, assumed, onePlace, effect, by } = finding;
  return [
    rule,
    kind,
    effect?.code ?? '',
    [...new Set(lines.map(nameOf))].sort().join('+'),
    kind === 'shared-ingredient' ? `[${parts.join()}]` : '',
    `${day(from)}〜${day(to)}`,
    `${days}d`,
    when,
    supplies.length > 2 ? `${supplies.length} supplies` : '',
    by === undefined || by === 'ingredients' ? '' : `by ${by}`,
    assumed && rule !== 'med-dup-02' ? 'assumed' : '',
    onePlace ? 'one place' : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function duplicatesToText({ findings, notCompared, pastNotCompared }: Duplicates): readonly string[] {
  return [
    ...findings.map(findingText),
    ...notCompared.map(({ line, why }) => `not compared ${nameOf(line)} ${why}`),
    ...(pastNotCompared === 0 ? [] : [`not compared in the past ${pastNotCompared}`]),
  ];
}

export function coveredToText(line: MedicationLine, answer: DaysCoveredAnswer): string {
  if (!answer.given) return `${nameOf(line)} not given ${answer.why}`;
  const { window, covered, days, overlapDays, supplies } = answer.value;
  const early = overlapDays === 0 ? '' : ` early ${overlapDays}d`;
  return `${nameOf(line)} ${day(window.from)}〜${day(window.to)} ${covered}/${days} of ${supplies}${early}`;
}
