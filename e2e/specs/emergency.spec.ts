import type { Page } from '@playwright/test';
import { auditEvents } from '../fixtures/audit-events.ts';
import { gravest } from '../fixtures/gravest.ts';
import { expect, test } from '../fixtures/world.ts';

/** What nobody may read on a screen that the person themselves can see. */
const FORBIDDEN = /癌|ゲムシタビン|ナブパクリタキセル|未告知|化学療法|抗がん|抗悪性|オピオイド|ナルラピド/u;

test('the sheet of the fullest person stands on one screen, every block in its place', async ({
  signIn,
  findPatient,
  chart,
  page,
  world: demo,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn.as('er');
  await findPatient.open({ name: 'そうま' });
  await chart.settled();
  await chart.enterEmergency();
  const measured = await page.evaluate(() => ({
    page: document.documentElement.scrollHeight,
    height: innerHeight,
    blocks: [...document.querySelectorAll<HTMLElement>('.er-column [data-block]')].map((block) => ({
      id: block.dataset['block'],
      cut: block.querySelector('[data-cut]') !== null,
      low: block.getBoundingClientRect().bottom > innerHeight,
    })),
  }));
  expect(measured.page).toBeLessThanOrEqual(measured.height);
  expect(measured.blocks).toHaveLength(14);
  expect(measured.blocks.filter(({ low }) => low)).toEqual([]);
  // What matters in the first minutes is whole; a list that is longer than its place says so.
  const whole = new Set(['allergies', 'dangerous-medicines', 'dialysis-devices', 'diagnoses', 'operations']);
  expect(measured.blocks.filter(({ id, cut }) => cut && whole.has(id ?? ''))).toEqual([]);

  await test.step('every block opens over all time, by keyboard, and closes', async () => {
    await page.locator('[data-widen="operations"]').focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('dialog[open] [data-block="operations"]')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  });

  await test.step('the whole access stands on the trail: its beginning, what was shown, its end', async () => {
    await chart.leaveEmergency();
    await expect
      .poll(async () =>
        (await auditEvents(demo)).flatMap(({ subtype }) => subtype?.flatMap(({ code }) => code ?? []) ?? []),
      )
      .toEqual(expect.arrayContaining(['110127', '110138', 'access']));
  });
});

test('another system hands over who it is: the form is filled, the address keeps nothing, nothing opens by itself', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await signIn.as('er');
  await page.goto(`${signIn.app}/emergency?name=${encodeURIComponent('そうま')}&birth-date=1946-05-03`);
  await expect(page.locator('[data-field="name"]')).toHaveValue('そうま');
  await expect(page).not.toHaveURL(/name=|birth/u);
  await expect(findPatient.candidates()).toHaveCount(0);
  await page.locator('[data-field="name"]').press('Enter');
  await findPatient.openButton(findPatient.candidates().first()).click();
  await expect(page.locator('[data-emergency-gate]')).toContainText('相馬');
  await expect(chart.root()).toHaveCount(0);
  await page.locator('[data-reason="unconscious"]').check();
  await page.locator('[data-emergency-start]').click();
  await chart.settled('emergency');
  await expect(page.locator('[data-block="allergies"]')).toContainText('セフェム');

  await test.step('it ends with what it opened, and is not carried to the next window', async () => {
    const second = await page.context().newPage();
    await second.goto(page.url());
    await expect(second.locator('[data-panel="emergency"]')).toHaveCount(0);
    await second.close();
    await page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
    await expect(page).toHaveURL(/\/patients/u);
    await expect(page.locator('body')).not.toContainText('セフェム');
  });
});

test('where the trail does not take the opening, nothing is read', async ({
  signIn,
  findPatient,
  chart,
  page,
  world: demo,
}) => {
  await signIn.as('er');
  await page.goto(`${signIn.app}/emergency`);
  await page.locator('[data-field="name"]').fill('そうま');
  await page.locator('[data-field="name"]').press('Enter');
  await findPatient.openButton(findPatient.candidates().first()).click();
  const faults = `${demo.sources.national.origin}/faults`;
  const fault = { kind: '500', path: 'AuditEvent' };
  await fetch(faults, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
  await page.locator('[data-reason="unconscious"]').check();
  await page.locator('[data-emergency-start]').click();
  await expect(page.locator('[data-emergency-refused]')).toBeVisible();
  await expect(chart.root()).toHaveCount(0);
  await fetch(faults, { method: 'DELETE' });
  await page.locator('[data-emergency-start]').click();
  await chart.settled('emergency');
});

test('in patient-facing mode no panel, no search and no paper says what the person was not told', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  test.setTimeout(180_000);
  await signIn.as('doctor');
  await findPatient.open({ name: 'マサオ' });
  await chart.settled();
  await expect(page.locator('body')).toContainText('膵');
  await page.keyboard.press('p');
  await expect(page.locator('[data-discretion]')).toBeVisible();
  for (const panel of ['timeline', 'medications', 'labs', 'images', 'documents', 'summary', 'care']) {
    await chart.goTo(panel);
    await chart.settled(panel);
    await expect(page.locator('body'), panel).not.toContainText(FORBIDDEN);
    expect(await page.title()).not.toMatch(FORBIDDEN);
    expect(await page.content(), panel).not.toMatch(FORBIDDEN);
    expect(await page.locator('body').ariaSnapshot(), panel).not.toMatch(FORBIDDEN);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('膵');
  await expect(page.locator('[data-entry]').filter({ hasText: FORBIDDEN })).toHaveCount(0);
});

/** The site's own settings as the page is given them, with a rule of access. */
async function withAccess(page: Page, access: object): Promise<void> {
  await page.route('**/config/sources.json', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...((await answer.json()) as object), access } });
  });
}

