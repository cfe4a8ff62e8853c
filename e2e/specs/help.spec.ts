import AxeBuilder from '@axe-core/playwright';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

const FUMIE = demoPerson('fumie');

test('the list of keys leads to a walk over the screen, by keyboard alone, for everybody to read', async ({
  openAs,
  chart,
  page,
  complaints,
}) => {
  await openAs('doctor', FUMIE);
  await page.keyboard.press('?');
  await page.locator('[data-action="tour"]').focus();
  await page.keyboard.press('Enter');
  const card = page.locator('[data-tour]');
  const seen: (string | null)[] = [];
  for (;;) {
    await expect(card).toBeVisible();
    seen.push(await card.getAttribute('data-tour'));
    const box = await card.boundingBox();
    expect(
      box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1440 && box.y + box.height <= 900,
    ).toBe(true);
    if (seen.length === 1) {
      const { violations } = await new AxeBuilder({ page }).include('[data-tour]').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    if (seen.length === 9) break;
    await page.keyboard.press('ArrowRight');
    await expect(card).not.toHaveAttribute('data-tour', seen.at(-1) ?? '');
  }
  expect(seen).toEqual([
    'person',
    'sources',
    'brief',
    'lanes',
    'list',
    'panels',
    'search',
    'discretion',
    'emergency',
  ]);
  await page.keyboard.press('Enter');
  await expect(card).toHaveCount(0);
  await expect(chart.panel('timeline')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a trouble report tells the state of every source, and nothing of the person', async ({
  openAs,
  page,
  world,
}) => {
  const faults = `${world.sources.minato.origin}/faults`;
  await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: '500', path: 'Condition' }) });
  await openAs('doctor', FUMIE);
  await fetch(faults, { method: 'DELETE' });
  await page.keyboard.press('?');
  await page.locator('[data-action="report"]').click();
  const told = await page.locator('.help-report').inputValue();
  expect(told).toContain('Condition: failed server HTTP 500');
  expect(told).toMatch(/source national \(national\)\n(?: {2}.*\n)* {2}Observation: complete [1-9]/u);
  const forbidden = [
    FUMIE.kanji,
    FUMIE.kana,
    ...FUMIE.kanji.split(/\s/u),
    ...FUMIE.memberId.split(':'),
    '1958',
  ];
  for (const word of forbidden.filter((one) => one.length > 2)) expect(told).not.toContain(word);
});
