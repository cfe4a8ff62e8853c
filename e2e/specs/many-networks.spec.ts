import { expect, test } from '../fixtures/world.ts';

test.use({ worldOptions: { demoPeople: true, networks: 60, networksWithPeople: 1 } });

/** Requests of the page to the records of one source, as they come. */
function requestsTo(
  page: { on: (event: 'request', listener: (request: { url(): string }) => void) => void },
  base: string,
) {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(base)) urls.push(request.url());
  });
  return urls;
}

test.describe('a registry of sixty networks', () => {
  test('only the one that knows her is asked; the others are named as not asked', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    const urls = requestsTo(page, world.networks.origin);
    await signIn.as('doctor');
    await findPatient.look({ 'member-id': '06990012:17:4482:02' });
    await expect(findPatient.candidates().first()).toHaveAttribute('data-sources', /net-001/u);
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.settled();
    await expect(chart.source('net-001')).toHaveAttribute('data-state', 'complete');
    const asked = new Set(urls.map((url) => /\/net\/(\d+)\//u.exec(url)?.[1]));
    expect([...asked]).toEqual(['001']);
    await page.keyboard.press('s');
    await expect(page.locator('dialog.sheet [data-unasked="not-located"]')).toContainText('60');
    await expect(page.locator('[data-source]')).toHaveCount(4);
  });
});
