import {
  Enums,
  getShouldUseCPURendering,
  RenderingEngine,
  type StackViewport,
  type Types,
  utilities,
} from '@cornerstonejs/core';
import type { ImageArchive } from './contract.ts';
import { pixelsOf } from './cornerstone-image.ts';
import type { FrameFacts, Window } from './frame-facts.ts';
import { createFrameQueue } from './frame-queue.ts';
import { createImageSource } from './image-source.ts';
import { ProblemError, type ViewerProblem } from './problem.ts';
import { pixelAt, probeText } from './probe.ts';
import { type ViewState, frameBytesOf, initialState, isAlike } from './view-state.ts';
import { startRendering } from './rendering.ts';
import { transferSyntaxOf } from './transfer-syntax.ts';

export interface StackView {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ViewState;
  readonly show: (slice: number) => void;
  /** Without a window: as the image itself wants to be seen. */
  readonly setWindow: (window: Window | undefined) => void;
  readonly zoomBy: (factor: number) => void;
  readonly panBy: (from: Types.Point2, to: Types.Point2) => void;
  readonly invert: () => void;
  readonly reset: () => void;
  readonly play: () => void;
  /** Reads off the pixel under a point of the canvas. */
  readonly probe: (point: Types.Point2) => void;
  readonly destroy: () => void;
}

const LANES = 4;
const AHEAD_BYTES = 384 * 1024 * 1024;
const USUAL_FRAME_MS = 100;
const VIEWPORT = 'stack';

let engines = 0;

function problemOf(cause: unknown): ViewerProblem {
  if (cause instanceof ProblemError) return cause.problem;
  return { kind: 'undecodable', syntax: '', detail: cause instanceof Error ? cause.message : String(cause) };
}

