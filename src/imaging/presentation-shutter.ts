import { tagNumber, tagTexts } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { tagNumbers } from './dicom-values.ts';
import type { ImagePoint } from './image-plane.ts';
import { cssColour, rgbOfLab } from './lab-colour.ts';

/** What is left open of an image, and what the rest is covered with (PS3.3 C.7.6.11). */
export interface Shutter {
  /** Only what lies within all of these is seen: outlines in pixels, counted from the image's corner. */
  readonly open: readonly (readonly ImagePoint[])[];
  readonly colour: string;
}

const T = {
  shape: '00181600',
  left: '00181602',
  right: '00181604',
  upper: '00181606',
  lower: '00181608',
  centre: '00181610',
  radius: '00181612',
  vertices: '00181620',
  grey: '00181622',
  lab: '00181624',
} as const;

const STEPS = 128;

/** The edges are the last rows and columns that are seen. */
function rectangle(instance: Json): readonly ImagePoint[] | undefined {
  const [left, right] = [tagNumber(instance, T.left), tagNumber(instance, T.right)];
  const [upper, lower] = [tagNumber(instance, T.upper), tagNumber(instance, T.lower)];
  if (left === undefined || right === undefined || upper === undefined || lower === undefined)
    return undefined;
  if (right < left || lower < upper) return undefined;
  return [
    [left - 1, upper - 1],
    [right, upper - 1],
    [right, lower],
    [left - 1, lower],
  ];
}

/** Row and column are told, in this order and counted from 1; the middle of a pixel is half a pixel in from its corner. */
function middleOf(row: number, column: number): ImagePoint {
  return [column - 0.5, row - 0.5];
}

function circle(instance: Json): readonly ImagePoint[] | undefined {
  const [row, column] = tagNumbers(instance, T.centre);
  const radius = tagNumber(instance, T.radius);
  if (row === undefined || column === undefined || radius === undefined || radius <= 0) return undefined;
  const [x, y] = middleOf(row, column);
  return Array.from({ length: STEPS }, (_, step) => {
    const angle = (step / STEPS) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] satisfies ImagePoint;
  });
}

/** The last vertex is joined with the first. */
function polygon(instance: Json): readonly ImagePoint[] | undefined {
  const numbers = tagNumbers(instance, T.vertices);
  if (numbers.length < 6 || numbers.length % 2 !== 0) return undefined;
  return Array.from({ length: numbers.length / 2 }, (_, index) =>
    middleOf(numbers[index * 2] ?? 0, numbers[index * 2 + 1] ?? 0),
  );
}

const SHAPES: Readonly<Record<string, (instance: Json) => readonly ImagePoint[] | undefined>> = {
  RECTANGULAR: rectangle,
  CIRCULAR: circle,
  POLYGONAL: polygon,
};

/** A colour, or a grey of sixteen bits; without either, black (PS3.3 C.7.6.11.1.1 leaves it to the viewer). */
function colourOf(instance: Json): string {
  const colour = rgbOfLab(tagNumbers(instance, T.lab));
  if (colour !== undefined) return cssColour(colour);
  const grey = Math.round((Math.min(65_535, Math.max(0, tagNumber(instance, T.grey) ?? 0)) / 65_535) * 255);
  return cssColour([grey, grey, grey]);
}

/** The shutter of a state, if it has one; `whole` is false where a shape of it cannot be applied, so that it is said. */
export function readShutter(instance: Json): {
  readonly shutter: Shutter | undefined;
  readonly whole: boolean;
} {
  const told = tagTexts(instance, T.shape).flatMap((text) => text.split('\\'));
  const shapes = told.map((shape) => SHAPES[shape.trim()]?.(instance));
  const open = shapes.flatMap((shape) => (shape === undefined ? [] : [shape]));
  return {
    shutter: open.length === 0 ? undefined : { open, colour: colourOf(instance) },
    whole: open.length === told.length && (told.length > 0 || !(T.shape in instance)),
  };
}
