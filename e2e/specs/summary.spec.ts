import { demoPerson } from '../fixtures/demo-person.ts';
import { askManifest, openShared, readLink } from '../fixtures/shared-link.ts';
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

  test('measures over the life: first, highest and newest stand in words and open their records', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    await openAs('doctor', demoPerson('fumie'));
    await chart.goTo('summary');
    const weight = page.locator('[data-measure="weight"]');
    await expect(weight.locator('[data-figure="last"]')).toContainText('51.2');
    await expect(weight.locator('[data-figure="most"]')).toContainText('58.4');
    await weight.locator('[data-figure="most"]').click();
    await expect(page.locator('section.detail')).toContainText('58.4');
    await page.keyboard.press('Escape');
    const count = Number(await weight.getAttribute('data-points'));
    await weight.getByRole('button', { name: /記録/u }).click();
    await expect(weight.locator('.measure-results .fact-line')).toHaveCount(Math.min(12, count));
    await expect(page.locator('[data-panel="life-measures"] [data-none="known"]')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test('a summary that a source wrote stands beside ours; what is not found in it is told and not called absent', async ({
    openAs,
    chart,
    page,
  }) => {
    await openAs('doctor', demoPerson('fumie'));
    await chart.goTo('summary');
    const theirs = page.locator('[data-theirs]');
    await expect(theirs).toContainText('患者サマリー');
    await theirs.locator('[data-side="onlyOurs"] summary').click();
    await expect(theirs.locator('[data-side="onlyOurs"]')).toContainText('上行結腸癌');
    await expect(theirs).toContainText('ないことでも、取り消しでもありません');
    await expect(theirs.locator('[data-none="known"]')).toHaveCount(0);
  });

  test('a source that writes summaries is asked for one with this page; where it fails that is told there alone', async ({
    openAs,
    chart,
    page,
    world,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('$summary')) asked.push(new URL(request.url()).origin);
    });
    const faults = `${world.sources.minato.origin}/faults`;
    await fetch(faults, { method: 'POST', body: JSON.stringify({ kind: '500', path: '$summary' }) });
    await openAs('doctor', demoPerson('fumie'), 'timeline');
    await expect(page.locator('[data-entry]').first()).toBeVisible();
    expect(asked).toEqual([]);
    await chart.goTo('summary');
    const own = page.locator('[data-asked-summary="minato"]');
    await expect(own).toHaveAttribute('data-state', 'failed');
    await expect(own).toContainText('届いていません');
    await expect(page.locator('[data-theirs]')).toContainText('患者サマリー');
    await fetch(faults, { method: 'DELETE' });
    await own.getByRole('button', { name: 'もう一度求める' }).click();
    await expect(own).toHaveAttribute('data-state', 'read');
    await own.locator('[data-side="onlyOurs"] summary').click();
    await expect(own.locator('[data-side="onlyOurs"] .fact-line').first()).toBeVisible();
    await own.locator('.theirs-body > summary').click();
    await expect(own.locator('.theirs-body')).toContainText('慢性心不全');
    expect(new Set(asked)).toEqual(new Set([world.sources.minato.origin]));
  });

  test('handed on by a link it is encrypted: the store has no key, and the link opens what it keeps', async ({
    openAs,
    chart,
    page,
    complaints,
  }) => {
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await openAs('doctor', demoPerson('fumie'));
    await chart.goTo('summary');
    await page.locator('[data-action="share"]').click();
    await page.locator('[data-field="passcode"]').fill('4711');
    await page.locator('[data-share] button[type="submit"]').click();
    await expect(page.locator('[data-share="made"] svg.share-code path')).toHaveAttribute('d', /^M/u);
    const link = await page.locator('[data-share-link]').inputValue();
    const payload = readLink(link);
    expect(payload.flag).toBe('P');
    expect(sent.some((one) => one.startsWith(payload.url.replace(/\/[^/]+$/u, '')))).toBe(true);
    expect(sent.filter((one) => one.includes(payload.key) || one.includes('shlink:'))).toEqual([]);
    const refused = await askManifest(payload, '0000');
    expect([refused.status, await refused.json()]).toEqual([401, { remainingAttempts: 4 }]);
    const bundle = await openShared(payload, '4711');
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'document' });
    expect(JSON.stringify(bundle)).toContain('上行結腸癌');
    // And read in here, as the link of anybody else is.
    await page.keyboard.press('Escape');
    const carried = new CarriedDialog(page);
    await carried.paste(`https://viewer.example/#${link}`);
    await carried.outcome('link-locked').locator('[data-field="link-passcode"]').fill('4711');
    await carried.outcome('link-locked').locator('button[type="submit"]').click();
    await expect(carried.outcome('linked')).toBeVisible();
    expect(sent.filter((one) => one.includes(payload.key) || one.includes('viewer.example'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
