import type { Page } from '@playwright/test';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';
import type { TestWorld } from '../../mocks/world/test-world.ts';

const SHOJI = demoPerson('shoji');
const FUMIE = demoPerson('fumie');

/** What the demo's electronic chart leads the browser to. */
async function launchOf(world: TestWorld, patient: string | undefined): Promise<string> {
  const answer = await fetch(`${world.issuer}/ehr`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ iss: world.sources.minato.fhirBase, patient: patient ?? '' }).toString(),
  });
  return answer.headers.get('location') ?? '';
}

/** Every address that the page or one of its requests had, but those of the sources themselves. */
function addressesOf(page: Page, world: TestWorld): string[] {
  const seen: string[] = [];
  const own = [world.app, world.issuer];
  page.on('request', (request) => {
    if (own.some((origin) => request.url().startsWith(origin))) seen.push(request.url());
  });
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  return seen;
}

test('an electronic chart opens the chart of its patient, and of nobody else', async ({
  page,
  world,
  signIn,
  chart,
}) => {
  const seen = addressesOf(page, world);
  const patient = SHOJI.patientIds.minato ?? '';
  const launch = await launchOf(world, patient);
  await page.goto(launch);
  await signIn.login().fill('doctor');
  await signIn.submit().click();
  await chart.root().waitFor();
  await expect(chart.banner()).toContainText(SHOJI.kanji.split(/\s/u)[0] ?? '');
  await chart.settled('timeline');
  await test.step('all networks that know the person have been asked', async () => {
    const sources = await page
      .locator('[data-panel="timeline"] [data-entry]')
      .evaluateAll((rows) => rows.flatMap((row) => (row.getAttribute('data-sources') ?? '').split(' ')));
    expect(new Set(sources).size).toBeGreaterThan(1);
  });
  await test.step('neither the number nor a name stands in an address or in storage', async () => {
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), location.href]),
    );
    for (const word of [patient, SHOJI.memberId, SHOJI.kanji])
      expect([...seen, stored].filter((text) => decodeURIComponent(text).includes(word))).toEqual([]);
  });
  await test.step('another launch in the same window opens somebody else, and the first chart is over', async () => {
    await page.goto(await launchOf(world, FUMIE.patientIds.minato));
    await expect(chart.banner()).toContainText(FUMIE.kanji.split(/\s/u)[0] ?? '');
    await expect(page.locator('[data-chart]')).toHaveCount(1);
  });
  await test.step('a handle works once', async () => {
    await page.goto(launch);
    await expect(page.locator('[data-problem="refused"]')).toBeVisible();
    await expect(page.locator('[data-chart]')).toHaveCount(0);
  });
});

test('a launch that cannot be trusted opens nobody, and says why', async ({ page, world, signIn }) => {
  await test.step('from a source that is not in the settings: nothing is asked of it', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(
      `${world.app}/launch?${new URLSearchParams({ iss: 'https://evil.example/fhir', launch: 'x' })}`,
    );
    await expect(page.locator('[data-problem="launch-unknown"]')).toBeVisible();
    expect(asked.filter((url) => url.startsWith('https://evil.example'))).toEqual([]);
    expect(new URL(page.url()).search).toBe('');
  });
  await test.step('of a person whom the source does not know', async () => {
    await page.goto(await launchOf(world, FUMIE.patientIds.shiokaze ?? 'nobody'));
    await signIn.login().fill('doctor');
    await signIn.submit().click();
    await expect(page.locator('[data-launch-refused="not-known"]')).toBeVisible();
    await expect(page.locator('[data-chart]')).toHaveCount(0);
  });
});
