import { actionsOverPlainList, askAll, notAnswered, tableOf } from '../fixtures/questions.ts';
import { expect, test } from '../fixtures/world.ts';

test('thirty questions of a first meeting are answered in at most three actions', async ({
  page,
  signIn,
  findPatient,
  chart,
  world,
  complaints,
}) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(20_000);
  const asked = await askAll({ page, signIn, findPatient, chart, world });
  console.log(tableOf(asked));
  expect(notAnswered(asked)).toEqual([]);
  expect(asked.length).toBeGreaterThanOrEqual(30);
  expect(new Set(asked.map(({ question }) => question.person)).size).toBeGreaterThanOrEqual(9);
  expect(actionsOverPlainList(asked)).toBeLessThan(1);
  expect(complaints).toEqual([]);
});
