import { decodeGreyJpeg } from './jpeg-dct.ts';
import { answerLane } from './worker-lanes.ts';

answerLane(decodeGreyJpeg, ({ samples }) => [samples.buffer]);
