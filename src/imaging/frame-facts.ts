import type { Json } from '../sources/fhir/json.ts';
import { tagNumber, tagText, tagTexts } from '../sources/dicomweb/dicom-json.ts';
import { present } from '../sources/fhir/normalise/context.ts';
import { type Bulk, tagBulk, tagItems, tagNumbers, vectorOf } from './dicom-values.ts';
import type { ViewerProblem } from './problem.ts';
import { type ReadingFacts, readingFacts } from './reading-facts.ts';
import { type EdgeLetters, edgeLetters, edgeLettersOfProjection, type Vector } from './orientation.ts';

/** How the numbers of a frame are laid out. */
export interface PixelLayout {
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  readonly photometric: string;
  readonly planar: boolean;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly signed: boolean;
  readonly number: 'integer' | 'float' | 'double';
}

export interface Window {
  readonly center: number;
  readonly width: number;
}

export interface Palette {
  readonly descriptor: readonly [length: number, first: number, bits: number];
  /** The tables are written as runs and lines. */
  readonly segmented: boolean;
  readonly red: Bulk;
  readonly green: Bulk;
  readonly blue: Bulk;
}

export interface Plane {
  readonly position: Vector;
  readonly row: Vector;
  readonly column: Vector;
}

/** Everything needed to fetch, undo, place and label one frame. */
export interface FrameFacts {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly instanceUid: string;
  readonly instanceNumber?: number;
  /** Counted from 1, as WADO-RS does. */
  readonly frame: number;
  readonly frames: number;
  readonly layout: PixelLayout;
  readonly slope: number;
  readonly intercept: number;
  readonly unit?: string;
  readonly window?: Window;
  readonly palette?: Palette;
  /** Floating point pixels, which many archives serve as bulk data only. */
  readonly floats?: Bulk;
  readonly plane?: Plane;
  /** Millimetres between rows and between columns. */
  readonly spacing?: readonly [number, number];
  readonly edges?: EdgeLetters;
  readonly laterality?: string;
  readonly modality: string;
  readonly frameTimeMs?: number;
  /** Stored with loss at some time, whatever the syntax says now. */
  readonly lossy: boolean;
  readonly storedSyntax?: string;
  /** As the image itself names its person. */
  readonly patientName?: string;
  readonly patientId?: string;
  /** What a reader measures, compares and windows by. */
  readonly reading?: ReadingFacts;
  /** Why it is not even asked for. */
  readonly refused?: ViewerProblem;
}

/** An object of a series that is no picture: a report, a document, a waveform, or something only to be named. */
export interface NoPicture {
  readonly instanceUid: string;
  readonly sopClass: string;
  readonly dataset: Json;
}

const T = {
  sopClass: '00080016',
  instanceUid: '00080018',
  modality: '00080060',
  patientName: '00100010',
  patientId: '00100020',
  frameTime: '00181063',
  cineRate: '00180040',
  recommendedRate: '00082144',
  imagerSpacing: '00181164',
  studyUid: '0020000D',
  seriesUid: '0020000E',
  instanceNumber: '00200013',
  patientOrientation: '00200020',
  position: '00200032',
  orientation: '00200037',
  laterality: '00200060',
  imageLaterality: '00200062',
  samples: '00280002',
  photometric: '00280004',
  planar: '00280006',
  frames: '00280008',
  rows: '00280010',
  columns: '00280011',
  spacing: '00280030',
  bitsAllocated: '00280100',
  bitsStored: '00280101',
  signed: '00280103',
  center: '00281050',
  width: '00281051',
  intercept: '00281052',
  slope: '00281053',
  rescaleType: '00281054',
  paletteDescriptor: '00281101',
  red: '00281201',
  green: '00281202',
  blue: '00281203',
  segmentedRed: '00281221',
  segmentedGreen: '00281222',
  segmentedBlue: '00281223',
  lossy: '00282110',
  shared: '52009229',
  perFrame: '52009230',
  float: '7FE00008',
  double: '7FE00009',
  availableSyntax: '00083002',
  doseUnits: '30040002',
  doseScaling: '3004000E',
} as const;

