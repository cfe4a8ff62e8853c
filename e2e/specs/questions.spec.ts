import { actionsOverPlainList, askAll, notAnswered, tableOf } from '../fixtures/questions.ts';
import { expect, test } from '../fixtures/world.ts';

const EVERY = 3;

// All thirty-four are asked by `npm run proof -- timeline`.
test('every third question of a first meeting is answered in at most three actions', async ({
  page,
  signIn,
  findPatient,
  chart,
  world,
  complaints,
}) => {
  test.setTimeout(600_000);
  page.setDefaultTimeout(20_000);
  const asked = await askAll({ page, signIn, findPatient, chart, world }, undefined, EVERY);
  console.log(tableOf(asked));
  expect(notAnswered(asked)).toEqual([]);
  expect(asked.length).toBeGreaterThanOrEqual(11);
  expect(new Set(asked.map(({ question }) => question.person)).size).toBeGreaterThanOrEqual(5);
  expect(actionsOverPlainList(asked)).toBeLessThan(1);
  expect(complaints).toEqual([]);
});
