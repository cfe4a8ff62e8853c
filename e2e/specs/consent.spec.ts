import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/world.ts';

/** The row of consent in the table of what is known, source by source. */
async function consentRow(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: '情報源の内訳' }).first().click();
  const cells = page.locator('dialog[open] [data-consents] [data-consent]');
  await cells.first().waitFor();
  const states = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('data-consent') ?? ''));
  await page.keyboard.press('Escape');
  return states;
}

const PEOPLE = [
  { who: 'agreed for a day', name: 'アサカ', states: ['limited', 'not-told'], news: [] },
  {
    who: 'refuses',
    name: 'クロセ',
    states: ['refused', 'not-told'],
    news: [/全国.*同意していないため、記録は提供されません。無いという意味ではありません/u],
  },
  {
    who: 'agreed but for operations and medicines',
    name: 'サエグサ',
    states: ['partial', 'not-told'],
    news: [/全国.*次は提供されません：手術情報・薬剤情報/u],
  },
  {
    who: 'agreed in writing, and for a day that is over',
    name: 'カツラ',
    states: ['ended', 'given'],
    news: [],
  },
] as const;

test('how far a person has agreed is on the chart of each, and what is kept back is not called none', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await signIn.as('er');
  for (const { who, name, states, news } of PEOPLE)
    await test.step(who, async () => {
      await findPatient.open({ name });
      await chart.settled();
      await expect(page.locator('.source-news [data-consent]')).toHaveText(news);
      await expect.poll(() => consentRow(page)).toEqual(expect.arrayContaining([...states]));
      await chart.findAnother().click();
    });

  await test.step('in an emergency it stands beside the source, and no empty block is called none', async () => {
    await findPatient.open({ name: 'サエグサ' });
    await chart.settled();
    await chart.enterEmergency();
    await expect(page.locator('.er-sources [data-consent]')).toHaveText(['一部同意なし']);
    const named = page.locator('[data-block="dangerous-medicines"], [data-block="other-medicines"]');
    await expect(named.locator('[data-none="known"]')).toHaveCount(0);
    await chart.leaveEmergency();
  });
});
