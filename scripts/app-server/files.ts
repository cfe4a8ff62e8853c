/** Files of `dist/`, compressed where it helps; the app's own addresses all lead to index.html. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Served } from '../app-server.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Pictures and fonts are compressed already. */
const COMPRESSIBLE = new Set([
  '.html',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.map',
  '.webmanifest',
  '.txt',
  '.svg',
  '.wasm',
]);

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const compressed = new Map<string, Promise<Uint8Array>>();

export interface Wish {
  encodings: string;
  /** A page was asked for, not a script or a picture. */
  page: boolean;
}

export async function staticAnswer(dist: string, pathname: string, wish: Wish): Promise<Served> {
  const file = fileAt(dist, pathname);
  const found = file === undefined ? undefined : await timeOf(file);
  if (file !== undefined && found !== undefined) return fileAnswer(file, found, pathname, wish);
  const index = path.join(dist, 'index.html');
  const indexTime = await timeOf(index);
  if (indexTime === undefined) return plain(503, 'dist/ is missing: run npm start, or build the app first.');
  if (!leadsToApp(pathname, wish)) return plain(404, 'Not found');
  return fileAnswer(index, indexTime, '/index.html', wish);
}

function fileAt(dist: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const file = path.join(dist, decoded === '/' ? 'index.html' : decoded);
  return file.startsWith(dist + path.sep) && !decoded.includes('\0') ? file : undefined;
}

/** A missing script answered with a page would fail in a way nobody understands. */
function leadsToApp(pathname: string, wish: Wish): boolean {
  return (
    wish.page && !pathname.startsWith('/assets/') && TYPES[path.extname(pathname).toLowerCase()] === undefined
  );
}

async function timeOf(file: string): Promise<number | undefined> {
  try {
    const found = await stat(file);
    return found.isFile() ? found.mtimeMs : undefined;
  } catch {
    return undefined;
  }
}

async function fileAnswer(file: string, time: number, pathname: string, wish: Wish): Promise<Served> {
  const extension = path.extname(file).toLowerCase();
  const immutable = pathname.startsWith('/assets/');
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control': immutable
      ? 'public, max-age=31536000, immutable'
      : extension === '.html'
        ? 'no-store'
        : 'no-cache',
    Vary: 'Accept-Encoding',
  };
  const encoding = COMPRESSIBLE.has(extension) ? encodingFor(wish.encodings) : undefined;
  if (encoding === undefined) return { status: 200, headers, body: await readFile(file) };
  const key = `${encoding} ${time} ${file}`;
  const body = compressed.get(key) ?? compress(file, encoding);
  compressed.set(key, body);
  return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, body: await body };
}

function encodingFor(accepted: string): 'br' | 'gzip' | undefined {
  const names = accepted.split(',').map((part) => part.trim().split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
}

async function compress(file: string, encoding: 'br' | 'gzip'): Promise<Uint8Array> {
  const bytes = await readFile(file);
  if (encoding === 'gzip') return zip(bytes);
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

function plain(status: number, text: string): Served {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    body: Buffer.from(text),
  };
}
