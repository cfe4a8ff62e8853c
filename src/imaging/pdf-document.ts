import type { PDFDocumentProxy } from 'pdfjs-dist';

/** Tables of characters, fonts and decoders that a document may need; each is fetched from the own origin when it is. */
const FILES: Readonly<Record<string, string>> = import.meta.glob(
  [
    '/node_modules/pdfjs-dist/cmaps/*.bcmap',
    '/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '/node_modules/pdfjs-dist/wasm/{openjpeg,jbig2,qcms_bg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);

const PLACES: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

/** Hands the reader of documents the files it asks for; it would look for them beside itself otherwise. */
class OwnFiles {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const url = FILES[`/node_modules/pdfjs-dist/${PLACES[kind] ?? ''}/${filename}`];
    if (url === undefined) throw new Error(`no ${filename}`);
    const answer = await globalThis.fetch(url);
    if (!answer.ok) throw new Error(`no ${filename}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/**
 * Opens a document. Its scripts, forms and links are never run: only its pages are drawn. The worker is a file of the
 * own origin, as the security headers demand.
 */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist');
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const task = getDocument({
    data: bytes.slice(),
    worker: PDFWorker.create({ port }),
    BinaryDataFactory: OwnFiles,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    return await task.promise;
  } catch (cause) {
    port.terminate();
    throw cause;
  }
}
