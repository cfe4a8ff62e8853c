/** The screens of looking at a life, and the way to them. */
import type { Screen } from './screen.ts';
import type { Seat } from './stage.ts';

/** Of the periods by name: the last year, and the last 90 days. */
const LAST_YEAR = 3;
const LAST_DAYS = 4;

async function showPeriod({ page }: Seat, which: number): Promise<void> {
  await page.locator('.timeline-tools .segmented').first().getByRole('button').nth(which).click();
  await page.waitForTimeout(400);
}

/** The ways of looking at a life: closer and closer, one problem, two periods, and asking. */
export const LOOKING: readonly Screen[] = [
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
