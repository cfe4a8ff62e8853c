import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

/**
 * Mantine's breakpoint variables stand inside media queries, which CSS does not know: they are put in by value
 * (docs/decisions/002-stack.md).
 */
const BREAKPOINTS: Readonly<Record<string, string>> = {
  xs: '36em',
  sm: '48em',
  md: '62em',
  lg: '75em',
  xl: '88em',
};

const EMPTY_MODULE = new URL('./src/imaging/empty-module.ts', import.meta.url).pathname;

function mantineBreakpoints(): Plugin {
  return {
    name: 'mantine-breakpoints',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.css(\?|$)/.test(id) || !code.includes('$mantine-breakpoint-')) return null;
      return code.replace(
        /\$mantine-breakpoint-(xs|sm|md|lg|xl)/g,
        (_, name: string) => BREAKPOINTS[name] ?? '',
      );
    },
  };
}

export default defineConfig({
  plugins: [mantineBreakpoints(), react()],
  resolve: {
    alias: {
      // vtk.js pulls in an XML builder that wants node's `events`; the built page throws at load with it.
      xmlbuilder2: EMPTY_MODULE,
      // The image decoders look for node's modules where they run under node, which is never here.
      fs: EMPTY_MODULE,
      path: EMPTY_MODULE,
    },
  },
  worker: { format: 'es' },
  optimizeDeps: {
    exclude: ['@cornerstonejs/dicom-image-loader'],
    include: [
      'dicom-parser',
      '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs',
      '@cornerstonejs/codec-charls/decodewasmjs',
      '@cornerstonejs/codec-openjpeg/decodewasmjs',
      '@cornerstonejs/codec-openjph/wasmjs',
      '@cornerstonejs/codec-libjxl/decodewasmjs',
      '@cornerstonejs/jpeg-lossless-decoder-js',
      'pako',
    ],
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
});
