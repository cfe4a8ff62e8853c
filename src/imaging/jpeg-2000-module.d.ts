/** The JPEG 2000 decoder as its package ships it: compiled code without types. */
declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  export interface J2KDecoder {
    getEncodedBuffer: (length: number) => Uint8Array;
    getDecodedBuffer: () => Uint8Array;
    getFrameInfo: () => {
      readonly width: number;
      readonly height: number;
      readonly bitsPerSample: number;
      readonly componentCount: number;
      readonly isSigned: boolean;
    };
    decode: () => void;
    delete: () => void;
  }

  interface Options {
    readonly locateFile: (name: string) => string;
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }

  const create: (options: Options) => Promise<{ readonly J2KDecoder: new () => J2KDecoder }>;
  export default create;
}
