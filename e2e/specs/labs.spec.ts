import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { SourceId } from '../../mocks/world/ports.ts';
import type { TestWorld } from '../../mocks/world/test-world.ts';
import { openSittigTrend } from '../bench/lab-sittig.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

interface Told {
  readonly id: string;
  readonly status: string;
  readonly valueQuantity?: { readonly value: number; readonly unit?: string; readonly comparator?: string };
  readonly interpretation?: readonly { readonly coding?: readonly { readonly code?: string }[] }[];
}

interface Page1 {
  readonly entry?: readonly { readonly resource?: Told & { readonly resourceType: string } }[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
}

/** The results of a person as a source itself tells them, asked over HTTP: by `source/Observation/id`. */
async function toldBy(
  world: TestWorld,
  source: SourceId,
  patient: string,
): Promise<ReadonlyMap<string, Told>> {
  const headers = { Authorization: `Bearer ${await world.token(source, 'doctor')}` };
  const told = new Map<string, Told>();
  let url: string | undefined = `${world.sources[source].fhirBase}/Observation?patient=${patient}&_count=200`;
  while (url !== undefined) {
    const page: Page1 = (await (await fetch(url, { headers })).json()) as Page1;
    for (const { resource } of page.entry ?? [])
      if (resource?.resourceType === 'Observation')
        told.set(`${source}/Observation/${resource.id}`, resource);
    url = page.link?.find((link) => link.relation === 'next')?.url;
  }
  return told;
}

interface DrawnCell {
  readonly resources: readonly string[];
  readonly value: string;
  readonly flag: string | undefined;
}

/** Scrolls the grid through in both directions and reads every result once. */
async function drawnCells(page: Page): Promise<readonly DrawnCell[]> {
  const cells = await page.evaluate(async () => {
    const grid = document.querySelector('[data-panel="labs"] .grid-table');
    const seen = new Map<string, { resources: string; value: string; flag: string | undefined }>();
    const frames = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let left = 0; left <= (grid?.scrollWidth ?? 0); left += 700)
      for (let top = 0; top <= (grid?.scrollHeight ?? 0); top += 400) {
        grid?.scrollTo(left, top);
        await frames();
        for (const more of document.querySelectorAll<HTMLElement>('.lab-more')) more.click();
        await frames();
        for (const cell of document.querySelectorAll<HTMLElement>('[data-panel="labs"] [data-entry]'))
          seen.set(cell.dataset['entry'] ?? '', {
            resources: cell.dataset['resources'] ?? '',
            value: cell.dataset['value'] ?? '',
            flag: cell.querySelector<HTMLElement>('.lab-flag')?.dataset['flag'],
          });
      }
    return [...seen.values()];
  });
  return cells.map((cell) => ({ ...cell, resources: cell.resources.split(' ') }));
}

function plain(value: string): string {
  return value.replaceAll(/[\s,]/gu, '').replace('≤', '<=').replace('≥', '>=');
}

const FUMIE = demoPerson('fumie');

