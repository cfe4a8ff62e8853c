import { drawnEntries } from '../fixtures/drawn-entries.ts';
import { readIssues } from '../fixtures/read-issues.ts';
import { expect, test } from '../fixtures/world.ts';

/** Every single fault at every source stands in `fault-matrix.spec.ts`. */
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
    // The whole list is scrolled through twice, frame by frame.
    test.setTimeout(300_000);
    await signIn.as('doctor');
    await findPatient.open({ name: 'きりたに' });
    await chart.settled();
    expect(await chart.sourceStates()).toEqual({
      national: 'complete',
      minato: 'complete',
      shiokaze: 'complete',
    });
    const before = [...(await drawnEntries(page)).resources.keys()];
    const others = before.filter((resource) => !resource.startsWith('shiokaze/'));
    expect(others.length).toBeGreaterThan(5);
    expect(others.length).toBeLessThan(before.length);

    await chart.findAnother().click();
    await world.stopSource('shiokaze');
    await findPatient.open({ name: 'きりたに' });
    await chart.settled();
    const left = (await drawnEntries(page)).resources;
    expect(others.filter((resource) => !left.has(resource))).toEqual([]);

    await chart.findAnother().click();
    await findPatient.open({ name: 'サイオンジ' });
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'failed', { timeout: 1_000 });
    await chart.settled();
    await expect(chart.source('national')).toHaveAttribute('data-state', 'complete');
    await expect(chart.source('minato')).toHaveAttribute('data-state', 'complete');
    await expect(chart.none('known')).toHaveCount(0);
    await expect(chart.panel('timeline').locator('[data-none="unknown"]')).toBeVisible();
    await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'partial');

    await world.startSource('shiokaze');
    await chart.retry('shiokaze').click();
    await expect(chart.source('shiokaze')).toHaveAttribute('data-state', 'complete', { timeout: 20_000 });
    await expect(chart.none('known').first()).toBeVisible();
  });

  test('another person slipped into an answer is never drawn, and the reader is told', async ({
    signIn,
    findPatient,
    chart,
    page,
    world,
  }) => {
    await signIn.as('doctor');
    await findPatient.open({ name: 'たかはし' });
    await chart.settled();
    const clean = await drawnEntries(page);
    expect((await readIssues(page)).size).toBe(0);
    await chart.findAnother().click();
    await findPatient.look({ name: 'たかはし' });
    await fetch(`${world.sources.minato.origin}/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'foreign-patient', path: 'patient=' }),
    });
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.settled();
    expect((await drawnEntries(page)).resources).toEqual(clean.resources);
    expect((await readIssues(page)).size).toBeGreaterThan(5);
  });
});
