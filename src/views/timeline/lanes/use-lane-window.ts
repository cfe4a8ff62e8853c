import { useEffect, useRef, useState } from 'react';
import { type Day, dayText, vagueOfWhen } from '../../../clinical/timeline/moment.ts';
import type { Merged } from '../../../domain/merged.ts';
import { clampWindow, dayAt, type LifeAxis, placeOf, type Window } from './life-axis.ts';
import { type Span, spanOfWindow, windowOfSpan } from './timeline-span.ts';

/** Days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

interface LaneWindowOptions {
  readonly axis: LifeAxis;
  readonly span: Span;
  readonly today: Day;
  /** The fact chosen anywhere: it is brought into view. */
  readonly chosen: Merged | undefined;
  readonly onSpan: (span: Span) => void;
  readonly onPeriod: (period: Period) => void;
}

const REST_MS = 250;

/** The window follows the address; the address, and the list, follow the window once the hand rests. */
export function useLaneWindow({ axis, span, today, chosen, onSpan, onPeriod }: LaneWindowOptions) {
  const [window, setWindow] = useState<Window>(() => windowOfSpan(axis, span, today));
  const told = useRef<{ readonly span: Span; readonly axis: LifeAxis }>({ span, axis });
  useEffect(() => {
    if (told.current.span === span && told.current.axis === axis) return;
    told.current = { span, axis };
    setWindow(windowOfSpan(axis, span, today));
  }, [span, axis, today]);
  useEffect(() => {
    const timer = setTimeout(() => {
      onPeriod({ from: dayText(dayAt(axis, window.from)), to: dayText(dayAt(axis, window.to)) });
      const next = spanOfWindow(axis, window, today);
      if (next === told.current.span) return;
      told.current = { span: next, axis };
      onSpan(next);
    }, REST_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- callers hand in new functions with every render
  }, [window, axis, today]);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (shown.current === chosen?.key) return;
    shown.current = chosen?.key;
    const at = chosen === undefined ? undefined : vagueOfWhen(chosen.shown.when);
    if (at === undefined) return;
    const place = placeOf(axis, at.from);
    const half = (window.to - window.from) / 2;
    if (place >= window.from && place <= window.to) return;
    setWindow(clampWindow(axis, { from: place - half, to: place + half }));
  }, [chosen, axis, window]);
  return [window, setWindow] as const;
}
