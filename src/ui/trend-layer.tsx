import { memo, useId, useMemo } from 'react';
import type { PlotBox, PlotScales } from './trend-box.ts';
import type { TrendMark, TrendWindow } from './trend-marks.ts';
import { trendPaths } from './trend-paths.ts';

interface TrendLayerProps {
  readonly marks: readonly TrendMark[];
  readonly window: TrendWindow;
  readonly box: PlotBox;
  readonly scales: PlotScales;
  /** 0 alone; else the how-many-th of several in one picture, told apart by their strokes. */
  readonly index: number;
  readonly withBand: boolean;
}

/** Band, line and marks of one curve. Each is one path, whatever the number of results. */
function Layer({ marks, window, box, scales, index, withBand }: TrendLayerProps) {
  const clip = useId();
  const paths = useMemo(() => trendPaths(marks, window, box, scales), [marks, window, box, scales]);
  return (
    <g
      className="trend-layer"
      data-index={index}
      data-points={marks.length}
      data-crowded={paths.crowded ? '' : undefined}
      clipPath={`url(#${clip})`}
    >
      <clipPath id={clip}>
        {/* Marks on the edge are not cut in half; lines that go on beyond the period are. */}
        <rect x={box.x - 6} y={box.y - 6} width={box.width + 12} height={box.height + 12} />
      </clipPath>
      {withBand ? <path className="trend-band" d={paths.band} /> : null}
      <path className="trend-line" d={paths.solid} />
      {paths.dashed === '' ? null : <path className="trend-line trend-unsure" d={paths.dashed} />}
      {[...paths.marks].map(([look, path]) => (
        <path key={look} className="trend-mark" data-look={look} d={path} />
      ))}
    </g>
  );
}

export const TrendLayer = memo(Layer);
