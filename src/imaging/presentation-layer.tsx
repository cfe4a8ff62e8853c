import { useId } from 'react';
import { type Affine, applyAffine, type ImagePoint } from './image-plane.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { GraphicShape } from './presentation-graphics.ts';
import type { Shutter } from './presentation-shutter.ts';

const USUAL_COLOUR = '#7CF5FF';
const CROSS = 6;

interface PresentationLayerProps {
  readonly shapes: readonly GraphicShape[];
  readonly shutter: Shutter | undefined;
  readonly size: Pick<FrameFacts['layout'], 'rows' | 'columns'>;
  readonly affine: Affine;
}

/** What somebody has drawn and written on the picture, as kept in the archive. */
export function PresentationLayer({ shapes, shutter, size, affine }: PresentationLayerProps) {
  return (
    <svg className="viewer-marks viewer-graphics" aria-hidden="true" data-graphics={shapes.length}>
      {shutter === undefined ? null : <Cover shutter={shutter} size={size} affine={affine} />}
      {shapes.map((shape, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- shapes have no other name, and never move
        <Shape key={index} shape={shape} affine={affine} />
      ))}
    </svg>
  );
}

function run(points: readonly ImagePoint[], affine: Affine): string {
  return points
    .map((point, index) => {
      const [x, y] = applyAffine(affine, point);
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

type CoverProps = Pick<PresentationLayerProps, 'size' | 'affine'> & { readonly shutter: Shutter };

/** One cover for each shape, over the image but for the shape: they leave open what lies within all of them. */
function Cover({ shutter, size: { rows, columns }, affine }: CoverProps) {
  const id = useId();
  // A hair beyond the image, whose edge would shine through else.
  const [least, right, lower] = [-0.5, columns + 0.5, rows + 0.5];
  const corners: readonly ImagePoint[] = [
    [least, least],
    [right, least],
    [right, lower],
    [least, lower],
  ];
  const image = `${run(corners, affine)}Z`;
  return (
    <>
      <clipPath id={id}>
        <path d={image} />
      </clipPath>
      <g clipPath={`url(#${id})`} data-shutter={shutter.open.length}>
        {shutter.open.map((outline) => {
          const hole = `${run(outline, affine)}Z`;
          return <path key={hole} d={image + hole} fill={shutter.colour} fillRule="evenodd" stroke="none" />;
        })}
      </g>
    </>
  );
}

function Line({ d, colour, fill }: { readonly d: string; readonly colour: string; readonly fill: boolean }) {
  return (
    <>
      <path className="viewer-mark-under" d={d} fill="none" />
      <path d={d} stroke={colour} fill={fill ? colour : 'none'} fillOpacity={fill ? 0.35 : undefined} />
    </>
  );
}

function Shape({ shape, affine }: { readonly shape: GraphicShape; readonly affine: Affine }) {
  const colour = shape.colour ?? USUAL_COLOUR;
  if (shape.kind === 'line')
    return <Line d={run(shape.points, affine)} colour={colour} fill={shape.filled} />;
  const [x, y] = applyAffine(affine, shape.at);
  if (shape.kind === 'point') {
    const d = `M${x - CROSS} ${y}h${CROSS * 2}M${x} ${y - CROSS}v${CROSS * 2}`;
    return <Line d={d} colour={colour} fill={false} />;
  }
  return (
    <>
      {shape.anchor === undefined ? null : (
        <Line d={run([shape.at, shape.anchor], affine)} colour={colour} fill={false} />
      )}
      <text x={x} y={y} fill={colour}>
        {shape.words.map((line, index) => (
          <tspan key={line} x={x} dy={index === 0 ? 0 : 16}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}
