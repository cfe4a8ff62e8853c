import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { Affine } from './image-plane.ts';
import type { Samples } from './pixels.ts';
import { paintedSegment, type SegmentShelf } from './segment-pixels.ts';
import { composed, placeOn } from './segment-place.ts';
import type { Segment, Segmentation, SegmentFrame } from './segmentation.ts';
import type { StudyAddenda } from './study-addenda.ts';
import { segmentKey } from './use-addenda.tsx';

/** A segment as it lies on an image. */
export interface LaidSegment {
  readonly key: string;
  readonly segmentation: Segmentation;
  readonly segment: Segment;
  readonly frame: SegmentFrame;
  /** From its pixels to those of the image. */
  readonly place: Affine;
}

/** The segments that lie on an image, of those that are to be shown. */
export function laidOn(
  addenda: StudyAddenda | undefined,
  shown: ReadonlySet<string>,
  image: FrameFacts,
  near: number,
): readonly LaidSegment[] {
  return (addenda?.segmentations ?? []).flatMap((segmentation) => {
    const wanted = segmentation.segments.filter((one) => shown.has(segmentKey(segmentation, one)));
    if (wanted.length === 0) return [];
    return segmentation.frames.flatMap((frame) => {
      const here = wanted.filter(({ number }) => frame.segment === undefined || frame.segment === number);
      const place = here.length === 0 ? undefined : placeOn(frame, image, near);
      if (place === undefined) return [];
      return here.map((segment) => ({
        key: segmentKey(segmentation, segment),
        segmentation,
        segment,
        frame,
        place,
      }));
    });
  });
}

type Held = { readonly samples: Samples } | { readonly failed: true } | undefined;

function useSamples(shelf: SegmentShelf, frame: SegmentFrame): Held {
  const [held, setHeld] = useState<readonly [SegmentFrame, Held]>();
  useEffect(() => {
    let left = false;
    const put = (value: Held) => {
      if (!left) setHeld([frame, value]);
    };
    shelf.samplesOf(frame).then(
      (samples) => put({ samples }),
      () => put({ failed: true }),
    );
    return () => {
      left = true;
    };
  }, [shelf, frame]);
  // What was held of another slice is not this one's.
  return held?.[0] === frame ? held[1] : undefined;
}

interface SegmentLayerProps {
  readonly shelf: SegmentShelf;
  readonly laid: readonly LaidSegment[];
  readonly affine: Affine;
}

/** The segments over a picture, each in its colour. */
export function SegmentLayer({ shelf, laid, affine }: SegmentLayerProps) {
  return (
    <div className="viewer-segments" aria-hidden="true">
      {laid.map((one) => (
        <SegmentCanvas key={`${one.key}/${one.frame.facts.frame}`} shelf={shelf} laid={one} affine={affine} />
      ))}
    </div>
  );
}

interface SegmentCanvasProps {
  readonly shelf: SegmentShelf;
  readonly laid: LaidSegment;
  readonly affine: Affine;
}

function SegmentCanvas({ shelf, laid, affine }: SegmentCanvasProps) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { segmentation, segment, frame, place } = laid;
  const held = useSamples(shelf, frame);
  const { rows, columns } = frame.facts.layout;
  const samples = held !== undefined && 'samples' in held ? held.samples : undefined;
  const painted = useMemo(
    () =>
      samples === undefined ? undefined : paintedSegment(samples, [columns, rows], segmentation, segment),
    [samples, columns, rows, segmentation, segment],
  );
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (painted !== undefined) context?.putImageData(new ImageData(painted, columns, rows), 0, 0);
  }, [painted, columns, rows]);
  if (held !== undefined && 'failed' in held)
    return (
      <output className="viewer-segment-failed">
        {t('viewer.segments.failed', { name: segment.label })}
      </output>
    );
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      data-segment={segment.number}
      data-state={painted === undefined ? 'loading' : 'ready'}
      style={{ transform: `matrix(${composed(place, affine).join()})` }}
    />
  );
}
