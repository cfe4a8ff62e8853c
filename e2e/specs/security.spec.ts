import { expect, test } from '@playwright/test';
import { openPerson, FUMIE, goTo } from '../bench/screen.ts';
import { onOpenStage, peopleCanaries } from '../fixtures/open-stage.ts';

test('of a session nothing is left but its audit trail, and its tokens went nowhere else', async () => {
  test.setTimeout(240_000);
  await onOpenStage(async (stage) => {
    const { seat, world } = stage;
    await seat.signIn.as('doctor');
    await openPerson(seat, FUMIE);
    for (const panel of ['medications', 'labs', 'images', 'documents', 'summary', 'care'])
      await goTo(seat, panel);
    await test.step('the page is alone in its process and holds no token where a script could look for one', async () => {
      const seen = await seat.page.evaluate(() => ({
        isolated: globalThis.crossOriginIsolated,
        stored: JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]),
        cookies: document.cookie,
      }));
      expect(seen.isolated).toBe(true);
      expect(seen.stored).not.toMatch(/eyJ|桐谷|キリタニ/u);
      expect(seen.cookies).toBe('');
    });
    await test.step('no other page may frame it', async () => {
      const answer = await fetch(world.app);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    });
    await seat.signIn.signOut().click();
    await expect(seat.page.locator('[data-problem="signed-out"]')).toBeVisible();

    const evidence = await stage.evidence();
    expect(evidence.reports, 'reports of the policy').toEqual([]);
    expect(evidence.strayAuthorizations).toEqual([]);
    expect(evidence.authorizations).toBeGreaterThan(50);
    expect(evidence.tokens.size).toBeGreaterThan(4);
    const canaries = [...evidence.tokens, ...peopleCanaries()];
    const said = evidence.said.join('\n');
    expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
    expect(await stage.leftOnDisk(canaries), 'left in the profile of the browser').toEqual([]);
  });
});
