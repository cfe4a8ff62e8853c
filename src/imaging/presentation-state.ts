import { TAG, tagNumber, tagText } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { present } from '../sources/fhir/normalise/context.ts';
import { dicomMoment } from './content-tree.ts';
import { tagItems, tagNumbers } from './dicom-values.ts';
import type { FrameFacts, Window } from './frame-facts.ts';
import { type GraphicShape, readGraphics } from './presentation-graphics.ts';
import { personNameText } from './person-name-text.ts';
import { readShutter, type Shutter } from './presentation-shutter.ts';

/** Images for which a part of a state is meant; without any, all that the state speaks of. */
interface ForImages {
  readonly images: ReadonlyMap<string, readonly number[]> | undefined;
}

/** A part of the image that is to fill the view: pixels counted from its corner. */
export interface DisplayedArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What of a state is not applied here, so that it can be said. */
export type NotApplied = 'curve' | 'shutter' | 'mask' | 'overlay' | 'display-units' | 'true-size' | 'colour';

/** How somebody has left images to be seen (PS3.3 A.33.1): window, turn, part, and what was drawn on them. */
export interface PresentationState {
  readonly instanceUid: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly label: string;
  readonly description?: string;
  /** `2026-10-03 09:10`, as told. */
  readonly made?: string;
  readonly by?: string;
  readonly images: ReadonlyMap<string, readonly number[]>;
  readonly seriesUids: readonly string[];
  readonly windows: readonly (ForImages & { readonly window: Window })[];
  readonly areas: readonly (ForImages & { readonly area: DisplayedArea })[];
  readonly graphics: readonly (ForImages & { readonly shapes: readonly GraphicShape[] })[];
  /** Quarter turns clockwise, and whether mirrored left to right before them. */
  readonly turns: 0 | 1 | 2 | 3;
  readonly flipped: boolean;
  readonly inverted: boolean;
  readonly shutter: Shutter | undefined;
  readonly notApplied: readonly NotApplied[];
}

/** What a state asks of one image. */
export interface Presented {
  readonly window: Window | undefined;
  readonly turns: 0 | 1 | 2 | 3;
  readonly flipped: boolean;
  readonly inverted: boolean;
  readonly area: DisplayedArea | undefined;
  readonly shutter: Shutter | undefined;
  readonly shapes: readonly GraphicShape[];
}

const T = {
  sopClass: '00080016',
  referencedSeries: '00081115',
  referencedImages: '00081140',
  referencedInstance: '00081155',
  referencedFrames: '00081160',
  seriesUid: '0020000E',
  mask: '00286100',
  center: '00281050',
  width: '00281051',
  modalityTable: '00283000',
  windowTable: '00283010',
  windows: '00283110',
  flip: '00700041',
  rotation: '00700042',
  areaFrom: '00700052',
  areaTo: '00700053',
  areas: '0070005A',
  label: '00700080',
  description: '00700081',
  date: '00700082',
  time: '00700083',
  creator: '00700084',
  sizeMode: '00700100',
  shape: '20500020',
  lookTable: '20500010',
} as const;

/** Grey and colour softcopy; of the other kinds the colours would not be right. */
const APPLIED = ['1.2.840.10008.5.1.4.1.1.11.1', '1.2.840.10008.5.1.4.1.1.11.2'];

export function isPresentationState(instance: Json): boolean {
  return (tagText(instance, T.sopClass) ?? '').startsWith('1.2.840.10008.5.1.4.1.1.11.');
}

function imagesOf(item: Json): ReadonlyMap<string, readonly number[]> {
  return new Map(
    tagItems(item, T.referencedImages).flatMap((one) => {
      const uid = tagText(one, T.referencedInstance);
      return uid === undefined ? [] : [[uid, tagNumbers(one, T.referencedFrames)] as const];
    }),
  );
}

function forImages(item: Json): ForImages {
  const images = imagesOf(item);
  return { images: images.size === 0 ? undefined : images };
}

function areaOf(item: Json): DisplayedArea | undefined {
  const [x1, y1] = tagNumbers(item, T.areaFrom);
  const [x2, y2] = tagNumbers(item, T.areaTo);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  // The corners are pixels, counted from 1, as they lie after the turn: either may be the greater.
  return {
    left: Math.min(x1, x2) - 1,
    top: Math.min(y1, y2) - 1,
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
  };
}

