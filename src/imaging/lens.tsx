import { useEffect, useRef } from 'react';
import type { Window } from './frame-facts.ts';
import { greys } from './grey.ts';
import { type Affine, applyAffine, invertAffine } from './image-plane.ts';
import { lensAffine } from './stack-camera.ts';
import type { DrawnFrame } from './stack-contract.ts';

const SIZE = 190;
const MAGNIFICATION = 2.5;

interface LensProps {
  readonly at: readonly [number, number];
  readonly drawn: DrawnFrame | undefined;
  readonly affine: Affine | undefined;
  readonly window: Window | undefined;
  readonly inverted: boolean;
}

/** The part of the image that the lens shows, as a picture of its own pixels. */
function patchOf(
  { facts, pixels }: DrawnFrame,
  centre: readonly [number, number],
  reach: number,
  props: LensProps,
) {
  const { rows, columns, photometric } = facts.layout;
  const [left, top] = [
    Math.max(0, Math.floor(centre[0] - reach)),
    Math.max(0, Math.floor(centre[1] - reach)),
  ];
  const width = Math.min(columns, Math.ceil(centre[0] + reach)) - left;
  const height = Math.min(rows, Math.ceil(centre[1] + reach)) - top;
  if (pixels === undefined || props.window === undefined || width < 1 || height < 1) return undefined;
  const { samples, perPixel, rgb } = pixels;
  const values = new Float32Array(width * height * (rgb ? 3 : 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = ((top + y) * columns + left + x) * perPixel;
      if (rgb)
        for (let part = 0; part < 3; part += 1)
          values[(y * width + x) * 3 + part] = samples[from + part] ?? 0;
      else values[y * width + x] = (samples[from] ?? 0) * facts.slope + facts.intercept;
    }
  }
  const inverted = props.inverted !== (photometric === 'MONOCHROME1');
  const shown = rgb ? colours(values) : greys(values, props.window, inverted);
  return { left, top, data: new ImageData(shown, width, height) };
}

function colours(values: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray((values.length / 3) * 4);
  for (let i = 0; i < out.length / 4; i += 1) {
    out.set(values.subarray(i * 3, i * 3 + 3), i * 4);
    out[i * 4 + 3] = 255;
  }
  return out;
}

function draw(canvas: HTMLCanvasElement, props: LensProps): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, SIZE, SIZE);
  if (props.drawn === undefined || props.affine === undefined) return;
  const centre = applyAffine(invertAffine(props.affine), props.at);
  const [a, b] = props.affine;
  const scale = Math.hypot(a, b) * MAGNIFICATION;
  const patch = patchOf(props.drawn, centre, SIZE / scale, props);
  if (patch === undefined) return;
  const picture = new OffscreenCanvas(patch.data.width, patch.data.height);
  picture.getContext('2d')?.putImageData(patch.data, 0, 0);
  context.imageSmoothingEnabled = scale < 6;
  context.setTransform(...lensAffine(props.affine, centre, MAGNIFICATION, SIZE));
  context.drawImage(picture, patch.left, patch.top);
}

/** A magnifying glass: the image's own pixels round a point, under the same window. */
export function Lens(props: LensProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, props);
  });
  const [x, y] = props.at;
  return (
    <canvas
      ref={canvas}
      className="viewer-lens"
      width={SIZE}
      height={SIZE}
      aria-hidden="true"
      style={{ left: x - SIZE / 2, top: y - SIZE / 2 }}
    />
  );
}
