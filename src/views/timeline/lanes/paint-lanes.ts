import { BAR_HEIGHT, DENSITY_ROW, type PlacedBar, type PlacedLane, type PlacedMark } from './lane-layout.ts';
import type { LaneTheme } from './lane-theme.ts';
import { AXIS_ROW, HEAD, type LanePicture, line, type Pen, STAGE_ROW, xOfDay } from './paint-base.ts';
import { paintKnown } from './paint-known.ts';
import { paintFlags, paintMark } from './paint-marks.ts';

function paintStages(pen: Pen, picture: LanePicture, theme: LaneTheme): void {
  pen.font = theme.axisFont;
  pen.textBaseline = 'middle';
  for (const { from, to, label } of picture.stages) {
    const x0 = Math.max(0, xOfDay(picture, from));
    const x1 = Math.min(picture.width, xOfDay(picture, to)) - 1.5;
    if (x1 <= x0) continue;
    pen.fillStyle = theme.band;
    pen.fillRect(x0, 2, x1 - x0, STAGE_ROW - 3);
    const words = picture.shortened(label, x1 - x0 - 8);
    pen.fillStyle = theme.text2;
    if (words !== '') pen.fillText(words, x0 + 4, 2 + (STAGE_ROW - 3) / 2 + 0.5);
  }
}

function paintAxis(pen: Pen, picture: LanePicture, theme: LaneTheme): void {
  pen.font = theme.axisFont;
  pen.textBaseline = 'middle';
  // One stroke for all lines of a colour: each of its own costs as much as all together.
  pen.strokeStyle = theme.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const { x } of picture.ticks) {
    pen.moveTo(x, STAGE_ROW + 3);
    pen.lineTo(x, picture.height);
  }
  pen.stroke();
  pen.fillStyle = theme.text2;
  for (const { x, label } of picture.ticks) pen.fillText(label, x + 3, STAGE_ROW + AXIS_ROW / 2);
  line(pen, theme.lineStrong, [
    [0, HEAD - 0.5],
    [picture.width, HEAD - 0.5],
  ]);
}

/** Two wavy lines with the length of what is left out between them. */
function paintFolds(pen: Pen, picture: LanePicture, theme: LaneTheme, foot: number): void {
  for (const fold of picture.axis.folds) {
    const x0 = xOfDay(picture, fold.from);
    const x1 = xOfDay(picture, fold.to);
    if (x1 < 0 || x0 > picture.width) continue;
    pen.fillStyle = theme.ground;
    pen.fillRect(x0, STAGE_ROW, x1 - x0, foot - STAGE_ROW);
    for (const x of [x0, x1]) {
      const wave: [number, number][] = [];
      for (let y = HEAD; y <= foot; y += 6) wave.push([x + ((y - HEAD) % 12 === 0 ? -2 : 2), y]);
      line(pen, theme.lineStrong, wave);
    }
    const words = picture.foldLabel(fold.to - fold.from);
    pen.font = theme.axisFont;
    pen.fillStyle = theme.text2;
    const wide = pen.measureText(words).width;
    pen.fillText(words, (x0 + x1 - wide) / 2, STAGE_ROW + AXIS_ROW / 2);
  }
}

function fadeOf(pen: Pen, colour: string, from: number, to: number): CanvasGradient {
  const fade = pen.createLinearGradient(from, 0, to, 0);
  fade.addColorStop(0, 'transparent');
  fade.addColorStop(1, colour);
  return fade;
}

