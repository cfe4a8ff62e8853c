/**
 * `npm run proof -- NAME [--small] [--json]`: proves one capability then and there, by property tests at full size, by
 * a private demo world in a browser, or by both. The last line of the output is the result.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { buildWhenNeeded } from './build.mjs';
import { FOR_PICTURES, FOR_TESTS, installDebianPackages } from './debian.mjs';
import { installWhenNeeded } from './install.mjs';
import { root } from './tool.mjs';

/**
 * `tests`: test files that tell figures, with the sizes they run at; `stages`: scripts that print figures of a
 * browser over the built app; `needs`: packages of the machine that it is held against.
 * @type {Record<string, { tests?: string[], full?: Record<string, string>, stages?: string[], needs?: { package: string, present: string[] }[] }>}
 */
const PROOFS = {
  'first-light': { stages: ['e2e/bench/first-light.ts'] },
  federation: {
    tests: [
      'src/app/honesty.test.tsx',
      'src/app/switches.test.ts',
      'src/record/identity-traps.test.ts',
      'src/testing/labelled-pairs.test.ts',
    ],
    full: { HITOME_RUNS: '10000', HITOME_SWITCHES: '1000' },
    stages: ['e2e/bench/federation.ts'],
  },
  records: {
    tests: ['src/sources/fhir/normalise/records.test.ts', 'src/sources/fhir/normalise/lists.test.ts'],
    full: { HITOME_MUTATIONS: '20000' },
    stages: ['e2e/bench/records.ts'],
  },
  medicines: { tests: ['src/testing/medicine-proof.test.ts'], stages: ['e2e/bench/medicines.ts'] },
  labs: { tests: ['src/testing/lab-proof.test.ts'], stages: ['e2e/bench/labs.ts'] },
  documents: { stages: ['e2e/bench/documents.ts', 'e2e/bench/summary.ts'] },
  emergency: {
    tests: ['src/access/audit-trail.test.ts', 'src/app/honesty.test.tsx'],
    stages: ['e2e/bench/emergency.ts'],
  },
  images: { stages: ['e2e/bench/images.ts'], needs: FOR_PICTURES },
  open: {
    tests: ['src/session/forged.test.ts', 'src/sources/http/token-binding.test.ts'],
    stages: ['e2e/bench/open.ts', 'e2e/bench/hostile.ts', 'e2e/bench/lighthouse.ts'],
  },
  timeline: { stages: ['e2e/bench/timeline.ts', 'e2e/bench/questions.ts'] },
};

const node = path.join(root, 'node_modules', '.bin', 'node');

/**
 * Runs a command; its words go to stderr, its output is handed back.
 * @param {string[]} words
 * @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number, out: string }>}
 */
function run(words, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(node, words, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.on('exit', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code: code ?? 1, out });
    });
  });
}

/**
 * Figures of the test files, each told by the test itself. A test that failed has told what it found all the same.
 * @param {string[]} files
 * @param {Record<string, string>} sizes
 */
async function figuresOfTests(files, sizes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-proof-'));
  const file = path.join(folder, 'figures');
  writeFileSync(file, '');
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const words = [vitest, 'run', '--reporter=dot', '--testTimeout=1800000', ...files];
  const { out } = await run(words, { ...sizes, HITOME_FIGURES: file, TZ: 'UTC' });
  process.stderr.write(out);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  rmSync(folder, { recursive: true });
  return Object.assign({}, ...lines.map((line) => JSON.parse(line)));
}

/**
 * @param {string} script
 * @param {string[]} words
 */
async function figuresOfStage(script, words) {
  await buildWhenNeeded(root);
  const { code, out } = await run([script, ...words, '--json']);
  if (code !== 0) process.exit(code);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}');
}

const [name = '', ...words] = process.argv.slice(2);
if (!Object.hasOwn(PROOFS, name)) {
  console.error(`usage: npm run proof -- NAME [--small] [--json]\nproofs: ${Object.keys(PROOFS).join(', ')}`);
  process.exit(2);
}
await installWhenNeeded(root);
const { tests, full = {}, stages = [], needs = [] } = PROOFS[name];
installDebianPackages([...FOR_TESTS, ...needs]);
const small = words.includes('--small');
const figures = tests === undefined ? {} : await figuresOfTests(tests, small ? {} : full);
for (const stage of stages) Object.assign(figures, await figuresOfStage(stage, small ? ['--small'] : []));
if (words.includes('--json')) console.log(JSON.stringify(figures));
else for (const [key, value] of Object.entries(figures)) console.log(`${key.padEnd(32)} ${value}`);
