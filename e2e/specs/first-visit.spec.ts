import { expect, test } from '../fixtures/world.ts';

/** The seven kinds that the product promises on one timeline. */
const KINDS = [
  ['diagnoses', ['condition']],
  ['prescriptions and dispensings', ['prescription', 'dispensing']],
  ['labs', ['lab']],
  ['images', ['imaging']],
  ['discharge summaries', ['discharge-summary']],
  ['referral letters', ['referral']],
  ['check-ups', ['checkup']],
] as const;

test('a doctor at a first visit reads three people from three networks', async ({
  signIn,
  findPatient,
  chart,
  page,
  complaints,
}) => {
  test.setTimeout(180_000);
  await test.step('signs in', async () => {
    await signIn.as('doctor');
    await expect(page.getByText('篠田 理央')).toBeVisible();
  });

  await test.step('finds a person by kana and opens the chart', async () => {
    await findPatient.look({ name: 'きりたに' });
    await expect(findPatient.candidates()).toHaveCount(1);
    await expect(findPatient.candidates().first()).toHaveAttribute(
      'data-sources',
      /national.*minato.*shiokaze|minato.*shiokaze.*national|national minato shiokaze/u,
    );
    await findPatient.openButton(findPatient.candidates().first()).click();
    await chart.settled();
    await expect(chart.banner()).toContainText('桐谷');
    for (const source of ['national', 'minato', 'shiokaze']) {
      await expect(chart.source(source)).toHaveAttribute('data-state', 'complete');
    }
  });

  await test.step('sees all seven kinds, from all three sources', async () => {
    const sources = new Set<string>();
    for (const [name, kinds] of KINDS) {
      const url = new URL(page.url());
      url.searchParams.set('kind', kinds.join(' '));
      await page.goto(url.href);
      await chart.settled();
      const rows = chart.panel('timeline').locator('[data-entry]');
      await expect(rows.first(), name).toBeVisible();
      for (const row of await rows.all())
        for (const id of ((await row.getAttribute('data-sources')) ?? '').split(' ')) sources.add(id);
    }
    expect([...sources].toSorted()).toEqual(['minato', 'national', 'shiokaze']);
  });

  await test.step('opens a CT in the viewer', async () => {
    await chart.goTo('images');
    await chart.settled('images');
    await chart.panel('images').locator('[data-entry]').filter({ hasText: /CT/u }).first().click();
    await expect(chart.viewer()).toHaveAttribute('data-state', 'ready', { timeout: 60_000 });
  });

  await test.step('reads a discharge summary as text', async () => {
    await chart.goTo('documents');
    await chart.panel('documents').locator('[data-kind="discharge-summary"]').first().click();
    await expect(page.getByRole('heading', { name: /退院時診断/u }).first()).toBeVisible();
  });

  await test.step('opens a second and a third person; nothing of the first stays', async () => {
    for (const [name, kanji] of [
      ['そうま', '相馬'],
      ['しらとり', '白鳥'],
    ] as const) {
      await chart.findAnother().click();
      await expect(chart.root()).toHaveCount(0);
      await findPatient.open({ name });
      await chart.settled();
      await expect(chart.banner()).toContainText(kanji);
      await expect(page.locator('body')).not.toContainText('桐谷');
    }
  });

  await test.step('signs out, and nobody is left signed in', async () => {
    await signIn.signOut().click();
    await expect(signIn.begin()).toBeVisible();
    await expect(page.locator('body')).not.toContainText('白鳥');
    await page.goto(`${signIn.app}/patients`);
    await expect(signIn.begin()).toBeVisible();
  });

  expect(complaints).toEqual([]);
});

test('the address is the view: a reload keeps the chart, the panel and the selected entry', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await signIn.as('doctor');
  await findPatient.open({ name: 'タカハシ' });
  await chart.settled();
  await chart.panel('timeline').locator('[data-entry]').first().click();
  await expect(page).toHaveURL(/entry=/u);
  const count = await chart.panel('timeline').getAttribute('data-count');
  expect(page.url()).not.toMatch(/高橋|髙橋|タカハシ|6208|1979/u);
  await page.reload();
  await chart.settled();
  await expect(chart.panel('timeline')).toHaveAttribute('data-count', count ?? '');
  await expect(page.locator('[data-entry][aria-current="true"]')).toHaveCount(1);
  await expect(chart.banner()).toContainText('タカハシ');
});

test('someone with nothing recorded: none is said, because every source has answered', async ({
  signIn,
  findPatient,
  chart,
}) => {
  await signIn.as('doctor');
  await findPatient.open({ name: 'サイオンジ' });
  await chart.settled();
  await expect(chart.panel('timeline')).toHaveAttribute('data-coverage', 'complete');
  await expect(chart.panel('timeline').locator('[data-none="known"]')).toBeVisible();
});

test('two people of one name and birth date stay two, and are told to be alike', async ({
  signIn,
  findPatient,
}) => {
  await signIn.as('doctor');
  await findPatient.look({ name: 'たなべ' });
  await expect(findPatient.candidates()).toHaveCount(2);
  const sources = await findPatient
    .candidates()
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-sources')));
  expect(new Set(sources)).toEqual(new Set(['minato', 'national minato']));
  await expect(findPatient.candidates().first()).toContainText('よく似た');
});
