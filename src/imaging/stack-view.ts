import { Enums, type StackViewport, type Types, utilities } from '@cornerstonejs/core';
import type { ImageArchive } from './contract.ts';
import { pixelsOf } from './cornerstone-image.ts';
import { type Seat, takeSeat } from './engine.ts';
import type { FrameFacts, Window } from './frame-facts.ts';
import { AHEAD, createFrameQueue } from './frame-queue.ts';
import { createImageSource } from './image-source.ts';
import type { DrawnFrame, FirstLook, StackView } from './stack-contract.ts';
import { ownWindow } from './own-window.ts';
import type { Presented } from './presentation-state.ts';
import { problemOfCause } from './problem.ts';
import { applyAffine, type ImagePoint, invertAffine } from './image-plane.ts';
import type { Pixels } from './pixels.ts';
import { probeText } from './probe.ts';
import { createCamera, type StackCamera } from './stack-camera.ts';
import { type ViewState, frameBytesOf, initialState, isAlike } from './view-state.ts';
import { startRendering } from './rendering.ts';
import { transferSyntaxOf } from './transfer-syntax.ts';

const AHEAD_BYTES = 384 * 1024 * 1024;
const USUAL_FRAME_MS = 100;

/** World positions come in single precision: a hair below a whole number is that number. */
function wholePixel(value: number): number {
  return Math.floor(value + 1e-3);
}

/** One stack on one element: what is fetched, what is drawn, and how it is looked at. */
export class Stack implements StackView {
  readonly #listeners = new Set<() => void>();
  readonly frames: readonly FrameFacts[];
  readonly #element: HTMLDivElement;
  readonly #source;
  readonly #queue;
  #state: ViewState;
  #seat: Seat | undefined;
  #viewport: StackViewport | undefined;
  #camera: StackCamera | undefined;
  #shown: number | undefined;
  /** The point of the image that lies in the middle of the canvas. */
  #centre: ImagePoint | undefined;
  #userWindow: Window | undefined;
  readonly #automatic: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  /** The first picture stands on the screen: until then its neighbours would only take the line and the processor from it. */
  readonly #stands = Promise.withResolvers<void>();

