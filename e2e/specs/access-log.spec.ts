import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { gravest } from '../fixtures/gravest.ts';
import { expect, test } from '../fixtures/world.ts';

const REASON = '[data-reason="unconscious"]';

test('what was opened in an emergency is found in the log, reviewed there, and told to the person in plain words', async ({
  signIn,
  findPatient,
  chart,
  page,
  world,
}) => {
  await test.step('an emergency doctor opens somebody, and leaves', async () => {
    await signIn.as('er');
    await page.goto(`${world.app}/emergency`);
    await findPatient.look({ name: 'そうま' });
    await findPatient.openButton(findPatient.candidates().first()).click();
    await page.locator(REASON).check();
    await page.locator('[data-emergency-start]').click();
    await chart.settled('emergency');
    await page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
    await expect(page).toHaveURL(/\/patients/u);
    await expect(page.locator('nav.tabs').getByRole('link', { name: '閲覧記録' })).toHaveCount(0);
    await page.goto(`${world.app}/access-log`);
    await expect(page.locator('[data-notice="route"]')).toBeVisible();
    await page.context().clearCookies();
    await page.evaluate(() => sessionStorage.clear());
  });

  const log = page.locator('[data-panel="access-log"]');
  await test.step('the officer sees who, when, whom and why, and opens no chart', async () => {
    await signIn.as('officer');
    await expect(log).toHaveAttribute('data-coverage', 'complete');
    const opening = log.locator('tr[data-log="read"][data-emergency]').filter({ hasText: '意識障害' });
    await expect(opening.first()).toContainText('東雲 圭');
    await expect(opening.first()).toContainText('相馬');
    await expect(opening.first()).toContainText('意識障害');
    expect(await gravest(page)).toEqual([]);
    await page.locator('[data-field="person"]').fill('そんな人はいない');
    await expect(log.locator('[data-none="known"]')).toBeVisible();
    await page.locator('[data-field="person"]').fill('');
    await page.goto(`${world.app}/patients`);
    await expect(page.locator('[data-notice="route"]')).toBeVisible();
    await page.goto(`${world.app}/access-log`);
    await expect(log).toHaveAttribute('data-coverage', 'complete');
  });

  await test.step('the table leaves as CSV, formulas kept as text', async () => {
    const download = page.waitForEvent('download');
    await page.locator('[data-action="csv"]').click();
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text.split('\r\n')[0]).toContain('"日時","閲覧した人"');
    expect(text).toContain('"東雲 圭"');
    expect(text).toMatch(/すべて読みました/u);
  });

  await test.step('a review is a word on record; where the log refuses it, it says so', async () => {
    const { origin } = world.sources.national;
    await page.getByRole('button', { name: /救急閲覧の確認/u }).click();
    const opening = log.locator('[data-opening]').first();
    await expect(opening).toHaveAttribute('data-opening', 'to-review');
    await opening.locator('[data-verdict="justified"]').check();
    await opening.locator('[data-field="comment"]').fill('搬送記録と一致');
    await fetch(`${origin}/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: '500', path: 'AuditEvent' }),
    });
    await opening.locator('[data-action="review"]').click();
    await expect(opening.getByRole('alert')).toContainText('まだ残っていません');
    await fetch(`${origin}/faults`, { method: 'DELETE' });
    await opening.locator('[data-action="review"]').click();
    await expect(log.locator('[data-opening="reviewed"]')).toContainText('搬送記録と一致');
  });

  await test.step('the person reads it in sentences', async () => {
    await page.getByRole('button', { name: '本人に渡す形' }).click();
    await page.locator('[data-field="whose"]').selectOption({ label: await nameOf(page) });
    const letter = page.locator('[data-letter]');
    await expect(letter).toContainText('救急のため、同意を待たずに、あなたの記録を開きました');
    await expect(letter).toContainText('管理者が確認しました');
    await expect(letter).toContainText('すべてです');
    expect(await gravest(page)).toEqual([]);
  });
});

async function nameOf(page: Page): Promise<string> {
  const option = page.locator('[data-field="whose"] option', { hasText: '相馬' }).first();
  return (await option.textContent()) ?? '';
}

test('a log that does not answer is never taken for a log without entries', async ({
  signIn,
  page,
  world,
}) => {
  const { origin } = world.sources.national;
  await fetch(`${origin}/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: '403', path: 'AuditEvent' }),
  });
  try {
    await signIn.as('officer');
    const log = page.locator('[data-panel="access-log"]');
    await expect(log).toHaveAttribute('data-coverage', 'failed');
    await expect(log.locator('[data-none="known"]')).toHaveCount(0);
    await expect(log.getByRole('alert')).toContainText('閲覧がなかったことを意味しません');
  } finally {
    await fetch(`${origin}/faults`, { method: 'DELETE' });
  }
});
