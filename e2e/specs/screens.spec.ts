import type { Screen } from '../bench/screen.ts';
import { APART, MIXED_UP, mixUp, ONE_GONE, setSources } from '../bench/screens-in-trouble.ts';
import { DOOR, WELL } from '../bench/screens.ts';
import { plainlyWrong } from '../fixtures/look.ts';
import { expect, test } from '../fixtures/world.ts';

// What cannot be reached is a finding, not a reason to wait.
test.use({ actionTimeout: 15_000 });

/** Every screen in both languages on three sizes of screen: nothing cut, nothing pushed out, no slip of the program. */
const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

/** The wide desk stands for Japanese and the narrow one for English, the phone for both, unless all is asked for. */
function sizesOf(language: 'ja' | 'en') {
  const left = { ja: 1024, en: 1440 }[language];
  return process.env['HITOME_WHOLE'] === '1' ? SIZES : SIZES.filter(([width]) => width !== left);
}

for (const language of ['ja', 'en'] as const) {
  for (const [width, height] of sizesOf(language)) {
    test.describe(`${width}×${height}, ${language}`, () => {
      test.use({ viewport: { width, height }, hasTouch: width < 500, isMobile: width < 500 });
      test.afterEach(({ world }) => setSources(world, []));

      test('every screen holds what it shows', async ({ page, signIn, findPatient, chart, world }) => {
        test.setTimeout(240_000);
        const seat = { page, signIn, findPatient, chart, leave: () => Promise.resolve() };
        const look = (screens: readonly Screen[]) =>
          screens.reduce(
            (before, screen) =>
              before.then(() =>
                test.step(screen.name, async () => {
                  await screen.go(seat);
                  expect.soft(await plainlyWrong(page), screen.name).toEqual([]);
                }),
              ),
            Promise.resolve(),
          );
        const query = language === 'en' ? '?lang=en' : '';
        await page.goto(`${world.app}/${query}`);
        await signIn.begin().waitFor();
        expect.soft(await plainlyWrong(page), DOOR[0]?.name).toEqual([]);
        await signIn.as('doctor', query);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await look(WELL);
        await look(APART);
        await mixUp(world, true);
        await look(MIXED_UP);
        await mixUp(world, false);
        await setSources(world, ['shiokaze']);
        await look(ONE_GONE);
      });
    });
  }
}
