import { describe, expect, it } from 'vitest';
import type { AllergyEntry } from '../../domain/entry.ts';
import { EMPTY_EMERGENCY } from '../../testing/emergency-inputs.ts';
import { factOf } from '../test-facts.ts';
import { type EmergencyInput, emergencySheet, type MadeSheet } from './emergency-sheet.ts';

const CEPHEM = factOf<AllergyEntry>(
  {
    kind: 'allergy',
    title: 'セフェム系',
    reactions: [],
    clinicalStatus: 'active',
    contraindication: true,
  } as never,
  '湊',
);

function madeOf(input: EmergencyInput, before?: MadeSheet): MadeSheet {
  return { input, blocks: emergencySheet(input, false, before) };
}

/** The blocks that were made anew. */
function anew(before: MadeSheet, after: MadeSheet): readonly string[] {
  return after.blocks.filter((block, at) => block !== before.blocks[at]).map(({ id }) => id);
}

describe('a sheet that grows', () => {
  const empty = madeOf(EMPTY_EMERGENCY);

  it.each<[string, Partial<EmergencyInput>, readonly string[]]>([
    ['nothing new', {}, []],
    ['an allergy', { allergies: [CEPHEM] }, ['allergies']],
    ['medicines', { medications: [] }, ['dangerous-medicines', 'other-medicines']],
    ['an operation or a device', { procedures: [] }, ['dialysis-devices', 'operations']],
    ['a statement, which may belong anywhere', { statements: [] }, empty.blocks.map(({ id }) => id)],
    ['another day', { now: '2026-11-25' }, empty.blocks.map(({ id }) => id)],
  ])('of %s only what is made of it is made anew', (_, news, blocks) => {
    expect(anew(empty, madeOf({ ...EMPTY_EMERGENCY, ...news }, empty))).toEqual(blocks);
  });

  it('is the same as one that was made at once', () => {
    const input = { ...EMPTY_EMERGENCY, allergies: [CEPHEM] };
    expect(madeOf(input, empty).blocks).toEqual(emergencySheet(input));
  });
});
