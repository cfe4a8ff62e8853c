import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Screen } from '../bench/screen.ts';
import { APART, MIXED_UP, mixUp, ONE_GONE, setSources } from '../bench/screens-in-trouble.ts';
import { DOOR, WELL } from '../bench/screens.ts';
import { expect, test } from '../fixtures/world.ts';

// What cannot be reached is a finding, not a reason to wait.
test.use({ actionTimeout: 15_000 });

/** What a screen reader or a person without a mouse would stumble over, as axe finds it. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = grave.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  expect.soft(said, name).toEqual([]);
}

for (const language of ['ja', 'en'] as const) {
  const query = language === 'en' ? '?lang=en' : '';

  test.describe(`every screen can be read by everybody (${language})`, () => {
    test.afterEach(({ world }) => setSources(world, []));

    test('with all sources well, and with one gone', async ({ page, signIn, findPatient, chart, world }) => {
      test.setTimeout(300_000);
      const seat = { page, signIn, findPatient, chart, leave: () => Promise.resolve() };
      for (const screen of DOOR) {
        await page.goto(`${world.app}/${query}`);
        await signIn.begin().waitFor();
        await expectAccessible(page, screen.name);
      }
      await signIn.as('doctor', query);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const look = async (screens: readonly Screen[]) => {
        for (const screen of screens) {
          await test.step(screen.name, async () => {
            await screen.go(seat);
            await expectAccessible(page, screen.name);
          });
        }
      };
      await look(WELL);
      await look(APART);
      await mixUp(world, true);
      await look(MIXED_UP);
      await mixUp(world, false);
      await setSources(world, ['shiokaze']);
      await look(ONE_GONE);
    });

    test('where the configuration is broken', async ({ page, world }) => {
      await page.route('**/config/sources.json', (route) => route.fulfill({ body: '{"identity": oops' }));
      await page.goto(`${world.app}/${query}`);
      await page.locator('[data-notice="config"]').waitFor();
      await expectAccessible(page, 'config error');
    });
  });
}

/** Presses Tab until the focus rests where it should, as far as a patient reader would. */
async function tabTo(page: Page, selector: string, most = 60): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector))
      return presses;
  }
  throw new Error(`${most} times Tab, and ${selector} has no focus`);
}

test('a person is found, opened and read without a mouse', async ({ page, chart, findPatient, world }) => {
  await test.step('signs in', async () => {
    await page.goto(`${world.app}/`);
    await tabTo(page, '.door-button');
    await page.keyboard.press('Enter');
    await page.locator('input[name="login"]').waitFor();
    await page.locator('input[name="login"]').focus();
    await page.keyboard.type('doctor');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/patients/u);
  });

  await test.step('finds and opens a person', async () => {
    await expect(page.locator('[data-field="name"]')).toBeFocused();
    await page.keyboard.type('きりたに');
    await page.keyboard.press('Enter');
    await expect(findPatient.candidates()).toHaveCount(1);
    await tabTo(page, '[data-candidate] button');
    await page.keyboard.press('Enter');
    await chart.settled();
  });

  await test.step('leaps over the bars into the record', async () => {
    await page.reload();
    await chart.settled();
    await tabTo(page, 'a.skip', 1);
    await page.keyboard.press('Enter');
    await expect(page.locator('main#content')).toBeFocused();
    await tabTo(page, '[data-entry]');
  });

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-entry') ?? '');

  await test.step('walks the rows', async () => {
    const first = await focused();
    for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
    const far = await focused();
    expect(far).not.toBe('');
    expect(far).not.toBe(first);
    await expect(page.locator(':focus')).toBeInViewport();
    await page.keyboard.press('Home');
    // The first row is drawn anew before it can take the focus.
    await expect.poll(focused).toBe(first);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(focused).not.toBe(first);
  });

  await test.step('opens the detail, and closing it leads back to the row', async () => {
    const row = await focused();
    await page.keyboard.press('Enter');
    const detail = page.locator('section[data-detail]');
    await expect(detail).toBeVisible();
    await expect(detail.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);
    await expect.poll(focused).toBe(row);
  });

  await test.step('opens the sheet of the sources and closes it', async () => {
    await page.locator('.strip-open').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.strip-open')).toBeFocused();
  });
});
