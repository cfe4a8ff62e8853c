import { expect, test } from 'vitest';
import { readView, writeView } from './location.ts';

function again(query: string): string {
  return writeView(readView(new URLSearchParams(query))).toString();
}

test('the view in the address reads back as it was written', () => {
  const query =
    'lang=en&kind=lab+report&source=minato&q=K&entry=1a2b&at=9z&dept=7y&only=abnormal+period&t=3650.0&by=problem&fold=brief&align=1a2b&problem=3c&pin=1a+2b&v=1';
  expect(again(query)).toBe(query);
});

test('what nobody knows, is made up or is of another version is left aside', () => {
  expect(
    again('kind=lab+nonsense&only=everything&t=%3Cscript%3E&by=magic&fold=roof&align=%22%27&pin=UPPER&v=1'),
  ).toBe('kind=lab&v=1');
  expect(again('kind=lab&t=y1&v=99')).toBe('');
});

test('how documents are read stands in the address, what lies beside as a digest', () => {
  expect(again('doc=beside&docb=1a2b&v=1')).toBe('doc=beside&docb=1a2b&v=1');
  expect(again('doc=read&docb=%3Cb%3E&v=1')).toBe('');
});
