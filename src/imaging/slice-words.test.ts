import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../testing/laws.ts';
import { sliceWords } from './slice-words.ts';

/** The words that were taken, each with what they were taken for. */
function picture(text: string): readonly string[] {
  return sliceWords(text).map(
    ({ from, to, series, image }) => `${text.slice(from, to)} → ${series}:${image}`,
  );
}

test.each([
  ['Nodule 8 mm (Se 3 Im 24).', ['Se 3 Im 24 → 3:24']],
  ['Nodule (Se:3/Im:24)', ['Se:3/Im:24 → 3:24']],
  ['see series 3, image 24; and series 4 image 7', ['series 3, image 24 → 3:24', 'series 4 image 7 → 4:7']],
  ['image 24 of series 3', ['image 24 of series 3 → 3:24']],
  ['on slice 24 (series 3)', ['slice 24 (series 3 → 3:24']],
  ['Ser #3, Img #24', ['Ser #3, Img #24 → 3:24']],
  ['右上葉に結節（シリーズ3 画像24）。', ['シリーズ3 画像24 → 3:24']],
  ['右上葉の結節はシリーズ３の画像２４に見える', ['シリーズ３の画像２４ → 3:24']],
  ['シリーズ番号3、画像番号24', ['シリーズ番号3、画像番号24 → 3:24']],
  ['画像24（シリーズ3）', ['画像24（シリーズ3 → 3:24']],
  ['結節（Se3 Im24）', ['Se3 Im24 → 3:24']],
])('%s', (text, expected) => {
  expect(picture(text)).toEqual(expected);
});

test.each([
  'image 24',
  'series 3',
  '3/24',
  'nose 3 im 24',
  'シリーズ3',
  '画像24',
  'シリーズ3、画像 5 mm の結節',
  'シリーズ3の24枚目',
  'Se 3 Im 2.4',
  'phase 3 image 24',
  'Se 12345 Im 2',
])('%s says no image for sure', (text) => {
  expect(picture(text)).toEqual([]);
});

test('whatever is written, words are taken in their order and never twice', () => {
  const bits = fc.constantFrom(
    'Se',
    'Im',
    'series ',
    'image ',
    'シリーズ',
    '画像',
    ' ',
    '3',
    '24',
    '（',
    '、',
    'of ',
    'の',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 24 }), (words) => {
      const text = words.join('');
      let end = 0;
      for (const { from, to, series, image } of sliceWords(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(Number.isInteger(series) && Number.isInteger(image)).toBe(true);
        end = to;
      }
    }),
    { numRuns: runs(500) },
  );
});