function windowOf(item: Json): Window | undefined {
  const [center] = tagNumbers(item, T.center);
  const [width] = tagNumbers(item, T.width);
  return center === undefined || width === undefined || width < 1 ? undefined : { center, width };
}

/**
 * The image is turned first and mirrored then (PS3.3 C.10.6.1.1); we mirror first, and a turn that comes before a
 * mirroring is the contrary turn after it.
 */
function turnsOf(instance: Json, flipped: boolean): PresentationState['turns'] {
  const quarters = Math.round((tagNumber(instance, T.rotation) ?? 0) / 90);
  const turns = (((flipped ? -quarters : quarters) % 4) + 4) % 4;
  return turns as PresentationState['turns'];
}

function notApplied(instance: Json, inDisplayUnits: boolean, isShut: boolean): readonly NotApplied[] {
  const windows = tagItems(instance, T.windows);
  const areas = tagItems(instance, T.areas);
  const tables = [T.modalityTable, T.lookTable].some((tag) => tagItems(instance, tag).length > 0);
  const found: readonly (readonly [NotApplied, boolean])[] = [
    ['colour', !APPLIED.includes(tagText(instance, T.sopClass) ?? '')],
    ['curve', tables || windows.some((item) => tagItems(item, T.windowTable).length > 0)],
    ['shutter', !isShut],
    ['mask', tagItems(instance, T.mask).length > 0],
    ['overlay', Object.keys(instance).some((tag) => /^60[0-9A-F]{2}/iu.test(tag))],
    ['display-units', inDisplayUnits],
    [
      'true-size',
      areas.some((item) => !/^SCALE TO FIT$/iu.test(tagText(item, T.sizeMode) ?? 'SCALE TO FIT')),
    ],
  ];
  return found.flatMap(([what, is]) => (is ? [what] : []));
}

export function readPresentationState(instance: Json): PresentationState | undefined {
  if (!isPresentationState(instance)) return undefined;
  const series = tagItems(instance, T.referencedSeries);
  const flipped = tagText(instance, T.flip) === 'Y';
  const { annotations, inDisplayUnits } = readGraphics(instance);
  const { shutter, whole } = readShutter(instance);
  return {
    instanceUid: tagText(instance, TAG.sopInstanceUid) ?? '',
    studyUid: tagText(instance, TAG.studyUid) ?? '',
    seriesUid: tagText(instance, TAG.seriesUid) ?? '',
    label: tagText(instance, T.label) ?? '',
    ...present('description', tagText(instance, T.description)),
    ...present('made', madeOf(instance)),
    ...present('by', personNameText(instance, T.creator)),
    images: new Map(series.flatMap((one) => [...imagesOf(one)])),
    seriesUids: series.flatMap((one) => tagText(one, T.seriesUid) ?? []),
    windows: tagItems(instance, T.windows).flatMap((item) => {
      const window = windowOf(item);
      return window === undefined ? [] : [{ ...forImages(item), window }];
    }),
    areas: tagItems(instance, T.areas).flatMap((item) => {
      const area = areaOf(item);
      return area === undefined ? [] : [{ ...forImages(item), area }];
    }),
    graphics: annotations.map(({ item, shapes }) => ({ ...forImages(item), shapes })),
    turns: turnsOf(instance, flipped),
    flipped,
    inverted: tagText(instance, T.shape) === 'INVERSE',
    shutter,
    notApplied: notApplied(instance, inDisplayUnits, whole),
  };
}

function madeOf(instance: Json): string | undefined {
  const date = tagText(instance, T.date);
  return date === undefined ? undefined : dicomMoment(`${date}${tagText(instance, T.time) ?? ''}`);
}

function isAmong(
  images: ReadonlyMap<string, readonly number[]>,
  { instanceUid, frame }: FrameFacts,
): boolean {
  const frames = images.get(instanceUid);
  return frames !== undefined && (frames.length === 0 || frames.includes(frame));
}

/** How the state has this image seen; undefined where it does not speak of it. */
export function presentedOf(state: PresentationState, image: FrameFacts): Presented | undefined {
  if (!isAmong(state.images, image)) return undefined;
  const meant = ({ images }: ForImages) => images === undefined || isAmong(images, image);
  const { turns, flipped, inverted, shutter } = state;
  return {
    window: state.windows.find(meant)?.window,
    turns,
    flipped,
    inverted,
    area: state.areas.find(meant)?.area,
    shutter,
    shapes: state.graphics.filter(meant).flatMap(({ shapes }) => shapes),
  };
}