function paintBar(pen: Pen, placed: PlacedBar, picture: LanePicture, theme: LaneTheme): void {
  const { bar, x0, x1, y, solidFrom } = placed;
  const colour = theme.marks[bar.weight - 1] ?? theme.marks[2];
  const solid = Math.min(solidFrom, x1);
  const [left, right] = [Math.max(solid, -2), Math.min(x1, picture.width + 2)];
  if (solid - x0 > 1) {
    pen.fillStyle = fadeOf(pen, colour, x0, solid);
    pen.fillRect(Math.max(0, x0), y, solid - Math.max(0, x0), BAR_HEIGHT);
  }
  pen.fillStyle = colour;
  if (bar.suspected) {
    pen.strokeStyle = theme.marks[1];
    pen.lineWidth = 1;
    pen.setLineDash([3, 2]);
    pen.strokeRect(left + 0.5, y + 0.5, right - left - 1, BAR_HEIGHT - 1);
    pen.setLineDash([]);
  } else pen.fillRect(left, y, right - left, BAR_HEIGHT);
  // A beginning that is known to the day has an edge.
  if (!bar.beginUnknown && bar.begin.to - bar.begin.from <= 1 && x0 >= 0) {
    pen.fillStyle = theme.marks[0];
    pen.fillRect(x0, y, 1.5, BAR_HEIGHT);
  }
  if (bar.end.state === 'reckoned') {
    pen.fillStyle = theme.surface;
    const begin = Math.max(left, xOfDay(picture, picture.today));
    for (let x = begin + 3; x < right; x += 6) pen.fillRect(x, y, 3, BAR_HEIGHT);
  }
  if (bar.conflict) {
    pen.strokeStyle = theme.warn;
    pen.lineWidth = 1.5;
    pen.strokeRect(left + 0.75, y + 0.75, right - left - 1.5, BAR_HEIGHT - 1.5);
  }
}

function paintLabel(pen: Pen, placed: PlacedBar, theme: LaneTheme): void {
  const { label, bar, y } = placed;
  if (label === undefined) return;
  pen.font = bar.weight === 1 ? theme.strongFont : theme.font;
  pen.fillStyle =
    label.inside && !bar.suspected ? (bar.weight === 3 ? theme.text : theme.surface) : theme.text;
  pen.textBaseline = 'middle';
  pen.fillText(label.text, label.x, y + BAR_HEIGHT / 2 + 0.5);
}

function paintPlacedMark(pen: Pen, placed: PlacedMark, theme: LaneTheme): void {
  const { mark, same, x0, x1, y, label } = placed;
  if (x1 - x0 > 4) {
    pen.fillStyle = fadeOf(pen, theme.marks[2], x0, x1);
    pen.fillRect(x0, y + 3, x1 - x0, 4);
  }
  paintMark(pen, mark.shape, x0, y + 1, theme);
  if (mark.conflict) {
    pen.strokeStyle = theme.warn;
    pen.strokeRect(x0 - 6.5, y - 0.5, 13, 12);
  }
  if (same.length > 1) {
    pen.fillStyle = theme.text2;
    pen.fillRect(x0 + 4.5, y + 1, 1.5, 9);
  }
  if (label === undefined) return;
  pen.font = theme.font;
  pen.fillStyle = theme.text;
  pen.textBaseline = 'middle';
  pen.fillText(label.text, label.x, y + BAR_HEIGHT / 2 + 0.5);
}

/** Least distance of two signs of an abnormal result, in pixels; a panic value is always drawn. */
const FLAG_GAP = 12;

function paintDensity(pen: Pen, { bins, top, height }: PlacedLane, theme: LaneTheme): void {
  const foot = top + height - 4;
  const tall = DENSITY_ROW - 8;
  pen.fillStyle = theme.marks[2];
  pen.beginPath();
  for (const { x, width, share } of bins) {
    const high = Math.max(2, share * tall);
    pen.rect(x, foot - high, width, high);
  }
  pen.fill();
  let last = Number.NEGATIVE_INFINITY;
  const abnormal = bins.filter(({ x, flag }) => {
    // Where every few days something is out of the ordinary, signs side by side would say no more than one in a while.
    if (flag !== 1 || x - last < FLAG_GAP) return false;
    last = x;
    return true;
  });
  const middles = (some: typeof bins) => some.map(({ x, width }) => x + width / 2);
  paintFlags(pen, false, middles(abnormal), foot - tall - 7, theme);
  paintFlags(pen, true, middles(bins.filter(({ flag }) => flag === 2)), foot - tall - 7, theme);
}

