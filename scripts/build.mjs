/** Builds dist/ when something it is made of has changed since. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const MADE_OF = ['index.html', 'src', 'public', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];

/** @param {string} root */
export async function buildWhenNeeded(root) {
  const built = path.join(root, 'dist', 'index.html');
  const newest = Math.max(...MADE_OF.map((name) => newestIn(path.join(root, name))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.log('Building the app …');
  const node = path.join(root, 'node_modules', '.bin', 'node');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await new Promise((resolve, reject) => {
    const child = spawn(node, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`the build ended with code ${code}`)),
    );
  });
}

/**
 * Tests are not part of what is built, so a changed test builds nothing.
 * @param {string} place
 * @returns {number}
 */
function newestIn(place) {
  if (!existsSync(place)) return 0;
  const own = statSync(place);
  if (!own.isDirectory()) return /\.test\.tsx?$/.test(place) ? 0 : own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(place).map((name) => newestIn(path.join(place, name))));
}