test('emergency access outlives neither a reload, nor its end, nor a second thought', async ({
  signIn,
  findPatient,
  chart,
  page,
  world: demo,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/patient=|\$ihe-pix|\/Patient\//u.test(request.url())) asked.push(request.url());
  });
  const choose = async (name: string) => {
    await page.goto(`${signIn.app}/emergency`);
    await page.locator('[data-field="name"]').fill(name);
    await page.locator('[data-field="name"]').press('Enter');
    await findPatient.openButton(findPatient.candidates().first()).click();
    await page.locator('[data-reason="unconscious"]').check();
  };
  await signIn.as('er');

  await test.step('an opening that was given up while the trail was slow opens nobody', async () => {
    const { origin } = demo.sources.national;
    await choose('そうま');
    await fetch(`${origin}/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ kind: 'delay', ms: 1_500, path: 'AuditEvent' }),
    });
    const taken = page.waitForResponse((answer) => answer.url().endsWith('/AuditEvent') && answer.ok());
    asked.length = 0;
    await page.locator('[data-emergency-start]').click();
    await page.getByRole('button', { name: 'やめる' }).click();
    await taken;
    await fetch(`${origin}/faults`, { method: 'DELETE' });
    await expect(page.locator('[data-emergency-find]')).toBeVisible();
    await expect(chart.root()).toHaveCount(0);
    expect(asked).toEqual([]);
  });

  await test.step('after a reload, and by the browser’s way back, a reason is asked anew and nothing is read', async () => {
    await choose('そうま');
    await page.locator('[data-emergency-start]').click();
    await chart.settled('emergency');
    asked.length = 0;
    await page.reload();
    await expect(page.locator('[data-emergency-gate]')).toBeVisible();
    await expect(page.locator('body')).not.toContainText('セフェム');
    expect(asked).toEqual([]);
    await page.locator('[data-reason="unconscious"]').check();
    await page.locator('[data-emergency-start]').click();
    await chart.settled('emergency');
    await expect(page.locator('[data-block="allergies"]')).toContainText('セフェム');
    await page.context().setOffline(true);
    await expect(page.locator('[data-offline]')).toContainText('時点の表');
    await expect(page.locator('[data-block="allergies"]')).toContainText('セフェム');
    await page.context().setOffline(false);
    await page.locator('.er-bar').getByRole('button', { name: '終了' }).click();
    await expect(page).toHaveURL(/\/patients/u);
    asked.length = 0;
    await page.goBack();
    await expect(page.locator('[data-emergency-gate]')).toBeVisible();
    expect(asked).toEqual([]);
  });
});

test('in a declared disaster more may open, everybody is told, and every event says so', async ({
  signIn,
  findPatient,
  chart,
  page,
  world: demo,
}) => {
  const day = 86_400_000;
  await withAccess(page, {
    disaster: {
      area: { ja: '潮見市', en: 'Shiomi' },
      from: new Date(Date.now() - day).toISOString().replace(/\.\d+/u, ''),
      until: new Date(Date.now() + day).toISOString().replace(/\.\d+/u, ''),
      roles: ['pharmacist'],
    },
  });
  await signIn.as('pharmacist');
  await expect(page.locator('[data-disaster]')).toContainText('潮見市');
  await findPatient.open({ name: 'そうま' });
  await chart.settled();
  await chart.enterEmergency();
  await expect(page.locator('.er-bar [data-disaster]')).toBeVisible();
  await expect
    .poll(async () =>
      (await auditEvents(demo)).some(({ purposeOfEvent }) =>
        ['BTG', 'DISASTER'].every((code) =>
          purposeOfEvent?.some(({ coding }) => coding.some((one) => one.code === code)),
        ),
      ),
    )
    .toBe(true);
});

test('where the site asks for it, whoever opens shows first who they are, and comes back to the same person', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  await withAccess(page, { stepUp: { maxAgeMinutes: 5, acr: 'urn:hitome:demo:two-factor' } });
  await signIn.as('er');
  await page.goto(`${signIn.app}/emergency`);
  await page.locator('[data-field="name"]').fill('そうま');
  await page.locator('[data-field="name"]').press('Enter');
  await findPatient.openButton(findPatient.candidates().first()).click();
  await expect(page.locator('[data-emergency-step-up="other-class"]')).toBeVisible();
  await expect(page.locator('[data-reason]')).toHaveCount(0);
  await page.locator('[data-emergency-start]').click();
  await signIn.login().fill('er');
  await signIn.submit().click();
  await page.locator('[data-reason="unconscious"]').check();
  await expect(chart.root()).toHaveCount(0);
  await page.locator('[data-emergency-start]').click();
  await chart.settled('emergency');
  await expect(page.locator('[data-block="allergies"]')).toContainText('セフェム');
});

test('from the address to the sheet without a mouse, and nothing in the way of a screen reader', async ({
  signIn,
  chart,
  page,
}) => {
  await signIn.as('er');
  await page.goto(`${signIn.app}/emergency`);
  const keys = page.keyboard;
  const reach = async (selector: string) => {
    for (let press = 0; press < 40; press += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      await keys.press('Tab');
    }
    throw new Error(`no way by Tab to ${selector}`);
  };
  await page.locator('[data-field="name"]').waitFor();
  await reach('[data-field="name"]');
  await keys.type('そうま');
  await keys.press('Enter');
  await page.locator('[data-candidate]').first().waitFor();
  await reach('[data-candidate] button');
  await keys.press('Enter');
  await page.locator('[data-emergency-gate]').waitFor();
  await reach('input[type="radio"]');
  await keys.press('Space');
  expect(await gravest(page)).toEqual([]);
  await reach('[data-emergency-start]');
  await keys.press('Enter');
  await chart.settled('emergency');
  expect(await gravest(page)).toEqual([]);
});
