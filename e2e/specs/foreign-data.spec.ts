import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { WorldOptions } from '../../mocks/world.ts';
import type { SourceId } from '../../mocks/world/ports.ts';
import type { TestWorld } from '../../mocks/world/test-world.ts';
import {
  FOREIGN_DATA_ABSENT,
  FOREIGN_PEOPLE,
  foreignWorld,
  HEAVY_ID,
  picturePeople,
  WITH_ORTHANC,
} from '../fixtures/foreign-people.ts';
import { type PatientIds, patientIdsOf } from '../fixtures/people-of-source.ts';
import { resourcesOf } from '../fixtures/source-answers.ts';
import { expectEveryResource } from '../fixtures/every-resource.ts';
import { expect, test as base } from '../fixtures/world.ts';
import type { ChartPage } from '../pages/chart-page.ts';

/** Records and pictures that others made, none of it written with this app in mind. */
const test = base.extend<object, { readonly worldOptions: Partial<WorldOptions> }>({
  worldOptions: [
    async ({}, use) => {
      const { options, folder } = foreignWorld();
      await use(options);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.skip(FOREIGN_DATA_ABSENT !== undefined, FOREIGN_DATA_ABSENT ?? '');

const PANELS = ['medications', 'labs', 'images', 'documents', 'summary', 'care'] as const;

async function heldOf(world: TestWorld, ids: PatientIds): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const [source, patients] of Object.entries(ids)) {
    for (const patient of patients)
      for (const name of await resourcesOf(world, source as SourceId, patient)) held.add(name);
  }
  return held;
}

async function expectEveryPanel(chart: ChartPage, page: Page): Promise<void> {
  for (const panel of PANELS) {
    await chart.goTo(panel);
    await chart.settled(panel);
  }
  await expect(page.locator('[data-panel-broken]')).toHaveCount(0);
}

for (const person of FOREIGN_PEOPLE) {
  test(`${person.name} (${person.what}): every resource is drawn once or named as unread, no panel breaks`, async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
    complaints,
  }) => {
    const ids = await patientIdsOf(world, person.name, person.birthDate);
    const held = await heldOf(world, ids);
    expect(held.size).toBeGreaterThan(0);

    await test.step('is found, with every source that knows them', async () => {
      await signIn.as('doctor');
      await findPatient.look(person.query);
      const mine = findPatient.candidates().filter({ hasText: plainName(person.name) });
      await expect(mine).toHaveCount(1);
      await findPatient.openButton(mine).click();
      await chart.settled();
      await expect(chart.banner()).toContainText(plainName(person.name));
    });
    await test.step('every resource', () => expectEveryResource(chart, page, held));
    await test.step('every panel', () => expectEveryPanel(chart, page));
    expect(complaints).toEqual([]);
  });
}

/** Names come with narrow or wide spaces; both are shown as they came. */
function plainName(name: string): RegExp {
  return new RegExp(name.replace(' ', String.raw`\s*`), 'u');
}

test('two people with one chart number are never one, in one source or over two', async ({
  signIn,
  findPatient,
  chart,
  world,
}) => {
  const tokyo = await patientIdsOf(world, '東京 太郎', '1920-02-11');
  await signIn.as('doctor');
  await findPatient.look({ 'local-id': '00000010' });
  const candidates = findPatient.candidates();
  await expect(candidates).toHaveCount(1 + Object.values(tokyo).flat().length);
  const yamada = candidates.filter({ hasText: /山田\s*太郎/u });
  await expect(yamada).toHaveCount(1);
  await expect(yamada).toHaveAttribute('data-sources', 'minato');
  await expect(yamada.filter({ hasText: /東京\s*太郎/u })).toHaveCount(0);
  await findPatient.openButton(yamada).click();
  await chart.settled();
  await expect(chart.root()).not.toContainText(/東京\s*太郎/u);
  await expect(chart.root().locator('[data-entry][data-sources*="shiokaze"]')).toHaveCount(0);
});

test('fifteen thousand observations of one person are all there', { tag: '@heavy' }, async ({
  signIn,
  findPatient,
  chart,
  page,
  world,
}) => {
  test.setTimeout(240_000);
  const held = await heldOf(world, { minato: [HEAVY_ID] });
  expect(held.size).toBeGreaterThan(15_000);
  await signIn.as('doctor');
  await findPatient.open({ 'local-id': HEAVY_ID });
  await chart.settled();
  await expectEveryResource(chart, page, held);
  await expectEveryPanel(chart, page);
});

for (const at of [0, 1]) {
  const person = FOREIGN_DATA_ABSENT === undefined ? picturePeople()[at] : undefined;
  const name = person === undefined ? `series ${at + 1}` : `${person.slices[0]?.modality} ${person.kanji}`;
  test(`${name}: the pixels read on screen are those of the files`, async ({
    signIn,
    findPatient,
    chart,
    page,
  }) => {
    if (person === undefined) throw new Error('skipped where the data is absent');
    const [first] = person.slices;
    test.info().annotations.push({
      type: 'archive',
      description: WITH_ORTHANC ? 'Orthanc' : 'the built-in server: Orthanc is not installed here',
    });
    await signIn.as('doctor');
    await findPatient.open({ 'local-id': first?.patientId ?? '' });
    await chart.goTo('images');
    await chart.settled('images');
    await page
      .locator(`[data-open-study="${first?.studyUid ?? ''}"]`)
      .first()
      .click();
    await expect(chart.viewer()).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
    await expect(chart.viewer()).toHaveAttribute('data-slices', String(person.slices.length));
    for (const [key, slice] of [
      ['Home', 1],
      ['ArrowDown', 2],
      ['End', person.slices.length],
    ] as const) {
      await chart.viewer().getByRole('application').focus();
      await page.keyboard.press(key);
      await expect(chart.viewer()).toHaveAttribute('data-slice', String(slice));
      await expect(chart.viewer()).toHaveAttribute('data-state', 'ready');
      const read = await probe(page);
      expect(read.length).toBeGreaterThanOrEqual(3);
      const file = person.slices[slice - 1];
      for (const { x, y, value } of read)
        expect({ x, y, value }).toEqual({ x, y, value: file?.valueAt(x, y) });
    }
  });
}

interface Probed {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

/** Points at a few places of the image and reads what the viewer says lies there. */
async function probe(page: Page): Promise<readonly Probed[]> {
  const canvas = page.locator('[data-viewer] canvas').first();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('no image on screen');
  const read: Probed[] = [];
  for (const [across, down] of [
    [0.5, 0.5],
    [0.45, 0.4],
    [0.56, 0.61],
    [0.4, 0.55],
  ] as const) {
    await page.mouse.move(box.x + box.width * across, box.y + box.height * down, { steps: 3 });
    const place = page.locator('[data-viewer] [data-probe], [data-viewer][data-probe]').first();
    await expect(place).toHaveAttribute('data-probe', /x=\d+ y=\d+ -?\d/u);
    const said = /x=(\d+) y=(\d+) (-?[\d.]+)/u.exec((await place.getAttribute('data-probe')) ?? '');
    if (said !== null) read.push({ x: Number(said[1]), y: Number(said[2]), value: Number(said[3]) });
  }
  return read;
}
