import createCodec from '@cornerstonejs/codec-openjpeg/decodewasmjs';

/**
 * Undoes JPEG 2000 with a new decoder for each frame. The decoder says nothing when it fails and keeps what it undid
 * before: used twice, it would hand out another picture, even another person's, for a damaged one.
 */
export interface Jpeg2000Ask {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Jpeg2000Answer =
  | {
      readonly id: number;
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly columns: number;
      readonly rows: number;
      readonly bits: number;
      readonly components: number;
      readonly signed: boolean;
    }
  | { readonly id: number; readonly ok: false; readonly detail: string };

const WASM = new URL('@cornerstonejs/codec-openjpeg/decodewasm', import.meta.url).href;

const said: string[] = [];

const codec = createCodec({
  locateFile: (name) => (name.endsWith('.wasm') ? WASM : name),
  print: (line) => said.push(line),
  printErr: (line) => said.push(line),
});

async function answerTo({ id, bytes }: Jpeg2000Ask): Promise<Jpeg2000Answer> {
  const { J2KDecoder } = await codec;
  const decoder = new J2KDecoder();
  said.length = 0;
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const decoded = decoder.getDecodedBuffer();
    const trouble = said.find((line) => /error/iu.test(line));
    if (decoded.length === 0) return { id, ok: false, detail: trouble ?? 'no picture' };
    const { width, height, bitsPerSample, componentCount, isSigned } = decoder.getFrameInfo();
    return {
      id,
      ok: true,
      bytes: decoded.slice() as Uint8Array<ArrayBuffer>,
      columns: width,
      rows: height,
      bits: bitsPerSample,
      components: componentCount,
      signed: isSigned,
    };
  } catch (cause) {
    return { id, ok: false, detail: cause instanceof Error ? cause.message : String(cause) };
  } finally {
    decoder.delete();
  }
}

interface WorkerSide {
  onmessage: ((event: MessageEvent<Jpeg2000Ask>) => void) | null;
  readonly postMessage: (message: Jpeg2000Answer, options?: { readonly transfer: Transferable[] }) => void;
}

const side = globalThis as unknown as WorkerSide;

side.onmessage = ({ data }) => {
  void answerTo(data).then((answer) =>
    side.postMessage(answer, answer.ok ? { transfer: [answer.bytes.buffer] } : { transfer: [] }),
  );
};
