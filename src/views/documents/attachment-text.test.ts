import { expect, test } from 'vitest';
import { decodeText, isMarkup, isPdf, isPicture, isTextual } from './attachment-text.ts';

test('types are told by their media type, whatever parameters follow', () => {
  expect(['text/plain; charset=UTF-8', 'application/fhir+json', 'text/xml'].map(isTextual)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['image/png', 'IMAGE/JPEG', 'image/svg+xml', 'image/tiff'].map(isPicture)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([
    isMarkup('text/html;charset=x'),
    isPdf('application/pdf'),
    isTextual('application/octet-stream'),
  ]).toEqual([true, true, false]);
});

test('text is read in the character set it names', () => {
  const sjis = new Uint8Array([0x8e, 0x9f, 0x89, 0xf1]);
  expect(decodeText(sjis, 'text/plain; charset=Shift_JIS')).toBe('次回');
  expect(decodeText(new TextEncoder().encode('次回\n外来'), 'text/plain')).toBe('次回\n外来');
  expect(decodeText(new TextEncoder().encode('次回'), 'text/plain; charset=no-such')).toBe('次回');
});