test.describe('results in one table', () => {
  test.beforeEach(({ openAs }) => openAs('doctor', FUMIE, 'labs'));

  test('every result is drawn as its source tells it: value, comparator, unit and flag', async ({
    page,
    world,
    chart,
  }) => {
    const told = new Map<string, Told>();
    for (const [source, patient] of Object.entries(FUMIE.patientIds))
      for (const [name, one] of await toldBy(world, source as SourceId, patient)) told.set(name, one);
    const cells = await drawnCells(page);
    expect(cells.length).toBe(Number(await chart.panel('labs').getAttribute('data-count')));
    const wrong: string[] = [];
    let compared = 0;
    for (const { resources, value, flag } of cells) {
      const witnesses = resources.flatMap((name) => told.get(name) ?? []);
      if (witnesses.length === 0) continue;
      const right = witnesses.some(({ valueQuantity, interpretation }) => {
        if (valueQuantity === undefined) return value !== '';
        const { comparator = '', value: amount, unit = '' } = valueQuantity;
        const code = interpretation?.[0]?.coding?.[0]?.code;
        const shown = code === 'N' || code === 'NEG' ? undefined : code;
        return plain(value) === plain(`${comparator}${amount}${unit}`) && flag === shown;
      });
      compared += 1;
      if (!right) wrong.push(`${resources.join(' ')}: ${value} ${flag ?? ''}`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(250);
  });

  test('is narrowed to what is flagged, searched, walked by keyboard and opened', async ({ page, chart }) => {
    const names = page.locator('.lab-name');
    const all = await chart.panel('labs').locator('.grid-table').getAttribute('aria-rowcount');
    await page.getByRole('button', { name: '異常のみ' }).click();
    await expect(page).toHaveURL(/labp=abnormal/u);
    await expect(names.filter({ hasText: 'クレアチニン' })).toHaveCount(1);
    await expect(names.filter({ hasText: 'クロール' })).toHaveCount(0);
    expect(Number(await page.locator('.grid-table').getAttribute('aria-rowcount'))).toBeLessThan(Number(all));
    await page.getByRole('button', { name: 'すべて', exact: true }).click();
    await page.locator('.lab-search').fill('カリウム');
    await expect(names).toHaveCount(1);
    await page.locator('.lab-search').fill('そのような項目');
    await expect(page.locator('[data-panel="labs"] [data-none]')).toHaveAttribute('data-none', 'unknown');
    await page.locator('.lab-search').fill('');
    await page.locator('.grid-table [tabindex="0"]').first().focus();
    for (const key of ['ArrowDown', 'End', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    await page.keyboard.press('ArrowRight');
    for (let step = 0; step < 40; step += 1) {
      if ((await page.locator('.grid-table :focus [data-entry]').count()) > 0) break;
      await page.keyboard.press(step % 8 === 7 ? 'ArrowDown' : 'ArrowRight');
    }
    await expect(page.locator('.grid-table [tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.locator('section[data-detail]')).toBeVisible();
  });

  test('goes along as text and as a file that names its sources and not the person', async ({ page }) => {
    // The page may write to the clipboard and not read it: what it writes is caught on the way.
    await page.evaluate(() => {
      navigator.clipboard.writeText = (words) => {
        document.documentElement.dataset['copied'] = words;
        return Promise.resolve();
      };
    });
    await page.locator('[data-action="copy"]').click();
    await expect(page.getByText('コピーしました')).toBeVisible();
    const copied = (await page.locator('html').getAttribute('data-copied')) ?? '';
    expect(copied.split('\n')[0]?.split('\t').length).toBeGreaterThan(10);
    const waiting = page.waitForEvent('download');
    await page.locator('[data-action="csv"]').click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^labs-\d{4}-\d{2}-\d{2}\.csv$/u);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const csv = Buffer.concat(parts).toString('utf8');
    expect(csv).toContain('クレアチニン');
    expect(csv).toContain('情報源');
    for (const words of [csv, copied]) expect(words).not.toContain(FUMIE.nameKanji.split(/\s/u)[0]);
  });

  test('can be read by everybody, with a trend open', async ({ page, complaints }) => {
    await openSittigTrend(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test('a value that no laboratory measured tells its formula and what went into it at one press', async ({
  openAs,
  page,
}) => {
  await openAs('doctor', FUMIE, 'labs');
  await page.locator('.grid-table').evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
  await page.locator('.lab-computed').first().click();
  const aside = page.locator('[data-formula="LAB-FIB4"]');
  await expect(aside).toContainText('計算値（測定値ではありません）');
  await expect(aside).toContainText('年齢 × AST');
  await expect(aside.locator('.trend-mark[data-look="computed"]')).toHaveCount(1);
  await aside.getByRole('button', { name: /AST/u }).click();
  await expect(page.locator('section[data-detail]')).toContainText('AST');
});

test('the frame that recharts draws is the box in which the curves lie', async ({ openAs, page }) => {
  await openAs('doctor', FUMIE, 'labs');
  await openSittigTrend(page);
  const plots = await page.locator('.lab-trend .trend-plot').evaluateAll((all) =>
    all.map((plot) => {
      const line = (axis: string) => {
        const found = plot.querySelector(`[class*="${axis}"] line.recharts-cartesian-axis-line`);
        return ['x1', 'y1', 'x2', 'y2'].map((name) => Number(found?.getAttribute(name)));
      };
      const [, clip] = [plot, plot.querySelector('.trend-layer clipPath rect')];
      const box = ['x', 'y', 'width', 'height'].map((name) => Number(clip?.getAttribute(name)));
      return { time: line('xAxis'), amount: line('yAxis'), box };
    }),
  );
  expect(plots.length).toBe(2);
  for (const { time, amount, box } of plots) {
    // Marks on the edge may stand out by six pixels.
    const [left = 0, top = 0, width = 0, height = 0] = box.map((value, at) => value + (at < 2 ? 6 : -12));
    expect(time).toEqual([left, top + height, left + width, top + height]);
    expect(amount).toEqual([left, top, left, top + height]);
  }
});

const FORMS = [
  { person: 'sumire', mode: 'バイタル・計測', form: '妊婦健診', says: ['28週3日', '子宮底長', '(±)'] },
  { person: 'haru', mode: 'バイタル・計測', form: '成長', says: ['標準の成長曲線', '肥満度'] },
  { person: 'fumie', mode: 'バイタル・計測', form: '入院の日ごと', says: ['1日目', '38.7', '与薬'] },
  {
    person: 'kinu',
    mode: '検体検査',
    form: '培養・血液ガス・生理検査',
    says: ['MSSA', '耐性', 'ここに入っていない'],
  },
] as const;

for (const { person, mode, form, says } of FORMS)
  test(`${form}: what the record holds, for everybody to read and by keyboard`, async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('doctor', demoPerson(person), 'labs');
    await page.getByRole('button', { name: mode, exact: true }).click();
    await page.getByRole('button', { name: form, exact: true }).focus();
    await page.keyboard.press('Enter');
    const shown = page.locator('.lab-form');
    for (const words of says) await expect(shown).toContainText(words);
    await expect(chart.none('known')).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`)).toEqual([]);
    expect(complaints).toEqual([]);
  });

test('check-ups tell their own judgement, and where their values stand by the edition of their year', async ({
  openAs,
  chart,
  page,
}) => {
  await openAs('doctor', demoPerson('kenta'), 'labs');
  await page.getByRole('button', { name: '健診', exact: true }).click();
  await chart.settled('labs');
  const newest = page.locator('[data-checkup]').first();
  await expect(newest).toContainText('予備群該当');
  await expect(newest).toContainText('動機付け支援');
  await expect(newest).toContainText('脂質');
  await expect(page.locator('.lab-band').first()).toBeVisible();
  await expect(page.locator('.lab-band').first()).toHaveText('指');
});

test('a source that failed keeps a column of its own, and no trend hides it', async ({
  openAs,
  chart,
  page,
  world,
}) => {
  const faults = `${world.sources.minato.origin}/faults`;
  await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: '500', path: 'Observation' }) });
  await openAs('doctor', FUMIE, 'labs');
  await expect(chart.panel('labs')).toHaveAttribute('data-coverage', 'partial');
  await expect(page.locator('.lab-gap-head').filter({ hasText: '取得できず' })).toHaveCount(1);
  await expect(page.locator('.grid-line > .hatch').first()).toBeVisible();
  await page.locator('.lab-name').filter({ hasText: 'クレアチニン' }).first().click();
  await expect(page.locator('.lab-trend')).toContainText('線に入っていない結果があるかもしれません');
  await expect(chart.none('known')).toHaveCount(0);
  await fetch(faults, { method: 'DELETE' });
});
