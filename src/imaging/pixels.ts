export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** The numbers of one frame as they are stored: interleaved by pixel where there are several samples. */
export interface Pixels {
  readonly samples: Samples;
  readonly perPixel: number;
  /** True if colour has been brought to RGB. */
  readonly rgb: boolean;
  /** The codestream has no end mark: the picture may be cut short. */
  readonly unfinished: boolean;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * The kinds in which nearly all pictures come each have a loop of their own: one loop that has met every kind of array
 * takes many times as long for each number.
 */
function rangeOfBytes(samples: Uint8Array): Range {
  let [min, max] = [255, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

function rangeOfWords(samples: Uint16Array): Range {
  let [min, max] = [65_535, 0];
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

function rangeOfSigned(samples: Int16Array): Range {
  let [min, max] = [32_767, -32_768];
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

export function rangeOf(samples: Samples): Range {
  if (samples.length === 0) return { min: 0, max: 0 };
  if (samples instanceof Int16Array) return rangeOfSigned(samples);
  if (samples instanceof Uint16Array) return rangeOfWords(samples);
  if (samples instanceof Uint8Array) return rangeOfBytes(samples);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  // By index: iterating would cost several times as much for each of a picture's numbers.
  for (let index = 0; index < samples.length; index += 1) {
    const value = samples[index] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}
