import { useText } from '../i18n/text.ts';
import type { FrameFacts } from './frame-facts.ts';
import { type Affine, applyAffine, type ImagePoint } from './image-plane.ts';
import type { Mark } from './mark-shelf.ts';
import { measuredText } from './measured-text.ts';
import { measure } from './measures.ts';
import type { Pixels } from './pixels.ts';
import { referenceLine } from './reference-line.ts';
import type { Draft } from './use-drawing.ts';

interface MarksLayerProps {
  readonly affine: Affine;
  readonly facts: FrameFacts;
  readonly pixels: Pixels | undefined;
  readonly marks: readonly Mark[];
  readonly draft: Draft | undefined;
  /** Frames that other viewports show; where they cut this one, a line is drawn. */
  readonly others: readonly FrameFacts[];
  /** Where the keyboard's hand is. */
  readonly cursor: readonly [number, number] | undefined;
}

/** What is drawn over the picture: measures, lines of other viewports, the keyboard's cross. */
export function MarksLayer(props: MarksLayerProps) {
  const { affine, facts, pixels, marks, draft, others, cursor } = props;
  const text = useText();
  const kept = marks.filter((mark) => mark.id !== draft?.id);
  const measured = draft && measure(draft.kind, draft.points, facts, pixels);
  return (
    <svg className="viewer-marks" aria-hidden="true">
      {others.map((other) => (
        <CrossingLine
          key={`${other.instanceUid}/${other.frame}`}
          affine={affine}
          here={facts}
          other={other}
        />
      ))}
      {kept.map((mark) => (
        <MarkShape
          key={mark.id}
          affine={affine}
          shape={mark}
          words={[`${mark.id}`, ...measuredText(text, mark.measured)]}
        />
      ))}
      {draft === undefined ? null : (
        <MarkShape
          affine={affine}
          shape={draft}
          words={measured === undefined ? [] : measuredText(text, measured)}
        />
      )}
      {cursor === undefined ? null : (
        <path
          className="viewer-cursor"
          d={`M${cursor[0] - 14} ${cursor[1]}h28M${cursor[0]} ${cursor[1] - 14}v28`}
        />
      )}
    </svg>
  );
}

function CrossingLine({
  affine,
  here,
  other,
}: {
  readonly affine: Affine;
  readonly here: FrameFacts;
  readonly other: FrameFacts;
}) {
  const line = referenceLine(here, other);
  if (line === undefined) return null;
  const [[x1, y1], [x2, y2]] = [applyAffine(affine, line[0]), applyAffine(affine, line[1])];
  return <line className="viewer-crossing" x1={x1} y1={y1} x2={x2} y2={y2} />;
}

interface MarkShapeProps {
  readonly affine: Affine;
  readonly shape: Pick<Mark, 'kind' | 'points'>;
  readonly words: readonly string[];
}

function pathOf(kind: Mark['kind'], points: readonly ImagePoint[], affine: Affine): string {
  const place = (point: ImagePoint) =>
    applyAffine(affine, point)
      .map((value) => value.toFixed(1))
      .join(' ');
  const [one, two] = points;
  if (one === undefined) return '';
  if (kind === 'probe') {
    const [x, y] = applyAffine(affine, one);
    return `M${x - 7} ${y}h14M${x} ${y - 7}v14`;
  }
  if (kind !== 'ellipse' || two === undefined)
    return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${place(point)}`).join('');
  // An ellipse between two corners, however the image is turned: drawn as a run of points.
  const [cx, cy, rx, ry] = [
    (one[0] + two[0]) / 2,
    (one[1] + two[1]) / 2,
    (two[0] - one[0]) / 2,
    (two[1] - one[1]) / 2,
  ];
  const steps = Array.from({ length: 48 }, (_, step) => {
    const angle = (step / 48) * 2 * Math.PI;
    return place([cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]);
  });
  return `M${steps.join('L')}Z`;
}

function MarkShape({ affine, shape, words }: MarkShapeProps) {
  const { kind, points } = shape;
  const places = points.map((point) => applyAffine(affine, point));
  const anchor = places.toSorted((a, b) => b[0] - a[0] || b[1] - a[1])[0];
  const d = pathOf(kind, points, affine);
  return (
    <g className="viewer-mark-shape">
      <path className="viewer-mark-under" d={d} />
      <path d={d} />
      {places.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r="4" />
      ))}
      {anchor === undefined ? null : (
        <text x={anchor[0] + 9} y={anchor[1] + 4}>
          {words.map((line, index) => (
            <tspan key={line} x={anchor[0] + 9} dy={index === 0 ? 0 : 16}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  );
}
