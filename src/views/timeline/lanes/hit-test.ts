import type { EntryKey } from '../../../domain/ids.ts';
import { BAR_HEIGHT, type PlacedLane } from './lane-layout.ts';

/** What stands under the pointer: the facts it stands for, newest first, and where it is. */
export interface Hit {
  readonly facts: readonly EntryKey[];
  /** Of so many, `facts` names the first few only. */
  readonly count: number;
  readonly flagged: number;
  readonly x: number;
  readonly y: number;
}

/** How many facts of a bin or a heap of marks are named. */
const NAMED = 6;
/** Fingers and tired hands need room round a mark. */
const SLACK = 4;

/** `y` is counted from the first lane. Marks lie above bars. */
export function hitAt(lanes: readonly PlacedLane[], x: number, y: number): Hit | undefined {
  const lane = lanes.find(({ top, height }) => y >= top && y < top + height);
  if (lane === undefined) return undefined;
  const at = { x, y };
  const mark = lane.marks.findLast(
    (one) =>
      x >= one.x0 - 6 - SLACK &&
      x <= Math.max(one.x0 + 6, one.x1) + SLACK &&
      y >= one.y - SLACK &&
      y <= one.y + 12 + SLACK,
  );
  if (mark !== undefined) {
    const facts = mark.same.flatMap((one) => one.facts);
    return { facts: facts.toReversed().slice(0, NAMED), count: facts.length, flagged: 0, ...at };
  }
  const bar = lane.bars.find(
    ({ x0, x1, y: top, label }) =>
      y >= top - 1 &&
      y <= top + BAR_HEIGHT + 1 &&
      ((x >= x0 - SLACK && x <= x1 + SLACK) ||
        (label !== undefined && !label.inside && x >= label.x && x <= x0)),
  );
  if (bar !== undefined)
    return { facts: bar.bar.facts.slice(0, 1), count: bar.bar.facts.length, flagged: 0, ...at };
  const bin = lane.bins.find((one) => x >= one.x - 1 && x <= one.x + one.width + 1);
  if (bin === undefined) return undefined;
  const { facts, flags } = lane.lane.ticks;
  const within = facts.slice(bin.first, bin.last);
  // What is abnormal is named first.
  const order = within
    .map((key, index) => ({ key, flag: flags[bin.first + index] ?? 0 }))
    .sort((a, b) => b.flag - a.flag);
  return {
    facts: order.slice(0, NAMED).map(({ key }) => key),
    count: bin.count,
    flagged: bin.flagged,
    ...at,
  };
}
