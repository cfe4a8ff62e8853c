import { expect, test } from 'vitest';
import { runCheckCases } from '../clinical/medications/drug-checks-cases.ts';
import { runMedicineCases } from './medicine-proof.ts';
import { tellFigures } from './proof-figures.ts';

test('every seeded duplicate, overlap, gap and allergy is found, and none that is not there', () => {
  const [uses, checks] = [runMedicineCases(), runCheckCases()];
  const figures = {
    cases: uses.cases + checks.cases,
    missed: uses.missed + checks.missed,
    falseHits: uses.falseHits + checks.falseHits,
  };
  tellFigures(figures);
  expect(figures).toMatchObject({ missed: 0, falseHits: 0 });
  expect(figures.cases).toBeGreaterThanOrEqual(120);
});
