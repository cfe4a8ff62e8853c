/** Runs an installed tool with the node that the project brings along: `node scripts/tool.mjs vite build`. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export const root = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
);

/** Package and command of each tool, where they differ. */
const PACKAGE_OF = { playwright: '@playwright/test', biome: '@biomejs/biome', tsc: 'typescript' };

/**
 * The command line that runs a tool.
 * @param {string} name
 * @returns {string[]}
 */
export function toolCommand(name) {
  const folder = path.join(root, 'node_modules', PACKAGE_OF[name] ?? name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[name];
  return [path.join(root, 'node_modules', '.bin', 'node'), path.join(folder, file)];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [name = '', ...rest] = process.argv.slice(2);
  const [node, file] = toolCommand(name);
  const child = spawn(node, [file, ...rest], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
