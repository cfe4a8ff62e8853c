import { expect, test } from 'vitest';
import { headerParameter, readParts } from './multipart.ts';

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

function texts(type: string, body: string): readonly string[] {
  return readParts(type, bytes(body)).map((part) => new TextDecoder('latin1').decode(part.body));
}

const TYPE = 'multipart/related; type="application/octet-stream"; boundary=abc';

test('parts are read with and without a preamble, with either line end', () => {
  expect(texts(TYPE, '--abc\r\nContent-Type: a/b\r\n\r\none\r\n--abc\r\n\r\ntwo\r\n--abc--\r\n')).toEqual([
    'one',
    'two',
  ]);
  expect(texts(TYPE, 'hello\n--abc\nA: b\n\none\n--abc--')).toEqual(['one']);
});

test('a boundary that is quoted, or not told at all, is found', () => {
  const body = '--abc\r\n\r\none\r\n--abc--';
  expect(texts('multipart/related; boundary="abc"', body)).toEqual(['one']);
  expect(texts('multipart/related; type=x', body)).toEqual(['one']);
});

test('bytes like the boundary inside a part of told length do not end it', () => {
  const body = '--abc\r\nContent-Length: 12\r\n\r\nx\r\n--abc\r\nyy\r\n--abc--';
  expect(texts(TYPE, body)).toEqual(['x\r\n--abc\r\nyy']);
});

test('a wrong length does not swallow the next part', () => {
  const body = '--abc\r\nContent-Length: 9999\r\n\r\none\r\n--abc\r\n\r\ntwo\r\n--abc--';
  expect(texts(TYPE, body)).toEqual(['one', 'two']);
});

test('a part without an end is what is left', () => {
  expect(texts(TYPE, '--abc\r\n\r\ncut sho')).toEqual(['cut sho']);
});

test('a body that is no multipart is one part', () => {
  expect(texts('application/octet-stream; transfer-syntax=1.2.3', '--abc')).toEqual(['--abc']);
});

test('the transfer syntax is read where archives put it, also within the quotes of the type', () => {
  expect(
    headerParameter('application/octet-stream; transfer-syntax=1.2.840.10008.1.2.5', 'transfer-syntax'),
  ).toBe('1.2.840.10008.1.2.5');
  const illFormed =
    'multipart/related; type="image/jpeg; transfer-syntax=1.2.840.10008.1.2.4.50"; boundary=x';
  expect(headerParameter(illFormed, 'transfer-syntax')).toBe('1.2.840.10008.1.2.4.50');
  expect(headerParameter('image/jls', 'transfer-syntax')).toBeUndefined();
});
