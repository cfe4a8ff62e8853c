import { useSyncExternalStore } from 'react';
import { startTimeLimit, type TimeLimit, type TwoClocks } from '../access/time-limit.ts';
import type { EmergencyReason } from '../views/emergency/emergency-reason.ts';
import type { ChartHandle } from '../domain/ids.ts';

/** Emergency access ends by itself (救急時医療情報閲覧 is for the moment; the target of this product is 30 minutes). */
const LIMIT_MS = 30 * 60 * 1000;

/** Emergency access to one person, in this window, from one reader: never more than one at a time. */
export interface BrokenGlass {
  readonly handle: ChartHandle;
  readonly reason: EmergencyReason;
  readonly at: Date;
  /** The chart was opened by it, and closes with it. */
  readonly opensChart: boolean;
  readonly left: () => number;
}

/** What is given emergency access: a chart that ends when it is left, another is opened, or the reader signs out. */
interface Ending {
  readonly handle: ChartHandle;
  readonly signal: AbortSignal;
}

interface Breaking {
  readonly reason: EmergencyReason;
  readonly at: Date;
  readonly opensChart: boolean;
  readonly clocks: TwoClocks;
}

let current:
  | { readonly glass: BrokenGlass; readonly limit: TimeLimit; readonly onEnd: () => void }
  | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Ends emergency access. Told once, whoever ends it. */
export function mendGlass(): void {
  if (current === undefined) return;
  const { onEnd } = current;
  current = undefined;
  onEnd();
  tell();
}

/** Begins emergency access to the person of this chart; whatever there was before ends. */
export function breakGlass(
  chart: Ending,
  { reason, at, opensChart, clocks }: Breaking,
  onEnd: () => void,
): void {
  mendGlass();
  if (chart.signal.aborted) return;
  const limit = startTimeLimit(LIMIT_MS, clocks);
  const glass: BrokenGlass = { handle: chart.handle, reason, at, opensChart, left: limit.left };
  current = { glass, limit, onEnd };
  chart.signal.addEventListener('abort', () => {
    if (current?.glass === glass) mendGlass();
  });
  tell();
}

/** Emergency access as it stands: only to the person it was given for, and only while its time runs. */
export function glassOf(handle: ChartHandle | undefined): BrokenGlass | undefined {
  if (current === undefined || current.glass.handle !== handle) return undefined;
  if (current.limit.left() > 0) return current.glass;
  mendGlass();
  return undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useGlass(handle: ChartHandle | undefined): BrokenGlass | undefined {
  return useSyncExternalStore(subscribe, () => glassOf(handle));
}

/** The clocks of this browser. */
export const browserClocks: TwoClocks = {
  wall: () => new Date().getTime(),
  steady: () => performance.now(),
};
