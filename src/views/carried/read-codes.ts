import { readPayload, type ScannedCode } from './symbol-payload.ts';

/** A picture as pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

export interface CodeReader {
  /** Every code in a picture. `patient`: a picture that does not come again is looked at for longer. */
  readonly read: (pixels: Pixels, patient: boolean) => Promise<readonly ScannedCode[]>;
}

/** A photograph may be looked at for so long, a frame of the camera for one frame. */
const PATIENT_MS = 2_000;
const FRAME_MS = 40;

/** What the scanner takes for text: here the bytes, one character each, behind which slice they are. */
function packed({ bytes, slice }: ScannedCode): string {
  const head = slice === undefined ? '' : [slice.number, slice.of, slice.parity].join('/');
  return `${head}|${Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')}`;
}

function unpacked(text: string): ScannedCode {
  const bar = text.indexOf('|');
  const bytes = Uint8Array.from(text.slice(bar + 1), (character) => character.charCodeAt(0));
  const [number, of, parity] = text.slice(0, bar).split('/').map(Number);
  return number === undefined || of === undefined || parity === undefined
    ? { bytes }
    : { bytes, slice: { number, of, parity } };
}

/** Loads what reads codes; nothing of a picture leaves this page. */
export async function createCodeReader(): Promise<CodeReader> {
  const { _QRScanner: Scanner } = await import('qr/decode.js');
  /** The package finds and corrects a symbol; what its data say is read here, for it knows neither kanji nor slices. */
  class ByteScanner extends Scanner {
    protected override decodePayload(data: Uint8Array, length: number, version: number): string | Error {
      const code = readPayload(data, length, version);
      return code === undefined ? new Error('no data that are known') : packed(code);
    }
  }
  return {
    read: async (pixels, patient) => {
      const { width, height, data } = pixels;
      const scanner = new ByteScanner({
        maxSize: { width, height },
        effort: patient ? Infinity : 1,
        timeLimit: patient ? PATIENT_MS : FRAME_MS,
      });
      try {
        scanner.addImage({ width, height, data });
        const found = await scanner.decodeAsync(true);
        return found.flatMap((one) => (typeof one === 'string' ? [unpacked(one)] : []));
      } catch {
        return [];
      } finally {
        scanner.clean();
      }
    },
  };
}

const LONGEST_SIDE = 3_840;
/** Below this a code may be drawn with a pixel or two a module, which is too fine to be found. */
const SHORT_SIDE = 480;
const ENLARGED = 3;

/** Pixels of a picture in any format that the browser reads; rejects for anything else. */
export async function pixelsOf(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const longest = Math.max(bitmap.width, bitmap.height);
  const scale = longest < SHORT_SIDE ? ENLARGED : Math.min(1, LONGEST_SIDE / longest);
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.imageSmoothingEnabled = scale < 1;
  // Where a picture is see-through, paper is behind it.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
