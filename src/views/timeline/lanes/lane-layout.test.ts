import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../../base/sliced.ts';
import { type LanesInput, lanesByGroup, lanesByKind } from '../../../clinical/timeline/life-lanes.ts';
import { dayNumber } from '../../../clinical/timeline/moment.ts';
import { lanesToText } from '../../../testing/lanes-to-text.ts';
import { lifeFromText } from '../../../testing/life-from-text.ts';
import { axisTicks } from './axis-ticks.ts';
import { placeLanes } from './lane-layout.ts';
import { dayAt, emptyTimes, lastYears, lifeAxis, type Window } from './life-axis.ts';

const TODAY = '2026-11-24';
const CELL = 8;
const WIDTH = 100 * CELL;

const LIFE = `
  stay       1984-05-02 1984-05-09  出産
  condition  1998       -           高血圧症
  condition  2019-05-10 -           心房細動
  condition  2020-01-10 -           慢性腎臓病 onset=数年前から
  condition  2026-10-02 -           肺結節 !suspected
  condition  2010-02-01 2010-06-01  肺炎 status=resolved
  drug       2006-04-01 7000d       メトホルミン
  drug       2019-05-10 900d        ワルファリン
  drug       2026-10-22 42d         アピキサバン
  stay       2024-08-06 2024-08-23  心不全
  operation  2021-06-18 -           結腸右半切除
  lab        2024-08-06 -           K flag=HH
  lab        2024-08-06 -           Na
  lab        2024-08-07 -           K flag=H
  lab        2019-05    -           PT-INR
  image      2026-10-02 -           CT
  letter     2026-10-05 -           紹介状
  visit      2026-11-10 -           外来
  vaccine    ?          -           肺炎球菌
`;

function pictureOf(input: LanesInput, years?: number): readonly string[] {
  const today = dayNumber(input.now);
  const lanes = runToEnd(lanesByKind(input));
  const from = dayNumber('1958-04-17');
  const axis = lifeAxis(from, today, emptyTimes(lanes, from, today, today));
  const window: Window = years === undefined ? { from: 0, to: axis.length } : lastYears(axis, years, today);
  const placed = placeLanes(
    lanes,
    {
      axis,
      window,
      width: WIDTH,
      today,
      measure: (text) => [...text].length * 2 * CELL,
      rowsOf: () => 6,
      labelOf: (item) => item.label,
    },
    (x) => dayAt(axis, window.from + (x / WIDTH) * (window.to - window.from)),
  );
  const ticks = axisTicks(axis, window, WIDTH).map(({ x, date }) => `${Math.round(x / CELL)}:${date}`);
  return [ticks.join(' '), ...lanesToText(placed, WIDTH, CELL)];
}

describe('the lanes of a life', () => {
  test('a whole life: empty time folded, onset as vague as it is, estimates dashed, words never over one another', () => {
    expect(pictureOf({ facts: lifeFromText(LIFE), now: TODAY })).toMatchInlineSnapshot(`
      [
        "8:1985-01-01 19:2000-01-01 34:2005-01-01 49:2010-01-01 64:2015-01-01 79:2020-01-01 94:2025-01-01",
        "[stay]",
        "  出産█                                                               結腸右半切除 ◇   心不全█",
        "[problem]",
        "             ~~~高血圧症▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "                                             肺炎▒",
        "                                                                             ▒心房細動▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "                                                  慢性腎臓病「数年前から」 ~~~~▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "                                                                                             肺結節→",
        "[medicine]",
        "                                      メトホルミン▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "                                                                 ワルファリン▓▓▓▓▓▓▓▓",
        "                                                                                       アピキサバン┄",
        "[result]",
        "                                                                                             ▲",
        "                                                                             ▅               █",
        "[paper]",
        "                                                                                              CT   ■",
        "[visit] (1 without a date)",
        "                                                                                               外来|",
      ]
    `);
  });

  test('the last three years of it', () => {
    expect(pictureOf({ facts: lifeFromText(LIFE), now: TODAY }, 3)).toMatchInlineSnapshot(`
      [
        "3:2024-01-01 12:2024-04-01 20:2024-07-01 28:2024-10-01 37:2025-01-01 45:2025-04-01 53:2025-07-01 62:2025-10-01 70:2026-01-01 78:2026-04-01 87:2026-07-01 95:2026-10-01",
        "[stay]",
        "                 心不全██",
        "[problem]",
        "▒高血圧症▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "▒心房細動▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "▒慢性腎臓病「数年前から」▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒→",
        "                                                                                         肺結節????→",
        "[medicine]",
        "▓メトホルミン▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "                                                                                    アピキサバン ▓▓▓",
        "[result]",
        "                       ▲",
        "                       █",
        "[paper]",
        "                                                                                          CT   ■",
        "[visit] (1 without a date)",
        "                                                                                              外来|",
      ]
    `);
  });

  test('nothing goes on after death', () => {
    const death = {
      dead: true,
      date: { text: '2024-09-01', precision: 'day', sortKey: '2024-09-01T00:00:00' },
    } as const;
    expect(pictureOf({ facts: lifeFromText(LIFE), now: TODAY, death }, 3)).toMatchInlineSnapshot(`
      [
        "3:2024-01-01 12:2024-04-01 20:2024-07-01 28:2024-10-01 37:2025-01-01 45:2025-04-01 53:2025-07-01 62:2025-10-01 70:2026-01-01 78:2026-04-01 87:2026-07-01 95:2026-10-01",
        "[stay]",
        "                 心不全██",
        "[problem]",
        "▒高血圧症▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "▒心房細動▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒",
        "▒慢性腎臓病「数年前から」▒",
        "                                                                                         肺結節?",
        "[medicine]",
        "▓メトホルミン▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "                                                                                    アピキサバン ▓",
        "[result]",
        "                       ▲",
        "                       █",
        "[paper]",
        "                                                                                          CT   ■",
        "[visit] (1 without a date)",
        "                                                                                              外来|",
      ]
    `);
  });

  test('what the record says is not there has no place on the picture', () => {
    const facts = lifeFromText('allergy 2020-01-01 - アレルギーなし negative=none');
    expect(runToEnd(lanesByKind({ facts, now: TODAY })).every((lane) => lane.count === 0)).toBe(true);
  });

  test('by institution: the largest first, each fact in its own', () => {
    const facts = lifeFromText(`
      lab   2024-08-06 - K at=はるにれ
      lab   2024-08-07 - K at=はるにれ flag=H
      image 2024-08-07 - CT at=あさなぎ
    `);
    const byPlace = lanesByGroup({ facts, now: TODAY }, ({ shown }) => [shown.provenance.institution ?? '']);
    const lanes = runToEnd(byPlace);
    expect(
      lanes.map(({ id, ticks, marks }) => `${id}: ${ticks.days.length} results, ${marks.length} marks`),
    ).toEqual(['はるにれ: 2 results, 0 marks', 'あさなぎ: 0 results, 1 marks']);
  });
});
