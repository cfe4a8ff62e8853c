import { cache, imageLoader, init, metaData, setUseCPURendering, type Types } from '@cornerstonejs/core';
import type { FrameFacts } from './frame-facts.ts';

/** How one picture of the cache is come by, and what is known of it beforehand. */
export interface KnownImage {
  readonly facts: FrameFacts;
  readonly load: () => Promise<Types.IImage>;
}

const SCHEME = 'hitome';
const CACHE_BYTES = 768 * 1024 * 1024;
const FIRST = 10_000;
/** A browser gives a page sixteen; viewports take turns in these. */
const WEBGL_CONTEXTS = 2;

const known = new Map<string, KnownImage>();
let counter = 0;
let started = false;

/** Names a picture for the rendering library: a running number, which says nothing about anyone. */
export function enlist(image: KnownImage): string {
  counter += 1;
  const id = `${SCHEME}:${counter}`;
  known.set(id, image);
  return id;
}

/** Gives back all that is held of these pictures. */
export function release(imageIds: readonly string[]): void {
  for (const id of imageIds) {
    if (cache.getImageLoadObject(id) !== undefined) cache.removeImageLoadObject(id, { force: true });
    known.delete(id);
  }
}

/** Where WebGL is emulated in software, drawing 2-D pictures on the processor is about twice as fast. */
function hasGraphicsHardware(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (context === null) return false;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/iu.test(String(renderer));
}

function pixelModule({ layout }: FrameFacts): object {
  const colour = layout.samples > 1 || layout.photometric === 'PALETTE COLOR';
  return {
    rows: layout.rows,
    columns: layout.columns,
    samplesPerPixel: colour ? 3 : 1,
    photometricInterpretation: colour ? 'RGB' : layout.photometric,
    planarConfiguration: 0,
    bitsAllocated: colour ? 8 : layout.bitsAllocated,
    bitsStored: colour ? 8 : layout.bitsStored,
    highBit: (colour ? 8 : layout.bitsStored) - 1,
    pixelRepresentation: layout.signed && !colour ? 1 : 0,
  };
}

function planeModule({ layout, plane, spacing }: FrameFacts): object {
  const { row, column, position } = plane ?? { row: [1, 0, 0], column: [0, 1, 0], position: [0, 0, 0] };
  const [rowSpacing, columnSpacing] = spacing ?? [1, 1];
  return {
    rows: layout.rows,
    columns: layout.columns,
    imageOrientationPatient: [...row, ...column],
    rowCosines: [...row],
    columnCosines: [...column],
    imagePositionPatient: [...position],
    rowPixelSpacing: rowSpacing,
    columnPixelSpacing: columnSpacing,
    usingDefaultValues: plane === undefined || spacing === undefined,
  };
}

function moduleOf(type: string, facts: FrameFacts): object | undefined {
  switch (type) {
    case 'imagePixelModule':
      return pixelModule(facts);
    case 'imagePlaneModule':
      return planeModule(facts);
    case 'generalSeriesModule':
      return { modality: facts.modality };
    case 'modalityLutModule':
      return { rescaleSlope: facts.slope, rescaleIntercept: facts.intercept };
    default:
      return undefined;
  }
}

function registerLoader(): void {
  metaData.addProvider((type: string, imageId: unknown) => {
    const image = typeof imageId === 'string' ? known.get(imageId) : undefined;
    return image === undefined ? undefined : moduleOf(type, image.facts);
  }, FIRST);
  imageLoader.registerImageLoader(SCHEME, (imageId: string) => {
    const image = known.get(imageId);
    const promise = image === undefined ? Promise.reject(new Error('closed')) : image.load();
    return { promise };
  });
}

function start(): void {
  init({ debug: { statsOverlay: false }, rendering: { webGlContextCount: WEBGL_CONTEXTS } });
  setUseCPURendering(!hasGraphicsHardware());
  cache.setMaxCacheSize(CACHE_BYTES);
  registerLoader();
}

/** Starts the rendering library once for the page. */
export function startRendering(): void {
  if (started) return;
  started = true;
  start();
}
