import { expect, test } from 'vitest';
import { directionLetters, edgeLetters, edgeLettersOfProjection } from './orientation.ts';

test('axial, coronal and sagittal images name their edges', () => {
  expect(edgeLetters([1, 0, 0], [0, 1, 0])).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
  expect(edgeLetters([1, 0, 0], [0, 0, -1])).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
  expect(edgeLetters([0, 1, 0], [0, 0, -1])).toEqual({ left: 'A', right: 'P', top: 'H', bottom: 'F' });
});

test('an image from the other side has its letters changed over', () => {
  expect(edgeLetters([-1, 0, 0], [0, 1, 0])).toMatchObject({ left: 'L', right: 'R' });
});

test('oblique directions name the strongest first and leave out what is slight', () => {
  expect(directionLetters([0.8, 0.55, 0.1])).toBe('LP');
  expect(directionLetters([0.1, -0.5, 0.85])).toBe('HA');
});

test('a projection is named by its Patient Orientation, and not at all without one', () => {
  expect(edgeLettersOfProjection(['L', 'F'])).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' });
  expect(edgeLettersOfProjection(['AL', 'FP'])).toMatchObject({ left: 'PR', top: 'HA' });
  expect(edgeLettersOfProjection([])).toBeUndefined();
});
