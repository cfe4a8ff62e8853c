import { tagNumber, tagText, tagTexts } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { present } from '../sources/fhir/normalise/context.ts';
import { tagItems, tagNumbers } from './dicom-values.ts';

/** A window that the image itself proposes, with the name it gives to it. */
export interface NamedWindow {
  readonly center: number;
  readonly width: number;
  readonly name?: string;
}

/** A part of an ultrasound image in which pixels mean centimetres (PS3.3 C.8.5.5). */
export interface UltrasoundRegion {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Millimetres per pixel, across and down. */
  readonly millimetres: readonly [number, number];
}

/**
 * What the distance between pixels is a distance of: of the person (tomography), of the person as calibrated, or of the
 * detector, where the person's parts are enlarged by an unknown amount (PS3.3 10.7.1.3).
 */
export type SpacingOf = 'person' | 'calibrated' | 'detector';

/** What a reader needs beside the pixels: how far they may be measured, compared and windowed. */
export interface ReadingFacts {
  readonly frameOfReference?: string;
  readonly windows: readonly NamedWindow[];
  readonly spacingOf?: SpacingOf;
  /** Height of a pixel over its width where no spacing tells it. */
  readonly aspect?: number;
  readonly regions: readonly UltrasoundRegion[];
  readonly sliceThickness?: number;
  /** Degrees by which the gantry was tilted. */
  readonly tilt?: number;
  readonly institution?: string;
  readonly studyDate?: string;
}

const T = {
  studyDate: '00080020',
  modality: '00080060',
  institution: '00080080',
  sliceThickness: '00180050',
  tilt: '00181120',
  imagerSpacing: '00181164',
  regions: '00186011',
  regionUnitsX: '00186024',
  regionUnitsY: '00186026',
  regionLeft: '00186018',
  regionTop: '0018601A',
  regionRight: '0018601C',
  regionBottom: '0018601E',
  deltaX: '0018602C',
  deltaY: '0018602E',
  frameOfReference: '00200052',
  spacing: '00280030',
  aspect: '00280034',
  calibration: '00280A02',
  center: '00281050',
  width: '00281051',
  windowName: '00281055',
} as const;

/** Physical units code 3 of a region is centimetres. */
const CENTIMETRES = 3;

function windowsOf(dataset: Json): readonly NamedWindow[] {
  const centers = tagNumbers(dataset, T.center);
  const widths = tagNumbers(dataset, T.width);
  const names = tagTexts(dataset, T.windowName).flatMap((text) => text.split('\\'));
  return centers.flatMap((center, index) => {
    const width = widths[index];
    const name = names[index]?.trim();
    if (width === undefined || width < 1) return [];
    return [{ center, width, ...present('name', name === '' ? undefined : name) }];
  });
}

function regionsOf(dataset: Json): readonly UltrasoundRegion[] {
  return tagItems(dataset, T.regions).flatMap((item) => {
    const inCentimetres =
      tagNumber(item, T.regionUnitsX) === CENTIMETRES && tagNumber(item, T.regionUnitsY) === CENTIMETRES;
    const [x, y] = [tagNumber(item, T.deltaX), tagNumber(item, T.deltaY)];
    if (!inCentimetres || x === undefined || y === undefined || x === 0 || y === 0) return [];
    return [
      {
        left: tagNumber(item, T.regionLeft) ?? 0,
        top: tagNumber(item, T.regionTop) ?? 0,
        right: tagNumber(item, T.regionRight) ?? 0,
        bottom: tagNumber(item, T.regionBottom) ?? 0,
        millimetres: [Math.abs(x) * 10, Math.abs(y) * 10],
      },
    ];
  });
}

/** Modalities that throw a shadow on a detector. */
const PROJECTION: ReadonlySet<string> = new Set('CR DX MG RF XA RG IO PX DR'.split(' '));

function spacingOf(dataset: Json): SpacingOf | undefined {
  const own = tagNumbers(dataset, T.spacing);
  const imager = tagNumbers(dataset, T.imagerSpacing);
  if (own.length < 2) return imager.length < 2 ? undefined : 'detector';
  if (!PROJECTION.has(tagText(dataset, T.modality) ?? '')) return 'person';
  if (tagText(dataset, T.calibration) !== undefined) return 'calibrated';
  // The same numbers as at the detector, or no word of it, are not of the person; differing ones have been corrected.
  const same = own.every((value, index) => value === imager[index]);
  return imager.length < 2 || same ? 'detector' : 'calibrated';
}

function aspectOf(dataset: Json): number | undefined {
  const [down, across] = tagNumbers(dataset, T.aspect);
  return down === undefined || across === undefined || down <= 0 || across <= 0 ? undefined : down / across;
}

export function readingFacts(dataset: Json): ReadingFacts {
  return {
    ...present('frameOfReference', tagText(dataset, T.frameOfReference)),
    windows: windowsOf(dataset),
    ...present('spacingOf', spacingOf(dataset)),
    ...present('aspect', aspectOf(dataset)),
    regions: regionsOf(dataset),
    ...present('sliceThickness', tagNumber(dataset, T.sliceThickness)),
    ...present('tilt', tagNumber(dataset, T.tilt)),
    ...present('institution', tagText(dataset, T.institution)),
    ...present('studyDate', tagText(dataset, T.studyDate)),
  };
}
