import { carriedNotebook } from '../fixtures/carried-files.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { expect, test } from '../fixtures/world.ts';

const FUMIE = demoPerson('fumie');

test.describe('a pharmacist and the medicines of a stranger', () => {
  test.afterEach(async ({ world }) => {
    for (const { origin } of [world.sources.shiokaze, world.cds])
      await fetch(`${origin}/faults`, { method: 'DELETE' });
  });

  test('begins with the lists side by side: what differs first, what cannot be checked beside it', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('pharmacist', FUMIE, 'medications');
    const panel = chart.panel('medications');
    await expect(page).toHaveURL(/\/medications/u);
    const differing = panel.locator('[data-group="different"] [data-row]');
    await expect(differing.filter({ hasText: 'エリキュース' })).toContainText('規格が違う');
    await expect(panel.locator('[data-group]').first()).toHaveAttribute('data-group', 'different');
    await expect(panel.locator('[data-group="same"] [data-row]').first()).toBeVisible();
    const checks = panel.locator('[data-check]');
    await expect(checks.filter({ hasText: 'アレルギー照合' })).toContainText('ペニシリン系');
    await expect(
      panel.locator('[data-check="duplicates"] [data-duplicate="same-ingredients"]'),
    ).toContainText('酸化マグネシウム');
    await expect(panel.locator('[data-check="not-checked"]')).toContainText('皮膚科軟膏');
    await expect(panel.locator('[data-check="not-checked"]')).toContainText(
      '重複投薬・併用禁忌チェックではありません',
    );
    await differing.locator('button').first().click();
    await expect(page.locator('.detail')).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('a notebook becomes a list of its own: what it lacks is not called missing', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('pharmacist', FUMIE, 'medications');
    await page.getByRole('button', { name: '読み取る' }).click();
    const dialog = new CarriedDialog(page);
    await dialog.root().waitFor();
    await dialog.paste(carriedNotebook(FUMIE).text);
    await expect(dialog.outcome('linked')).toBeVisible();
    await dialog.close();
    const panel = chart.panel('medications');
    const column = panel.locator('thead th').filter({ has: page.locator('b', { hasText: 'お薬手帳' }) });
    await expect(column).toHaveAttribute('data-extent', 'brought');
    await expect(panel.locator('td[data-cell="not-listed"]').first()).toHaveText('記載なし');
    await expect(panel.locator('[data-lists]')).toContainText('ロスバスタチン錠2.5mg');
  });

  test('with a source silent, no judgement poses as whole, and each says against what it was not made', async ({
    openAs,
    chart,
    page,
    world,
  }) => {
    await fetch(`${world.sources.shiokaze.origin}/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: '500', path: 'Medication' }),
    });
    await openAs('pharmacist', FUMIE, 'medications');
    const panel = chart.panel('medications');
    await expect(panel).toHaveAttribute('data-coverage', 'partial');
    const gap = panel.locator('[data-gap-source="shiokaze"]');
    await expect(gap).toContainText('重複・アレルギーを照合していません');
    await expect(panel.locator('td[data-cell="missing"]')).toHaveCount(0);
    await expect(panel.locator('[data-none="known"]')).toHaveCount(0);
    await expect(panel.locator('[data-check="duplicates"]')).toContainText('ほかにもあるかもしれません');
    await expect(page.locator('.course-chart')).toContainText('取得できていません');
  });

  test('the list goes along as text, as a file and as symbols, and what is left out is said', async ({
    openAs,
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-write']);
    await openAs('pharmacist', FUMIE, 'medications');
    // The page itself may not read the clipboard.
    await page.evaluate(() => {
      const write = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = (told) => {
        (globalThis as { copied?: string }).copied = told;
        return write(told);
      };
    });
    await page.getByRole('button', { name: '薬歴用にコピー' }).click();
    await expect(page.getByText('コピーしました')).toBeVisible();
    const text = await page.evaluate(() => (globalThis as { copied?: string }).copied ?? '');
    expect(text).toContain('エリキュース');
    expect(text).toContain('照合できなかったもの');
    expect(text).not.toContain(FUMIE.nameKanji.replace(/\s/gu, ''));
    await page.locator('[data-action="notebook"]').click();
    const notebook = page.locator('dialog[data-notebook]');
    await expect(notebook.locator('[data-code]').first()).toBeVisible();
    await expect(notebook.locator('[data-left-out="dispensed"]')).toContainText('エリキュース');
    const waiting = page.waitForEvent('download');
    await notebook.getByRole('link', { name: 'ファイルを保存' }).click();
    const stream = await (await waiting).createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const written = new TextDecoder('shift_jis').decode(Buffer.concat(parts));
    expect(written.split('\r\n')[0]).toBe('JAHISTC08,1');
    expect(written).toContain('201,');
  });

  test('the cards of a decision support service stand ranked with their source; its failure is said', async ({
    openAs,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await openAs('doctor', FUMIE);
    await chart.goTo('medications');
    const section = page.locator('[data-check="decision-support"]');
    await expect(section.locator('[data-card="warning"]')).toContainText('併用注意');
    await expect(section).toContainText('デモ用CDSサービス（架空）');
    await expect(page.locator('dialog[data-interruptive]')).toHaveCount(0);
    await fetch(`${world.cds.origin}/faults`, { method: 'POST', body: JSON.stringify({ kind: '500' }) });
    await chart.findAnother().click();
    await findPatient.open({ 'member-id': FUMIE.memberId });
    await chart.settled();
    await chart.goTo('medications');
    await expect(section.locator('[data-reply="failed"]')).toContainText('確認できませんでした', {
      timeout: 20_000,
    });
    await expect(section.locator('[data-card]')).toHaveCount(0);
    await fetch(`${world.cds.origin}/faults`, { method: 'DELETE' });
    await section.getByRole('button', { name: '再試行' }).click();
    await expect(section.locator('[data-card="warning"]')).toBeVisible({ timeout: 20_000 });
  });
});
