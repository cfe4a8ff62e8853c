/**
 * The eleven criteria for graphs of results: Sittig DF et al., JAMIA 2015;22(4):900–904, doi 10.1093/jamia/ocv013. The
 * wording of 1–4 is that of its abstract; 5–11 are our reconstruction.
 */
import type { Page } from '@playwright/test';

export interface Criterion {
  readonly number: number;
  readonly name: string;
  /** On a page that shows the trend of the two tests `SITTIG_TESTS` of the person `SITTIG_PERSON`. */
  readonly holds: (page: Page) => Promise<boolean>;
}

export const SITTIG_PERSON = 'きりたに';
export const SITTIG_TESTS = ['クレアチニン', 'CRP'] as const;

const CHART = '.lab-trend .trend-chart';

async function texts(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(`${CHART} ${selector}`).allTextContents();
}

interface DrawnMark {
  readonly x: number;
  readonly y: number;
}

/** Ends of the pieces of the drawn line of the first curve, in the order in which it is drawn. */
async function lineOf(page: Page): Promise<readonly DrawnMark[]> {
  return page.evaluate((chart) => {
    const path = document.querySelector(`${chart} .trend-plot .trend-line`)?.getAttribute('d') ?? '';
    return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/gu)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    }));
  }, CHART);
}

async function wordsAtPointer(page: Page, share: number): Promise<string> {
  const box = await page.locator(`${CHART} .trend-plot`).first().boundingBox();
  if (box === null) return '';
  await page.mouse.move(box.x + 60 + (box.width - 80) * share, box.y + 60);
  await page
    .locator('[data-trend-words]')
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined);
  return (
    (await page
      .locator('[data-trend-words]')
      .first()
      .textContent({ timeout: 1_000 })
      .catch(() => '')) ?? ''
  );
}

const ABSTRACT: readonly Criterion[] = [
  {
    number: 1,
    name: 'the y-axis label shows both the name of the measured variable and the unit',
    holds: async (page) => {
      const labels = (await texts(page, '.recharts-label')).join(' ');
      return labels.includes('クレアチニン（mg/dL）') && labels.includes('CRP（mg/dL）');
    },
  },
  {
    number: 2,
    name: 'results stand in chronological order, the oldest at the left',
    holds: async (page) => {
      const line = await lineOf(page);
      return line.length > 3 && line.every(({ x }, index) => index === 0 || x >= (line[index - 1]?.x ?? 0));
    },
  },
  {
    number: 3,
    name: 'unequal time intervals are drawn with unequal distances',
    holds: async (page) => {
      const line = await lineOf(page);
      const gaps = line.slice(1).map(({ x }, index) => x - (line[index]?.x ?? 0));
      const wide = gaps.filter((gap) => gap > 0);
      return wide.length > 3 && Math.max(...wide) / Math.min(...wide) > 3;
    },
  },
  {
    number: 4,
    name: 'the exact date and value are told by pointing to a mark, and by the keyboard',
    holds: async (page) => {
      const pointed = await wordsAtPointer(page, 0.9);
      await page.mouse.move(5, 5);
      await page.locator(`${CHART} .trend-pointer`).first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const stepped = (await page.locator('[data-trend-words]').first().textContent()) ?? '';
      const exact = /\d+[-/]\d+.*クレアチニン \d+(?:\.\d+)? mg\/dL/u;
      return exact.test(pointed) && exact.test(stepped);
    },
  },
];

const RECONSTRUCTED: readonly Criterion[] = [
  {
    number: 5,
    name: 'the title says what is drawn',
    holds: async (page) => {
      const title = (await texts(page, '.trend-title')).join('');
      return SITTIG_TESTS.every((test) => title.includes(test));
    },
  },
  {
    number: 6,
    name: 'the person’s name and number stand on the graph, inside the chart of that person',
    holds: async (page) => {
      const title = await page.locator(`[data-chart] ${CHART} .trend-title`).textContent();
      const banner = (await page.locator('[data-patient-banner]').textContent()) ?? '';
      const [, name = '', number = ''] = /^(\S+\s+\S+)（([^）]+)）/u.exec(title ?? '') ?? [];
      const plain = (words: string) => words.replaceAll(/\s/gu, '').normalize('NFKC');
      return name !== '' && number !== '' && plain(banner).includes(plain(name));
    },
  },
  {
    number: 7,
    name: 'the x-axis is labelled with dates and says that it is time',
    holds: async (page) => {
      const labels = (await texts(page, '.recharts-label')).join(' ');
      const ticks = await texts(page, '.trend-time');
      return labels.includes('日付') && ticks.filter((tick) => /\d{2,4}/u.test(tick)).length >= 2;
    },
  },
  {
    number: 8,
    name: 'a legend tells several variables apart',
    holds: async (page) => {
      const legend = await texts(page, '.trend-legend li');
      return SITTIG_TESTS.every((test) => legend.some((line) => line.includes(test)));
    },
  },
  {
    number: 9,
    name: 'the reference range is shown on the graph',
    holds: async (page) => {
      const bands = await page
        .locator(`${CHART} .trend-band`)
        .evaluateAll((all) => all.map((band) => band.getAttribute('d') ?? ''));
      return bands.length === SITTIG_TESTS.length && bands.every((path) => path.startsWith('M'));
    },
  },
  {
    number: 10,
    name: 'the scale fits the data, with round figures at it',
    holds: async (page) => {
      const spans = await page.locator(`${CHART} .trend-plot`).evaluateAll((plots) =>
        plots.map((plot) => {
          const ys = [...plot.querySelectorAll('.trend-line')]
            .flatMap((line) => [...(line.getAttribute('d') ?? '').matchAll(/[ML]-?[\d.]+ (-?[\d.]+)/gu)])
            .map(([, y]) => Number(y));
          const ticks = plot.querySelectorAll('.trend-amount').length;
          return { share: (Math.max(...ys) - Math.min(...ys)) / plot.clientHeight, ticks };
        }),
      );
      return spans.every(({ share, ticks }) => share > 0.2 && ticks >= 2);
    },
  },
  {
    number: 11,
    name: 'every result is a mark of its own, not only a bend of the line',
    holds: async (page) => {
      const marks = await page.locator(`${CHART} .trend-plot .trend-layer`).evaluateAll((layers) =>
        layers.map((layer) => {
          const drawn = [...layer.querySelectorAll('.trend-mark')]
            .map((path) => (path.getAttribute('d') ?? '').match(/M[^M]*(?:a|z)/gu)?.length ?? 0)
            .reduce((sum, one) => sum + one, 0);
          return drawn === Number(layer.getAttribute('data-points'));
        }),
      );
      return marks.length === SITTIG_TESTS.length && marks.every(Boolean);
    },
  },
];

export const SITTIG: readonly Criterion[] = [...ABSTRACT, ...RECONSTRUCTED];

/** Opens the trend of the two tests in the labs panel that is on the page. */
export async function openSittigTrend(page: Page): Promise<void> {
  for (const test of SITTIG_TESTS) await page.locator('.lab-name').filter({ hasText: test }).first().click();
  await page
    .locator(`${CHART} .trend-layer`)
    .nth(SITTIG_TESTS.length - 1)
    .waitFor();
}
