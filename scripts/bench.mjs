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
 * In this order; `small`: at the size of a check, since the proof of the same name has the full one; `seconds`: what it
 * may take on two cores, all together twenty minutes. A stage may use what those before it have left, and is stopped
 * where that ends: one that hangs takes nothing from the others, and the whole ends in time.
 * @type {Record<string, { script: string, seconds: number, small?: boolean }>}
 */
const STAGES = {
  cold: { script: 'e2e/bench/cold.ts', seconds: 90 },
  bench: { script: 'e2e/bench/bench.ts', seconds: 270 },
  growth: { script: 'e2e/bench/growth.ts', seconds: 210 },
  emergency: { script: 'e2e/bench/emergency.ts', seconds: 120, small: true },
  medicines: { script: 'e2e/bench/medicines.ts', seconds: 90, small: true },
  labs: { script: 'e2e/bench/labs.ts', seconds: 120, small: true },
  timeline: { script: 'e2e/bench/timeline.ts', seconds: 120, small: true },
  images: { script: 'e2e/bench/images.ts', seconds: 180, small: true },
};

/**
 * Figures of one stage by name; nothing where it failed, and its words stand on stderr.
 * @param {string} script
 * @param {string[]} words
 * @param {number} most seconds after which it is stopped
 * @returns {Promise<Record<string, number> | undefined>}
 */
function figuresOf(script, words, most) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', 'node'), [script, ...words, '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const stop = () => child.kill('SIGTERM');
    const timer = setTimeout(stop, most * 1000);
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
const begun = Date.now();
const secondsSince = (moment) => Math.round((Date.now() - moment) / 1000);
let allowed = 0;
for (const name of chosen) {
  const { script, seconds, small = false } = STAGES[name];
  allowed += seconds;
  const started = Date.now();
  console.error(`bench: ${name} (${seconds} s of ${allowed - secondsSince(begun)} s)`);
  const figures = await figuresOf(
    script,
    small || words.includes('--small') ? ['--small'] : [],
    allowed - secondsSince(begun),
  );
  const took = secondsSince(started);
  console.error(`bench: ${name} took ${took} s of ${seconds} s${took > seconds ? ', over its budget' : ''}`);
  if (figures === undefined) failed.push(name);
  else measured[name] = figures;
}
console.error(`bench: took ${secondsSince(begun)} s of ${allowed} s in all`);
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
