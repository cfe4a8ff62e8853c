import { CHROMIUM } from '../fixtures/chromium.ts';
import { picture, videoOf } from '../fixtures/code-pictures.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

const SHOJI = demoPerson('shoji');
const BYTES = new TextEncoder().encode(SHOJI.memberId);

test.use({
  launchOptions: {
    ...CHROMIUM,
    args: [
      ...(CHROMIUM.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${videoOf(BYTES)}`,
    ],
  },
});

test('a card is read by the camera in an emergency: what it says is shown first, and nobody is asked for by it', async ({
  signIn,
  findPatient,
  page,
  context,
  complaints,
}) => {
  await signIn.as('er');
  await page.goto(`${signIn.app}/emergency`);
  const searches: string[] = [];
  page.on('request', (request) => {
    if (/\/Patient\b/u.test(request.url())) searches.push(request.url());
  });
  const open = page.locator('[data-action="card"]');
  const dialog = page.locator('[data-card-scan]');

  await test.step('a camera that may not be used is said, and a picture or a scanner does as well', async () => {
    await open.focus();
    await page.keyboard.press('Enter');
    const camera = dialog.locator('[data-action="card-camera"]');
    await camera.click();
    await expect(dialog.locator('[data-camera="refused"]')).toContainText('許可されていません');
    await camera.click();
    await dialog.locator('[data-card-typed]').fill('返却先：見本市役所');
    await page.keyboard.press('Enter');
    await expect(dialog.locator('[data-card-trouble="unknown"]')).toContainText('返却先');
    await dialog.locator('[data-card-picture]').setInputFiles(picture('blank.png'));
    await expect(dialog.locator('[data-card-trouble="no-code"]')).toBeVisible();
    await dialog.locator('[data-card-picture]').setInputFiles(picture('card.png', BYTES));
    await expect(dialog.locator('[data-card-read="insured"]')).toBeVisible();
  });

  await test.step('by the camera, and by keyboard on to the person', async () => {
    await dialog.getByRole('button', { name: '読み直す' }).click();
    await context.grantPermissions(['camera']);
    await dialog.locator('[data-action="card-camera"]').click();
    await expect(dialog.locator('[data-card-read="insured"]')).toContainText(
      SHOJI.memberId.normalize('NFKC'),
    );
    expect(searches).toEqual([]);
    await expect(dialog.locator('[data-card-fill]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    expect(await findPatient.field('member-id').inputValue()).toBe(SHOJI.memberId.normalize('NFKC'));
    expect(searches).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(findPatient.candidates()).toHaveCount(1);
    await expect(findPatient.candidates()).toContainText('相馬');
  });
  expect(complaints).toEqual([]);
});
