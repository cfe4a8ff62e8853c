import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

/** Types that planning daily life has no use for: a care manager's window never asks for them. */
const OUTSIDE = [
  'ImagingStudy',
  'Media',
  'DiagnosticReport',
  'FamilyMemberHistory',
  'Specimen',
  'Claim',
  'ExplanationOfBenefit',
];

/** `DiagnosticReport` of a search or a read below a FHIR base; `dicom-web` for anything of an archive. */
function askedOf(url: string): string | undefined {
  const { pathname } = new URL(url);
  if (/\/dicom-web\//u.test(pathname)) return 'dicom-web';
  return /\/fhir\/([A-Z][A-Za-z]+)/u.exec(pathname)?.[1];
}

test('a care manager goes through every page: nothing outside the role is asked of any source', async ({
  openAs,
  chart,
  page,
}) => {
  const asked = new Map<string, number>();
  page.on('request', (request) => {
    const type = askedOf(request.url());
    if (type !== undefined) asked.set(type, (asked.get(type) ?? 0) + 1);
  });
  await openAs('caremanager', demoPerson('kinu'));
  for (const panel of ['care', 'medications', 'labs', 'documents', 'summary']) {
    await chart.goTo(panel);
    await chart.settled(panel);
  }
  expect([...OUTSIDE, 'dicom-web'].filter((type) => asked.has(type))).toEqual([]);
  // The watch does hear what is asked.
  for (const type of ['Observation', 'CarePlan', 'RelatedPerson', 'MedicationRequest'])
    expect(asked.get(type) ?? 0).toBeGreaterThan(0);
});

test('before a visit: what to mind, what changed at the last discharge, whom to call, and which days lie ahead', async ({
  openAs,
  chart,
  page,
  complaints,
}) => {
  await openAs('caremanager', demoPerson('kinu'), 'care');
  const panel = (name: string) => page.locator(`[data-panel="${name}"]`);
  await expect(panel('care-risks').locator('[data-care-group="fall"]')).toContainText('転倒転落リスク');
  await expect(panel('care-risks').locator('[data-care-group="pressure"]')).toContainText('褥瘡');
  const living = panel('care-discharge').locator('[data-living="barthel"]');
  await expect(living).toContainText('75点');
  await expect(living).toContainText('35点');
  await expect(page.locator('a[href="tel:09000003308"]')).toBeVisible();
  await expect(panel('care-next').locator('[data-next="plan"]').first()).toContainText('計画');
  await expect(panel('care-wishes')).toContainText('心肺蘇生と人工呼吸は希望しない');
  // Devices are withheld from this role by the demo's sources: that is said, and is not "none".
  await expect(panel('care-devices').locator('[data-none="known"]')).toHaveCount(0);
  await chart.page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-head')).toContainText('白鳥');
  await expect(page.locator('nav.tabs')).toBeHidden();
  expect(complaints).toEqual([]);
});
