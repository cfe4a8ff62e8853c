import { tagText } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { tagItems, tagNumbers } from './dicom-values.ts';
import type { ImagePoint } from './image-plane.ts';
import { cssColour, rgbOfLab } from './lab-colour.ts';

/** Something drawn or written on an image, in its own pixels (PS3.3 C.10.5). */
export type GraphicShape =
  | {
      readonly kind: 'line';
      readonly points: readonly ImagePoint[];
      readonly filled: boolean;
      readonly colour: string | undefined;
    }
  | { readonly kind: 'point'; readonly at: ImagePoint; readonly colour: string | undefined }
  | {
      readonly kind: 'text';
      readonly words: readonly string[];
      readonly at: ImagePoint;
      /** Where a line leads from the words. */
      readonly anchor: ImagePoint | undefined;
      readonly colour: string | undefined;
    };

const T = {
  annotations: '00700001',
  layer: '00700002',
  boxUnits: '00700003',
  anchorUnits: '00700004',
  units: '00700005',
  words: '00700006',
  texts: '00700008',
  graphics: '00700009',
  boxFrom: '00700010',
  anchor: '00700014',
  anchorShown: '00700015',
  data: '00700022',
  type: '00700023',
  filled: '00700024',
  layers: '00700060',
  layerColour: '00700401',
} as const;

const STEPS = 64;
/** Between two points of a smooth curve. */
const CURVE_STEPS = 8;

function pointsOf(numbers: readonly number[]): readonly ImagePoint[] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[index * 2] ?? 0,
    numbers[index * 2 + 1] ?? 0,
  ]);
}

function round(centre: ImagePoint, one: ImagePoint, other: ImagePoint): readonly ImagePoint[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = (step / STEPS) * 2 * Math.PI;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return [
      centre[0] + one[0] * c + other[0] * s,
      centre[1] + one[1] * c + other[1] * s,
    ] satisfies ImagePoint;
  });
}

function circle([centre, edge]: readonly ImagePoint[]): readonly ImagePoint[] {
  if (centre === undefined || edge === undefined) return [];
  const radius = Math.hypot(edge[0] - centre[0], edge[1] - centre[1]);
  return round(centre, [radius, 0], [0, radius]);
}

/** The ends of the longer axis, then those of the shorter one. */
function ellipse([a, b, c, d]: readonly ImagePoint[]): readonly ImagePoint[] {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
  const centre: ImagePoint = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return round(centre, [b[0] - centre[0], b[1] - centre[1]], [d[0] - centre[0], d[1] - centre[1]]);
}

/** A smooth curve through all points (Catmull–Rom): the standard leaves open which. */
function smooth(points: readonly ImagePoint[]): readonly ImagePoint[] {
  if (points.length < 3) return points;
  const at = (index: number) => points[Math.min(points.length - 1, Math.max(0, index))] ?? ([0, 0] as const);
  const between = (index: number, axis: 0 | 1, t: number) => {
    const [p0, p1, p2, p3] = [-1, 0, 1, 2].map((step) => at(index + step)[axis]) as [
      number,
      number,
      number,
      number,
    ];
    return (
      0.5 *
      (2 * p1 +
        (p2 - p0) * t +
        (2 * p0 - 5 * p1 + 4 * p2 - p3) * t ** 2 +
        (3 * p1 - p0 - 3 * p2 + p3) * t ** 3)
    );
  };
  const run = points.slice(0, -1).flatMap((_, index) =>
    Array.from({ length: CURVE_STEPS }, (__, step): ImagePoint => {
      const t = step / CURVE_STEPS;
      return [between(index, 0, t), between(index, 1, t)];
    }),
  );
  return [...run, at(points.length - 1)];
}

const SHAPES: Readonly<Record<string, (points: readonly ImagePoint[]) => readonly ImagePoint[]>> = {
  POLYLINE: (points) => points,
  INTERPOLATED: smooth,
  CIRCLE: circle,
  ELLIPSE: ellipse,
};

function graphicOf(item: Json, colour: string | undefined): GraphicShape | undefined {
  const points = pointsOf(tagNumbers(item, T.data));
  const type = tagText(item, T.type) ?? '';
  const [first] = points;
  if (type === 'POINT') return first === undefined ? undefined : { kind: 'point', at: first, colour };
  const run = SHAPES[type]?.(points) ?? [];
  return run.length < 2
    ? undefined
    : { kind: 'line', points: run, filled: tagText(item, T.filled) === 'Y', colour };
}

function textOf(item: Json, colour: string | undefined): GraphicShape | undefined {
  const words = (tagText(item, T.words) ?? '').split(/\r\n|\r|\n/u);
  const box = tagText(item, T.boxUnits) === 'DISPLAY' ? [] : tagNumbers(item, T.boxFrom);
  const anchored = tagText(item, T.anchorUnits) === 'DISPLAY' ? [] : tagNumbers(item, T.anchor);
  const [corner] = pointsOf(box);
  const [anchor] = pointsOf(anchored);
  const at = corner ?? anchor;
  if (at === undefined) return undefined;
  const leads = corner !== undefined && tagText(item, T.anchorShown) === 'Y';
  return { kind: 'text', words, at, anchor: leads ? anchor : undefined, colour };
}

function isOnDisplay(item: Json): boolean {
  return [T.units, T.boxUnits, T.anchorUnits].some((tag) => tagText(item, tag) === 'DISPLAY');
}

interface Annotation {
  readonly item: Json;
  readonly shapes: readonly GraphicShape[];
}

/** All that is drawn; what is placed by the screen instead of the image, or cannot be read, is only counted. */
export function readGraphics(instance: Json): {
  readonly annotations: readonly Annotation[];
  readonly inDisplayUnits: boolean;
} {
  const colours = new Map(
    tagItems(instance, T.layers).map((layer) => {
      const lab = rgbOfLab(tagNumbers(layer, T.layerColour));
      return [tagText(layer, T.layer), lab === undefined ? undefined : cssColour(lab)] as const;
    }),
  );
  let left = 0;
  const annotations = tagItems(instance, T.annotations).map((item): Annotation => {
    const colour = colours.get(tagText(item, T.layer));
    const graphics = tagItems(item, T.graphics);
    const texts = tagItems(item, T.texts);
    const drawn = graphics.map((one) => (isOnDisplay(one) ? undefined : graphicOf(one, colour)));
    const written = texts.map((one) => textOf(one, colour));
    const shapes = [...drawn, ...written];
    left += shapes.filter((shape) => shape === undefined).length;
    return { item, shapes: shapes.flatMap((shape) => shape ?? []) };
  });
  return { annotations, inDisplayUnits: left > 0 };
}