/** Sequences of the functional groups in which enhanced objects keep what older ones keep at the top. */
const GROUPS = ['00289110', '00209113', '00209116', '00289132', '00289145', '00209071'] as const;

/** One flat dataset for a frame: its own groups over the shared ones over the top. */
function frameDataset(instance: Json, shared: Json | undefined, own: Json | undefined): Json {
  const parts = [shared, own].flatMap((group) =>
    group === undefined ? [] : GROUPS.flatMap((tag) => tagItems(group, tag).slice(0, 1)),
  );
  return parts.reduce<Json>((whole, part) => ({ ...whole, ...part }), instance);
}

function layoutOf(dataset: Json): PixelLayout | undefined {
  const rows = tagNumber(dataset, T.rows);
  const columns = tagNumber(dataset, T.columns);
  if (rows === undefined || columns === undefined || rows < 1 || columns < 1) return undefined;
  const number = T.float in dataset ? 'float' : T.double in dataset ? 'double' : 'integer';
  const bits = number === 'float' ? 32 : number === 'double' ? 64 : 16;
  const bitsAllocated = tagNumber(dataset, T.bitsAllocated) ?? bits;
  return {
    rows,
    columns,
    samples: tagNumber(dataset, T.samples) ?? 1,
    photometric: tagText(dataset, T.photometric) ?? 'MONOCHROME2',
    planar: tagNumber(dataset, T.planar) === 1,
    bitsAllocated,
    bitsStored: tagNumber(dataset, T.bitsStored) ?? bitsAllocated,
    signed: tagNumber(dataset, T.signed) === 1,
    number,
  };
}

function paletteOf(dataset: Json): Palette | undefined {
  const [length, first = 0, bits = 16] = tagNumbers(dataset, T.paletteDescriptor);
  const plain = [T.red, T.green, T.blue].map((tag) => tagBulk(dataset, tag));
  const segmented = plain.every((table) => table === undefined);
  const [red, green, blue] = segmented
    ? [T.segmentedRed, T.segmentedGreen, T.segmentedBlue].map((tag) => tagBulk(dataset, tag))
    : plain;
  if (length === undefined || red === undefined || green === undefined || blue === undefined)
    return undefined;
  // A length of 65536 does not fit its own field and is written as 0 (PS3.3 C.7.6.3.1.5).
  return { descriptor: [length === 0 ? 65_536 : length, first, bits], segmented, red, green, blue };
}

function planeOf(dataset: Json): Plane | undefined {
  const position = vectorOf(tagNumbers(dataset, T.position));
  const cosines = tagNumbers(dataset, T.orientation);
  const row = vectorOf(cosines.slice(0, 3));
  const column = vectorOf(cosines.slice(3, 6));
  if (row === undefined || column === undefined) return undefined;
  return { position: position ?? [0, 0, 0], row, column };
}

function windowOf(dataset: Json): Window | undefined {
  const [center] = tagNumbers(dataset, T.center);
  const [width] = tagNumbers(dataset, T.width);
  return center === undefined || width === undefined || width < 1 ? undefined : { center, width };
}

function unitOf(dataset: Json, modality: string): string | undefined {
  const told = tagText(dataset, T.rescaleType);
  // `US` and the like say that there is no unit.
  if (told !== undefined && !/^US$|UNSPECIFIED|UNITLESS/iu.test(told)) return told;
  if (modality === 'RTDOSE') return tagText(dataset, T.doseUnits);
  return modality === 'CT' ? 'HU' : undefined;
}

