/** A colour of the screen, each part from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** White of the profile connection space (D50), by which DICOM's CIELab values are meant (PS3.3 C.10.7.1.1). */
const WHITE = [0.9642, 1, 0.8249] as const;
/** From D50 to the linear parts of sRGB (Bradford-adapted). */
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

const KNEE = 6 / 29;

function unbent(value: number): number {
  return value > KNEE ? value ** 3 : 3 * KNEE ** 2 * (value - 4 / 29);
}

function gamma(value: number): number {
  const linear = Math.min(1, Math.max(0, value));
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** Recommended Display CIELab Value: three unsigned numbers of sixteen bits (PS3.3 C.10.7.1.1). */
export function rgbOfLab(told: readonly number[]): Rgb | undefined {
  const [l, a, b] = told;
  if (l === undefined || a === undefined || b === undefined) return undefined;
  const lightness = (l / 65_535) * 100;
  const y = (lightness + 16) / 116;
  const xyz = [
    WHITE[0] * unbent(y + ((a / 65_535) * 255 - 128) / 500),
    WHITE[1] * unbent(y),
    WHITE[2] * unbent(y - ((b / 65_535) * 255 - 128) / 200),
  ] as const;
  const part = (row: readonly [number, number, number]) =>
    Math.round(255 * gamma(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2]));
  return [part(TO_SRGB[0]), part(TO_SRGB[1]), part(TO_SRGB[2])];
}

/** Told apart on grey, also by readers who do not tell red from green. */
const USUAL: readonly Rgb[] = [
  [255, 176, 0],
  [100, 143, 255],
  [220, 38, 127],
  [0, 200, 160],
  [254, 97, 0],
  [170, 130, 255],
];

export function usualColour(index: number): Rgb {
  return USUAL[index % USUAL.length] ?? [255, 176, 0];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
