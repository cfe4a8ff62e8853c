import { demoPerson } from '../fixtures/demo-person.ts';
import { CarriedDialog } from '../pages/carried-dialog.ts';
import { savedSummary, summaryProblems } from '../fixtures/saved-summary.ts';
import { missedLines, SUMMARISED, unfoldParts } from '../fixtures/summary-lines.ts';
import { expect, test } from '../fixtures/world.ts';

test.describe('the lifetime summary', () => {
  test.afterEach(async ({ world }) => {
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'DELETE' });
  });

  test('part by part each line opens its evidence; what was looked for by words is "not found", never "none"', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('doctor', demoPerson('fumie'));
    await chart.goTo('summary');
    await page.getByRole('button', { name: '項目ごと' }).click();
    await expect(page).toHaveURL(/sum=parts/u);
    const part = (id: string) => page.locator(`.life-parts [data-block="${id}"]`);
    await expect(part('problems')).toContainText('慢性心不全');
    await expect(part('operations')).toContainText('腹腔鏡下結腸右半切除術');
    await expect(part('pregnancies')).toContainText('帝王切開');
    await expect(part('medicines')).toContainText('エリキュース');
    await expect(part('transfusions').locator('[data-none="known"]')).toHaveCount(0);
    await expect(page.locator('.life-parts [data-block="death"]')).toHaveCount(0);
    await part('devices').locator('.fact-line').first().click();
    await expect(page.locator('section.detail')).toContainText('ペースメーカー');
    expect(complaints).toEqual([]);
  });

  test('of each person it tells what their story tells, and every line opens its evidence', async ({
    signIn,
    findPatient,
    chart,
    page,
  }) => {
    test.setTimeout(180_000);
    await signIn.as('doctor');
    const missed: string[] = [];
    for (const key of SUMMARISED) {
      if ((await chart.findAnother().count()) > 0) await chart.findAnother().click();
      await findPatient.open({ 'member-id': demoPerson(key).memberId });
      await chart.settled();
      await chart.goTo('summary');
      await unfoldParts(page);
      missed.push(...(await missedLines(page, key)));
    }
    expect(missed).toEqual([]);
  });

  test('with a network silent, every part that it could fill says so', async ({
    openAs,
    chart,
    page,
    world,
  }) => {
    await fetch(`${world.sources.shiokaze.origin}/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: '500' }),
    });
    await openAs('doctor', demoPerson('kenta'));
    await chart.goTo('summary');
    await page.getByRole('button', { name: '項目ごと' }).click();
    await expect(page.locator('.life-parts [data-block]').first()).toBeVisible();
    await expect(page.locator('.life-parts [data-none="known"]')).toHaveCount(0);
    await expect(page.locator('.life-parts [data-block="problems"]')).toHaveAttribute(
      'data-coverage',
      'partial',
    );
  });

  test('written out it is a FHIR document by the published definitions, without what the person was not told', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('doctor', demoPerson('masao'));
    await chart.goTo('summary');
    await page.locator('[data-action="ips"]').click();
    await expect(page.locator('[data-ips]')).toContainText('未告知・閲覧制限の記録');
    await page.keyboard.press('Escape');
    const saved = await savedSummary(page);
    expect(saved.name).toBe('patient-summary.ips.json');
    expect(saved.text).not.toContain('膵頭部癌');
    expect(summaryProblems(saved)).toEqual([]);
    expect(saved.sections.length).toBeGreaterThan(10);
    // One source holds something back by rule: nowhere may the document say that there is none of it.
    const problems = saved.sections.find(({ title }) => title === '過去の病名');
    expect(problems?.emptyReason?.coding[0]?.code).toBe('unavailable');
  });

  test('carried into the chart again it is read as the same person, and its words are there', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('doctor', demoPerson('fumie'));
    await chart.goTo('summary');
    const { text } = await savedSummary(page);
    const dialog = new CarriedDialog(page);
    await dialog.read({ name: 'summary.json', mimeType: 'application/fhir+json', buffer: Buffer.from(text) });
    await expect(dialog.outcome('linked')).toBeVisible();
    await dialog.close();
    await chart.goTo('documents');
    await expect(chart.panel('documents')).toContainText('患者サマリー');
  });
});
