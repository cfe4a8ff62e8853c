import { describe, expect, it } from 'vitest';
import { parseJson } from './page.ts';

function said(text: string): string {
  const read = parseJson(new TextEncoder().encode(text));
  return read.ok ? 'read' : read.error.detail;
}

const nested = (levels: number, within = '1') =>
  `${'{"a":['.repeat(levels / 2)}${within}${']}'.repeat(levels / 2)}`;

describe('how deep an answer may be', () => {
  it.each([
    ['a hundred levels', nested(100), 'read'],
    ['two more', nested(102), 'the answer is nested too deep'],
    ['far more than a stack holds', nested(200_000), 'the answer is nested too deep'],
    ['far more, and never closed', '{"a":['.repeat(100_000), 'the answer is nested too deep'],
    ['brackets in a text', `{"a":"${'{['.repeat(500)}"}`, 'read'],
    ['brackets after a quote that is written out', `{"a":"\\"${'{['.repeat(500)}"}`, 'read'],
    [
      'levels after a text that ends in a backslash',
      `{"b":"\\\\","a":${nested(102)}}`,
      'the answer is nested too deep',
    ],
    [
      'levels after closing brackets in a text',
      `{"b":"${']}'.repeat(90)}","a":${nested(102)}}`,
      'the answer is nested too deep',
    ],
    ['as many side by side', `{"a":[${Array(5000).fill('{"b":[]}').join(',')}]}`, 'read'],
    ['signs of three bytes', `{"a":["${'｛［'.repeat(300)}"]}`, 'read'],
  ])('%s', (_, text, says) => {
    expect(said(text)).toBe(says);
  });
});
