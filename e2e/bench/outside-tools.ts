/** Tools of others that hold a page against their own rules, fetched where a registry answers; no part of the project. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { say } from './figures.ts';

/** Exact versions: another version has other rules, and its figure could not be held against an earlier one. */
const TOOLS = { lighthouse: '13.5.0', csp_evaluator: '1.1.8' } as const;
const MOST_MS = 180_000;

export type ToolName = keyof typeof TOOLS | 'puppeteer-core';

const folder = path.join(
  tmpdir(),
  `hitome-tools-${Object.values(TOOLS).join('-')}-${process.getuid?.() ?? 0}`,
);

/** Whether the tools are here, after trying to fetch them; without install scripts, beside the project and not in it. */
export function toolsAreHere(): boolean {
  const [last] = Object.keys(TOOLS);
  if (existsSync(path.join(folder, 'node_modules', last ?? '', 'package.json'))) return true;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const wanted = Object.entries(TOOLS).map(([name, version]) => `${name}@${version}`);
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...wanted];
  const { status } = spawnSync('npm', words, { cwd: folder, stdio: 'ignore', timeout: MOST_MS });
  if (status !== 0) say(`${wanted.join(', ')} cannot be had here: not measured`);
  return status === 0;
}

/** One of the tools, as it exports itself. */
export async function loadTool<T>(name: ToolName, file = ''): Promise<T> {
  const require = createRequire(path.join(folder, 'package.json'));
  return (await import(pathToFileURL(require.resolve(path.posix.join(name, file))).href)) as T;
}
