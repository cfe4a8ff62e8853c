import { auditEvents } from '../fixtures/audit-events.ts';
import { expect, test } from '../fixtures/world.ts';
import { ChartPage } from '../pages/chart-page.ts';
import { FindPatientPage } from '../pages/find-patient-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

test.describe('who is the same person', () => {
  test('somebody alike is held apart; a reader links them with a reason, on record, and can undo it', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.look({ name: 'たなべ' });
    const eastern = page.locator('[data-candidate][data-sources="national minato"]');
    const western = page.locator('[data-candidate][data-sources="minato"]');
    await expect(eastern).toHaveCount(1);
    await findPatient.openButton(western).click();
    await chart.settled();
    await expect(chart.source('national')).toHaveAttribute('data-state', 'withheld');
    await expect(chart.none('known')).toHaveCount(0);

    await test.step('the evidence is shown, and nothing happens without a reason', async () => {
      await chart.source('national').getByRole('button', { name: '同じ人か確かめる' }).click();
      const apart = page.locator('dialog [data-quarantined="national"]').first();
      await expect(apart).toContainText('食い違い');
      await apart.getByRole('button', { name: '同じ人として読み込む' }).click();
      await expect(apart.getByRole('alert')).toContainText('根拠を書いてください');
      await expect(chart.source('national')).toHaveAttribute('data-state', 'withheld');
    });

    await test.step('with a reason it is put on record, then read', async () => {
      const apart = page.locator('dialog [data-quarantined="national"]').first();
      await apart.getByRole('textbox').fill('本人に確認（試験）');
      await apart.getByRole('button', { name: '同じ人として読み込む' }).click();
      await expect(page.locator('dialog [data-linked="national"]')).toBeVisible();
      await expect(chart.source('national')).toHaveAttribute('data-state', 'complete');
      await expect(chart.entries().locator('visible=true').first()).toBeVisible();
      const text = JSON.stringify(await auditEvents(world));
      expect(text).toContain('iso-21089-lifecycle');
      expect(text).toContain('本人に確認（試験）');
    });

    await test.step('undone, it is as if it had never been read', async () => {
      const linked = page.locator('dialog [data-linked="national"]');
      await linked.getByRole('textbox').fill('別の人でした（試験）');
      await linked.getByRole('button', { name: 'つながりを外す' }).click();
      await expect(chart.source('national')).toHaveAttribute('data-state', 'withheld');
      await page.keyboard.press('Escape');
      await expect(page.locator('[data-entry][data-sources~="national"]')).toHaveCount(0);
    });
  });
});

test.describe('one source', () => {
  test.afterEach(async ({ world }) => {
    for (const { origin } of Object.values(world.sources))
      await fetch(`${origin}/faults`, { method: 'DELETE' }).catch(() => undefined);
  });

  test('one that keeps us waiting can be stopped, says so, and can be asked again', async ({
    signIn,
    findPatient,
    chart,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.look({ name: 'たかはし' });
    const body = JSON.stringify({ kind: 'delay', ms: 9_000, path: 'patient=' });
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'POST', body });
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.source('shiokaze').getByRole('button', { name: /中止/u }).click({ timeout: 8_000 });
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', /failed|cut-short/u);
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');
    await expect(chart.panel('timeline').locator('.panel-foot')).toContainText('画面の操作で中止');
    await expect(chart.none('known')).toHaveCount(0);
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'DELETE' });
    await chart.retry('shiokaze').click();
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'complete', { timeout: 20_000 });
  });

  test('brought up to date, what did not change is only confirmed; what cannot be confirmed says as of when it is', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.open({ name: 'たかはし' });
    await chart.settled();
    const before = await chart.panel('timeline').getAttribute('data-count');
    const statuses: number[] = [];
    page.on('response', (response) => {
      if (/[?&]patient=/u.test(response.url())) statuses.push(response.status());
    });
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '最新にする' }).click();
    await expect.poll(() => statuses.filter((status) => status === 304).length).toBeGreaterThan(20);
    await expect(chart.panel('timeline')).toHaveAttribute('data-count', before ?? '');

    const fault = JSON.stringify({ kind: '500', path: 'patient=' });
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'POST', body: fault });
    await page.getByRole('button', { name: '最新にする' }).click();
    await expect(chart.source('shiokaze')).toContainText('その後の照会には応答がありません');
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'complete');
    await expect(chart.panel('timeline')).toHaveAttribute('data-count', before ?? '');
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'DELETE' });
    await expect(chart.source('shiokaze')).not.toContainText('応答がありません', { timeout: 20_000 });
  });
});

test.describe('two tabs and two users', () => {
  test('each tab keeps to its own person, and the address of a chart opens nothing for somebody else', async ({
    context,
    browser,
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.open({ name: 'たかはし' });
    await chart.settled();
    const address = page.url();

    const second = await context.newPage();
    await new SignInPage(second, world.app).asBefore();
    await new FindPatientPage(second).open({ name: 'そうま' });
    const other = new ChartPage(second);
    await other.settled();
    await expect(other.banner()).not.toContainText('タカハシ');
    await expect(chart.banner()).toContainText('タカハシ');
    await expect(chart.banner()).not.toContainText('ソウマ');

    const stranger = await browser.newContext({ locale: 'ja-JP' });
    const third = await stranger.newPage();
    await new SignInPage(third, world.app).as('pharmacist');
    await third.goto(address);
    await expect(third.locator('[data-notice="chart"]')).toBeVisible();
    await expect(third.locator('[data-patient-banner]')).toHaveCount(0);
    await stranger.close();
  });
});
