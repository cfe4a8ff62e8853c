import { auditEvents } from '../fixtures/audit-events.ts';
import { expect, test } from '../fixtures/world.ts';

test('a care manager: what the role may not see is said to be withheld, not to be none', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await signIn.as('caremanager');
  await findPatient.open({ name: 'しらとり' });
  await chart.settled();
  await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');
  await expect(chart.entriesOf('imaging')).toHaveCount(0);
  const url = new URL(page.url());
  url.searchParams.set('kind', 'imaging');
  await page.goto(url.href);
  await chart.settled();
  await expect(chart.panel('timeline').locator('[data-none="unknown"]').first()).toBeVisible();
  await expect(chart.panel('timeline').locator('[data-none="known"]')).toHaveCount(0);
  await expect(page.locator('nav.tabs').getByRole('link', { name: '画像' })).toHaveCount(0);
});

test('a pharmacist reads medicines of all sources, and no images', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await signIn.as('pharmacist');
  await findPatient.open({ name: 'きりたに' });
  await chart.settled();
  await chart.goTo('medications');
  await expect(chart.panel('medications').locator('[data-entry]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '救急モード' })).toHaveCount(0);
});

test('an emergency doctor opens the sheet with a reason, and the opening is recorded before anything is shown', async ({
  signIn,
  findPatient,
  chart,
  page,
  world,
}) => {
  await signIn.as('er');
  await findPatient.open({ name: 'そうま' });
  await chart.settled();
  await page.getByRole('button', { name: '救急モード' }).click();
  await expect(page).toHaveURL(/\/emergency/u);
  await expect(chart.panel('emergency')).toHaveCount(0);
  await page.getByRole('radio').first().check();
  await page.locator('form').getByRole('button').first().click();
  await expect(chart.panel('emergency').first()).toBeVisible();
  await expect(page.locator('body')).toContainText('セフェム');
  const purposes = (await auditEvents(world)).flatMap(
    ({ purposeOfEvent }) => purposeOfEvent?.flatMap(({ coding }) => coding.map(({ code }) => code)) ?? [],
  );
  expect(purposes).toContain('TREAT');
  expect(purposes).toContain('BTG');
});
