import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeShiftJis } from './shift-jis.ts';

function decode(bytes: Uint8Array): string {
  return new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
}

/** Every character that a browser can read out of Shift_JIS, but for a user's own. */
function everyCharacter(): readonly string[] {
  const decoder = new TextDecoder('shift_jis');
  const found = new Set<string>();
  for (let lead = 0; lead <= 0xfc; lead += 1)
    for (let trail = 0x40; trail <= 0xfc; trail += 1)
      for (const character of decoder.decode(Uint8Array.from([lead, trail])))
        if (!/[\uFFFD\uE000-\uF8FF\u0080]/u.test(character)) found.add(character);
  return [...found];
}

const ALL = everyCharacter();

describe('Shift_JIS', () => {
  it('writes every character that it can be read as', () => {
    expect(ALL.length).toBeGreaterThan(7_000);
    const text = ALL.join('');
    const { bytes, replaced } = encodeShiftJis(text);
    expect(replaced).toEqual([]);
    expect(decode(bytes)).toBe(text);
  });

  it('is read back as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALL)), (characters) => {
        const text = characters.join('');
        expect(decode(encodeShiftJis(text).bytes)).toBe(text);
      }),
    );
  });

  it('puts the spellings of the standard, where there are two', () => {
    const hex = (text: string) => Buffer.from(encodeShiftJis(text).bytes).toString('hex');
    expect([hex('髙'), hex('①'), hex('∪'), hex('ｱ'), hex('表'), hex('〜'), hex('−')]).toEqual([
      'fbfc',
      '8740',
      '81be',
      'b1',
      '955c',
      '8160',
      '817c',
    ]);
  });

  it('says which characters have no place, and leaves a mark where they stood', () => {
    const { bytes, replaced } = encodeShiftJis('𠮷野家の𠮷田さん é ☕');
    expect(replaced).toEqual(['𠮷', 'é', '☕']);
    expect(decode(bytes)).toBe('〓野家の〓田さん 〓 〓');
  });

  it('has no place for a user’s own characters: they look different on every machine', () => {
    expect(encodeShiftJis('\uE000').replaced).toEqual(['\uE000']);
  });
});
