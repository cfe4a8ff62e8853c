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

export function rangeOf(samples: Samples): { readonly min: number; readonly max: number } {
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
