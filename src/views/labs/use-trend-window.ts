import { useCallback, useMemo, useState } from 'react';
import type { TrendSeries, TrendWindow } from '../../ui/trend-marks.ts';
import { axisTime } from './lab-series.ts';
import type { LabSpan } from './labs-view.ts';

const DAY = 86_400_000;
const DAYS: Readonly<Record<Exclude<LabSpan, 'life'>, number>> = { d90: 90, y1: 365, y3: 1096 };
/** Room beyond the last day, so that the newest mark does not stand on the edge. */
const AHEAD = 4;

function wholeOf(series: readonly TrendSeries[], today: string): TrendWindow {
  const end = axisTime(today) + DAY;
  let [from, to] = [end - DAYS.d90 * DAY, end];
  for (const { marks } of series) {
    from = Math.min(from, marks[0]?.at ?? from);
    to = Math.max(to, marks.at(-1)?.at ?? to);
  }
  const margin = Math.max(DAY, (to - from) / 60);
  return { from: from - margin, to: to + margin };
}

/** The part of the time in view: a named span up to today, or what a hand has chosen since. */
export function useTrendWindow(series: readonly TrendSeries[], named: LabSpan, today: string) {
  // Drawn at once; the address follows.
  const [span, show] = useState(named);
  const [chosen, choose] = useState<TrendWindow>();
  const whole = useMemo(() => wholeOf(series, today), [series, today]);
  const period = useMemo((): TrendWindow => {
    if (span === 'life') return whole;
    const to = axisTime(today) + AHEAD * DAY;
    return { from: to - (DAYS[span] + AHEAD) * DAY, to };
  }, [span, whole, today]);
  const back = useCallback(() => choose(undefined), []);
  const showSpan = useCallback((next: LabSpan) => {
    show(next);
    choose(undefined);
  }, []);
  return {
    span,
    whole: useMemo(
      (): TrendWindow => ({
        from: Math.min(whole.from, period.from),
        to: Math.max(whole.to, period.to),
      }),
      [whole, period],
    ),
    window: chosen ?? period,
    isChosen: chosen !== undefined,
    show: showSpan,
    choose,
    back,
  };
}
