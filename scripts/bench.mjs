/**
 * `npm run bench -- [--small] [--only bench,growth] [--json]`: counts and ratios of one run (docs/benchmark.md). Each stage
 * is the one that the proofs use too. The last line is the result; a table and a picture of the growth lie in test-results.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { tableOf, pictureOf } from './bench-report.mjs';
import { buildWhenNeeded } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { root } from './tool.mjs';

/**
 * In this order; `small`: at the size of a check, since the proof of the same name has the full one.
 * @type {Record<string, { script: string, small?: boolean }>}
 */
const STAGES = {
  bench: { script: 'e2e/bench/bench.ts' },
  growth: { script: 'e2e/bench/growth.ts' },
  emergency: { script: 'e2e/bench/emergency.ts', small: true },
  medicines: { script: 'e2e/bench/medicines.ts', small: true },
  labs: { script: 'e2e/bench/labs.ts', small: true },
  timeline: { script: 'e2e/bench/timeline.ts', small: true },
  images: { script: 'e2e/bench/images.ts', small: true },
};

/** A stage that hangs must not take the others with it. */
const STAGE_MS = 6 * 60 * 1000;

/**
 * Figures of one stage by name; nothing where it failed, and its words stand on stderr.
 * @param {string} script
 * @param {string[]} words
 * @returns {Promise<Record<string, number> | undefined>}
 */
function figuresOf(script, words) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', 'node'), [script, ...words, '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = () => child.kill('SIGTERM');
    const timer = setTimeout(stop, STAGE_MS);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code === 0 ? JSON.parse(out.trim().split('\n').at(-1) ?? '{}') : undefined);
    });
  });
}

const words = process.argv.slice(2);
const chosen = words.find((_, at) => words[at - 1] === '--only')?.split(',') ?? Object.keys(STAGES);
const unknown = chosen.filter((name) => !Object.hasOwn(STAGES, name));
if (unknown.length > 0) {
  console.error(`no such stage: ${unknown.join(', ')}\nstages: ${Object.keys(STAGES).join(', ')}`);
  process.exit(2);
}
await installWhenNeeded(root);
await buildWhenNeeded(root);
/** @type {Record<string, Record<string, number>>} */
const measured = {};
const failed = [];
for (const name of chosen) {
  const { script, small = false } = STAGES[name];
  console.error(`bench: ${name}`);
  const figures = await figuresOf(script, small || words.includes('--small') ? ['--small'] : []);
  if (figures === undefined) failed.push(name);
  else measured[name] = figures;
}
const folder = path.join(root, 'test-results');
mkdirSync(folder, { recursive: true });
const table = tableOf(measured);
writeFileSync(path.join(folder, 'bench.md'), table);
if (measured['growth'] !== undefined)
  writeFileSync(path.join(folder, 'bench.svg'), pictureOf(measured['growth']));
// The figures of the first stage keep their own names; those of the others carry the stage before them.
const flat = Object.entries(measured).flatMap(([stage, figures]) =>
  Object.entries(figures).map(([key, value]) => [stage === 'bench' ? key : `${stage}.${key}`, value]),
);
console.log(words.includes('--json') ? JSON.stringify(Object.fromEntries(flat)) : table);
for (const name of failed) console.error(`not measured: ${name}`);
process.exit(failed.length === 0 ? 0 : 1);
