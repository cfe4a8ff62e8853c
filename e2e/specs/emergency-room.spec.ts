import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/world.ts';

/** Whatever of the sheet is cut off at a side, and every allergy below the edge of its block. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('.er-column [data-block] *')];
    const wide = cells.filter(
      (cell) =>
        cell.checkVisibility() &&
        !cell.classList.contains('visually-hidden') &&
        getComputedStyle(cell).overflowX !== 'visible' &&
        cell.scrollWidth > cell.clientWidth + 1,
    );
    const body = document.querySelector('[data-block="allergies"] .er-body');
    const edge = body?.getBoundingClientRect().bottom ?? 0;
    const low = [...(body?.querySelectorAll('[data-entry]') ?? [])].filter(
      (entry) => entry.getBoundingClientRect().bottom > edge + 1,
    );
    return [...wide, ...low].map((cell) => cell.textContent);
  });
}

for (const language of ['ja', 'en'] as const)
  test(`no allergy of the fullest person is below an edge, and no word is cut off at a side: ${language}`, async ({
    signIn,
    findPatient,
    chart,
    page,
  }) => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await signIn.as('er');
    const who = new URLSearchParams({ lang: language, name: 'そうま', 'birth-date': '1946-05-03' });
    await page.goto(`${signIn.app}/emergency?${who.toString()}`);
    await page.locator('[data-field="name"]').press('Enter');
    await findPatient.candidates().first().locator('button').first().click();
    await page.locator('[data-reason="unconscious"]').check();
    await page.locator('[data-emergency-start]').click();
    await chart.settled('emergency');
    await expect(page.locator('[data-block="allergies"] [data-entry]')).toHaveCount(3);
    await expect.poll(() => cutOff(page)).toEqual([]);
  });
