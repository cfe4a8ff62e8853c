import type { Locator } from '@playwright/test';
import { DERIVED_SERIES, PRESENTED, TRACED_ON } from '../../mocks/images/derived-series.ts';
import { seriesUid } from '../../mocks/images/studies.ts';
import { openCt, openImages, viewport } from '../fixtures/viewer.ts';
import { expect, test } from '../fixtures/world.ts';

/** How many pixels of an outline are painted. */
function painted(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? {
      data: [],
    };
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) count += 1;
    return count;
  });
}

test.beforeEach(async ({ page, signIn, findPatient, chart }) => {
  await signIn.as('doctor');
  await openImages({ findPatient, chart }, 'きりたに');
  await openCt(page, chart);
  await expect(page.locator('[data-addenda]')).toHaveAttribute('data-state', 'whole');
});

test('what was traced lies over its slices, each region in its colour and by its name', async ({
  page,
  chart,
  complaints,
}) => {
  const stage = viewport(page, 0);
  await test.step('from the legend to the slices of the nodule', async () => {
    const line = page.locator('[data-jump-segment="1"]');
    await expect(line).toContainText('30–32');
    await line.click();
    await expect(stage).toHaveAttribute('data-slice', String((TRACED_ON.nodule[1] ?? 0) + 1));
    await expect(stage.locator('[data-segment-name="1"]')).toContainText('結節（右S6）');
    const canvas = stage.locator('canvas[data-segment="1"]');
    await expect(canvas).toHaveAttribute('data-state', 'ready');
    // An ellipse of about 10 mm across, on pixels of 1.4 mm.
    expect(await painted(canvas)).toBeGreaterThan(20);
    expect(await painted(canvas)).toBeLessThan(80);
  });
  await test.step('both at once, where both were traced', async () => {
    await page.locator('[data-show-segment="2"]').check();
    await expect(stage.locator('canvas[data-segment="2"][data-state="ready"]')).toHaveCount(1);
    expect(await painted(stage.locator('canvas[data-segment="2"]'))).toBeGreaterThan(2_000);
  });
  await test.step('a slice between is not painted with its neighbour', async () => {
    await stage.focus();
    await page.keyboard.press('ArrowDown');
    await expect(stage.locator('canvas[data-segment="1"]')).toHaveCount(1);
    await expect(stage.locator('canvas[data-segment="2"]')).toHaveCount(0);
    await page.keyboard.press('Home');
    await expect(stage).toContainText('選んだ領域はこの断面にありません');
  });
  await test.step('its series in the list lays it over the images it was made of', async () => {
    await page.locator('[data-show-segment="1"]').uncheck();
    await page.locator('[data-show-segment="2"]').uncheck();
    await page.locator(`[data-series-uid="${seriesUid('fumie-ct', DERIVED_SERIES.segmentation)}"]`).click();
    await expect(stage.locator('canvas[data-segment="1"][data-state="ready"]')).toHaveCount(1);
    await expect(chart.viewer()).toHaveAttribute('data-series', seriesUid('fumie-ct', 0));
  });
  expect(complaints).toEqual([]);
});

test('a kept way of seeing is applied as it is chosen, said on the picture, and taken back', async ({
  page,
  complaints,
}) => {
  const stage = viewport(page, 0);
  const corner = stage.locator('[data-corner="bottom-left"]');
  await expect(corner).toContainText('WW 400　WL 40');
  await page.locator('[data-presentation]').selectOption({ index: 1 });
  await expect(stage).toHaveAttribute('data-slice', String(PRESENTED + 1));
  await expect(stage.locator('[data-presented="true"]')).toContainText('右S6の結節');
  await expect(page.locator('[data-presentation] option').nth(1)).toContainText('模擬 読影医');
  await expect(stage.locator('[data-shutter="1"] path')).toHaveAttribute('fill', 'rgb(0 0 0)');
  await expect(corner).toContainText('WW 1,500　WL -600');
  await expect(stage.locator('[data-graphics] text')).toHaveText('結節 9 mm');
  await test.step('the part that is meant fills the view', async () => {
    const zoom = await stage.locator('[data-corner="bottom-right"]').textContent();
    expect(Number(/(\d+\.\d)×/u.exec(zoom ?? '')?.[1])).toBeGreaterThan(2);
    const [frame, ring] = [
      await stage.boundingBox(),
      await stage.locator('[data-graphics] > path').nth(1).boundingBox(),
    ];
    const middle = (box: typeof frame) => (box === null ? 0 : box.x + box.width / 2);
    expect(Math.abs(middle(ring) - middle(frame))).toBeLessThan(40);
  });
  await test.step('it is kept where the window changes its size', async () => {
    await page.setViewportSize({ width: 1100, height: 760 });
    await expect
      .poll(async () => {
        const [frame, ring] = [
          await stage.boundingBox(),
          await stage.locator('[data-graphics] > path').nth(1).boundingBox(),
        ];
        if (frame === null || ring === null) return Number.NaN;
        return Math.abs(ring.x + ring.width / 2 - (frame.x + frame.width / 2));
      })
      .toBeLessThan(40);
  });
  await test.step('an image of which it does not speak is seen as it is, and that is said', async () => {
    await stage.focus();
    await page.keyboard.press('ArrowDown');
    await expect(stage.locator('[data-presented="false"]')).toContainText('及びません');
    await expect(corner).toContainText('WW 400　WL 40');
    await expect(stage.locator('[data-graphics]')).toHaveCount(0);
  });
  expect(complaints).toEqual([]);
});
