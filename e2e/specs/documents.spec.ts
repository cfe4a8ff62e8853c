import type { Page } from '@playwright/test';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

const FUMIE = demoPerson('fumie');

const line = (page: Page, title: string) => page.locator('.document-line').filter({ hasText: title }).first();
const paper = (page: Page) => page.locator('.documents-reader .paper');

/** How many places are marked, and the marked words, as the browser holds them. */
function marked(page: Page) {
  return page.evaluate(() =>
    [...(CSS.highlights.get('document-found') ?? [])].map((range) => (range as Range).toString()),
  );
}

test.describe('documents', () => {
  test.beforeEach(async ({ openAs, chart }) => {
    await openAs('doctor', FUMIE);
    await chart.goTo('documents');
    await chart.settled('documents');
  });

  test('what was decided stands before the course, word for word, and leads to its place', async ({
    page,
    complaints,
  }) => {
    await line(page, '退院時サマリー').click();
    const lead = page.locator('[data-lead]');
    await expect(lead.locator('[data-lead-role="decided"]')).toContainText('右下葉肺炎（軽快）');
    await expect(lead.locator('[data-lead-role="medicines"]')).toContainText('エリキュース錠2.5mg');
    await expect(lead.locator('[data-lead-role="plan"]')).toContainText('3か月後に胸部CT');
    await lead.locator('[data-lead-role="plan"] .btn-link').last().click();
    await expect(paper(page).getByRole('heading', { name: '退院時方針指示' })).toBeInViewport();
    await expect(page.locator('.outline-link[aria-current="location"]')).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

  test('a word is found in any writing, marked, counted and stepped through; the list keeps what holds it', async ({
    page,
    chart,
  }) => {
    await line(page, '退院時サマリー').click();
    const all = await page.locator('.document-line').count();
    await page.locator('[data-field="find"]').fill('ｱﾋﾟｷｻﾊﾞﾝ');
    await expect(page.locator('[data-found]')).not.toHaveAttribute('data-found', '0');
    expect(new Set(await marked(page))).toEqual(new Set(['アピキサバン']));
    await page.locator('[data-field="find"]').press('Enter');
    await expect(page.locator('[data-found] output')).toContainText(/^1／/u);
    expect(await page.locator('.document-line').count()).toBeLessThan(all);
    await page.locator('[data-field="find"]').fill('どこにもない言葉');
    await expect(page.locator('.documents-find [role="status"]')).toContainText('0件に見つかりました');
    await expect(chart.none('known')).toHaveCount(0);
    await page.locator('[data-field="find"]').press('Escape');
    await expect(page.locator('.document-line')).toHaveCount(all);
    expect(await marked(page)).toEqual([]);
  });

  test('two lie side by side, and what changed is told by sections; both stand in the address', async ({
    page,
  }) => {
    await line(page, '退院時サマリー').click();
    await page.getByRole('button', { name: '並べる' }).click();
    const choice = page.locator('.documents-other');
    await expect(choice).toBeVisible();
    const referral = choice.locator('option').filter({ hasText: '診療情報提供書' }).first();
    await choice.selectOption((await referral.getAttribute('value')) ?? '');
    await expect(paper(page)).toHaveCount(2);
    await expect(page).toHaveURL(/doc=beside/u);
    await expect(page).toHaveURL(/docb=[0-9a-z]+/u);
    await page.getByRole('button', { name: '違いを見る' }).click();
    await expect(page.locator('.changes [data-stands]').first()).toBeVisible();
    await expect(page.locator('.changes [data-change="added"]').first()).toBeVisible();
  });

  test('a record of a section opens in the course, and the way back leads to the document', async ({
    page,
    chart,
  }) => {
    await line(page, '退院時サマリー').click();
    const records = page.locator('.section-records').first();
    if ((await records.getAttribute('open')) === null) await records.locator('summary').click();
    await records.getByRole('button', { name: '経過で見る' }).first().click();
    await chart.panel('timeline').first().waitFor();
    await expect(page.locator('section.detail')).toBeVisible();
    await page.goBack();
    await expect(page.locator('[data-lead]')).toBeVisible();
  });

  test('a PDF lies page by page where the document places it, its words can be marked, and it can be saved', async ({
    page,
    complaints,
  }) => {
    await line(page, '退院時サマリー').click();
    const attachment = page.locator('.attachment').filter({ hasText: '温度板' });
    await attachment.scrollIntoViewIfNeeded();
    await expect(attachment.locator('[data-pages]')).toBeVisible();
    await expect(attachment.locator('.object-letters')).toContainText('51.9');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      attachment.getByRole('link', { name: 'ファイルに保存' }).click(),
    ]);
    expect(download.suggestedFilename()).toContain('温度板');
    await page.locator('[data-field="find"]').fill('体重');
    await expect.poll(() => marked(page)).toContain('体重');
    expect(complaints).toEqual([]);
  });

  test('a chosen set is printed with the person, the time and what could not be fetched on every sheet', async ({
    page,
  }) => {
    await page.evaluate(() => {
      globalThis.print = () => undefined;
    });
    await page.locator('.document-choose').nth(0).check();
    await page.locator('.document-choose').nth(1).check();
    await page.locator('.documents-print-chosen').click();
    const sheets = page.locator('.documents-paper > table');
    await expect(sheets).toHaveCount(2);
    await page.emulateMedia({ media: 'print' });
    await expect(sheets.first().locator('thead')).toContainText(FUMIE.kanji.slice(0, 2));
    await expect(sheets.first().locator('thead')).toContainText(/情報源：すべて取得済み|未取得あり/u);
    await expect(page.locator('.documents-list')).toBeHidden();
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(sheets).toHaveCount(0);
  });
});
