import { expect, test } from '../fixtures/world.ts';

test('a malformed sources.json names file, field and what was expected, and nothing else starts', async ({
  page,
  world,
}) => {
  await page.route('**/config/sources.json', async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as { sources: Record<string, unknown>[] };
    delete config.sources[1]?.['fhirBase'];
    await route.fulfill({ json: config });
  });
  await page.goto(world.app);
  const notice = page.locator('[data-notice="config"]');
  await expect(notice).toContainText('sources.json');
  await expect(notice).toContainText('sources.1.fhirBase');
  await expect(page.getByRole('button', { name: /サインイン/u })).toHaveCount(0);
});

test('an unknown route and an unknown chart say so', async ({ signIn, page, world }) => {
  await signIn.as('doctor');
  await page.goto(`${world.app}/no/such/page`);
  await expect(page.locator('[data-notice="route"]')).toBeVisible();
  await page.goto(`${world.app}/chart/AAAAAAAAAAAAAAAAAAAAAA/timeline`);
  await expect(page.locator('[data-notice="chart"]')).toBeVisible();
  await expect(page.locator('[data-chart]')).toHaveCount(0);
});

test.describe('a sign-in that is not ours ends on a clear page, signed out', () => {
  test('a wrong state', async ({ page, world, signIn }) => {
    await page.goto(`${world.app}/callback?code=x&state=forged&iss=${encodeURIComponent(world.issuer)}`);
    await expect(page.locator('[data-problem="state"]')).toBeVisible();
    await expect(
      signIn
        .begin()
        .or(page.getByRole('button', { name: /もう一度/u }))
        .first(),
    ).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });

  test('a foreign issuer', async ({ page, world }) => {
    await page.goto(`${world.app}/callback?code=x&state=y&iss=${encodeURIComponent('https://evil.example')}`);
    await expect(page.locator('[data-problem="issuer"]')).toBeVisible();
  });

  for (const [name, change, problem] of [
    ['a forged signature', (token: string) => `${token.slice(0, -8)}AAAAAAAA`, 'forged'],
    [
      'another nonce',
      (token: string) => {
        const [head, body, signature] = token.split('.');
        const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
        return [
          head,
          Buffer.from(JSON.stringify({ ...claims, nonce: 'x' })).toString('base64url'),
          signature,
        ].join('.');
      },
      /nonce|forged/u,
    ],
  ] as const) {
    test(name, async ({ page, world, signIn }) => {
      await page.route(`${world.issuer}/token`, async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as { id_token: string };
        await route.fulfill({ response, json: { ...answer, id_token: change(answer.id_token) } });
      });
      await page.goto(world.app);
      await signIn.begin().click();
      await signIn.login().fill('doctor');
      await signIn.submit().click();
      await expect(signIn.problem()).toHaveAttribute('data-problem', problem);
      await expect(page.locator('[data-field="name"]')).toHaveCount(0);
      expect(
        await page.evaluate(() =>
          [sessionStorage, localStorage].map((store) => JSON.stringify(Object.entries(store))).join(),
        ),
      ).not.toContain('eyJ');
    });
  }
});
