/** How the bytes of a frame are undone, by transfer syntax UID. */
export type Coding =
  | 'little-endian'
  | 'big-endian'
  | 'rle'
  | 'jpeg'
  | 'jpeg-lossless'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'deflated-frame'
  /** Known by name, but not undone here. */
  | 'unsupported';

export interface TransferSyntax {
  readonly coding: Coding;
  readonly name: string;
  /** Values may differ from what was measured. */
  readonly lossy: boolean;
}

function syntax(coding: Coding, name: string, lossy = false): TransferSyntax {
  return { coding, name, lossy };
}

const SYNTAXES: Readonly<Record<string, TransferSyntax>> = {
  '1.2.840.10008.1.2': syntax('little-endian', 'Implicit VR Little Endian'),
  '1.2.840.10008.1.2.1': syntax('little-endian', 'Explicit VR Little Endian'),
  '1.2.840.10008.1.2.1.98': syntax('little-endian', 'Encapsulated Uncompressed'),
  // A frame of a deflated object travels inflated: only the object as a whole is deflated (PS3.5 A.5).
  '1.2.840.10008.1.2.1.99': syntax('little-endian', 'Deflated Explicit VR Little Endian'),
  '1.2.840.10008.1.2.2': syntax('big-endian', 'Explicit VR Big Endian'),
  '1.2.840.10008.1.2.8.1': syntax('deflated-frame', 'Deflated Image Frame'),
  '1.2.840.10008.1.2.5': syntax('rle', 'RLE Lossless'),
  '1.2.840.10008.1.2.4.50': syntax('jpeg', 'JPEG Baseline', true),
  '1.2.840.10008.1.2.4.51': syntax('jpeg', 'JPEG Extended', true),
  '1.2.840.10008.1.2.4.53': syntax('jpeg', 'JPEG Spectral Selection', true),
  '1.2.840.10008.1.2.4.55': syntax('jpeg', 'JPEG Full Progression', true),
  '1.2.840.10008.1.2.4.57': syntax('jpeg-lossless', 'JPEG Lossless'),
  '1.2.840.10008.1.2.4.70': syntax('jpeg-lossless', 'JPEG Lossless SV1'),
  '1.2.840.10008.1.2.4.80': syntax('jpeg-ls', 'JPEG-LS Lossless'),
  '1.2.840.10008.1.2.4.81': syntax('jpeg-ls', 'JPEG-LS Near-lossless', true),
  '1.2.840.10008.1.2.4.90': syntax('jpeg-2000', 'JPEG 2000 Lossless'),
  '1.2.840.10008.1.2.4.91': syntax('jpeg-2000', 'JPEG 2000', true),
  '1.2.840.10008.1.2.4.201': syntax('htj2k', 'HTJ2K Lossless'),
  '1.2.840.10008.1.2.4.202': syntax('htj2k', 'HTJ2K Lossless RPCL'),
  '1.2.840.10008.1.2.4.203': syntax('htj2k', 'HTJ2K', true),
  '1.2.840.10008.1.2.4.110': syntax('unsupported', 'JPEG XL Lossless'),
  '1.2.840.10008.1.2.4.111': syntax('unsupported', 'JPEG XL Recompression', true),
  '1.2.840.10008.1.2.4.112': syntax('unsupported', 'JPEG XL', true),
  '1.2.840.10008.1.2.4.100': syntax('unsupported', 'MPEG-2', true),
  '1.2.840.10008.1.2.4.101': syntax('unsupported', 'MPEG-2', true),
  '1.2.840.10008.1.2.4.102': syntax('unsupported', 'MPEG-4', true),
  '1.2.840.10008.1.2.4.103': syntax('unsupported', 'MPEG-4', true),
  '1.2.840.10008.1.2.4.104': syntax('unsupported', 'MPEG-4', true),
  '1.2.840.10008.1.2.4.105': syntax('unsupported', 'MPEG-4', true),
  '1.2.840.10008.1.2.4.106': syntax('unsupported', 'MPEG-4', true),
  '1.2.840.10008.1.2.4.107': syntax('unsupported', 'HEVC', true),
  '1.2.840.10008.1.2.4.108': syntax('unsupported', 'HEVC', true),
};

export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';

export function transferSyntaxOf(uid: string): TransferSyntax | undefined {
  return SYNTAXES[uid];
}
