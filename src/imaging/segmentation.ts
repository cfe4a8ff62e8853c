import { TAG, tagNumber, tagText } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { present } from '../sources/fhir/normalise/context.ts';
import { tagItems, tagNumbers } from './dicom-values.ts';
import { type FrameFacts, readInstance } from './frame-facts.ts';
import { type Rgb, rgbOfLab, usualColour } from './lab-colour.ts';

/** A part of the body, or a finding, that somebody or something has traced (PS3.3 C.8.20.2). */
export interface Segment {
  readonly number: number;
  readonly label: string;
  /** What it is, as coded. */
  readonly meaning?: string;
  readonly colour: Rgb;
  /** Who traced it: a program, a program with a hand on it, or a hand. */
  readonly by?: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';
  readonly program?: string;
}

/** An image from which a frame was traced. */
interface TracedFrom {
  readonly instanceUid: string;
  /** Empty: all of its frames. */
  readonly frames: readonly number[];
}

export interface SegmentFrame {
  readonly facts: FrameFacts;
  /** Undefined where each pixel says by its own number to which segment it belongs. */
  readonly segment: number | undefined;
  readonly from: readonly TracedFrom[];
  /** Its place in the body is told. */
  readonly isPlaced: boolean;
}

export interface Segmentation {
  readonly instanceUid: string;
  readonly seriesUid: string;
  readonly studyUid: string;
  readonly label: string;
  readonly kind: 'binary' | 'fractional' | 'labels';
  /** The value of a pixel that wholly belongs to a segment. */
  readonly whole: number;
  readonly segments: readonly Segment[];
  readonly frames: readonly SegmentFrame[];
  /** Series that it speaks of, as far as it tells. */
  readonly seriesUids: readonly string[];
}

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';
const LABEL_MAP = '1.2.840.10008.5.1.4.1.1.66.7';

const T = {
  sopClass: '00080016',
  referencedSeries: '00081115',
  referencedInstance: '00081155',
  referencedFrames: '00081160',
  sourceImages: '00082112',
  derivation: '00089124',
  seriesUid: '0020000E',
  position: '00209113',
  codeMeaning: '00080104',
  kind: '00620001',
  segments: '00620002',
  number: '00620004',
  label: '00620005',
  algorithm: '00620008',
  program: '00620009',
  identification: '0062000A',
  segmentOfFrame: '0062000B',
  colour: '0062000D',
  whole: '0062000E',
  type: '0062000F',
  contentLabel: '00700080',
  contentDescription: '00700081',
  shared: '52009229',
  perFrame: '52009230',
} as const;

export function isSegmentation(instance: Json): boolean {
  return [SEGMENTATION, LABEL_MAP].includes(tagText(instance, T.sopClass) ?? '');
}

function algorithmOf(item: Json): Pick<Segment, 'by'> {
  const told = tagText(item, T.algorithm);
  return told === 'AUTOMATIC' || told === 'SEMIAUTOMATIC' || told === 'MANUAL' ? { by: told } : {};
}

function segmentOf(item: Json, index: number): Segment {
  const number = tagNumber(item, T.number) ?? index + 1;
  const [type] = tagItems(item, T.type);
  return {
    number,
    label: tagText(item, T.label) ?? `${number}`,
    ...present('meaning', type === undefined ? undefined : tagText(type, T.codeMeaning)),
    colour: rgbOfLab(tagNumbers(item, T.colour)) ?? usualColour(index),
    ...algorithmOf(item),
    ...present('program', tagText(item, T.program)),
  };
}

/** The images from which a frame was derived, wherever its groups tell of them. */
function tracedFrom(groups: readonly Json[]): readonly TracedFrom[] {
  return groups
    .flatMap((group) => tagItems(group, T.derivation))
    .flatMap((derivation) => tagItems(derivation, T.sourceImages))
    .flatMap((source) => {
      const instanceUid = tagText(source, T.referencedInstance);
      return instanceUid === undefined
        ? []
        : [{ instanceUid, frames: tagNumbers(source, T.referencedFrames) }];
    });
}

function kindOf(instance: Json): Segmentation['kind'] {
  const told = tagText(instance, T.kind);
  if (told === 'LABELMAP' || tagText(instance, T.sopClass) === LABEL_MAP) return 'labels';
  return told === 'FRACTIONAL' ? 'fractional' : 'binary';
}

/** A segmentation as it is to be laid over images; undefined where it holds no frames that can be read. */
export function readSegmentation(instance: Json): Segmentation | undefined {
  const read = readInstance(instance);
  if (!isSegmentation(instance) || 'sopClass' in read) return undefined;
  const kind = kindOf(instance);
  const [shared] = tagItems(instance, T.shared);
  const own = tagItems(instance, T.perFrame);
  const frames = read.map((facts): SegmentFrame => {
    const groups = [own[facts.frame - 1], shared].filter((group) => group !== undefined);
    const [identification] = groups.flatMap((group) => tagItems(group, T.identification));
    const segment = identification === undefined ? undefined : tagNumber(identification, T.segmentOfFrame);
    return {
      facts,
      segment: kind === 'labels' ? undefined : segment,
      from: tracedFrom(groups),
      isPlaced: groups.some((group) => tagItems(group, T.position).length > 0),
    };
  });
  return {
    instanceUid: tagText(instance, TAG.sopInstanceUid) ?? '',
    seriesUid: tagText(instance, TAG.seriesUid) ?? '',
    studyUid: tagText(instance, TAG.studyUid) ?? '',
    label:
      tagText(instance, TAG.seriesDescription) ??
      tagText(instance, T.contentDescription) ??
      tagText(instance, T.contentLabel) ??
      '',
    kind,
    whole: kind === 'fractional' ? (tagNumber(instance, T.whole) ?? 255) : 1,
    segments: tagItems(instance, T.segments).map(segmentOf),
    frames: frames.filter(({ segment }) => kind === 'labels' || segment !== undefined),
    seriesUids: tagItems(instance, T.referencedSeries).flatMap((one) => tagText(one, T.seriesUid) ?? []),
  };
}
