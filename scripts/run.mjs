/** Runs a TypeScript file of this project with the node that the project brings along: `node scripts/run.mjs FILE …`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const node = path.join(root, 'node_modules', '.bin', 'node');
const [file, ...rest] = process.argv.slice(2);

if (file === undefined) {
  console.error('usage: node scripts/run.mjs FILE [argument …]');
  process.exit(2);
}
if (!existsSync(node)) {
  console.error('The project is not installed yet: run npm ci, or npm start.');
  process.exit(1);
}
const child = spawn(node, [file, ...rest], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
