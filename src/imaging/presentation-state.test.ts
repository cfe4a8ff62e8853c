import { describe, expect, test } from 'vitest';
import type { Json } from '../sources/fhir/json.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import type { GraphicShape } from './presentation-graphics.ts';
import { type PresentationState, presentedOf, readPresentationState } from './presentation-state.ts';

function value(...values: readonly unknown[]): Json {
  return { Value: values };
}

function image(uid: string, frame = 1): FrameFacts {
  const read = readInstance({
    '00080018': value(uid),
    '00280008': value(3),
    '00280010': value(8),
    '00280011': value(8),
  });
  const facts = 'sopClass' in read ? undefined : read[frame - 1];
  if (facts === undefined) throw new Error('no image');
  return facts;
}

const referring = (uid: string, ...frames: readonly number[]): Json => ({
  '00081155': value(uid),
  ...(frames.length === 0 ? {} : { '00081160': value(...frames) }),
});

function stateOf(more: Record<string, Json>): PresentationState {
  const read = readPresentationState({
    '00080016': value('1.2.840.10008.5.1.4.1.1.11.1'),
    '00081115': value({ '0020000E': value('series'), '00081140': value(referring('a'), referring('b', 2)) }),
    ...more,
  });
  if (read === undefined) throw new Error('no state');
  return read;
}

describe('the images of which a state speaks', () => {
  const state = stateOf({
    '00283110': value(
      { '00281050': value(40), '00281051': value(400), '00081140': value(referring('a')) },
      { '00281050': value(-600), '00281051': value(1500), '00081140': value(referring('b')) },
    ),
  });

  test('each has its own window; others have none of it', () => {
    const seen = [image('a'), image('b', 1), image('b', 2), image('c')].map((one) => {
      const presented = presentedOf(state, one);
      return presented === undefined ? '—' : `${presented.window?.width}/${presented.window?.center}`;
    });
    expect(seen).toEqual(['400/40', '—', '1500/-600', '—']);
  });
});

describe('turned and mirrored', () => {
  /** An arrow to the right with a dot above, as eight letters tell where both come to lie: turn first, mirror then. */
  function seenOf(rotation: number, flip: 'Y' | 'N'): string {
    const { turns, flipped } = stateOf({ '00700042': value(rotation), '00700041': value(flip) });
    // As our view does it: mirrored first, then turned clockwise (y runs down).
    const shown = ([x, y]: readonly [number, number]) => {
      let [a, b] = [flipped ? -x : x, y];
      for (let turn = 0; turn < turns; turn += 1) [a, b] = [-b, a];
      return `${a + 0},${b + 0}`;
    };
    return `${shown([1, 0])} ${shown([0, -1])}`;
  }
  /** As the standard has it: turned clockwise, then mirrored. */
  function meant(rotation: number, flip: 'Y' | 'N'): string {
    const shown = ([x, y]: readonly [number, number]) => {
      let [a, b] = [x, y];
      for (let turn = 0; turn < rotation / 90; turn += 1) [a, b] = [-b, a];
      if (flip === 'Y') a = -a;
      return `${a + 0},${b + 0}`;
    };
    return `${shown([1, 0])} ${shown([0, -1])}`;
  }
  test.each([0, 90, 180, 270].flatMap((turn) => [[turn, 'Y'] as const, [turn, 'N'] as const]))(
    '%i°, mirrored %s',
    (rotation, flip) => expect(seenOf(rotation, flip)).toBe(meant(rotation, flip)),
  );
});

test('the part that is to be seen, whichever corner comes first', () => {
  const area = (from: readonly number[], to: readonly number[]) =>
    stateOf({ '0070005A': value({ '00700052': value(...from), '00700053': value(...to) }) }).areas[0]?.area;
  const part = { left: 2, top: 4, right: 6, bottom: 8 };
  expect(area([3, 5], [6, 8])).toEqual(part);
  expect(area([6, 8], [3, 5])).toEqual(part);
});

describe('what is drawn', () => {
  const graphic = (type: string, data: readonly number[], more: Record<string, Json> = {}): Json => ({
    '00700005': value('PIXEL'),
    '00700022': value(...data),
    '00700023': value(type),
    ...more,
  });
  const shapesOf = (...graphics: readonly Json[]): readonly GraphicShape[] =>
    presentedOf(stateOf({ '00700001': value({ '00700009': value(...graphics) }) }), image('a'))?.shapes ?? [];

  /** The box around a run of points. */
  function box(shape: GraphicShape | undefined): readonly number[] {
    if (shape?.kind !== 'line') return [];
    const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
  }

  test('a circle by its middle and its edge, an ellipse by the ends of its axes', () => {
    const [circle, ellipse] = shapesOf(
      graphic('CIRCLE', [10, 10, 14, 10]),
      graphic('ELLIPSE', [0, 10, 20, 10, 10, 5, 10, 15]),
    );
    expect(box(circle)).toEqual([6, 6, 14, 14]);
    expect(box(ellipse)).toEqual([0, 5, 20, 15]);
  });
  test('a line through its points, a smooth one through all of them too', () => {
    const [line, curve] = shapesOf(
      graphic('POLYLINE', [0, 0, 4, 4, 8, 0], { '00700024': value('Y') }),
      graphic('INTERPOLATED', [0, 0, 4, 4, 8, 0]),
    );
    expect(line).toMatchObject({
      filled: true,
      points: [
        [0, 0],
        [4, 4],
        [8, 0],
      ],
    });
    const passed = curve?.kind === 'line' ? curve.points.map(String) : [];
    expect(['0,0', '4,4', '8,0'].every((point) => passed.includes(point))).toBe(true);
  });
  test('words at their box, with a line to what they speak of', () => {
    const [text] =
      presentedOf(
        stateOf({
          '00700001': value({
            '00700008': value({
              '00700003': value('PIXEL'),
              '00700006': value('one\r\ntwo'),
              '00700010': value(3, 4),
              '00700014': value(1, 1),
              '00700015': value('Y'),
            }),
          }),
        }),
        image('a'),
      )?.shapes ?? [];
    expect(text).toMatchObject({ kind: 'text', words: ['one', 'two'], at: [3, 4], anchor: [1, 1] });
  });
  test('what is placed by the screen, or is of no known kind, is not drawn and is told', () => {
    const graphics = [
      graphic('POLYLINE', [0, 0, 1, 1], { '00700005': value('DISPLAY') }),
      graphic('SPIRAL', [1, 1]),
    ];
    expect(shapesOf(...graphics)).toEqual([]);
    const state = stateOf({ '00700001': value({ '00700009': value(...graphics) }) });
    expect(state.notApplied).toEqual(['display-units']);
  });
});

test('what is not applied is told', () => {
  const state = stateOf({
    '00080016': value('1.2.840.10008.5.1.4.1.1.11.3'),
    '00181600': value('CIRCULAR'),
    '00283110': value({ '00283010': value({}) }),
    '00286100': value({}),
    '60003000': { vr: 'OW' },
    '0070005A': value({ '00700052': value(1, 1), '00700053': value(8, 8), '00700100': value('TRUE SIZE') }),
  });
  expect(state.notApplied).toEqual(['colour', 'curve', 'shutter', 'mask', 'overlay', 'true-size']);
  expect(stateOf({}).notApplied).toEqual([]);
});
