import type { ImagingSeries } from '../domain/entry.ts';

export const LAYOUTS = ['1x1', '1x2', '2x2', '2x3'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Rows and columns of a layout. */
export const LAYOUT_SIZE: Readonly<Record<Layout, readonly [rows: number, columns: number]>> = {
  '1x1': [1, 1],
  '1x2': [1, 2],
  '2x2': [2, 2],
  '2x3': [2, 3],
};

/** How studies of a modality are laid out when they are opened. */
interface Hanging {
  readonly layout: Layout;
  /** Where the image tells no window of its own. */
  readonly window: 'image' | 'automatic';
  /** Played at once. */
  readonly plays?: true;
  /** Series whose description matches stand first, in this order. */
  readonly first: readonly RegExp[];
}

const USUAL: Hanging = { layout: '1x1', window: 'image', first: [] };

/**
 * By modality (PS3.3 C.7.3.1.1.1). Of an MR of the head diffusion is what is looked for first; of a projection all
 * views are seen together.
 */
const HANGING: Readonly<Record<string, Hanging>> = {
  CT: { layout: '1x1', window: 'image', first: [] },
  MR: { layout: '1x1', window: 'automatic', first: [/dwi|diffus|拡散/iu, /flair/iu, /t2/iu, /t1/iu] },
  CR: { layout: '1x1', window: 'image', first: [/\bpa\b|正面/iu] },
  DX: { layout: '1x1', window: 'image', first: [/\bpa\b|正面/iu] },
  MG: { layout: '2x2', window: 'image', first: [/r.?cc/iu, /l.?cc/iu, /r.?mlo/iu, /l.?mlo/iu] },
  US: { layout: '1x1', window: 'image', plays: true, first: [] },
  XA: { layout: '1x1', window: 'image', plays: true, first: [] },
  PT: { layout: '1x1', window: 'automatic', first: [] },
  NM: { layout: '1x1', window: 'automatic', first: [] },
};

export function hangingOf(modality: string | undefined): Hanging {
  return HANGING[modality ?? ''] ?? USUAL;
}

/** Modalities whose series hold no pictures. */
const NO_PICTURES: ReadonlySet<string> = new Set(
  'SR PR KO DOC SEG REG RTPLAN RTSTRUCT ECG PLAN FID M3D HC'.split(' '),
);

/** Key objects are what somebody chose to be seen first. */
export function isKeyObjects({ modality }: ImagingSeries): boolean {
  return modality === 'KO';
}

export function holdsPictures({ modality }: ImagingSeries): boolean {
  return !NO_PICTURES.has(modality ?? '');
}

function rankOf(one: ImagingSeries): number {
  const { first } = hangingOf(one.modality);
  const rank = first.findIndex((pattern) => pattern.test(one.description ?? ''));
  return rank === -1 ? first.length : rank;
}

/** The series in the order in which viewports are filled: those that hold pictures, the telling ones first. */
export function inHangingOrder(series: readonly ImagingSeries[]): readonly ImagingSeries[] {
  return series.filter(holdsPictures).toSorted((a, b) => rankOf(a) - rankOf(b));
}
