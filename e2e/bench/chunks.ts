import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figures, rounded } from './figures.ts';

const DIST = path.resolve(import.meta.dirname, '..', '..', 'dist');

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** A chunk and all that loads with it. */
function withImports(manifest: Manifest, key: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) withImports(manifest, next, seen);
  return seen;
}

function gzipKib(manifest: Manifest, keys: Iterable<string>): number {
  let bytes = 0;
  for (const key of keys) {
    const file = manifest[key]?.file;
    if (file !== undefined) bytes += gzipSync(readFileSync(path.join(DIST, file))).length;
  }
  return rounded(bytes / 1024, 1);
}

/** Chunks that load only where they are needed: what each adds to what is there already. */
const LAZY: Readonly<Record<string, RegExp>> = {
  viewerChunkGzipKib: /^src\/imaging\/image-viewer/u,
  emergencyChunkGzipKib: /^src\/.*emergency/u,
  trendChunkGzipKib: /^src\/.*trend/u,
};

/** What the browser has to load, from the build's own manifest. A part that is no chunk of its own is left out. */
export function chunkFigures(): Figures {
  const manifest = JSON.parse(readFileSync(path.join(DIST, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true);
  if (entry === undefined) throw new Error('the build has no entry');
  const first = withImports(manifest, entry);
  const figures: Record<string, number> = {
    entryChunkGzipKib: gzipKib(manifest, first),
    entryChunks: first.size,
    chunks: Object.keys(manifest).filter((key) => manifest[key]?.file.endsWith('.js') === true).length,
  };
  for (const [name, pattern] of Object.entries(LAZY)) {
    const key = Object.keys(manifest).find((each) => pattern.test(each) && !first.has(each));
    if (key === undefined) continue;
    figures[name] = gzipKib(
      manifest,
      [...withImports(manifest, key)].filter((each) => !first.has(each)),
    );
  }
  return figures;
}
