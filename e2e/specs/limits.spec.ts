import type { Page, Request } from '@playwright/test';
import { chunkFigures } from '../bench/chunks.ts';
import { overLimits } from '../bench/limits.ts';
import { prepare, timedOpening } from '../bench/opening.ts';
import { demoPerson } from '../fixtures/demo-person.ts';
import { expect, test } from '../fixtures/world.ts';

const PANELS = ['timeline', 'medications', 'labs', 'images', 'documents', 'summary', 'care'] as const;

/** Waits until nothing is asked and nothing is drawn any more: the same nodes and no open request three looks running. */
async function atRest(page: Page, open: ReadonlySet<Request>): Promise<number> {
  let [nodes, same] = [-1, 0];
  await expect
    .poll(
      async () => {
        const now = await page.evaluate(() => document.querySelectorAll('*').length);
        same = now === nodes && open.size === 0 ? same + 1 : 0;
        nodes = now;
        return same;
      },
      { intervals: [150], timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(3);
  return nodes;
}

/** What is under way to the sources, and all that was asked of them, by method and address. */
function watchSources(page: Page, origins: readonly string[]) {
  const open = new Set<Request>();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!origins.some((origin) => request.url().startsWith(origin))) return;
    open.add(request);
    if (request.method() === 'GET') asked.push(request.url());
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return { open, asked };
}

function twice(asked: readonly string[]): number {
  return asked.length - new Set(asked).size;
}

test('requests, bytes, nodes and chunks are within their limits', async ({
  signIn,
  findPatient,
  chart,
  page,
  world,
}) => {
  const origins = [...Object.values(world.sources).map(({ origin }) => origin), world.storage.origin];
  const { open, asked } = watchSources(page, origins);
  const measured: Record<string, number> = { ...chunkFigures() };

  await test.step('nobody is looked for yet', async () => {
    await signIn.as('doctor');
    await findPatient.field('name').waitFor();
    await atRest(page, open);
    measured['requestsWithoutPerson'] = asked.filter((url) =>
      /Patient|patient|Observation/u.test(url),
    ).length;
  });
  await test.step('a typical person is opened', async () => {
    const seat = { page, signIn, findPatient, chart, leave: () => Promise.resolve() };
    await prepare(seat, demoPerson('fumie').memberId);
    const { requests, bytes } = await timedOpening({ world }, seat);
    const urls = requests.map(({ url }) => url);
    measured['requestsToOpenChart'] = urls.length;
    measured['requestsAskedTwice'] = twice(urls);
    measured['kilobytesToOpenChart'] = Math.ceil(bytes / 1000);
  });
  await test.step('each panel at rest', async () => {
    for (const panel of PANELS) {
      await chart.goTo(panel);
      await chart.settled(panel);
      const name = `nodesOf${panel.slice(0, 1).toUpperCase()}${panel.slice(1)}`;
      measured[name] = await atRest(page, open);
    }
  });
  await test.step('in an emergency', async () => {
    await page.goto(`${world.app}/emergency`);
    await findPatient.field('member-id').fill(demoPerson('shoji').memberId);
    await page.keyboard.press('Enter');
    await findPatient.openButton(findPatient.candidates().first()).click();
    await page.locator('[data-reason="unconscious"]').check();
    await atRest(page, open);
    asked.length = 0;
    await page.locator('[data-emergency-start]').click();
    await chart.settled('emergency');
    measured['nodesOfEmergency'] = await atRest(page, open);
    measured['requestsOfEmergency'] = asked.length;
    measured['emergencyAskedTwice'] = twice(asked);
  });
  test.info().annotations.push({ type: 'measured', description: JSON.stringify(measured) });
  expect(overLimits(measured)).toEqual([]);
});
