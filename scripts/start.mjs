/**
 * `npm start`: installs and builds what is missing, starts the demo world and the app, says when both answer, and stays.
 * Plain JavaScript without packages, since it runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildWhenNeeded } from './build.mjs';
import { installWhenNeeded } from './install.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const base = Number(process.env.PORT_BASE || '5173');
const worldArguments = process.argv.slice(2);

/** Loading a large folder of people takes a while; nothing takes this long. */
const LONGEST_START = 300_000;

/** @type {{ name: string, child: import('node:child_process').ChildProcess }[]} */
const children = [];
let stopping = false;

async function main() {
  if (!Number.isInteger(base) || base < 1024 || base > 65_000)
    throw new Error(`PORT_BASE must be a whole number between 1024 and 65000, not ${process.env.PORT_BASE}`);
  const orthanc = worldArguments.includes('--orthanc') ? [base + 12, base + 13] : [];
  const further = worldArguments.includes('--networks') ? [base + 5] : [];
  for (const port of [
    base,
    base + 1,
    base + 2,
    base + 3,
    base + 4,
    base + 6,
    base + 7,
    ...further,
    ...orthanc,
  ])
    await mustBeFree(port);
  await installWhenNeeded(root);
  await buildWhenNeeded(root);
  start('the demo world', ['mocks/world.ts', ...worldArguments]);
  start('the app server', ['scripts/app-server.ts', ...networkArguments()]);
  await Promise.all([
    answers(`http://localhost:${base}/`),
    answers(`http://localhost:${base + 1}/.well-known/openid-configuration`),
    ...[2, 3, 4].map((offset) => answers(`http://localhost:${base + offset}/fhir/metadata`)),
  ]);
  if (!stopping) console.log(`Hitome is ready at http://localhost:${base}`);
}

/** The app's configuration names the further networks of the demo world, if there are any. */
function networkArguments() {
  const at = worldArguments.indexOf('--networks');
  return at < 0 ? [] : worldArguments.slice(at, at + 2);
}

/** @param {number} port */
function mustBeFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(
        new Error(
          `Port ${port} is in use. Free it, or move Hitome to other ports with PORT_BASE, for example PORT_BASE=7300 npm start`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
}

/**
 * @param {string} name
 * @param {string[]} words
 */
function start(name, words) {
  const node = path.join(root, 'node_modules', '.bin', 'node');
  const child = spawn(node, words, {
    cwd: root,
    // The channel tells the child when this process is gone, however it went.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PORT_BASE: String(base) },
  });
  children.push({ name, child });
  child.on('exit', (code, signal) => {
    if (stopping) return;
    console.error(`Hitome stops: ${name} ended (${signal ?? `code ${code}`}).`);
    stop(code === 2 ? 2 : 1);
  });
  child.on('error', (error) => {
    console.error(`Hitome stops: ${name} could not be started (${error.message}).`);
    stop(1);
  });
}

/** @param {string} url */
async function answers(url) {
  const until = Date.now() + LONGEST_START;
  while (!stopping) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
      await answer.arrayBuffer();
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** @param {number} code */
function stop(code) {
  if (stopping) return;
  stopping = true;
  const living = children.filter(({ child }) => child.exitCode === null && child.signalCode === null);
  const ended = living.map(({ child }) => new Promise((resolve) => child.once('exit', resolve)));
  for (const { child } of living) child.kill('SIGTERM');
  const force = setTimeout(() => {
    for (const { child } of living) child.kill('SIGKILL');
  }, 5000);
  void Promise.all(ended).then(() => {
    clearTimeout(force);
    process.exit(code);
  });
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
process.on('SIGHUP', () => stop(0));
main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  stop(1);
});
