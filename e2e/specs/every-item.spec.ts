import { expect, test } from '../fixtures/world.ts';
import { lookForItems, unseen } from '../fixtures/shown-items.ts';
import { TimelineSearch } from '../pages/timeline-search.ts';

test('every item of the two public lists is on the screen that is said to show it', async ({
  signIn,
  findPatient,
  chart,
  page,
}) => {
  test.setTimeout(300_000);
  await signIn.as('doctor');
  const sightings = await lookForItems({
    page,
    findPatient,
    chart,
    search: new TimelineSearch(page, chart),
  });
  expect(unseen(sightings)).toEqual([]);
});
