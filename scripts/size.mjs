/** The weight of what a browser loads first, from the build's own manifest, against a budget (KiB gzip). */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { root } from './tool.mjs';

/** What the first page may weigh with everything it imports eagerly, and what must never be among it. */
const ENTRY_BUDGET_KIB = 320;
/** What a chart's first screen may weigh with all it imports, the first page included. */
const CHART_BUDGET_KIB = 400;
const CHART = 'src/app/pages/chart-page.tsx';
const NEVER_AT_ENTRY = [/cornerstone/, /recharts/, /@mantine/, /@medplum/];

const dist = path.join(root, 'dist');
const manifest = JSON.parse(readFileSync(path.join(dist, '.vite', 'manifest.json'), 'utf8'));

/** @param {string} file */
function gzipKib(file) {
  return gzipSync(readFileSync(path.join(dist, file))).length / 1024;
}

/**
 * The chunks that load with one chunk, itself included.
 * @param {string} key
 * @param {Set<string>} seen
 */
function eagerOf(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) eagerOf(next, seen);
  return seen;
}

const problems = [];
const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry === true);
if (entries.length === 0) problems.push('the build has no entry: nothing was measured');
for (const entry of entries) {
  const chunks = [...eagerOf(entry)];
  const total = chunks.reduce((sum, key) => sum + gzipKib(manifest[key].file), 0);
  console.log(`${entry}: ${total.toFixed(1)} KiB gzip of ${ENTRY_BUDGET_KIB}, ${chunks.length} chunk(s)`);
  if (total > ENTRY_BUDGET_KIB) problems.push(`${entry} weighs ${total.toFixed(1)} KiB`);
  for (const key of chunks) {
    const heavy = NEVER_AT_ENTRY.find((pattern) => pattern.test(key) || pattern.test(manifest[key].file));
    if (heavy !== undefined) problems.push(`${entry} loads ${key} at once`);
    const code = readFileSync(path.join(dist, manifest[key].file), 'utf8');
    for (const [name, sign] of [
      ['cornerstone', 'vtkRenderWindow'],
      ['recharts', 'recharts-wrapper'],
      ['Mantine', '--mantine-color-'],
    ]) {
      if (code.includes(sign)) problems.push(`${manifest[key].file} holds ${name}`);
    }
  }
}
if (manifest[CHART] === undefined) problems.push(`the build has no ${CHART}: nothing was measured`);
else {
  const all = new Set([...entries.flatMap((entry) => [...eagerOf(entry)]), ...eagerOf(CHART)]);
  const total = [...all].reduce((sum, key) => sum + gzipKib(manifest[key].file), 0);
  console.log(`with a chart: ${total.toFixed(1)} KiB gzip of ${CHART_BUDGET_KIB}, ${all.size} chunk(s)`);
  if (total > CHART_BUDGET_KIB) problems.push(`a chart weighs ${total.toFixed(1)} KiB`);
}
if (!existsSync(dist)) problems.push('there is no build');
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
