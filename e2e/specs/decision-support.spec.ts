import { notebookFile, splitNotebook } from '../fixtures/carried-files.ts';
import { picture, videoOf } from '../fixtures/code-pictures.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { CHROMIUM } from '../fixtures/chromium.ts';
import { everyRow } from '../fixtures/tall-page.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { expect, test } from '../fixtures/world.ts';

const FUMIE = demoPerson('fumie');

test.use({
  launchOptions: {
    ...CHROMIUM,
    args: [
      ...(CHROMIUM.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${videoOf(notebookFile(FUMIE).buffer)}`,
    ],
  },
});

const [FIRST = '', SECOND = ''] = splitNotebook(FUMIE);
const UTF8 = new TextEncoder();

test.describe('the codes of an お薬手帳', () => {
  test('in one picture, in two one after the other, and never twice', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('pharmacist', FUMIE);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const dialog = new CarriedDialog(page);
    await dialog.read(picture('second.png', UTF8.encode(SECOND)));
    const progress = page.locator('[data-codes]');
    await expect(progress).toHaveAttribute('data-codes', '1/2');
    await expect(progress).toContainText('2枚中1枚を読みました（残り 1枚目）');
    await dialog.read(picture('again.png', UTF8.encode(SECOND)));
    await expect(dialog.outcome('seen')).toContainText('again.png');
    await dialog.read(picture('first.png', UTF8.encode(FIRST)));
    await expect(dialog.outcome('linked')).toContainText('3件');
    await expect(progress).toHaveCount(0);
    await dialog.read({ name: 'blank.png', mimeType: 'image/png', buffer: picture('x').buffer });
    await expect(dialog.outcome('no-code')).toContainText('blank.png');
    await dialog.read({ name: 'torn.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await expect(dialog.outcome('unreadable')).toContainText('torn.png');
    await dialog.close();
    await chart.goTo('timeline');
    const drawn = await everyRow(page);
    expect(drawn.resources.get('carried-1/file/carried-1')).toBe(3);
    expect(sent.filter((line) => /テプレノン|ひばり坂/u.test(decodeURIComponent(line)))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('two in one picture, in Shift_JIS; a part may be read without the rest, and that is said', async ({
    openAs,
    page,
  }) => {
    await openAs('pharmacist', FUMIE);
    const dialog = new CarriedDialog(page);
    await dialog.read(picture('first.png', UTF8.encode(FIRST)));
    await page.locator('[data-codes="1/2"] button').click();
    await expect(dialog.outcome('linked')).toContainText('読めなかった部分が1件');
    await dialog.read(picture('both.png', notebookFile(FUMIE).buffer, UTF8.encode(SECOND)));
    await expect(page.locator('[data-results="2"]')).toBeVisible();
    await expect(page.locator('[data-codes]')).toHaveAttribute('data-codes', '1/2');
  });

  test('a camera that may not be used is said, and one that may reads', async ({
    openAs,
    page,
    context,
    complaints,
  }) => {
    await openAs('pharmacist', FUMIE);
    const dialog = new CarriedDialog(page);
    await dialog.open();
    const button = page.locator('[data-action="camera"]');
    await button.click();
    await expect(page.locator('[data-camera="refused"]')).toContainText('許可されていません');
    await button.click();
    await context.grantPermissions(['camera']);
    await button.click();
    await expect(page.locator('[data-camera="on"]')).toBeVisible();
    await expect(dialog.outcome('linked')).toContainText('3件');
    await page.waitForTimeout(1_000);
    await expect(page.locator('[data-results="1"]')).toBeVisible();
    await button.click();
    await expect(page.locator('[data-camera]')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
});

test('the demo decision support service is within reach of the application, and of no token', async ({
  signIn,
  page,
  world,
  complaints,
}) => {
  await signIn.as('doctor');
  const answer = await page.evaluate(async (base) => {
    const told = await fetch(`${base}/cds-services`);
    return (await told.json()) as { services: { hook: string; prefetch: Record<string, string> }[] };
  }, world.cds.base);
  expect(answer.services.map(({ hook }) => hook)).toEqual(['patient-view', 'order-select']);
  const refused = await page.evaluate(async (base) => {
    const told = await fetch(`${base}/cds-services`, { headers: { Authorization: 'Bearer x' } });
    return told.status;
  }, world.cds.base);
  expect(refused).toBe(400);
  expect(complaints).toEqual([]);
});
