/** Screens that only the proof in the open walks through: they change who is signed in, or what lies beside what. */
import { FUMIE, goTo, openPerson, type Screen } from './screen.ts';

/** A launch from an address that is none of the settings. */
export const REFUSED_LAUNCH: Screen = {
  name: 'sign-in--launch-refused',
  go: async ({ page, signIn }) => {
    const language = new URL(page.url()).searchParams.get('lang');
    const query = new URLSearchParams({
      iss: 'https://evil.example/fhir',
      launch: 'x',
      ...(language === null ? {} : { lang: language }),
    });
    await page.goto(`${signIn.app}/launch?${query}`);
    await page.locator('[data-problem="launch-unknown"]').waitFor();
  },
};

/** At the end of the journey of a reader of charts. */
export const FURTHER: readonly Screen[] = [
  {
    name: 'launch--over',
    go: async ({ page, signIn }) => {
      const language = new URL(page.url()).searchParams.get('lang');
      await page.goto(`${signIn.app}/launch${language === null ? '' : `?lang=${language}`}`);
      await page.locator('[data-launch-refused="over"]').waitFor();
    },
  },
  {
    name: 'help--keys',
    go: async (seat) => {
      await seat.page.getByRole('button', { name: /患者を探す|Find a patient/u }).click();
      await openPerson(seat, FUMIE);
      await seat.page.keyboard.press('?');
      await seat.page.locator('[data-action="tour"]').waitFor();
    },
  },
  {
    name: 'help--tour',
    go: async ({ page }) => {
      await page.locator('[data-action="tour"]').click();
      await page.locator('[data-tour]').waitFor();
    },
  },
  {
    name: 'carried--start',
    go: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.locator('[data-tour]').waitFor({ state: 'detached' });
      // On a phone it stands among what the strip folds away.
      await page.locator('[data-action="carry"]').evaluate((button: HTMLElement) => button.click());
      await page.locator('[data-carried]').waitFor();
    },
  },
  {
    name: 'documents--beside',
    go: async (seat) => {
      await seat.page.keyboard.press('Escape');
      await goTo(seat, 'documents');
      await seat.chart.panel('documents').locator('[data-kind="discharge-summary"]').first().click();
      await seat.page
        .getByRole('button', { name: /^(?:並べて読む|並べる|Side by side|Beside)/u })
        .first()
        .click();
      await seat.page.waitForURL(/doc=beside/u);
    },
  },
  {
    name: 'images--compare',
    go: async (seat) => {
      await goTo(seat, 'images');
      await seat.page.locator('[data-compare-study]').first().click();
      await seat.page.locator('[data-viewport="1"][data-state="ready"]').waitFor();
      await seat.page.waitForTimeout(500);
    },
  },
  {
    name: 'site--checked',
    go: async ({ page, signIn }) => {
      const language = new URL(page.url()).searchParams.get('lang');
      await page.goto(`${signIn.app}/site${language === null ? '' : `?lang=${language}`}`);
      await page.locator('[data-site-source]').first().waitFor();
    },
  },
];

/** Of whoever looks after the log. */
export const OF_OFFICER: readonly Screen[] = [
  {
    name: 'access-log--complete',
    go: async ({ page }) => {
      await page.locator('[data-panel="access-log"][data-coverage="complete"]').waitFor();
    },
  },
];