  constructor(
    element: HTMLDivElement,
    archive: ImageArchive,
    frames: readonly FrameFacts[],
    look: FirstLook = {},
  ) {
    this.#element = element;
    this.frames = frames;
    this.#automatic = look.automatic ?? false;
    this.#state = initialState(frames);
    this.#source = createImageSource(archive, frames);
    const [first] = frames;
    this.#queue = createFrameQueue<Types.IImage>({
      count: frames.length,
      load: this.#source.load,
      lanes: AHEAD,
      reach: first === undefined ? 0 : Math.max(8, Math.floor(AHEAD_BYTES / frameBytesOf(first))),
      ahead: this.#stands.promise,
      onProgress: (loaded) => this.#change({ loaded }),
    });
    this.show(look.slice ?? 0);
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
    const target = Math.min(this.frames.length - 1, Math.max(0, slice));
    const waits = !this.#queue.isLoaded(target);
    this.#change({ slice: target, ...(waits ? { phase: 'loading' as const } : {}), probe: undefined });
    this.#load(target).catch((cause: unknown) => {
      this.#stands.resolve();
      if (this.#closed || this.#state.slice !== target) return;
      this.#change({ phase: 'failed', problem: problemOfCause(cause) });
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
      lossy: (this.frames[target]?.lossy ?? false) || syntax?.lossy === true,
      syntax: syntax?.name,
    });
    requestAnimationFrame(() => setTimeout(this.#stands.resolve, 0));
  }

  #open(): StackViewport {
    if (this.#viewport !== undefined) return this.#viewport;
    this.#seat = takeSeat(this.#element, () => this.#resized());
    this.#viewport = this.#seat.viewport;
    this.#camera = createCamera(this.#viewport);
    return this.#viewport;
  }

  async #draw(target: number, image: Types.IImage): Promise<void> {
    const viewport = this.#open();
    const facts = this.frames[target];
    if (facts === undefined) return;
    const before = this.#shown === undefined ? undefined : this.frames[this.#shown];
    if (isAlike(before, facts)) await viewport.setImageIdIndex(target);
    else {
      await viewport.setStack([...this.#source.imageIds], target);
      this.#camera?.fit();
      this.#camera?.turn(this.#state);
    }
    if (this.#closed || this.#state.slice !== target) return;
    this.#shown = target;
    this.#applyLook(image);
  }

  /** The reader's window if there is one, else the image's own; read from the picture that is shown. */
  #applyLook(image: Types.IImage | undefined = this.#viewport?.getCornerstoneImage()): void {
    const viewport = this.#viewport;
    if (viewport === undefined || image === undefined) return;
    const own = ownWindow(image, this.#facts(), this.#automatic);
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
    this.#change({ window, ownWindow: this.#userWindow !== undefined });
    this.#moved();
  }

  /** What is known of the frame that is drawn. */
  #facts(): FrameFacts | undefined {
    return this.#shown === undefined ? undefined : this.frames[this.#shown];
  }

  /** The middle of the canvas. */
  #middle(): Types.Point2 {
    return [this.#element.clientWidth / 2, this.#element.clientHeight / 2];
  }

  /** After the view has changed: everything drawn over the picture goes along. */
  #moved(): void {
    const facts = this.#facts();
    if (this.#camera === undefined || facts === undefined) return;
    const affine = this.#camera.affineOf(facts);
    this.#centre = applyAffine(invertAffine(affine), this.#middle());
    this.#change({ zoom: this.#camera.zoom(), affine });
  }

  setWindow = (window: Window | undefined): void => {
    this.#userWindow = window && {
      center: Math.round(window.center * 10) / 10,
      width: Math.max(2, window.width),
    };
    this.#applyLook();
  };

  #look(change: (camera: StackCamera) => void): void {
    if (this.#camera === undefined || this.#shown === undefined) return;
    change(this.#camera);
    this.#viewport?.render();
    this.#moved();
  }

  zoomBy = (factor: number): void => this.#look((camera) => camera.zoomBy(factor));

  panBy = (from: Types.Point2, to: Types.Point2): void => this.#look((camera) => camera.panBy(from, to));

  turn = (): void => {
    const turns = ((this.#state.turns + 1) % 4) as ViewState['turns'];
    this.#change({ turns });
    this.#look((camera) => camera.turn(this.#state));
  };

  flip = (): void => {
    this.#change({ flipped: !this.#state.flipped });
    this.#look((camera) => camera.turn(this.#state));
  };

  invert = (): void => {
    this.#change({ inverted: !this.#state.inverted });
    this.#applyLook();
  };

  reset = (): void => {
    this.#userWindow = undefined;
    this.#change({ inverted: false, turns: 0, flipped: false });
    this.#camera?.turn(this.#state);
    this.#camera?.fit();
    this.#applyLook();
  };

  present = (presented: Presented | undefined): void => {
    const facts = this.#facts();
    if (presented === undefined || facts === undefined) {
      this.reset();
      return;
    }
    const { window, inverted, turns, flipped, area } = presented;
    this.#userWindow = window;
    this.#change({ inverted, turns, flipped });
    this.#camera?.fit();
    this.#camera?.turn(this.#state);
    if (area !== undefined) this.#camera?.showArea(facts, area, this.#middle());
    this.#applyLook();
  };

  play = (): void => {
    this.#change({ playing: !this.#state.playing });
    clearTimeout(this.#timer);
    if (this.#state.playing) this.#tick();
  };

  #tick(): void {
    const { slice } = this.#state;
    const time = this.frames[slice]?.frameTimeMs ?? USUAL_FRAME_MS;
    this.#timer = setTimeout(() => {
      // A frame that is still on its way holds the film up; it is never skipped.
      if (this.#state.phase !== 'loading') this.show((slice + 1) % this.frames.length);
      if (this.#state.playing) this.#tick();
    }, time);
  }

  drawn = (): DrawnFrame | undefined => {
    const facts = this.#facts();
    const image = this.#viewport?.getCornerstoneImage();
    if (facts === undefined || image === undefined || this.#state.phase !== 'ready') return undefined;
    return { facts, slice: this.#shown ?? 0, pixels: pixelsOf(image) };
  };

  pixelsAt = async (slice: number): Promise<Pixels | undefined> => pixelsOf(await this.#source.load(slice));

  probe = (point: Types.Point2): void => {
    const drawn = this.drawn();
    const { affine } = this.#state;
    if (drawn?.pixels === undefined || affine === undefined) return;
    const [x, y] = applyAffine(invertAffine(affine), point).map(wholePixel);
    const { rows, columns } = drawn.facts.layout;
    const inside = x !== undefined && y !== undefined && x >= 0 && y >= 0 && x < columns && y < rows;
    this.#change({ probe: inside ? probeText(drawn.facts, drawn.pixels, { x, y }) : undefined });
  };

  #resized(): void {
    if (this.#shown === undefined || this.#element.clientWidth === 0) return;
    const [facts, centre] = [this.#facts(), this.#centre];
    this.#camera?.restore(this.#state);
    if (facts !== undefined && centre !== undefined) this.#camera?.centreOn(facts, centre, this.#middle());
    this.#applyLook();
  }

  destroy = (): void => {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#queue.stop();
    this.#seat?.leave();
    this.#source.close();
    this.#listeners.clear();
  };
}
