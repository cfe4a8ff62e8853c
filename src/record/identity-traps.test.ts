import { describe, expect, it } from 'vitest';
import { tellFigures } from '../testing/proof-figures.ts';
import { IDENTITY_TRAPS, identityFigures, TRUE_PAIRS, verdictsOf } from '../testing/identity-traps.ts';

describe('id-match-01, id-match-03: what must never be linked', () => {
  it.each(IDENTITY_TRAPS)('$verdict: $what', (trap) => {
    expect(verdictsOf(trap)).toEqual([trap.verdict, trap.verdict]);
  });
});

describe('id-match-01, id-match-02: who must be linked', () => {
  it.each(TRUE_PAIRS)('$what', (pair) => {
    expect(verdictsOf(pair)).toEqual(['same-person', 'same-person']);
  });
});

describe('the figures', () => {
  it('counts no wrong link and no missed one', () => {
    const figures = identityFigures();
    tellFigures(figures);
    console.log(figures);
    expect(figures.identityTraps).toBeGreaterThanOrEqual(60);
    expect(figures.trueLinks).toBeGreaterThanOrEqual(30);
    expect(figures).toMatchObject({ wrongLinks: 0, missedLinks: 0 });
  });
});
