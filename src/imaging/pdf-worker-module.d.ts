/** The worker of the PDF reader as its package ships it. */
declare module 'pdfjs-dist/build/pdf.worker.min.mjs';
