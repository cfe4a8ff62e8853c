import { PIXEL_FACTS, seriesUid } from '../../mocks/images/studies.ts';
import { expectAccessible, keys, openCt, openImages, toImages, viewport } from '../fixtures/viewer.ts';
import { expect, test } from '../fixtures/world.ts';

test('a CT is read with the keyboard alone: images, windows, measures, list and jump', async ({
  page,
  chart,
  signIn,
  findPatient,
  complaints,
}) => {
  test.setTimeout(180_000);
  await toImages({ signIn, findPatient, chart }, 'きりたに');
  await openCt(page, chart);
  const stage = viewport(page, 0);
  await stage.focus();
  await keys(page, 'PageDown', 'PageDown', 'PageDown');
  await expect(stage).toHaveAttribute('data-slice', '31');
  await expect(stage).toHaveAttribute('data-state', 'ready');

  await test.step('windows by name and by key, turned, mirrored, inverted, and as it was', async () => {
    const corner = stage.locator('[data-corner="bottom-left"]');
    await keys(page, '1');
    await expect(corner).toContainText('WW 1,500　WL -600');
    await keys(page, 't', 'h', 'i');
    await expect(corner).toContainText('90°回転　左右反転　白黒反転');
    await expect(stage.locator('[data-edge="left"]')).toHaveText('P');
    await keys(page, 'r');
    await expect(corner).toContainText('WW 400　WL 40');
    await expect(stage.locator('[data-edge="left"]')).toHaveText('R');
  });

  await test.step('a length between two points, in millimetres', async () => {
    await keys(page, 'l', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter');
    const marks = page.locator('[data-marks]');
    await expect(marks).toHaveAttribute('data-marks', '1');
    await expect(marks.locator('.viewer-jump')).toContainText(/\d+\.\d mm/u);
    await expect(stage.locator('.viewer-mark-shape text')).toContainText('mm');
  });

  await test.step('a value in the middle, in HU', async () => {
    await keys(page, 'Escape', 'p', 'Enter');
    await expect(page.locator('.viewer-jump').last()).toContainText(/-?[\d,.]+ HU/u);
  });

  await test.step('back to the image of a measure from its list', async () => {
    await stage.focus();
    await keys(page, 's', 'Home');
    await expect(stage).toHaveAttribute('data-slice', '1');
    await page.locator('.viewer-jump').first().click();
    await expect(stage).toHaveAttribute('data-slice', '31');
    await stage.focus();
    await keys(page, 'Delete', 'Delete');
    await expect(page.locator('[data-marks]')).toHaveAttribute('data-marks', '0');
  });

  await test.step('the list of keys', async () => {
    await keys(page, '?');
    await expect(page.getByRole('dialog')).toContainText('画像で使えるキー');
    await keys(page, 'Escape');
  });
  await expectAccessible(page, 'one viewport');
  expect(complaints).toEqual([]);
});

test('the prior stands beside the study in one action from the list, linked, each under its name', async ({
  page,
  chart,
  signIn,
  findPatient,
  complaints,
}) => {
  test.setTimeout(180_000);
  await toImages({ signIn, findPatient, chart }, 'きりたに');
  await page.locator('[data-compare-study]').first().click();
  for (const cell of [0, 1])
    await expect(viewport(page, cell)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await expect(viewport(page, 0)).toContainText('今回');
  await expect(viewport(page, 1)).toContainText('前回');
  await expect(viewport(page, 1)).toContainText('月見浜総合病院');
  await expect(page.locator('[data-reports-of]')).toHaveCount(2);
  await expect(page.locator('[data-reports-of]').first()).toContainText('結論');

  await test.step('scrolls along by distance, for the two have no frame of reference in common', async () => {
    await expect(chart.viewer()).toHaveAttribute('data-link', 'millimetres');
    await viewport(page, 0).focus();
    await keys(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(viewport(page, 0)).toHaveAttribute('data-slice', '5');
    await expect(viewport(page, 1)).toHaveAttribute('data-slice', '3');
  });

  await test.step('takes the window along', async () => {
    await keys(page, '1');
    await expect(viewport(page, 1).locator('[data-corner="bottom-left"]')).toContainText('WW 1,500');
  });
  await expectAccessible(page, 'two viewports');

  await test.step('the address brings it back', async () => {
    expect(new URL(page.url()).searchParams.get('iml')).toBe('1x2');
    await viewport(page, 0).focus();
    await keys(page, 'c');
    await expect(page.locator('[data-viewport]')).toHaveCount(1);
  });
  expect(complaints).toEqual([]);
});

test('a CT is cut anew where it is one block, and it is said why where it is not', async ({
  page,
  chart,
  signIn,
  findPatient,
  complaints,
}) => {
  test.setTimeout(180_000);
  await toImages({ signIn, findPatient, chart }, 'きりたに');
  await openCt(page, chart);
  await viewport(page, 0).focus();
  await keys(page, 'x');
  await expect(page.locator('[data-mpr="ready"]')).toBeVisible({ timeout: 60_000 });
  const axial = page.locator('[data-plane="axial"]');
  // The middle of the body, between the two slices next to it, is the soft tissue of the phantom.
  const tissue = PIXEL_FACTS.find(({ what }) => what === 'mediastinum')?.value ?? Number.NaN;
  const value = Number(await axial.getAttribute('data-value'));
  expect(Math.abs(value - tissue)).toBeLessThan(10);
  await axial.focus();
  for (let step = 0; step < 4; step += 1) await keys(page, 'Shift+ArrowLeft');
  await expect(axial).toHaveAttribute('data-value', /-8\d\d/u);
  await expectAccessible(page, 'three planes');
  await keys(page, 'x');
  await expect(page.locator('[data-mpr]')).toHaveCount(0);

  await test.step('a single radiograph is no block', async () => {
    await page.locator('.viewer-close').click();
    const row = chart.panel('images').locator('li').filter({ hasText: '胸部X線 正面' });
    await row.locator('[data-open-study]').click();
    await expect(viewport(page, 0)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
    await viewport(page, 0).focus();
    await keys(page, 'x');
    await expect(page.locator('[data-mpr-unfit="few"]')).toBeVisible();
    await page.locator('[data-mpr-unfit]').getByRole('button').click();
    await viewport(page, 0).focus();
    await keys(page, 'l', 'Enter', 'Shift+ArrowRight', 'Enter');
    await expect(page.locator('.viewer-jump')).toContainText('px');
    await expect(page.locator('.viewer-jump')).toContainText('実寸は不明');
  });
  expect(complaints).toEqual([]);
});

test('series of one space stand in any viewport, scroll by place, and are found by their filters', async ({
  page,
  chart,
  signIn,
  findPatient,
  complaints,
}) => {
  test.setTimeout(180_000);
  await toImages({ signIn, findPatient, chart }, 'そうま');
  await test.step('narrowed by modality, said of how many', async () => {
    await page.getByRole('button', { name: '装置' }).click();
    await page.getByRole('checkbox', { name: /MR/u }).click();
    await expect(chart.panel('images').locator('[data-entry]')).toHaveCount(1);
    await expect(chart.panel('images')).toContainText(/件中1件/u);
  });
  await page.locator('[data-open-study]').first().click();
  await expect(viewport(page, 0)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await expect(chart.viewer()).toHaveAttribute('data-series', seriesUid('shoji-mr', 2));
  await page.locator('[data-layout-choice]').selectOption('2x2');
  for (const cell of [0, 1, 2])
    await expect(viewport(page, cell)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  await viewport(page, 0).focus();
  await keys(page, 'PageDown');
  for (const cell of [1, 2]) await expect(viewport(page, cell)).toHaveAttribute('data-slice', '11');
  await expect(chart.viewer()).toHaveAttribute('data-link', 'position');
  await page.locator(`[data-series-uid="${seriesUid('shoji-mr', 0)}"]`).dragTo(viewport(page, 3));
  await expect(viewport(page, 3)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  expect(complaints).toEqual([]);
});

test('nothing is left of a viewer that was closed, however often', async ({
  page,
  chart,
  signIn,
  findPatient,
}) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => {
    const counts = { contexts: 0, pictures: 0 };
    Object.assign(globalThis, { counts });
    const count = (of: object, name: string, add: (asked: readonly unknown[]) => void) => {
      const own: unknown = Reflect.get(of, name);
      if (typeof own !== 'function') throw new TypeError(name);
      Reflect.set(of, name, function (this: unknown, ...asked: readonly unknown[]): unknown {
        add(asked);
        return Reflect.apply(own, this, asked) as unknown;
      });
    };
    count(HTMLCanvasElement.prototype, 'getContext', ([kind]) => {
      if (String(kind).startsWith('webgl')) counts.contexts += 1;
    });
    count(URL, 'createObjectURL', () => {
      counts.pictures += 1;
    });
    count(URL, 'revokeObjectURL', () => {
      counts.pictures -= 1;
    });
  });
  const counts = () =>
    page.evaluate(() => (globalThis as unknown as { counts: { contexts: number; pictures: number } }).counts);
  await toImages({ signIn, findPatient, chart }, 'きりたに');
  const seen: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await openCt(page, chart);
    await viewport(page, 0).focus();
    if (round % 3 === 0) {
      await keys(page, 'x');
      await expect(page.locator('[data-mpr="ready"]')).toBeVisible({ timeout: 60_000 });
    }
    await page.locator('.viewer-close').click();
    await expect(page.locator('[data-viewer]')).toHaveCount(0);
    seen.push((await counts()).contexts);
  }
  expect(seen.at(-1)).toBe(seen[0]);

  await test.step('marks end with the chart', async () => {
    await openCt(page, chart);
    await viewport(page, 0).focus();
    await keys(page, 'p', 'Enter');
    await expect(page.locator('[data-marks]')).toHaveAttribute('data-marks', '1');
    await chart.findAnother().click();
    await openImages({ findPatient, chart }, 'きりたに');
    await openCt(page, chart);
    await expect(page.locator('[data-marks]')).toHaveAttribute('data-marks', '0');
    await chart.findAnother().click();
    await expect.poll(async () => (await counts()).pictures).toBe(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a study is read with a finger, and every tool can be reached', async ({
    page,
    chart,
    signIn,
    findPatient,
  }) => {
    test.setTimeout(180_000);
    await toImages({ signIn, findPatient, chart }, 'きりたに', '?lang=en');
    const row = chart.panel('images').locator('li').filter({ hasText: 'CT 胸部 単純' });
    await row.first().locator('[data-open-study]').click();
    await expect(viewport(page, 0)).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
    const box = await viewport(page, 0).boundingBox();
    expect(box?.width).toBeGreaterThan(380);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const name of ['Scroll', 'Length', 'Turn 90°', 'MPR']) {
      const button = chart.viewer().getByRole('button', { name, exact: true });
      await button.scrollIntoViewIfNeeded();
      const place = await button.boundingBox();
      expect(place?.height, name).toBeGreaterThanOrEqual(44);
    }
    await chart.viewer().getByRole('button', { name: 'Length', exact: true }).click();
    await expect(chart.viewer().getByRole('button', { name: 'Length', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expectAccessible(page, 'phone');
  });
});

test('words of a report that name an image lead to it, and only where it is there', async ({
  page,
  chart,
  signIn,
  findPatient,
}) => {
  test.setTimeout(120_000);
  await page.route('**/DiagnosticReport?**', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(
      '"conclusion":"',
      '"conclusion":"結節（Se 1 Im 40、シリーズ２の画像３、Se 9 Im 1、Se 1 Im 999）。',
    );
    await route.fulfill({ response: answer, body });
  });
  await toImages({ signIn, findPatient, chart }, 'きりたに');
  await openCt(page, chart);
  const side = page.locator('[data-reports-of]').first();
  await expect(side.locator('[data-named="2/3"]').first()).toHaveText('シリーズ２の画像３');
  await expect(side).toContainText('Se 9 Im 1');
  await expect(side.locator('[data-named^="9/"], [data-named="1/999"]')).toHaveCount(0);
  await side.locator('[data-named="1/40"]').first().click();
  await expect(viewport(page, 0)).toHaveAttribute('data-slice', '40');
  await side.locator('[data-named="2/3"]').first().click();
  await expect(page.locator('[data-viewer]')).toHaveAttribute('data-series', seriesUid('fumie-ct', 1));
  await expect(viewport(page, 0)).toHaveAttribute('data-slice', '3');
  await expectAccessible(page, 'words that lead to images');
});
