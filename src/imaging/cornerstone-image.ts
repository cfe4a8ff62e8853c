import { getShouldUseCPURendering, type Types, utilities } from '@cornerstonejs/core';
import type { FrameFacts, Window } from './frame-facts.ts';
import { type Pixels, rangeOf, type Samples } from './pixels.ts';

/** The numbers a picture was made of, for reading off exact values; they live as long as the picture does. */
const PIXELS = new WeakMap<object, Pixels>();

export function pixelsOf(image: object): Pixels | undefined {
  return PIXELS.get(image);
}

interface Drawable {
  readonly samples: Types.PixelDataTypedArray;
  readonly min: number;
  readonly max: number;
  readonly slope: number;
  readonly intercept: number;
  readonly scaled: boolean;
}

const STEPS = 65_535;

/** Sixteen bits are what the processor's drawing can look up: wider numbers are drawn in that many steps. */
function inSteps(samples: Samples, slope: number, intercept: number): Drawable {
  const { min, max } = rangeOf(samples);
  const step = max > min ? (max - min) / STEPS : 1;
  const steps = Uint16Array.from(samples, (value) => Math.round((value - min) / step));
  return {
    samples: steps,
    min: 0,
    max: STEPS,
    slope: slope * step,
    intercept: slope * min + intercept,
    scaled: false,
  };
}

function forProcessor(samples: Samples, slope: number, intercept: number): Drawable {
  const narrow =
    samples instanceof Uint8Array || samples instanceof Uint16Array || samples instanceof Int16Array
      ? samples
      : samples instanceof Int8Array
        ? Int16Array.from(samples)
        : undefined;
  if (narrow === undefined) return inSteps(samples, slope, intercept);
  return { samples: narrow, ...rangeOf(narrow), slope, intercept, scaled: false };
}

/** The graphics card is given values after the rescale. */
function forGraphics(samples: Samples, slope: number, intercept: number): Drawable {
  const values = Float32Array.from(samples, (value) => value * slope + intercept);
  return { samples: values, ...rangeOf(values), slope, intercept, scaled: true };
}

function windowFor(facts: FrameFacts, pixels: Pixels): Window {
  // This window draws eight-bit colour as it is.
  if (pixels.rgb) return { center: 128, width: 256 };
  if (facts.window !== undefined)
    return { center: facts.window.center, width: Math.max(2, facts.window.width) };
  const { min, max } = rangeOf(pixels.samples);
  const [a, b] = [min * facts.slope + facts.intercept, max * facts.slope + facts.intercept];
  return { center: (a + b + 1) / 2, width: Math.max(2, Math.abs(b - a) + 1) };
}

function drawableOf(facts: FrameFacts, { samples, rgb }: Pixels): Drawable {
  if (rgb) {
    const colours = samples instanceof Uint8Array ? samples : Uint8Array.from(samples);
    return { samples: colours, min: 0, max: 255, slope: 1, intercept: 0, scaled: false };
  }
  const make = getShouldUseCPURendering() ? forProcessor : forGraphics;
  return make(samples, facts.slope, facts.intercept);
}

/** A picture for the rendering library. */
export function imageOf(imageId: string, facts: FrameFacts, pixels: Pixels): Types.IImage {
  const { rows, columns, photometric } = facts.layout;
  const drawable = drawableOf(facts, pixels);
  const window = windowFor(facts, pixels);
  const [rowSpacing, columnSpacing] = facts.spacing ?? [1, 1];
  const image = {
    imageId,
    dataType: drawable.samples.constructor.name,
    color: pixels.rgb,
    rgba: false,
    numberOfComponents: pixels.rgb ? 3 : 1,
    columns,
    width: columns,
    rows,
    height: rows,
    rowPixelSpacing: rowSpacing,
    columnPixelSpacing: columnSpacing,
    slope: drawable.slope,
    intercept: drawable.intercept,
    invert: photometric === 'MONOCHROME1',
    minPixelValue: drawable.min,
    maxPixelValue: drawable.max,
    windowCenter: window.center,
    windowWidth: window.width,
    sizeInBytes: drawable.samples.byteLength,
    ...(drawable.scaled
      ? {
          preScale: {
            enabled: true,
            scaled: true,
            scalingParameters: {
              rescaleSlope: facts.slope,
              rescaleIntercept: facts.intercept,
              modality: facts.modality,
            },
          },
        }
      : {}),
    photometricInterpretation: pixels.rgb ? 'RGB' : photometric,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      scalarData: drawable.samples,
      width: columns,
      height: rows,
      numberOfComponents: pixels.rgb ? 3 : 1,
    }),
    getPixelData: () => drawable.samples,
    getCanvas: undefined,
  } as unknown as Types.IImage;
  PIXELS.set(image, pixels);
  return image;
}
