/** What opening a series costs over the bare fetching and undoing of the same frames, and what is left of it. */
import type { Page } from '@playwright/test';
import type { Archive } from '../../mocks/dicomweb/archive.ts';
import { type Figures, medianOf, rounded } from './figures.ts';
import type { Hall, Opened } from './image-page.ts';

const ROUNDS = 11;
const CYCLES = 10;

/** The series with the most instances. */
export function longestSeries({ instances }: Archive): readonly [study: string, series: string] {
  const groups = Map.groupBy(instances, ({ study, series }) => `${study} ${series}`);
  const [longest] = [...groups].toSorted(([, one], [, other]) => other.length - one.length);
  const [study = '', series = ''] = longest?.[0].split(' ') ?? [];
  return [study, series];
}

function timed(
  page: Page,
  which: 'timedOpening' | 'timedFloor',
  base: string,
  [study, series]: readonly [string, string],
): Promise<Opened> {
  return page.evaluate(
    ([tool, address, one, other]) => {
      const { hitomeImages } = globalThis as unknown as Hall;
      return hitomeImages[tool](address, one, other);
    },
    [which, base, study, series] as const,
  );
}

/** Opening beside its floor, by turns in the same page; the median of the ratios. */
export async function overFloor(
  page: Page,
  base: string,
  series: readonly [string, string],
): Promise<Figures> {
  await timed(page, 'timedOpening', base, series);
  await timed(page, 'timedFloor', base, series);
  const ratios: Opened[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // By turns also which of the two goes first: a machine that grows busier favours neither.
    const oursFirst = round % 2 === 1 ? await timed(page, 'timedOpening', base, series) : undefined;
    const floor = await timed(page, 'timedFloor', base, series);
    const ours = oursFirst ?? (await timed(page, 'timedOpening', base, series));
    ratios.push({ first: ours.first / floor.first, all: ours.all / floor.all });
  }
  return {
    firstOverFloor: rounded(medianOf(ratios.map(({ first }) => first))),
    allOverFloor: rounded(medianOf(ratios.map(({ all }) => all))),
  };
}

export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  const { backingStorageSize = 0 } = (await session.send('Runtime.getHeapUsage')) as {
    backingStorageSize?: number;
  };
  await session.detach();
  return usedSize + backingStorageSize;
}

/** What is held after ten openings and closings over what is held after the second. */
export async function heapGrowth(
  page: Page,
  base: string,
  series: readonly [string, string],
): Promise<Figures> {
  let early = 0;
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    await timed(page, 'timedOpening', base, series);
    if (cycle === 2) early = await heapOf(page);
  }
  return { heapGrowth: rounded((await heapOf(page)) / early) };
}
