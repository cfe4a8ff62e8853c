import { markPicture } from './letters.ts';
import type { Phantom } from './studies.ts';

/**
 * Bodies of simple geometry with known values. Nothing is measured from anybody: ellipsoids, gradients and
 * a nodule whose axis lies oblique to the slices, so that reformatting can be seen to be right.
 */

export type Picture = {
  width: number;
  height: number;
  frames: number;
  bits: 8 | 16;
  signed: boolean;
  samples: 1 | 3;
  photometric: 'MONOCHROME1' | 'MONOCHROME2' | 'RGB';
  bytes: Uint8Array;
};

export const CT_SIZE = 256;
export const CT_SPACING = 1.4;
export const CT_SLICE_STEP = 5;
export const THICK_SLICE_STEP = 10;
export const MR_SIZE = 256;
export const MR_SPACING = 0.9;
export const MR_STEP = 5;
export const RESCALE_INTERCEPT = -1024;

type Ellipsoid = {
  at: readonly [number, number, number];
  radii: readonly [number, number, number];
  value: number;
};

/** Millimetres from the centre of the body: x to the patient's left, y to the back, z to the head. */
const CHEST: readonly Ellipsoid[] = [
  { at: [0, 0, 0], radii: [165, 110, 400], value: 40 },
  { at: [-75, -5, 10], radii: [58, 78, 135], value: -860 },
  { at: [75, -5, 10], radii: [58, 78, 135], value: -860 },
  { at: [18, -25, -40], radii: [48, 46, 58], value: 45 },
  { at: [0, 75, 0], radii: [17, 17, 400], value: 350 },
  { at: [0, 72, 0], radii: [7, 7, 400], value: 20 },
  { at: [0, -12, 60], radii: [8, 8, 90], value: -990 },
  { at: [-22, 20, 30], radii: [10, 10, 120], value: 55 },
];

/** The nodule of right S6: an ellipsoid of 9 mm whose long axis lies 40° from the slices. */
const NODULE = { at: [-88, 42, 6] as const, long: 7, short: 4.5, tilt: (40 * Math.PI) / 180, value: 32 };

function chestAt(x: number, y: number, z: number): number {
  let value = -1000;
  for (const body of CHEST) {
    const dx = (x - body.at[0]) / body.radii[0];
    const dy = (y - body.at[1]) / body.radii[1];
    const dz = (z - body.at[2]) / body.radii[2];
    if (dx * dx + dy * dy + dz * dz > 1) continue;
    // Lungs grow denser towards the back, as they do lying down.
    value = body.value === -860 ? Math.round(-860 + y * 0.6) : body.value;
  }
  return value < -700 && value > -980 && insideNodule(x, y, z) ? NODULE.value : value;
}

function insideNodule(x: number, y: number, z: number): boolean {
  const dx = x - NODULE.at[0];
  const dy = y - NODULE.at[1];
  const dz = z - NODULE.at[2];
  const along = dy * Math.cos(NODULE.tilt) + dz * Math.sin(NODULE.tilt);
  const across = -dy * Math.sin(NODULE.tilt) + dz * Math.cos(NODULE.tilt);
  return (dx / NODULE.short) ** 2 + (along / NODULE.long) ** 2 + (across / NODULE.short) ** 2 <= 1;
}

/** What somebody would trace on a slice of the chest: the nodule, and the right lung around it. */
export const TRACED = {
  nodule: insideNodule,
  rightLung: (x: number, y: number, z: number) => x < 0 && chestAt(x, y, z) < -700 && chestAt(x, y, z) > -980,
} as const;

/** Height of a slice in millimetres: slices are numbered from the head downwards. */
export function ctSliceZ(phantom: Phantom, index: number, count: number): number {
  const step = phantom === 'ct-chest' ? CT_SLICE_STEP : THICK_SLICE_STEP;
  return (count / 2 - index) * step;
}

export function ctPixel(column: number, row: number, z: number): number {
  return chestAt((column - CT_SIZE / 2) * CT_SPACING, (row - CT_SIZE / 2) * CT_SPACING, z);
}

function ctSlice(phantom: Phantom, index: number, count: number): Picture {
  const z = ctSliceZ(phantom, index, count);
  const stored = new Int16Array(CT_SIZE * CT_SIZE);
  for (let row = 0; row < CT_SIZE; row++)
    for (let column = 0; column < CT_SIZE; column++)
      stored[row * CT_SIZE + column] = ctPixel(column, row, z) - RESCALE_INTERCEPT;
  mark(CT_SIZE, CT_SIZE, (i) => {
    stored[i] = 2024;
  });
  return picture(CT_SIZE, CT_SIZE, 'MONOCHROME2', new Uint8Array(stored.buffer), { signed: true });
}

const HEAD_VALUES = {
  'mr-head-t1': { skin: 1400, brain: 700, white: 850, fluid: 180, lesion: 560 },
  'mr-head-t2': { skin: 700, brain: 620, white: 480, fluid: 1600, lesion: 1150 },
  'mr-head-dwi': { skin: 90, brain: 420, white: 380, fluid: 120, lesion: 1900 },
} as const;