function frameTimeOf(dataset: Json): number | undefined {
  const time = tagNumber(dataset, T.frameTime);
  if (time !== undefined && time > 0) return time;
  const rate = tagNumber(dataset, T.cineRate) ?? tagNumber(dataset, T.recommendedRate);
  return rate !== undefined && rate > 0 ? 1000 / rate : undefined;
}

function pairOf([a, b]: readonly number[]): readonly [number, number] | undefined {
  return a === undefined || b === undefined || a <= 0 || b <= 0 ? undefined : [a, b];
}

function factsOf(dataset: Json, layout: PixelLayout, frame: number, frames: number): FrameFacts {
  const modality = tagText(dataset, T.modality) ?? '';
  const plane = planeOf(dataset);
  const edges =
    plane === undefined
      ? edgeLettersOfProjection(tagTexts(dataset, T.patientOrientation))
      : edgeLetters(plane.row, plane.column);
  return {
    studyUid: tagText(dataset, T.studyUid) ?? '',
    seriesUid: tagText(dataset, T.seriesUid) ?? '',
    instanceUid: tagText(dataset, T.instanceUid) ?? '',
    ...present('instanceNumber', tagNumber(dataset, T.instanceNumber)),
    frame,
    frames,
    layout,
    slope: tagNumber(dataset, T.slope) ?? tagNumber(dataset, T.doseScaling) ?? 1,
    intercept: tagNumber(dataset, T.intercept) ?? 0,
    ...present('unit', unitOf(dataset, modality)),
    ...present('window', windowOf(dataset)),
    ...present('palette', paletteOf(dataset)),
    ...present('floats', tagBulk(dataset, T.float) ?? tagBulk(dataset, T.double)),
    ...present('plane', plane),
    ...present(
      'spacing',
      pairOf(tagNumbers(dataset, T.spacing)) ?? pairOf(tagNumbers(dataset, T.imagerSpacing)),
    ),
    ...present('edges', edges),
    ...present('laterality', tagText(dataset, T.imageLaterality) ?? tagText(dataset, T.laterality)),
    modality,
    ...present('frameTimeMs', frameTimeOf(dataset)),
    lossy: tagText(dataset, T.lossy) === '01',
    ...present('storedSyntax', tagText(dataset, T.availableSyntax)),
    ...present('patientName', tagText(dataset, T.patientName)),
    ...present('patientId', tagText(dataset, T.patientId)),
    reading: readingFacts(dataset),
  };
}

const MOST_FRAME_BYTES = 512 * 1024 * 1024;
const MOST_FRAMES = 20_000;

/** What is declared is not yet there: nothing is reserved on the word of a header alone. */
function tooLarge(layout: PixelLayout, frames: number): string | undefined {
  const { rows, columns, samples, bitsAllocated } = layout;
  const bytes = rows * columns * samples * Math.max(1, bitsAllocated / 8);
  if (bytes > MOST_FRAME_BYTES) return `${columns}×${rows}`;
  return frames > MOST_FRAMES ? `${frames}` : undefined;
}

/** The frames of one instance, or what it is if it is no picture. */
export function readInstance(instance: Json): readonly FrameFacts[] | NoPicture {
  const layout = layoutOf(instance);
  if (layout === undefined) {
    return {
      instanceUid: tagText(instance, T.instanceUid) ?? '',
      sopClass: tagText(instance, T.sopClass) ?? '',
      dataset: instance,
    };
  }
  const frames = Math.max(1, Math.trunc(tagNumber(instance, T.frames) ?? 1));
  const detail = tooLarge(layout, frames);
  if (detail !== undefined)
    return [{ ...factsOf(instance, layout, 1, 1), refused: { kind: 'too-large', detail } }];
  const plain = frames === 1 && !(T.shared in instance);
  const [shared] = tagItems(instance, T.shared);
  const own = tagItems(instance, T.perFrame);
  return Array.from({ length: frames }, (_, index) =>
    factsOf(plain ? instance : frameDataset(instance, shared, own[index]), layout, index + 1, frames),
  );
}
