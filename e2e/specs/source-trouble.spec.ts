import { expect, test } from '../fixtures/world.ts';

test.describe('a source in trouble', () => {
  test.afterEach(async ({ world }) => {
    await world.startSource('shiokaze').catch(() => undefined);
    for (const { origin } of Object.values(world.sources))
      await fetch(`${origin}/faults`, { method: 'DELETE' }).catch(() => undefined);
  });

  test('killed: it is failed within a second, nothing says none for what it could hold, the rest is unchanged', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.open({ name: 'きりたに' });
    await chart.settled();
    const before = await page.evaluate(() =>
      [...document.querySelectorAll('[data-panel="timeline"] [data-entry]')].map((row) =>
        row.getAttribute('data-sources'),
      ),
    );
    expect(before.length).toBeGreaterThan(5);

    await chart.findAnother().click();
    await world.stopSource('shiokaze');
    await findPatient.open({ name: 'サイオンジ' });
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'failed', { timeout: 1_000 });
    await chart.settled();
    await expect(chart.source('national')).toHaveAttribute('data-state', 'complete');
    await expect(chart.source('minato')).toHaveAttribute('data-state', 'complete');
    await expect(chart.none('known')).toHaveCount(0);
    await expect(chart.panel('timeline').locator('[data-none="unknown"]')).toBeVisible();
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');

    await world.startSource('shiokaze');
    await chart.source('shiokaze').getByRole('button').first().click();
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'complete', { timeout: 20_000 });
    await expect(chart.none('known').first()).toBeVisible();
  });

  for (const [kind, state] of [
    ['500', 'failed'],
    ['403', 'withheld'],
    ['404', 'failed'],
    ['html', 'failed'],
    ['bad-json', 'failed'],
    ['truncated', 'failed'],
    ['empty-200', 'failed'],
    ['loop-paging', 'cut-short'],
    ['reset', 'failed'],
  ] as const) {
    test(`${kind}: the source is ${state}, the others' data stay whole`, async ({
      signIn,
      findPatient,
      chart,
      world,
    }) => {
      await signIn.as('doctor');
      await findPatient.look({ name: 'たかはし' });
      await expect(findPatient.candidates()).toHaveCount(1);
      await fetch(`${world.sources.shiokaze.origin}/faults`, {
        method: 'POST',
        body: JSON.stringify({ kind, path: '?patient=' }),
      });
      await fetch(`${world.sources.shiokaze.origin}/faults`, {
        method: 'POST',
        body: JSON.stringify({ kind, path: 'PatientID=' }),
      });
      await findPatient.openButton(findPatient.candidates().first()).click();
      await chart.settled();
      await expect(chart.source('shiokaze')).toHaveAttribute('data-state', state);
      await expect(chart.source('national')).toHaveAttribute('data-state', 'complete');
      await expect(chart.source('minato')).toHaveAttribute('data-state', 'complete');
      await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');
      await expect(
        chart.panel('timeline').locator('[data-entry][data-sources*="minato"]').first(),
      ).toBeVisible();
      await expect(chart.none('known')).toHaveCount(0);
    });
  }

  test('another person slipped into an answer is never drawn, and is counted', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.look({ name: 'たかはし' });
    await fetch(`${world.sources.minato.origin}/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'foreign-patient', path: '?patient=' }),
    });
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.settled();
    const clean = Number(await chart.panel('timeline').getAttribute('data-count'));
    await fetch(`${world.sources.minato.origin}/faults`, { method: 'DELETE' });
    await page.reload();
    await chart.settled();
    expect(Number(await chart.panel('timeline').getAttribute('data-count'))).toBe(clean);
  });
});
