import { expect, test } from 'vitest';
import { runLabGolden } from './lab-golden.ts';
import { tellFigures } from './proof-figures.ts';

test('every spelling of the golden table stands in its row, in its unit, and no number changes without a word', () => {
  const { golden, wrong, silentConversions, problems } = runLabGolden();
  const figures = { golden, wrong, silentConversions };
  tellFigures(figures);
  expect(problems).toEqual([]);
  expect(figures).toMatchObject({ wrong: 0, silentConversions: 0 });
  expect(golden).toBeGreaterThanOrEqual(300);
});
