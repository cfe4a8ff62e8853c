import type { Lane, LaneBar, LaneMark } from '../../../clinical/timeline/lane-item.ts';
import { AGE_STAGES } from '../../../clinical/summary/life-stages.ts';
import { type Day, dayNumber } from '../../../clinical/timeline/moment.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Text } from '../../../i18n/text.ts';
import { type AxisTick, axisTicks, dayOfAge, LEAST_GAP, yearsBetween } from './axis-ticks.ts';
import { type PlacedLane, placeLanes } from './lane-layout.ts';
import { dayAt, type LifeAxis, placeOf, type Window, xOf } from './life-axis.ts';
import type { MeasureWords } from './measure-words.ts';
import { HEAD, KNOWN_PADDING, KNOWN_ROW, type KnownSpan, type LanePicture } from './paint-base.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateWords(text: Text, { date, unit }: AxisTick): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (unit === 'year') return year;
  const isFirst = unit === 'month' ? month === '01' : month === '01' && day === '01';
  if (text.language === 'ja') {
    if (unit === 'month') return isFirst ? year : `${Number(month)}月`;
    return `${Number(month)}/${Number(day)}`;
  }
  const name = MONTHS[Number(month) - 1] ?? '';
  if (unit === 'month') return isFirst ? year : name;
  return `${Number(day)} ${name}`;
}

/** 2019　61歳: the age stands beside the year where there is room for both. */
function tickLabel(text: Text, tick: AxisTick, room: number, birth: string | undefined): string {
  if (tick.relative !== undefined) {
    const sign = tick.relative > 0 ? '+' : '';
    return text.t('lanes.relative', { n: `${sign}${tick.relative}` });
  }
  const words = dateWords(text, tick);
  const isYear = tick.date.endsWith('-01-01') || tick.unit === 'year';
  if (birth === undefined || !isYear || room < 84 || tick.date < birth) return words;
  return `${words} ${text.t('lanes.age', { n: yearsBetween(birth, tick.date) })}`;
}

export interface PictureInput {
  readonly lanes: readonly Lane[];
  readonly axis: LifeAxis;
  readonly window: Window;
  readonly width: number;
  readonly today: Day;
  readonly birth: PartialDate | undefined;
  readonly death: Day | undefined;
  readonly zero: Day | undefined;
  readonly known: readonly KnownSpan[];
  readonly selected: string | undefined;
  readonly pinned: ReadonlySet<string>;
  readonly rowsOf: (lane: Lane) => number;
  readonly measure: MeasureWords;
  readonly text: Text;
}

function stagesOf({ birth, today, death, text }: PictureInput): LanePicture['stages'] {
  if (birth === undefined) return [];
  const end = death ?? today;
  return AGE_STAGES.flatMap(({ id, from, to }) => {
    const begin = dayOfAge(birth.sortKey, from);
    if (begin > end) return [];
    const until = to === undefined ? end : Math.min(end, dayOfAge(birth.sortKey, to + 1));
    return [{ from: begin, to: until, label: text.t(`summary.stage.${id}`) }];
  });
}

function shortener(measure: PictureInput['measure']) {
  return (words: string, width: number): string => {
    if (measure(words, true) <= width) return words;
    const letters = [...words];
    while (letters.length > 1) {
      letters.pop();
      if (measure(`${letters.join('')}…`, true) <= width) return `${letters.join('')}…`;
    }
    return '';
  };
}

/** Names of medicines and diagnoses may be long: on the picture they take no more than this, in pixels. */
const LONGEST_LABEL = 190;

/** A label as the picture sets it. */
export function shortLabel(measure: MeasureWords, label: string): string {
  const words = shortener(measure)(label, LONGEST_LABEL);
  measure(words, false);
  return words;
}

/** So near to other words of the axis a year is not written, in pixels. */
const TAKEN = 40;

/** Everything of the picture in its place. */
export function lanePicture(input: PictureInput): LanePicture {
  const { axis, window, width, today, text, measure, birth } = input;
  const shortened = shortener(measure);
  const placed: readonly PlacedLane[] = placeLanes(
    input.lanes,
    {
      axis,
      window,
      width,
      today,
      measure,
      rowsOf: input.rowsOf,
      labelOf: ({ label }: LaneBar | LaneMark) => shortLabel(measure, label),
    },
    (x) => dayAt(axis, window.from + (x / width) * (window.to - window.from)),
  );
  const ticks = axisTicks(axis, window, width, input.zero);
  const uprights = [today, input.death, input.zero].flatMap((day) =>
    day === undefined ? [] : [xOf(window, width, placeOf(axis, day))],
  );
  const folds = axis.folds.map((fold) => xOf(window, width, placeOf(axis, fold.from)));
  const isTaken = (x: number) =>
    uprights.some((at) => at - x > -TAKEN && at - x < LEAST_GAP) ||
    folds.some((at) => at - x > 0 && at - x < TAKEN);
  const birthDay = birth?.sortKey.slice(0, 10);
  const laneHeight = placed.reduce((sum, lane) => sum + lane.height, 0);
  return {
    axis,
    window,
    width,
    height: HEAD + laneHeight + input.known.length * KNOWN_ROW + 2 * KNOWN_PADDING,
    lanes: placed,
    ticks: ticks.map((tick, index) => ({
      ...tick,
      // The words of today, and of a death, stand on the same line.
      label: isTaken(tick.x) ? '' : tickLabel(text, tick, (ticks[index + 1]?.x ?? width) - tick.x, birthDay),
    })),
    stages: stagesOf(input),
    known: input.known,
    today,
    death: input.death,
    zero: input.zero,
    selected: input.selected,
    pinned: input.pinned,
    foldLabel: (days) => text.t('lanes.fold', { n: Math.round(days / 365.25) }),
    todayLabel: text.t('lanes.today'),
    deathLabel: text.t('lanes.death'),
    shortened,
  };
}

/** The axis from birth (else the first record) to a little beyond today. */
export function axisSpan(
  lanes: readonly Lane[],
  birth: PartialDate | undefined,
  today: Day,
): { readonly from: Day; readonly to: Day } {
  let first = birth === undefined ? today - 365 : dayNumber(birth.sortKey);
  let last = today;
  for (const { bars, marks, ticks } of lanes) {
    for (const { begin, end } of bars) {
      first = Math.min(first, begin.from);
      if (end.state === 'reckoned') last = Math.max(last, end.at);
    }
    for (const { at } of marks) {
      first = Math.min(first, at.from);
      last = Math.max(last, at.to);
    }
    first = Math.min(first, ticks.days[0] ?? first);
    last = Math.max(last, ticks.days.at(-1) ?? last);
  }
  // What is dated far ahead, by a slip of the pen, must not push the whole life aside.
  return { from: first, to: Math.min(last, today + 366) + Math.max(1, (today - first) * 0.004) };
}