/** One stack on one element: what is fetched, what is drawn, and how it is looked at. */
export class Stack implements StackView {
  readonly #listeners = new Set<() => void>();
  readonly #frames: readonly FrameFacts[];
  readonly #element: HTMLDivElement;
  readonly #source;
  readonly #queue;
  readonly #observer: ResizeObserver;
  #state: ViewState;
  #engine: RenderingEngine | undefined;
  #viewport: StackViewport | undefined;
  #shown: number | undefined;
  #userWindow: Window | undefined;
  #fit = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(element: HTMLDivElement, archive: ImageArchive, frames: readonly FrameFacts[]) {
    this.#element = element;
    this.#frames = frames;
    this.#state = initialState(frames);
    this.#source = createImageSource(archive, frames);
    const [first] = frames;
    this.#queue = createFrameQueue<Types.IImage>({
      count: frames.length,
      load: this.#source.load,
      lanes: LANES,
      reach: first === undefined ? 0 : Math.max(8, Math.floor(AHEAD_BYTES / frameBytesOf(first))),
      onProgress: (loaded) => this.#change({ loaded }),
    });
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(element);
    this.show(0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = (): ViewState => this.#state;

  #change(part: Partial<ViewState>): void {
    if (this.#closed) return;
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  show = (slice: number): void => {
    const target = Math.min(this.#frames.length - 1, Math.max(0, slice));
    const waits = !this.#queue.isLoaded(target);
    this.#change({ slice: target, ...(waits ? { phase: 'loading' as const } : {}), probe: undefined });
    this.#load(target).catch((cause: unknown) => {
      if (this.#closed || this.#state.slice !== target) return;
      this.#change({ phase: 'failed', problem: problemOf(cause) });
    });
  };

  async #load(target: number): Promise<void> {
    startRendering();
    const image = await this.#queue.want(target);
    // Meanwhile the eye may have gone on: only what it wants now is drawn.
    if (this.#closed || this.#state.slice !== target) return;
    await this.#draw(target, image);
    if (this.#closed || this.#state.slice !== target) return;
    const syntax = transferSyntaxOf(this.#source.syntaxOf(target) ?? '');
    this.#change({
      phase: 'ready',
      problem: undefined,
      unfinished: this.#source.isUnfinished(target),
      lossy: (this.#frames[target]?.lossy ?? false) || syntax?.lossy === true,
      syntax: syntax?.name,
    });
  }

  #open(): StackViewport {
    if (this.#viewport !== undefined) return this.#viewport;
    engines += 1;
    this.#engine = new RenderingEngine(`hitome-${engines}`);
    this.#engine.enableElement({
      viewportId: VIEWPORT,
      type: Enums.ViewportType.STACK,
      element: this.#element,
      defaultOptions: { background: [0, 0, 0] },
    });
    this.#viewport = this.#engine.getViewport(VIEWPORT) as StackViewport;
    return this.#viewport;
  }

  async #draw(target: number, image: Types.IImage): Promise<void> {
    const viewport = this.#open();
    const facts = this.#frames[target];
    if (facts === undefined) return;
    const before = this.#shown === undefined ? undefined : this.#frames[this.#shown];
    if (isAlike(before, facts)) await viewport.setImageIdIndex(target);
    else {
      await viewport.setStack([...this.#source.imageIds], target);
      viewport.resetCamera();
      this.#fit = viewport.getZoom();
    }
    if (this.#closed || this.#state.slice !== target) return;
    this.#shown = target;
    this.#applyLook(image);
  }

  /** The reader's window if there is one, else the image's own; read from the picture that is shown. */
  #applyLook(image: Types.IImage | undefined = this.#viewport?.getCornerstoneImage()): void {
    const viewport = this.#viewport;
    if (viewport === undefined || image === undefined) return;
    const own = { center: Number(image.windowCenter), width: Number(image.windowWidth) };
    const window = image.color ? own : (this.#userWindow ?? own);
    viewport.setProperties({
      voiRange: utilities.windowLevel.toLowHighRange(
        window.width,
        window.center,
        Enums.VOILUTFunctionType.LINEAR,
      ),
      invert: image.invert !== this.#state.inverted,
    });
    viewport.render();
    this.#change({ window, zoom: viewport.getZoom() / this.#fit });
  }

  setWindow = (window: Window | undefined): void => {
    this.#userWindow = window && {
      center: Math.round(window.center * 10) / 10,
      width: Math.max(2, window.width),
    };
    this.#applyLook();
  };

  zoomBy = (factor: number): void => {
    const viewport = this.#viewport;
    if (viewport === undefined || this.#shown === undefined) return;
    const zoom = Math.min(this.#fit * 20, Math.max(this.#fit * 0.25, viewport.getZoom() * factor));
    viewport.setZoom(zoom);
    viewport.render();
    this.#change({ zoom: zoom / this.#fit });
  };

  panBy = (from: Types.Point2, to: Types.Point2): void => {
    const viewport = this.#viewport;
    const { focalPoint, position } = viewport?.getCamera() ?? {};
    if (viewport === undefined || focalPoint === undefined || position === undefined) return;
    const [start, end] = [viewport.canvasToWorld(from), viewport.canvasToWorld(to)];
    const moved = ([x, y, z]: Types.Point3): Types.Point3 => [
      x - end[0] + start[0],
      y - end[1] + start[1],
      z - end[2] + start[2],
    ];
    viewport.setCamera({ focalPoint: moved(focalPoint), position: moved(position) });
    viewport.render();
  };

  invert = (): void => {
    this.#change({ inverted: !this.#state.inverted });
    this.#applyLook();
  };

  reset = (): void => {
    this.#userWindow = undefined;
    this.#change({ inverted: false });
    this.#viewport?.resetCamera();
    this.#applyLook();
  };

  play = (): void => {
    this.#change({ playing: !this.#state.playing });
    clearTimeout(this.#timer);
    if (this.#state.playing) this.#tick();
  };

  #tick(): void {
    const { slice } = this.#state;
    const time = this.#frames[slice]?.frameTimeMs ?? USUAL_FRAME_MS;
    this.#timer = setTimeout(() => {
      // A frame that is still on its way holds the film up; it is never skipped.
      if (this.#state.phase !== 'loading') this.show((slice + 1) % this.#frames.length);
      if (this.#state.playing) this.#tick();
    }, time);
  }

  probe = (point: Types.Point2): void => {
    const facts = this.#shown === undefined ? undefined : this.#frames[this.#shown];
    const image = this.#viewport?.getCornerstoneImage();
    if (facts === undefined || image === undefined || this.#state.phase !== 'ready') return;
    const world = this.#viewport?.canvasToWorld(point);
    const place = world === undefined ? undefined : pixelAt(facts, world, getShouldUseCPURendering());
    const pixels = pixelsOf(image);
    this.#change({
      probe: place === undefined || pixels === undefined ? undefined : probeText(facts, pixels, place),
    });
  };

  #resize(): void {
    if (this.#engine === undefined || this.#shown === undefined || this.#element.clientWidth === 0) return;
    this.#engine.resize(true, false);
    const viewport = this.#viewport;
    if (viewport === undefined) return;
    viewport.resetCamera();
    this.#fit = viewport.getZoom();
    this.#applyLook();
  }

  destroy = (): void => {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#queue.stop();
    this.#engine?.destroy();
    this.#source.close();
    this.#listeners.clear();
  };
}