function headSlice(phantom: keyof typeof HEAD_VALUES, index: number, count: number): Picture {
  const v = HEAD_VALUES[phantom];
  const stored = new Uint16Array(MR_SIZE * MR_SIZE);
  const z = (count / 2 - index) * MR_STEP;
  for (let row = 0; row < MR_SIZE; row++)
    for (let column = 0; column < MR_SIZE; column++) {
      const x = (column - MR_SIZE / 2) * MR_SPACING;
      const y = (row - MR_SIZE / 2) * MR_SPACING;
      const shell = (x / 76) ** 2 + (y / 94) ** 2 + (z / 90) ** 2;
      let value = 12;
      if (shell <= 1) value = v.skin;
      if (shell <= 0.86) value = v.brain;
      if (shell <= 0.45) value = v.white;
      if ((Math.abs(x) - 12) ** 2 / 90 + (y + 5) ** 2 / 900 + (z / 30) ** 2 <= 1) value = v.fluid;
      if ((x - 28) ** 2 + (y - 4) ** 2 + (z - 5) ** 2 <= 64) value = v.lesion;
      stored[row * MR_SIZE + column] = value;
    }
  mark(MR_SIZE, MR_SIZE, (i) => {
    stored[i] = 2000;
  });
  return picture(MR_SIZE, MR_SIZE, 'MONOCHROME2', new Uint8Array(stored.buffer), {});
}

/** A projection: the denser the way, the brighter on film. MONOCHROME1 stores the opposite sense. */
function radiograph(phantom: 'chest-mono1' | 'chest-mono2' | 'knee', index: number): Picture {
  const size = phantom === 'knee' ? 512 : 1024;
  const stored = new Uint16Array(size * size);
  const inverted = phantom === 'chest-mono1';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const u = (column / size) * 2 - 1;
      const v = (row / size) * 2 - 1;
      const density = phantom === 'knee' ? kneeDensity(u, v, index) : chestDensity(u, v);
      const value = Math.round(200 + density * 3400);
      stored[row * size + column] = inverted ? 4095 - value : value;
    }
  mark(size, size, (i) => {
    stored[i] = inverted ? 0 : 4095;
  });
  return picture(size, size, inverted ? 'MONOCHROME1' : 'MONOCHROME2', new Uint8Array(stored.buffer), {});
}

function chestDensity(u: number, v: number): number {
  if (u ** 2 / 0.85 + v ** 2 / 1.1 > 1) return 0;
  let density = 0.62;
  for (const side of [-1, 1])
    if (((u - side * 0.42) / 0.32) ** 2 + ((v + 0.05) / 0.62) ** 2 <= 1)
      density = 0.22 + 0.06 * Math.abs(Math.sin(v * 22));
  if (((u - 0.12) / 0.3) ** 2 + ((v - 0.28) / 0.3) ** 2 <= 1) density = 0.75;
  if (Math.abs(u) < 0.06) density = Math.max(density, 0.85);
  return density;
}

function kneeDensity(u: number, v: number, index: number): number {
  const half = index === 0 ? 0.32 : 0.24;
  if (Math.abs(u) > half + 0.14) return 0.02;
  if (Math.abs(v) < 0.03) return 0.3;
  return Math.abs(u) < half - 0.1 + 0.12 * (1 - Math.min(1, Math.abs(v) * 2)) ? 0.8 : 0.35;
}

export const CINE_FRAMES = 24;

/** A ring that swells and shrinks over the frames inside the fan of a probe. */
function cine(phantom: 'us-cine-gray' | 'us-cine-rgb'): Picture {
  const [width, height] = phantom === 'us-cine-gray' ? [400, 300] : [320, 240];
  const samples = phantom === 'us-cine-gray' ? 1 : 3;
  const size = width * height * samples;
  const bytes = new Uint8Array(size * CINE_FRAMES);
  for (let frame = 0; frame < CINE_FRAMES; frame++) {
    const radius = height * (0.18 + 0.05 * Math.sin((frame / CINE_FRAMES) * 2 * Math.PI));
    const start = frame * size;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const depth = Math.hypot(x - width / 2, y);
        const inFan = Math.abs(Math.atan2(x - width / 2, y)) < 0.7 && depth < height * 0.95;
        const ring = Math.abs(Math.hypot(x - width / 2, y - height * 0.55) - radius);
        const grey = !inFan ? 0 : ring < 4 ? 220 : 40 + ((x * 7 + y * 13 + frame * 3) % 32);
        const at = start + (y * width + x) * samples;
        bytes[at] = grey;
        if (samples === 3) {
          const flow = inFan && ring > 8 && depth > height * 0.5 && Math.abs(x - width / 2) < radius * 0.4;
          bytes[at] = flow ? 200 : grey;
          bytes[at + 1] = flow ? 30 : grey;
          bytes[at + 2] = flow ? 60 : grey;
        }
      }
    mark(width, height, (i) => bytes.fill(255, start + i * samples, start + (i + 1) * samples));
  }
  return picture(width, height, samples === 1 ? 'MONOCHROME2' : 'RGB', bytes, {
    bits: 8,
    samples,
    frames: CINE_FRAMES,
  });
}

function mark(width: number, height: number, set: (index: number) => void): void {
  markPicture({
    width,
    height,
    set(x, y) {
      if (x >= 0 && y >= 0 && x < width && y < height) set(y * width + x);
    },
  });
}

function picture(
  width: number,
  height: number,
  photometric: Picture['photometric'],
  bytes: Uint8Array,
  more: Partial<Pick<Picture, 'bits' | 'signed' | 'samples' | 'frames'>>,
): Picture {
  return { width, height, photometric, bytes, bits: 16, signed: false, samples: 1, frames: 1, ...more };
}

export function drawPhantom(phantom: Phantom, index: number, count: number): Picture {
  switch (phantom) {
    case 'ct-chest':
    case 'ct-thick':
      return ctSlice(phantom, index, count);
    case 'mr-head-t1':
    case 'mr-head-t2':
    case 'mr-head-dwi':
      return headSlice(phantom, index, count);
    case 'chest-mono1':
    case 'chest-mono2':
    case 'knee':
      return radiograph(phantom, index);
    case 'us-cine-gray':
    case 'us-cine-rgb':
      return cine(phantom);
  }
}
