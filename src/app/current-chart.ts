import type { ChartHandle } from '../domain/ids.ts';
import type { Chart } from './chart.ts';

/** One chart at a time: opening another, leaving, or signing out ends the one before. */
let current: Chart | undefined;

export function holdChart(chart: Chart): void {
  if (current !== undefined && current !== chart) current.leave();
  current = chart;
}

export function chartOf(handle: ChartHandle): Chart | undefined {
  return current?.handle === handle ? current : undefined;
}

export function closeChart(): void {
  current?.leave();
  current = undefined;
}

/** The chart that is open in this window, where one is. */
export function heldHandle(): ChartHandle | undefined {
  return current?.handle;
}
