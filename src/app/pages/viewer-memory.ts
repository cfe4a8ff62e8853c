import { createMarkShelf } from '../../imaging/mark-shelf.ts';
import type { ViewerMemory } from '../../imaging/viewer-contract.ts';
import type { Chart } from '../chart.ts';

const memories = new WeakMap<Chart, ViewerMemory>();

/** What a reader draws and sets in the viewer of a chart: it outlasts the viewer, and ends with the chart. */
export function viewerMemoryOf(chart: Chart): ViewerMemory {
  const known = memories.get(chart);
  if (known !== undefined) return known;
  const memory: ViewerMemory = { marks: createMarkShelf(chart.signal), windows: new Map() };
  memories.set(chart, memory);
  return memory;
}
