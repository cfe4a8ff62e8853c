import { getShouldUseCPURendering, type StackViewport, type Types } from '@cornerstonejs/core';
import type { FrameFacts } from './frame-facts.ts';
import type { DisplayedArea } from './presentation-state.ts';
import { type Affine, affineOfCorners, applyAffine, bodyPoint, type ImagePoint } from './image-plane.ts';

const MOST_ZOOM = 30;
const LEAST_ZOOM = 0.25;

export interface Turned {
  readonly turns: 0 | 1 | 2 | 3;
  readonly flipped: boolean;
}

/** The view on one viewport: how large, where, turned and mirrored; kept when the viewport changes its size. */
export interface StackCamera {
  readonly fit: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (from: Types.Point2, to: Types.Point2) => void;
  readonly turn: (turned: Turned) => void;
  /** After the engine has reset the view for a new size. */
  readonly restore: (view: Turned & { readonly zoom: number }) => void;
  /** Brings a point of the image to a point of the canvas. */
  readonly centreOn: (facts: FrameFacts, point: ImagePoint, to: Types.Point2) => void;
  /** Lets a part of the image fill the canvas, whose middle is given. */
  readonly showArea: (facts: FrameFacts, area: DisplayedArea, middle: Types.Point2) => void;
  readonly zoom: () => number;
  readonly affineOf: (facts: FrameFacts) => Affine;
}

export function createCamera(viewport: StackViewport): StackCamera {
  let fitted = 1;

  function panBy(from: Types.Point2, to: Types.Point2): void {
    const { focalPoint, position } = viewport.getCamera();
    if (focalPoint === undefined || position === undefined) return;
    const [start, end] = [viewport.canvasToWorld(from), viewport.canvasToWorld(to)];
    const moved = ([x, y, z]: Types.Point3): Types.Point3 => [
      x - end[0] + start[0],
      y - end[1] + start[1],
      z - end[2] + start[2],
    ];
    viewport.setCamera({ focalPoint: moved(focalPoint), position: moved(position) });
  }

  function turn({ turns, flipped }: Turned): void {
    viewport.setViewPresentation({ rotation: turns * 90 });
    viewport.setCamera({ flipHorizontal: flipped });
  }

  function setZoom(zoom: number): void {
    viewport.setZoom(fitted * Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom)));
  }

  function fit(): void {
    viewport.resetCamera();
    fitted = viewport.getZoom();
  }

  function centreOn(facts: FrameFacts, point: ImagePoint, to: Types.Point2): void {
    panBy(applyAffine(affineOf(viewport, facts), point), to);
  }

  function showArea(facts: FrameFacts, area: DisplayedArea, middle: Types.Point2): void {
    const { left, top, right, bottom } = area;
    const place = affineOf(viewport, facts);
    const [one, other] = [applyAffine(place, [left, top]), applyAffine(place, [right, bottom])];
    const size = [Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1])] as const;
    const factor = Math.min((middle[0] * 2) / Math.max(1, size[0]), (middle[1] * 2) / Math.max(1, size[1]));
    setZoom((viewport.getZoom() / fitted) * factor);
    centreOn(facts, [(left + right) / 2, (top + bottom) / 2], middle);
  }

  return {
    fit,
    centreOn,
    showArea,
    zoomBy: (factor) => setZoom((viewport.getZoom() / fitted) * factor),
    panBy,
    turn,
    restore: (view) => {
      fit();
      turn(view);
      setZoom(view.zoom);
    },
    zoom: () => viewport.getZoom() / fitted,
    affineOf: (facts) => affineOf(viewport, facts),
  };
}

/** Where the image lies on the canvas, from three of its corners. */
function affineOf(viewport: StackViewport, facts: FrameFacts): Affine {
  // The processor's drawing puts a pixel's corner at its position, the graphics card's its middle.
  const half = getShouldUseCPURendering() ? 0.5 : 0;
  const { rows, columns } = facts.layout;
  const place = ([x, y]: ImagePoint): [number, number] => {
    const [cx, cy] = viewport.worldToCanvas([...bodyPoint(facts, [x + half, y + half])]);
    return [cx, cy];
  };
  return affineOfCorners(place([0, 0]), place([columns, 0]), place([0, rows]), [columns, rows]);
}

/** The canvas's directions in terms of the image, e.g. to place a lens. */
export function lensAffine(affine: Affine, centre: ImagePoint, magnification: number, size: number): Affine {
  const [a, b, c, d] = affine;
  const [x, y] = applyAffine(
    [a * magnification, b * magnification, c * magnification, d * magnification, 0, 0],
    centre,
  );
  return [
    a * magnification,
    b * magnification,
    c * magnification,
    d * magnification,
    size / 2 - x,
    size / 2 - y,
  ];
}
