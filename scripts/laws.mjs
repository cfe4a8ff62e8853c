/**
 * `npm run laws`: the laws on cases that no check has tried, by another seed each time and twenty times as many of them.
 * `-- --seed 7 --times 100` chooses both. What it finds becomes a case of its own beside the law.
 */
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { root, toolCommand } from './tool.mjs';

const words = process.argv.slice(2);
const after = (word, otherwise) => {
  const at = words.indexOf(word);
  return at < 0 ? otherwise : Number(words[at + 1]);
};
const seed = after('--seed', Date.now() % 2 ** 31);
const times = after('--times', 20);
if (!Number.isInteger(seed) || !Number.isInteger(times) || times < 1) {
  console.error('usage: npm run laws -- [--seed WHOLE NUMBER] [--times WHOLE NUMBER]');
  process.exit(2);
}

const { stdout } = spawnSync('grep', ['-rlE', 'fc\\.assert', 'src', '--include=*.test.ts'], {
  cwd: root,
  encoding: 'utf8',
});
const files = stdout.trim().split('\n');
const [node, vitest] = toolCommand('vitest');
console.log(`${files.length} files, seed ${seed}, ${times} times as many cases as in the checks`);
const { status } = spawnSync(node, [vitest, 'run', ...files, '--testTimeout=3000000', '--reporter=dot'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, LAWS_SEED: String(seed), LAWS_TIMES: String(times) },
});
process.exit(status ?? 1);
