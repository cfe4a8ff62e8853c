import { type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/text.ts';
import { penOf } from './lane-canvas.tsx';
import { type LaneTheme, laneTheme } from './lane-theme.ts';
import type { Pen } from './paint-base.ts';
import { paintFlags, paintMark } from './paint-marks.ts';

const WIDE = 28;
const HIGH = 14;
const MARKS = ['operation', 'device', 'allergy', 'image', 'document', 'checkup', 'vaccine', 'care'] as const;

/** Every sign of the picture, drawn by what draws the picture. */
const SIGNS = [...MARKS, 'abnormal', 'panic', 'strong', 'fade', 'dashed'] as const;
type Sign = (typeof SIGNS)[number];

function paintBar(pen: Pen, sign: 'strong' | 'fade' | 'dashed', theme: LaneTheme): void {
  const fade = pen.createLinearGradient(0, 0, WIDE, 0);
  fade.addColorStop(0, theme.surface);
  fade.addColorStop(1, theme.marks[2]);
  pen.fillStyle = sign === 'fade' ? fade : theme.marks[0];
  if (sign !== 'dashed') pen.fillRect(2, 3, WIDE - 4, 8);
  pen.setLineDash([3, 2]);
  pen.strokeStyle = theme.marks[0];
  if (sign === 'dashed') pen.strokeRect(2.5, 3.5, WIDE - 5, 7);
}

function paintSign(pen: Pen, sign: Sign, theme: LaneTheme): void {
  pen.clearRect(0, 0, WIDE, HIGH);
  switch (sign) {
    case 'abnormal':
    case 'panic':
      return paintFlags(pen, sign === 'panic', [WIDE / 2], 2, theme);
    case 'strong':
    case 'fade':
    case 'dashed':
      return paintBar(pen, sign, theme);
    default:
      return paintMark(pen, sign, WIDE / 2, 2, theme);
  }
}

function SignOf({ sign }: { readonly sign: Sign }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const pen = penOf(canvas.current, WIDE, HIGH);
    if (pen !== undefined) paintSign(pen, sign, laneTheme(canvas.current));
  }, [sign]);
  return <canvas ref={canvas} style={{ width: WIDE, height: HIGH }} aria-hidden="true" />;
}

/** What the signs of the picture mean, on demand: whoever knows them needs the room. */
export function LaneLegend() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="lane-legend"
      open={open}
      onToggle={(event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('lanes.legend.label')}</summary>
      {open ? (
        <ul>
          {SIGNS.map((sign) => (
            <li key={sign}>
              <SignOf sign={sign} />
              {t(`lanes.legend.${sign}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
