import type { Jpeg2000Picture } from './jpeg-2000-worker.ts';
import { createLanes } from './worker-lanes.ts';

/** Undoes one JPEG 2000 codestream in a worker; rejects with the decoder's own words. */
export const decodeJpeg2000 = createLanes<Jpeg2000Picture>(
  () => new Worker(new URL('./jpeg-2000-worker.ts', import.meta.url), { type: 'module' }),
);
