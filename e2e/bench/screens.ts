/** Every screen that is worth a picture, with all sources well, and the way to it. */
import { LONG_LIFE_NUMBER } from './long-life.ts';
import { MANY_MEDICINES_NUMBER } from './many-medicines.ts';
import { FUMIE, goTo, openPerson, type Screen } from './screen.ts';
import { LOOKING } from './screens-looking.ts';

/** Before anybody is signed in. */
export const DOOR: readonly Screen[] = [
  {
    name: 'sign-in--start',
    go: async ({ page, signIn }) => {
      await page.goto(`${signIn.app}/`);
      await signIn.begin().waitFor();
    },
  },
];

/** With all sources well, in this order: a later screen may begin where an earlier one ended. */
export const WELL: readonly Screen[] = [
  {
    name: 'find--start',
    go: async ({ page }) => {
      await page.locator('nav.tabs a').first().click();
      await page.locator('[data-field="name"]').waitFor();
    },
  },
  { name: 'find--linked', go: ({ findPatient }) => findPatient.look({ name: FUMIE }) },
  { name: 'find--lookalikes', go: ({ findPatient }) => findPatient.look({ name: 'たなべ' }) },
  { name: 'timeline--complete', go: (seat) => openPerson(seat, FUMIE) },
  {
    name: 'detail--differing',
    go: async ({ page, chart }) => {
      const rows = chart.panel('timeline').locator('[data-entry]');
      const differing = rows.filter({ has: page.locator('.chip') });
      await ((await differing.count()) > 0 ? differing : rows).first().click();
      await page.locator('[data-detail]').last().waitFor();
    },
  },
  ...LOOKING,
  {
    name: 'medications--complete',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await goTo(seat, 'medications');
    },
  },
  {
    name: 'medications--lists',
    go: async ({ page }) => {
      await page.locator('.medicine-tools .segmented').first().getByRole('button').nth(1).click();
      await page.locator('[data-lists]').waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'medications--periods',
    go: async ({ page }) => {
      await page.locator('.course-chart').evaluate((chart) => chart.scrollIntoView({ block: 'start' }));
      await page.waitForTimeout(300);
    },
  },
  { name: 'labs--complete', go: (seat) => goTo(seat, 'labs') },
  {
    name: 'labs--trend',
    go: async ({ page, chart }) => {
      await chart
        .panel('labs')
        .locator('.lab-name')
        .filter({ hasText: /クレアチニン|[Cc]reatinine/u })
        .first()
        .click();
      await page.locator('.lab-trend .trend-layer').first().waitFor();
      await page.waitForTimeout(400);
    },
  },
  { name: 'images--complete', go: (seat) => goTo(seat, 'images') },
  {
    name: 'viewer--ct',
    go: async ({ page, chart }) => {
      const study = chart.panel('images').locator('.study').filter({ hasText: /CT/u });
      await study.first().locator('[data-open-study]').first().click();
      await page.locator('[data-viewer][data-state="ready"]').waitFor();
      // On a phone the whole chart scrolls: what a picture brought into view is looked at from the head of the page.
      await page.locator('.chart').evaluate((chart) => chart.scrollTo(0, 0));
      await page.waitForTimeout(1_000);
    },
  },
  {
    name: 'documents--reading',
    go: async (seat) => {
      await goTo(seat, 'documents');
      await seat.chart.panel('documents').locator('[data-kind="discharge-summary"]').first().click();
      await seat.page
        .getByRole('heading', { name: /退院時診断/u })
        .first()
        .waitFor();
    },
  },
  { name: 'summary--complete', go: (seat) => goTo(seat, 'summary') },
  {
    name: 'summary--parts',
    go: async ({ page }) => {
      await page.getByRole('button', { name: /項目ごと|^Parts$/u }).click();
      await page.locator('.life-parts').waitFor();
    },
  },
  {
    name: 'care--complete',
    go: async (seat) => {
      await openPerson(seat, 'しらとり');
      await goTo(seat, 'care');
    },
  },
  { name: 'timeline--few', go: (seat) => openPerson(seat, 'はやかわ') },
  {
    name: 'medications--none',
    go: async (seat) => {
      await openPerson(seat, 'サイオンジ');
      await goTo(seat, 'medications');
    },
  },
  { name: 'timeline--nothing-recorded', go: (seat) => openPerson(seat, 'サイオンジ') },
  {
    name: 'emergency--gate',
    go: async (seat) => {
      await openPerson(seat, 'そうま');
      await seat.page.locator('.btn-x').first().click();
      await seat.page.locator('[data-emergency-gate]').waitFor();
    },
  },
  {
    name: 'emergency--complete',
    go: async ({ page, chart }) => {
      await page.getByRole('radio').first().check();
      await page.locator('[data-emergency-start]').click();
      await chart.settled('emergency');
      await page.waitForTimeout(300);
    },
  },
];

/** People who are not of the demo world: fifty thousand records, and sixty medicines. */
export const LARGE: readonly Screen[] = [
  {
    name: 'timeline--fifty-thousand',
    go: async (seat) => {
      if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
      await seat.findPatient.look({ 'local-id': LONG_LIFE_NUMBER });
      await seat.findPatient.openButton(seat.findPatient.candidates().first()).click();
      await seat.page
        .locator('[data-panel="timeline"]:not([data-coverage="loading"])')
        .waitFor({ timeout: 120_000 });
      await seat.page.waitForTimeout(3_000);
    },
  },
  {
    name: 'medications--sixty',
    go: async (seat) => {
      if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
      await seat.findPatient.look({ 'local-id': MANY_MEDICINES_NUMBER });
      await seat.findPatient.openButton(seat.findPatient.candidates().first()).click();
      await seat.chart.settled();
      await goTo(seat, 'medications');
      await seat.page.waitForTimeout(300);
    },
  },
];
