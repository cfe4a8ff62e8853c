/** Directions in the person: x to the left, y to the back, z to the head (PS3.3 C.7.6.2.1.1). */
export type Vector = readonly [number, number, number];

export interface EdgeLetters {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

const LETTERS = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const;

/** Components below this share of the direction are not named. */
const LEAST_SHARE = 0.2;

/** The letters of one direction, the strongest first: `L`, `LP`, `AH`. */
export function directionLetters(direction: Vector): string {
  return LETTERS.map(([plus, minus], axis) => {
    const amount = direction[axis] ?? 0;
    return { letter: amount >= 0 ? plus : minus, size: Math.abs(amount) };
  })
    .filter(({ size }) => size > LEAST_SHARE)
    .toSorted((a, b) => b.size - a.size)
    .map(({ letter }) => letter)
    .join('');
}

function opposite([x, y, z]: Vector): Vector {
  return [-x, -y, -z];
}

/** The letters at the four edges of an image whose rows and columns run in these directions. */
export function edgeLetters(row: Vector, column: Vector): EdgeLetters {
  return {
    left: directionLetters(opposite(row)),
    right: directionLetters(row),
    top: directionLetters(opposite(column)),
    bottom: directionLetters(column),
  };
}

const OPPOSITE: Readonly<Record<string, string>> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' };

/** The letters from Patient Orientation (0020,0020) of a projection, which names the right and the bottom edge. */
export function edgeLettersOfProjection(patientOrientation: readonly string[]): EdgeLetters | undefined {
  const [right, bottom] = patientOrientation;
  if (right === undefined || bottom === undefined) return undefined;
  const turned = (letters: string) => [...letters].map((letter) => OPPOSITE[letter] ?? '').join('');
  return { left: turned(right), right, top: turned(bottom), bottom };
}

export function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

export function dot([a, b, c]: Vector, [x, y, z]: Vector): number {
  return a * x + b * y + c * z;
}
