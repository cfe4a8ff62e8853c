/** Every screen that is worth a picture, and the way to it. */
import type { TestWorld } from '../../mocks/world/test-world.ts';
import { LONG_LIFE_NUMBER } from './long-life.ts';
import { MANY_MEDICINES_NUMBER } from './many-medicines.ts';
import type { Seat } from './stage.ts';

export interface Screen {
  /** `screen--state`, as the picture is named. */
  readonly name: string;
  readonly go: (seat: Seat) => Promise<void>;
}

export async function openPerson({ findPatient, chart }: Seat, name: string): Promise<void> {
  if ((await chart.findAnother().count()) > 0) await chart.findAnother().click();
  await findPatient.open({ name });
  await chart.settled();
}

async function goTo(seat: Seat, panel: string): Promise<void> {
  await seat.chart.goTo(panel);
  await seat.chart.settled(panel);
}

const FUMIE = 'きりたに';
/** Of the periods by name: the last year, and the last 90 days. */
const LAST_YEAR = 3;
const LAST_DAYS = 4;

async function showPeriod({ page }: Seat, which: number): Promise<void> {
  await page.locator('.timeline-tools .segmented').first().getByRole('button').nth(which).click();
  await page.waitForTimeout(400);
}

/** The ways of looking at a life: closer and closer, one problem, two periods, and asking. */
const LOOKING: readonly Screen[] = [
  {
    name: 'timeline--year',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await showPeriod(seat, LAST_YEAR);
    },
  },
  {
    name: 'timeline--days',
    go: async (seat) => {
      await showPeriod(seat, LAST_DAYS);
      const canvas = seat.page.locator('.lane-canvas');
      await canvas.focus();
      for (let times = 0; times < 5; times += 1) await seat.page.keyboard.press('+');
      await seat.page.waitForTimeout(400);
    },
  },
  {
    name: 'timeline--problem-in-focus',
    go: async (seat) => {
      await showPeriod(seat, 0);
      const row = seat.page.locator('[data-brief] [data-block="problems"] .brief-line').first();
      await row.click();
      await seat.page
        .locator('[data-detail] .detail-actions button')
        .filter({ hasText: /関わる記録|What belongs/u })
        .click();
      await seat.page.locator('.focus-line').first().waitFor();
      await seat.page.keyboard.press('Escape');
    },
  },
  {
    name: 'timeline--two-periods',
    go: async (seat) => {
      await seat.page.locator('.focus-line button').first().click();
      await seat.page
        .locator('.timeline-tools > button')
        .filter({ hasText: /2期間|two periods/u })
        .click();
      await seat.page.locator('[data-periods]').scrollIntoViewIfNeeded();
      await seat.page
        .locator('[data-periods] thead')
        .evaluate((head) => head.scrollIntoView({ block: 'start' }));
      await seat.page.waitForTimeout(300);
    },
  },
  {
    name: 'search--hits',
    go: async (seat) => {
      await seat.page
        .locator('[data-periods] thead button')
        .first()
        .evaluate((button: HTMLElement) => button.click());
      await seat.page.keyboard.press('Control+k');
      await seat.page.locator('dialog.search-dialog input').fill('ペースメーカ');
      await seat.page.locator('[data-search-count]').waitFor();
    },
  },
];

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
  { name: 'images--complete', go: (seat) => goTo(seat, 'images') },
  {
    name: 'viewer--ct',
    go: async ({ page, chart }) => {
      const study = chart.panel('images').locator('.study').filter({ hasText: /CT/u });
      await study.first().locator('[data-open-study]').first().click();
      await page.locator('[data-viewer][data-state="ready"]').waitFor();
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

export async function leaveEmergency({ page, signIn }: Seat): Promise<void> {
  if (!page.url().includes('/emergency')) return;
  await page.goBack();
  await page.waitForURL(/\/chart\//u).catch(() => page.goto(`${signIn.app}/patients`));
}

/** With the network behind one source gone. */
export const ONE_GONE: readonly Screen[] = [
  {
    name: 'timeline--one-source-gone',
    go: async (seat) => {
      await leaveEmergency(seat);
      await openPerson(seat, FUMIE);
    },
  },
  {
    name: 'sources--one-gone',
    go: async ({ page }) => {
      const open = page.locator('.strip-open');
      if (!(await open.isVisible())) await page.locator('.strip-line').click();
      await open.click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'medications--one-source-gone',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await goTo(seat, 'medications');
    },
  },
  {
    name: 'timeline--nothing-known',
    go: (seat) => openPerson(seat, 'サイオンジ'),
  },
  {
    name: 'emergency--one-source-gone',
    go: async (seat) => {
      await openPerson(seat, 'そうま');
      await seat.page.locator('.btn-x').first().click();
      await seat.page.getByRole('radio').first().check();
      await seat.page.locator('[data-emergency-start]').click();
      await seat.chart.settled('emergency');
      await seat.page.waitForTimeout(300);
    },
  },
];

/** Somebody alike, held apart until a reader decides. */
export const APART: readonly Screen[] = [
  {
    name: 'timeline--held-apart',
    go: async (seat) => {
      await leaveEmergency(seat);
      if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
      await seat.findPatient.look({ name: 'たなべ' });
      const western = seat.page.locator('[data-candidate][data-sources="minato"]');
      await seat.findPatient.openButton(western).click();
      await seat.chart.settled();
    },
  },
  {
    name: 'identity--deciding',
    go: async ({ page }) => {
      await page.locator('.panel-foot .gap[data-gap="withheld"]').getByRole('button').first().click();
      await page.locator('dialog.identity[open]').waitFor();
    },
  },
];

/** With records of another person among the answers of one source, and another source slow. */
export const MIXED_UP: readonly Screen[] = [
  {
    name: 'timeline--mixed-up',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await seat.chart.findAnother().click();
      await seat.findPatient.open({ name: 'たかはし' });
      await seat.page.locator('[data-foreign]').waitFor();
      // So long that what keeps us waiting may be stopped.
      await seat.page.waitForTimeout(3_500);
    },
  },
];

export async function mixUp(world: TestWorld, on: boolean): Promise<void> {
  const faults = [
    [world.sources.minato.origin, { kind: 'foreign-patient', path: 'patient=' }],
    [world.sources.shiokaze.origin, { kind: 'delay', ms: 9_000, path: 'patient=' }],
  ] as const;
  for (const [origin, fault] of faults) {
    await fetch(`${origin}/faults`, { method: 'DELETE' });
    if (on) await fetch(`${origin}/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }
}

/** With both regional networks gone. */
export const TWO_GONE: readonly Screen[] = [
  {
    name: 'timeline--two-sources-gone',
    go: async (seat) => {
      await leaveEmergency(seat);
      await openPerson(seat, FUMIE);
    },
  },
];

export async function setSources(world: TestWorld, gone: readonly ('minato' | 'shiokaze')[]): Promise<void> {
  for (const id of ['minato', 'shiokaze'] as const) {
    if (gone.includes(id)) await world.stopSource(id);
    else await world.startSource(id);
  }
}
