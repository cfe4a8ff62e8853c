import { describe, expect, it } from 'vitest';
import { decodeJapanese } from './decode.ts';
import { fhirTime } from './japanese-time.ts';

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (char) => char.charCodeAt(0)) : part,
    ),
  );
}

describe('Japanese character sets', () => {
  it.each([
    ['JIS X 0208', bytes('A', [0x1b], '$B', [0x34, 0x35], [0x1b], '(B', 'B'), 'A患B'],
    ['JIS C 6226', bytes([0x1b], '$@', [0x34, 0x35], [0x1b], '(B'), '患'],
    ['the four-byte escape', bytes([0x1b], '$(B', [0x34, 0x35], [0x1b], '(B'), '患'],
    ['JIS X 0212', bytes([0x1b], '$(D', [0x30, 0x21], [0x1b], '(B'), '丂'],
    ['half-width kana', bytes([0x1b], '(I', [0x36, 0x45], [0x1b], '(B'), 'ｶﾅ'],
    [
      'a return by JIS X 0201 Roman keeps \\ and ~',
      bytes([0x1b], '$B', [0x34, 0x35], [0x1b], '(J', '~\\'),
      '患~\\',
    ],
    ['a line end inside two-byte text', bytes([0x1b], '$B', [0x34, 0x35, 0x0d], 'PID'), '患\rPID'],
    [
      'wave dash and minus as every browser has them',
      bytes([0x1b], '$B', [0x21, 0x41, 0x21, 0x5d], [0x1b], '(B'),
      '～－',
    ],
  ])('%s', (_, input, text) => {
    expect(decodeJapanese(input)).toEqual({ text, charset: 'iso-2022-jp' });
  });

  it('never lets a replacement character through', () => {
    expect(decodeJapanese(bytes([0x1b], '$B', [0x7e, 0x7e], [0x1b], '(B'))).toBeUndefined();
    expect(decodeJapanese(bytes([0x81, 0xff]))).toBeUndefined();
  });
});

describe('HL7 times', () => {
  it.each([
    ['2026', '2026'],
    ['199601', '1996-01'],
    ['20260310', '2026-03-10'],
    ['2026031007', '2026-03-10'],
    ['202603100830', '2026-03-10T08:30:00+09:00'],
    ['20260310083015.3399', '2026-03-10T08:30:15.339+09:00'],
    ['20260310083015-0500', '2026-03-10T08:30:15-05:00'],
    ['20260230', '20260230'],
    ['202603102400', '202603102400'],
    ['330001', '330001'],
    ['小学校の頃', '小学校の頃'],
  ])('%s is %s', (sent, read) => {
    expect(fhirTime(sent)).toBe(read);
  });
});
