import type { Page } from '@playwright/test';
import { openSittigTrend, SITTIG, SITTIG_PERSON } from '../bench/lab-sittig.ts';
import { test, expect } from '../fixtures/world.ts';
import { ChartPage } from '../pages/chart-page.ts';
import { FindPatientPage } from '../pages/find-patient-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.describe('the eleven criteria for graphs of results', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;

  test.beforeAll(async ({ browser, world }) => {
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const chart = new ChartPage(page);
    await new SignInPage(page, world.app).as('doctor');
    await new FindPatientPage(page).open({ name: SITTIG_PERSON });
    await chart.settled();
    await chart.goTo('labs');
    await chart.settled('labs');
    await openSittigTrend(page);
  });

  test.afterAll(() => page.close());

  for (const { number, name, holds } of SITTIG)
    test(`${number < 5 ? 'Sittig' : 'Sittig (wording is our reconstruction)'} ${number}: ${name}`, async () => {
      expect(await holds(page)).toBe(true);
    });
});
