import { expect, test } from 'vitest';
import type { Json } from '../sources/fhir/json.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import { inReadingOrder } from './frame-order.ts';
import { probeText } from './probe.ts';

function value(...values: readonly unknown[]): Json {
  return { vr: 'XX', Value: values };
}

const CT: Json = {
  '00080018': value('1.2.3'),
  '00080060': value('CT'),
  '0020000D': value('1'),
  '0020000E': value('2'),
  '00200013': value('7'),
  '00200032': value(-100, -90.5, 12),
  '00200037': value(1, 0, 0, 0, 1, 0),
  '00280002': value(1),
  '00280004': value('MONOCHROME2'),
  '00280010': value(2),
  '00280011': value(3),
  '00280030': value('0.5', '0.7'),
  '00280100': value(16),
  '00280101': value(12),
  '00280103': value(0),
  '00281050': value('40', '-600'),
  '00281051': value('400', '1500'),
  '00281052': value('-1024'),
  '00281053': value('1'),
};

function framesOf(instance: Json): readonly FrameFacts[] {
  const read = readInstance(instance);
  if ('sopClass' in read) throw new Error('no picture');
  return read;
}

test('numbers are read whether they come as numbers or as texts', () => {
  expect(framesOf(CT)[0]).toMatchObject({
    instanceNumber: 7,
    slope: 1,
    intercept: -1024,
    unit: 'HU',
    window: { center: 40, width: 400 },
    spacing: [0.5, 0.7],
    plane: { position: [-100, -90.5, 12] },
    edges: { left: 'R', right: 'L', top: 'A', bottom: 'P' },
    layout: { rows: 2, columns: 3, bitsStored: 12, signed: false },
  });
});

test('an enhanced object has a place, a window and a rescale for each frame', () => {
  const group = (z: number, intercept: number): Json => ({
    '00209113': value({ '00200032': value(0, 0, z) }),
    '00289145': value({ '00281052': value(intercept), '00281053': value(2) }),
  });
  const { '00200032': _place, '00281052': _intercept, '00281053': _slope, ...bare } = CT;
  const frames = framesOf({
    ...bare,
    '00280008': value('2'),
    '52009229': value({ '00289110': value({ '00280030': value(3, 4) }) }),
    '52009230': value(group(5, -10), group(6, -20)),
  });
  expect(
    frames.map(({ frame, frames: of, intercept, slope, spacing, plane }) => [
      frame,
      of,
      intercept,
      slope,
      spacing,
      plane?.position[2],
    ]),
  ).toEqual([
    [1, 2, -10, 2, [3, 4], 5],
    [2, 2, -20, 2, [3, 4], 6],
  ]);
});

test('an object without rows is no picture, and says what it is', () => {
  expect(readInstance({ '00080016': value('1.2.840.10008.5.1.4.1.1.104.1') })).toMatchObject({
    instanceUid: '',
    sopClass: '1.2.840.10008.5.1.4.1.1.104.1',
  });
});

test.each([
  ['rows and columns', { '00280010': value(65_535), '00280011': value(65_535) }, '65535×65535'],
  ['a number of frames', { '00280008': value(1_000_000) }, '1000000'],
])('%s beyond all measure are refused by their header, with what they tell', (_, part, detail) => {
  const [only, ...rest] = framesOf({ ...CT, ...part });
  expect(only?.refused).toEqual({ kind: 'too-large', detail });
  expect(rest).toEqual([]);
});

test('a broken number of frames reads as one', () => {
  expect(framesOf({ ...CT, '00280008': value('1A') })).toHaveLength(1);
});

test('frames are scrolled by number; without usable numbers from head to feet', () => {
  const numbered = [3, 1, 2].map((n) => framesOf({ ...CT, '00200013': value(n) })[0] as FrameFacts);
  expect(inReadingOrder(numbered).map((frame) => frame.instanceNumber)).toEqual([1, 2, 3]);
  const placed = [10, 30, 20].map((z) => framesOf({ ...CT, '00200032': value(0, 0, z) })[0] as FrameFacts);
  expect(inReadingOrder(placed).map((frame) => frame.plane?.position[2])).toEqual([30, 20, 10]);
});

test('the probe says place, value, unit and what is stored', () => {
  const facts = framesOf(CT)[0] as FrameFacts;
  const samples = Uint16Array.of(0, 0, 0, 0, 1064, 0);
  const pixels = { samples, perPixel: 1, rgb: false, unfinished: false };
  expect(probeText(facts, pixels, { x: 1, y: 1 })).toBe('x=1 y=1 40 HU [1064]');
  const colour = { samples: Uint8Array.of(1, 2, 3, 4, 5, 6), perPixel: 3, rgb: true, unfinished: false };
  expect(probeText(facts, colour, { x: 1, y: 0 })).toBe('x=1 y=0 R=4 G=5 B=6');
});
