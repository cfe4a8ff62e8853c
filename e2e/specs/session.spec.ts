import type { BrowserContext, Page } from '@playwright/test';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';
import { ChartPage } from '../pages/chart-page.ts';
import { FindPatientPage } from '../pages/find-patient-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const FUMIE = demoPerson('fumie');
const [FAMILY = '', GIVEN = ''] = FUMIE.kanji.split(/\s/u);

/** Ten minutes of a site, in seconds. */
const IDLE_S = 8;

async function shortIdle(context: BrowserContext): Promise<void> {
  await context.route('**/config/sources.json', async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as object;
    const session = { idleMinutes: IDLE_S / 60, erIdleMinutes: IDLE_S / 60, warnSeconds: 4 };
    await route.fulfill({ json: { ...config, session } });
  });
}

function pagesOf(page: Page, app: string) {
  return { signIn: new SignInPage(page, app), find: new FindPatientPage(page), chart: new ChartPage(page) };
}

async function openChart(page: Page, app: string, login: string): Promise<void> {
  const { signIn, find, chart } = pagesOf(page, app);
  await signIn.as(login);
  await find.open({ 'member-id': FUMIE.memberId });
  await chart.root().waitFor();
  await expect(chart.banner()).toContainText(FAMILY);
}

/** Of the person nothing is left: neither to see, nor to hear, nor anywhere else in the page. */
async function expectNothingOfAnybody(page: Page): Promise<void> {
  await expect(page.locator('[data-chart], [data-entry], [data-patient-banner]')).toHaveCount(0);
  const left = await page.evaluate(() => document.documentElement.outerHTML + document.title);
  for (const word of [FAMILY, GIVEN, FUMIE.memberId]) expect(left).not.toContain(word);
}

test('an untouched chart warns, locks, stays locked, and opens again for the one who sat there', async ({
  page,
  context,
  world,
}) => {
  await shortIdle(context);
  await openChart(page, world.app, 'doctor');
  const address = page.url();
  await expect(page.locator('[data-idle-warning]')).toBeVisible({ timeout: IDLE_S * 1000 });
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await expect(page.locator('[data-idle-warning]')).toHaveCount(0);
  await expect(page.locator('[data-locked]')).toBeVisible({ timeout: (IDLE_S + 4) * 1000 });
  await expectNothingOfAnybody(page);

  await test.step('a reload does not open it', async () => {
    await page.reload();
    await expect(page.locator('[data-locked]')).toBeVisible();
    await expectNothingOfAnybody(page);
  });
  await test.step('a further tab is no way round it', async () => {
    const further = await context.newPage();
    const { signIn } = pagesOf(further, world.app);
    await further.goto(`${world.app}/`);
    await signIn.begin().click();
    await expect(signIn.login()).toBeVisible();
    await further.close();
  });
  await test.step('who sat there goes on where they were', async () => {
    const { signIn, chart } = pagesOf(page, world.app);
    await page.locator('[data-locked] .btn-primary').click();
    await signIn.login().fill('doctor');
    await signIn.submit().click();
    await expect(chart.banner()).toContainText(FAMILY);
    expect(page.url()).toBe(address);
  });
});

test('somebody else who unlocks begins anew and sees nothing of what was open', async ({
  page,
  context,
  world,
}) => {
  await shortIdle(context);
  await openChart(page, world.app, 'doctor');
  const address = page.url();
  await expect(page.locator('[data-locked]')).toBeVisible({ timeout: (IDLE_S + 6) * 1000 });
  const { signIn } = pagesOf(page, world.app);
  // The first has left the provider too, as at the end of a shift.
  await context.clearCookies();
  await page.locator('[data-locked] .btn-primary').click();
  await signIn.login().fill('pharmacist');
  await signIn.submit().click();
  await page.waitForURL(/\/patients/u);
  await expectNothingOfAnybody(page);
  await page.goto(address);
  await expect(page.locator('[data-notice="chart"]')).toBeVisible();
  await expectNothingOfAnybody(page);
});

test('signing out empties every tab, and the way back shows nothing', async ({ page, context, world }) => {
  await openChart(page, world.app, 'doctor');
  const second = await context.newPage();
  const other = pagesOf(second, world.app);
  await other.signIn.asBefore();
  await other.find.open({ 'member-id': FUMIE.memberId });
  await other.chart.root().waitFor();
  await pagesOf(page, world.app).signIn.signOut().click();
  await expect(second.locator('[data-problem="signed-out"]')).toBeVisible({ timeout: 2_000 });
  await expectNothingOfAnybody(second);
  await expect(page.locator('[data-problem="signed-out"]')).toBeVisible();
  for (const tab of [page, second]) {
    await tab.goBack().catch(() => null);
    await expect(pagesOf(tab, world.app).signIn.begin()).toBeVisible();
    await expectNothingOfAnybody(tab);
    const kept = await tab.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]);
    expect(kept.filter((name) => name.startsWith('hitome.chart') || name === 'hitome.signed-in')).toEqual([]);
  }
});

test('a second reader in another tab closes what the first had open', async ({ page, context, world }) => {
  await openChart(page, world.app, 'doctor');
  await context.clearCookies();
  const second = await context.newPage();
  await pagesOf(second, world.app).signIn.as('pharmacist');
  await expect(page.locator('[data-problem="another-reader"]')).toBeVisible({ timeout: 2_000 });
  await expectNothingOfAnybody(page);
});
