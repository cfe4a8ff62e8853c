import { expect, test } from '../fixtures/world.ts';

test('whoever sets the site up sees of each source what works, and which one does not', async ({
  page,
  signIn,
  world,
}) => {
  await fetch(`${world.sources.shiokaze.origin}/faults`, {
    method: 'POST',
    body: JSON.stringify({ kind: '500', path: '/fhir/metadata' }),
  });
  try {
    await signIn.as('doctor');
    await page.goto(`${world.app}/site`);
    await expect(page.locator('[data-panel="site"][data-coverage="complete"]')).toBeVisible();
    const levels = (source: string) =>
      page.locator(`[data-site-source="${source}"] [data-check-level="wrong"]`);
    await expect(levels('national')).toHaveCount(0);
    await expect(levels('minato')).toHaveCount(0);
    await expect(levels('shiokaze')).not.toHaveCount(0);
    await expect(page.locator('[data-site-source="minato"]')).toContainText('使えます');
    // No record is asked for, and none is on the page.
    await expect(page.locator('[data-chart], [data-entry]')).toHaveCount(0);
  } finally {
    await fetch(`${world.sources.shiokaze.origin}/faults`, { method: 'DELETE' });
  }
});
