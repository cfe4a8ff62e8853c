/** Runs a TypeScript file that needs the built app: installs and builds what is missing first. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { buildWhenNeeded } from './build.mjs';
import { installWhenNeeded } from './install.mjs';
import { root } from './tool.mjs';

/**
 * @param {string} file
 * @param {string[]} words
 */
export async function runBuilt(file, words) {
  await installWhenNeeded(root);
  await buildWhenNeeded(root);
  const child = spawn(path.join(root, 'node_modules', '.bin', 'node'), [file, ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
