import createCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { answerLane } from './worker-lanes.ts';

export interface Jpeg2000Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly columns: number;
  readonly rows: number;
  readonly bits: number;
  readonly components: number;
  readonly signed: boolean;
}

const WASM = new URL('@cornerstonejs/codec-openjpeg/decodewasm', import.meta.url).href;

const said: string[] = [];

const codec = createCodec({
  locateFile: (name) => (name.endsWith('.wasm') ? WASM : name),
  print: (line) => said.push(line),
  printErr: (line) => said.push(line),
});

/**
 * Undoes JPEG 2000 with a new decoder for each frame. The decoder says nothing when it fails and keeps what it undid
 * before: used twice, it would hand out another picture, even another person's, for a damaged one.
 */
async function undo(bytes: Uint8Array<ArrayBuffer>): Promise<Jpeg2000Picture> {
  const { J2KDecoder } = await codec;
  const decoder = new J2KDecoder();
  said.length = 0;
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const decoded = decoder.getDecodedBuffer();
    const trouble = said.find((line) => /error/iu.test(line));
    if (decoded.length === 0) throw new Error(trouble ?? 'no picture');
    const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
    return {
      bytes: decoded.slice() as Uint8Array<ArrayBuffer>,
      columns: width,
      rows: height,
      bits: bitsPerSample,
      components: componentCount,
      signed: isSigned,
    };
  } finally {
    decoder.delete();
  }
}

answerLane(undo, ({ bytes }) => [bytes.buffer]);
