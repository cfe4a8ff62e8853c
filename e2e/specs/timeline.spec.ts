import { expect } from '@playwright/test';
import { test } from '../fixtures/world.ts';

test.describe('the timeline of a life', () => {
  test.beforeEach(async ({ signIn, findPatient, chart }) => {
    await signIn.as('doctor');
    await findPatient.look({ name: 'キリタニ' });
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.settled();
    await chart.page.locator('[data-lanes]:not([data-lanes="0"])').waitFor();
  });

  test('brief, picture and list stand over one another; a line of the brief opens its evidence', async ({
    page,
    chart,
  }) => {
    const brief = chart.panel('first-visit');
    await expect(brief).toHaveAttribute('data-coverage', 'complete');
    await brief.locator('[data-block="allergies"] button').first().click();
    await expect(page.locator('.detail')).toContainText('ペニシリン');
    await expect(brief.locator('[data-block="allergies"] button').first()).toHaveAttribute(
      'aria-current',
      'true',
    );
  });

  test('found by typing, opened, aligned, pinned and brought into focus, and all of it stands in the address', async ({
    page,
    chart,
  }) => {
    await test.step('search without a mouse', async () => {
      await page.keyboard.press('/');
      await page.keyboard.type('ｼﾝﾌｾﾞﾝ');
      await expect(page.locator('[data-search-count]')).toHaveAttribute('data-search-count', '0');
      await page.getByRole('combobox').fill('慢性心不全');
      await expect(page.locator('[data-search-count]')).not.toHaveAttribute('data-search-count', '0');
      await page.keyboard.press('Enter');
      await expect(page.locator('.detail h2')).toContainText('慢性心不全');
    });
    await test.step('align, pin, focus', async () => {
      await page.getByRole('button', { name: 'この日を基準日にする' }).click();
      await expect(chart.panel('timeline')).toContainText('基準日：慢性心不全');
      await page.getByRole('button', { name: 'ピン留め', exact: true }).click();
      await expect(page.getByRole('group', { name: 'ピン留め' })).toContainText('慢性心不全');
      const whole = Number(await chart.panel('timeline').getAttribute('data-count'));
      await page.getByRole('button', { name: 'この病名に関わる記録' }).click();
      await expect(chart.panel('timeline')).toContainText('慢性心不全に関わる記録');
      await expect
        .poll(async () => Number(await chart.panel('timeline').getAttribute('data-count')))
        .toBeLessThan(whole);
    });
    await test.step('the address holds the view, and no word of the person', async () => {
      const { searchParams } = new URL(page.url());
      for (const name of ['align', 'pin', 'problem', 'entry'])
        expect(searchParams.get(name), name).toMatch(/^[0-9a-z]{1,12}$/u);
      expect(decodeURIComponent(page.url())).not.toMatch(/心不全|桐谷|キリタニ/u);
    });
  });

  test('the picture is moved and zoomed by keys, and follows what is chosen', async ({ page, chart }) => {
    const canvas = page.locator('.lane-canvas');
    await canvas.focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('+');
    await expect.poll(() => new URL(page.url()).searchParams.get('t')).toMatch(/^-?\d+\.-?\d+$/u);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(page.locator('.detail')).toBeVisible();
    await expect(chart.panel('timeline').locator('[data-entry][aria-current="true"]')).toHaveCount(1);
    await page.getByRole('button', { name: '全生涯' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('t')).toBeNull();
  });

  test('what is narrowed is said, and nothing hidden is lost', async ({ page, chart }) => {
    const panel = chart.panel('timeline');
    const all = Number(await panel.getAttribute('data-count'));
    await page.getByRole('button', { name: '異常値' }).click();
    await expect.poll(async () => Number(await panel.getAttribute('data-count'))).toBeLessThan(all);
    await page.getByRole('button', { name: '種類', exact: true }).click();
    const box = page.getByRole('checkbox', { name: /検査/u }).first();
    await box.click();
    await expect(box).toBeChecked();
    await page.keyboard.press('Escape');
    for (const kind of await panel
      .locator('[data-entry]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind'))))
      expect(kind).toBe('lab');
    await page.getByRole('button', { name: '絞り込みを解く' }).first().click();
    await expect(panel).toHaveAttribute('data-count', String(all));
  });

  test('two periods stand side by side, keep their days in the address, and each line opens its record', async ({
    page,
  }) => {
    await page.getByRole('button', { name: '2期間をくらべる' }).click();
    const table = page.locator('[data-periods]');
    await expect(table.locator('tbody tr[data-change]').first()).toBeVisible();
    const days = table.locator('input[type="date"]');
    await expect(days).toHaveCount(4);
    const [from, to] = [await days.nth(2).inputValue(), await days.nth(3).inputValue()];
    expect(from < to).toBe(true);
    await expect.poll(() => new URL(page.url()).searchParams.get('cmp')).toMatch(/^\d+\.\d+\.\d+\.-?\d+$/u);
    await days.nth(0).fill('2009-01-01');
    await expect(table.getByText('アナフィラキシー').first()).toBeVisible();
    await table.locator('.period-cell').first().click();
    await expect(page.locator('.detail')).toBeVisible();
    await page.getByRole('button', { name: '比較を終える' }).click();
    await expect(table).toHaveCount(0);
  });
});
