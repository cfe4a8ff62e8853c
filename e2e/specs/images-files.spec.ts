import { rmSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { calendarOf, todayInTokyo } from '../../mocks/people/calendar.ts';
import { identities } from '../../mocks/people/identities.ts';
import { OBJECT_STUDIES, writeObjects } from '../fixtures/dicom-objects.ts';
import { expect, test as base } from '../fixtures/world.ts';
import { instanceUid, seriesUid, studyUid } from '../../mocks/images/studies.ts';
import type { WorldOptions } from '../../mocks/world.ts';
import type { ChartPage } from '../pages/chart-page.ts';

const fumie = identities(calendarOf(todayInTokyo())).fumie;

/** A demo person whose archive also holds what is no picture, and pictures whose heads lie. */
const test = base.extend<object, { readonly worldOptions: Partial<WorldOptions> }>({
  worldOptions: [
    async ({}, use) => {
      const folder = writeObjects({
        id: fumie.locals.minato?.[0]?.[1] ?? '',
        name: `Kiritani^Fumie=${fumie.family}^${fumie.given}=${fumie.familyKana}^${fumie.givenKana}`,
        birthDate: fumie.birthDate.replaceAll('-', ''),
        sex: 'F',
      });
      await use({ demoPeople: true, dicom: [`minato=${folder}`] });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

interface Place {
  readonly page: Page;
  readonly chart: ChartPage;
}

async function openStudy({ page, chart }: Place, study: string): Promise<void> {
  await chart.goTo('images');
  await chart.settled('images');
  await page.locator(`[data-open-study="${study}"]`).first().click();
  await chart.viewer().waitFor();
}

async function openSeries({ chart }: Place, description: string): Promise<Locator> {
  await chart.viewer().locator('[data-series-uid]').filter({ hasText: description }).click();
  return chart.viewer();
}

test.beforeEach(async ({ signIn, findPatient, chart }) => {
  await signIn.as('doctor');
  await findPatient.open({ name: 'きりたに' });
  await chart.settled();
});

test('what is no picture is read: a report, key images, a curve, a document; the rest is named', async ({
  page,
  chart,
  complaints,
}) => {
  await openStudy({ page, chart }, OBJECT_STUDIES.objects);
  await expect(chart.viewer()).toHaveAttribute('data-state', 'ready');

  await test.step('a report with its measurements and the image it speaks of', async () => {
    const report = (await openSeries({ page, chart }, 'report')).locator('[data-object="report"]');
    await expect(report).toContainText('右上葉に結節を認める。');
    await expect(report).toContainText('12.4 mm');
    await expect(report).toContainText('Nodule');
    await expect(report).toContainText('未確認');
    await expect(report.locator('[data-reference="2.25.810001.1.1"]')).toHaveCount(1);
  });
  await test.step('key images', async () => {
    const keys = (await openSeries({ page, chart }, 'キー画像の指定')).locator('[data-object="key-objects"]');
    await expect(keys).toContainText('Of Interest');
    await expect(keys.locator('[data-reference]')).toHaveCount(1);
    await keys.locator('[data-reference]').click();
    await expect(chart.viewer()).toHaveAttribute('data-series', '2.25.810001.1.0');
    await expect(chart.viewer()).toHaveAttribute('data-state', 'ready');
  });
  await test.step('twelve leads on the paper, a millivolt ten millimetres high', async () => {
    const chartOf = (await openSeries({ page, chart }, 'curve')).locator('[data-object="waveform"]');
    await expect(chartOf).toHaveAttribute('data-channels', '12');
    const heights = await chartOf
      .locator('[data-channel="V6"] .ecg-curve')
      .evaluateAll((all) => all.map((one) => (one as SVGGraphicsElement).getBBox().height));
    expect(heights).toEqual([10, 10]);
    const size = await chartOf
      .locator('svg')
      .evaluate((svg) => [svg.clientWidth, (svg as SVGSVGElement).viewBox.baseVal.width]);
    // Ten seconds at 25 mm each, with the margins.
    expect(size[1]).toBe(20 + 250 + 2);
  });
  await test.step('a document, its script not run', async () => {
    const document = (await openSeries({ page, chart }, 'document')).locator('[data-object="document"]');
    await expect(document).toContainText('退院時の手紙');
    await expect(document.locator('[data-page="1"]')).toContainText('Discharge letter 4711', {
      timeout: 20_000,
    });
    const dark = await document.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      };
      let count = 0;
      for (let at = 0; at < data.length; at += 4)
        if ((data[at] ?? 255) < 100 && data[at + 3] === 255) count += 1;
      return count;
    });
    expect(dark).toBeGreaterThan(500);
  });
  await test.step('structures are named, and said not to be drawn', async () => {
    const named = (await openSeries({ page, chart }, 'structures')).locator('[data-object="named"]');
    await expect(named).toContainText('PLAN A');
    await expect(named).toContainText('描画していません');
  });
  expect(complaints).toEqual([]);
});

test('pictures whose heads lie are refused in words, at once', async ({ page, chart, complaints }) => {
  await openStudy({ page, chart }, OBJECT_STUDIES.hostile);
  for (const [description, problem, words] of [
    ['huge', 'too-large', '65535×65535'],
    ['endless', 'too-large', '1000000'],
    ['short', 'wrong-size', '大きさ'],
  ] as const) {
    const viewer = await openSeries({ page, chart }, description);
    const said = viewer.locator(`[data-problem="${problem}"]`);
    await expect(said).toContainText(words, { timeout: 2_000 });
  }
  expect(complaints).toEqual([]);
});

test('a picture that names somebody else is not drawn, and what differs is said', async ({ page, chart }) => {
  await openStudy({ page, chart }, OBJECT_STUDIES.other);
  await expect(chart.viewer()).toHaveAttribute('data-state', 'ready');
  await chart.viewer().locator('[data-series-uid]').nth(1).click();
  const said = chart.viewer().locator('[data-problem="other-person"]');
  await expect(said).toContainText('生年月日');
  await expect(said).not.toContainText('1901');
  await expect(said).not.toContainText('患者番号');
});

test('the first picture stands while the archive still tells of the series', async ({
  page,
  chart,
  world,
}) => {
  const faults = `${world.sources.minato.origin}/faults`;
  const slow = { kind: 'delay', path: `series/${seriesUid('fumie-ct', 0)}/metadata`, ms: 6_000 };
  await fetch(faults, { method: 'POST', body: JSON.stringify(slow) });
  try {
    await openStudy({ page, chart }, studyUid('fumie-ct'));
    await expect(chart.viewer()).toHaveAttribute('data-state', 'ready', { timeout: 5_000 });
    await expect(chart.viewer()).toHaveAttribute('data-slices', '1');
    await expect(chart.viewer()).toContainText('残りの画像を保管庫に問い合わせています');
    await expect(chart.viewer()).toHaveAttribute('data-slices', '64', { timeout: 20_000 });
    await expect(chart.viewer()).toHaveAttribute('data-state', 'ready');
    await expect(chart.viewer()).toHaveAttribute('data-slice', '1');
    await expect(chart.viewer()).not.toContainText('残りの画像を保管庫に問い合わせています');
  } finally {
    await fetch(faults, { method: 'DELETE' });
  }
});

test("while a large picture is on its way, the archive's own rendering of it stands, and cannot be measured", async ({
  page,
  chart,
  world,
}) => {
  const faults = `${world.sources.minato.origin}/faults`;
  // The rendering is asked for below the same address: only the frame itself ends with its number and is slow at first.
  const slow = {
    kind: 'delay',
    path: `instances/${instanceUid('fumie-xr', 0, 0)}/frames/1`,
    ms: 2_500,
    times: 1,
  };
  await fetch(faults, { method: 'POST', body: JSON.stringify(slow) });
  try {
    await openStudy({ page, chart }, studyUid('fumie-xr'));
    const stage = page.locator('[data-viewport="0"]');
    await expect(stage.locator('[data-preview]')).toBeVisible();
    await expect(stage).toContainText('プレビュー');
    await expect(stage).toHaveAttribute('data-state', 'loading');
    await stage.focus();
    for (const key of ['p', 'Enter']) await page.keyboard.press(key);
    await expect(stage).toHaveAttribute('data-state', 'ready');
    await expect(stage.locator('[data-preview]')).toHaveCount(0);
    await expect(page.locator('.viewer-mark-shape')).toHaveCount(0);
  } finally {
    await fetch(faults, { method: 'DELETE' });
  }
});

test('from the detail of a study in the timeline: beside its prior in two actions', async ({
  page,
  chart,
}) => {
  const url = new URL(page.url());
  url.searchParams.set('kind', 'imaging');
  await page.goto(url.href);
  await chart.settled();
  const studies = chart.panel('timeline').locator('[data-entry][data-kind="imaging"]');
  await studies.filter({ hasText: 'CT 胸部 単純' }).first().click();
  await page.locator('[data-compare-images]').click();
  for (const cell of [0, 1])
    await expect(page.locator(`[data-viewport="${cell}"]`)).toHaveAttribute('data-state', 'ready', {
      timeout: 60_000,
    });
  await expect(page.locator('[data-viewport="1"]')).toContainText('前回');
});
