import { KNOWN_PADDING, KNOWN_ROW, type LanePicture, line, type Pen, xOfDay } from './paint-base.ts';
import type { LaneTheme } from './lane-theme.ts';

function hatch(pen: Pen, x0: number, x1: number, y: number, height: number, colour: string): void {
  pen.save();
  pen.beginPath();
  pen.rect(x0, y, x1 - x0, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (let x = x0 - height; x < x1; x += 5) {
    pen.moveTo(x, y + height);
    pen.lineTo(x + height, y);
  }
  pen.stroke();
  pen.restore();
}

/** One row per source: from when on it tells of anything; before that dots, and hatch where nobody could be asked. */
export function paintKnown(pen: Pen, picture: LanePicture, theme: LaneTheme, top: number): void {
  const { width } = picture;
  pen.fillStyle = theme.ground;
  pen.fillRect(0, top, width, picture.known.length * KNOWN_ROW + 2 * KNOWN_PADDING);
  line(pen, theme.lineStrong, [
    [0, top + 0.5],
    [width, top + 0.5],
  ]);
  picture.known.forEach(({ state, since }, index) => {
    const y = top + KNOWN_PADDING + index * KNOWN_ROW + 2;
    const height = KNOWN_ROW - 5;
    const end = Math.min(width, xOfDay(picture, picture.today));
    const begin = since === undefined ? end : Math.min(end, Math.max(0, xOfDay(picture, since)));
    if (state === 'failed' || state === 'cut-short') hatch(pen, 0, end, y, height, theme.hatch);
    else {
      pen.setLineDash(state === 'not-offered' ? [6, 5] : [2, 3]);
      line(pen, theme.lineStrong, [
        [0, y + height / 2],
        [begin, y + height / 2],
      ]);
      pen.setLineDash([]);
    }
    if (state === 'withheld') {
      pen.fillStyle = theme.text;
      pen.fillRect(0, y, end, height);
    }
    if (begin >= end || state === 'failed' || state === 'withheld') return;
    if (state === 'open') {
      pen.strokeStyle = theme.marks[1];
      pen.lineWidth = 1;
      pen.strokeRect(begin + 0.5, y + 0.5, end - begin - 1, height - 1);
    } else {
      pen.fillStyle = theme.marks[1];
      pen.fillRect(begin, y, end - begin, height);
    }
  });
}