function isOf(keys: readonly string[], key: string | undefined): boolean {
  return key !== undefined && keys.includes(key);
}

/** What is chosen, and what is pinned, has a ring round it. */
function paintRings(pen: Pen, lane: PlacedLane, picture: LanePicture, theme: LaneTheme): void {
  if (picture.selected === undefined && picture.pinned.size === 0) return;
  const ring = (x: number, y: number, width: number, height: number) => {
    pen.strokeStyle = theme.accent;
    pen.lineWidth = 2;
    pen.strokeRect(x, y, width, height);
  };
  const chosen = (keys: readonly string[]) =>
    isOf(keys, picture.selected) || keys.some((key) => picture.pinned.has(key));
  for (const { bar, x0, x1, y } of lane.bars)
    if (chosen(bar.facts))
      ring(
        Math.max(1, x0 - 2),
        y - 1.5,
        Math.min(x1, picture.width - 2) - Math.max(1, x0 - 2) + 2,
        BAR_HEIGHT + 3,
      );
  for (const { same, x0, y } of lane.marks)
    if (same.some((mark) => chosen(mark.facts))) ring(x0 - 7.5, y - 1.5, 15, 14);
  for (const bin of lane.bins) {
    for (let index = bin.first; index < bin.last; index += 1) {
      if (!chosen([lane.lane.ticks.facts[index] ?? ''])) continue;
      ring(bin.x - 2, lane.top + lane.height - DENSITY_ROW + 2, bin.width + 4, DENSITY_ROW - 4);
      break;
    }
  }
}

function paintUpright(
  pen: Pen,
  x: number,
  words: string,
  colour: string,
  picture: LanePicture,
  font: string,
): void {
  if (x < -1 || x > picture.width + 1) return;
  line(
    pen,
    colour,
    [
      [x, STAGE_ROW + 2],
      [x, picture.height],
    ],
    1.6,
  );
  pen.font = font;
  pen.textBaseline = 'middle';
  const wide = pen.measureText(words).width;
  pen.fillStyle = colour;
  pen.fillText(words, x + 4 + wide > picture.width ? x - 4 - wide : x + 4, STAGE_ROW + AXIS_ROW / 2);
}

/** Draws the whole picture anew; the pen is scaled to CSS pixels. */
export function paintLanes(pen: Pen, picture: LanePicture, theme: LaneTheme): void {
  const foot = HEAD + picture.lanes.reduce((sum, lane) => sum + lane.height, 0);
  pen.fillStyle = theme.surface;
  pen.fillRect(0, 0, picture.width, picture.height);
  paintStages(pen, picture, theme);
  paintAxis(pen, picture, theme);
  paintFolds(pen, picture, theme, foot);
  pen.save();
  pen.translate(0, HEAD);
  for (const lane of picture.lanes) {
    if (lane.top > 0)
      line(pen, theme.line, [
        [0, lane.top + 0.5],
        [picture.width, lane.top + 0.5],
      ]);
    paintDensity(pen, lane, theme);
    for (const bar of lane.bars) paintBar(pen, bar, picture, theme);
    for (const bar of lane.bars) paintLabel(pen, bar, theme);
    for (const mark of lane.marks) paintPlacedMark(pen, mark, theme);
    paintRings(pen, lane, picture, theme);
  }
  pen.restore();
  paintKnown(pen, picture, theme, foot);
  if (picture.zero !== undefined)
    paintUpright(pen, xOfDay(picture, picture.zero), '0', theme.text, picture, theme.axisFont);
  if (picture.death !== undefined)
    paintUpright(
      pen,
      xOfDay(picture, picture.death),
      picture.deathLabel,
      theme.text,
      picture,
      theme.strongFont,
    );
  paintUpright(
    pen,
    xOfDay(picture, picture.today),
    picture.todayLabel,
    theme.accent,
    picture,
    theme.axisFont,
  );
}
