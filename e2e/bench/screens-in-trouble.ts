/** Every screen that is worth a picture while something is amiss, and the way to it. */
import type { TestWorld } from '../../mocks/world/test-world.ts';
import { FUMIE, goTo, openPerson, type Screen } from './screen.ts';
import type { Seat } from './stage.ts';

export async function leaveEmergency({ page, signIn }: Seat): Promise<void> {
  if (!page.url().includes('/emergency')) return;
  await page.goBack();
  await page.waitForURL(/\/chart\//u).catch(() => page.goto(`${signIn.app}/patients`));
}

/** With the network behind one source gone. */
export const ONE_GONE: readonly Screen[] = [
  {
    name: 'timeline--one-source-gone',
    go: async (seat) => {
      await leaveEmergency(seat);
      await openPerson(seat, FUMIE);
    },
  },
  {
    name: 'sources--one-gone',
    go: async ({ page }) => {
      const open = page.locator('.strip-open');
      if (!(await open.isVisible())) await page.locator('.strip-line').click();
      await open.click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'medications--one-source-gone',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await goTo(seat, 'medications');
    },
  },
  {
    name: 'timeline--nothing-known',
    go: (seat) => openPerson(seat, 'サイオンジ'),
  },
  {
    name: 'emergency--one-source-gone',
    go: async (seat) => {
      await openPerson(seat, 'そうま');
      await seat.page.locator('.btn-x').first().click();
      await seat.page.getByRole('radio').first().check();
      await seat.page.locator('[data-emergency-start]').click();
      await seat.chart.settled('emergency');
      await seat.page.waitForTimeout(300);
    },
  },
];

/** Somebody alike, held apart until a reader decides. */
export const APART: readonly Screen[] = [
  {
    name: 'timeline--held-apart',
    go: async (seat) => {
      await leaveEmergency(seat);
      if ((await seat.chart.findAnother().count()) > 0) await seat.chart.findAnother().click();
      await seat.findPatient.look({ name: 'たなべ' });
      const western = seat.page.locator('[data-candidate][data-sources="minato"]');
      await seat.findPatient.openButton(western).click();
      await seat.chart.settled();
    },
  },
  {
    name: 'identity--deciding',
    go: async ({ page }) => {
      await page.locator('.panel-foot .gap[data-gap="withheld"]').getByRole('button').first().click();
      await page.locator('dialog.identity[open]').waitFor();
    },
  },
];

/** With records of another person among the answers of one source, and another source slow. */
export const MIXED_UP: readonly Screen[] = [
  {
    name: 'timeline--mixed-up',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await seat.chart.findAnother().click();
      await seat.findPatient.open({ name: 'たかはし' });
      await seat.page.locator('[data-foreign]').waitFor();
      // So long that what keeps us waiting may be stopped.
      await seat.page.waitForTimeout(3_500);
    },
  },
];

export async function mixUp(world: TestWorld, on: boolean): Promise<void> {
  const faults = [
    [world.sources.minato.origin, { kind: 'foreign-patient', path: 'patient=' }],
    [world.sources.shiokaze.origin, { kind: 'delay', ms: 9_000, path: 'patient=' }],
  ] as const;
  for (const [origin, fault] of faults) {
    await fetch(`${origin}/faults`, { method: 'DELETE' });
    if (on) await fetch(`${origin}/faults`, { method: 'POST', body: JSON.stringify(fault) });
  }
}

/** With both regional networks gone. */
export const TWO_GONE: readonly Screen[] = [
  {
    name: 'timeline--two-sources-gone',
    go: async (seat) => {
      await leaveEmergency(seat);
      await openPerson(seat, FUMIE);
    },
  },
];

export async function setSources(world: TestWorld, gone: readonly ('minato' | 'shiokaze')[]): Promise<void> {
  for (const id of ['minato', 'shiokaze'] as const) {
    if (gone.includes(id)) await world.stopSource(id);
    else await world.startSource(id);
  }
}
