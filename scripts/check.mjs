/**
 * Everything that must hold: types, lint, format, dead code, unit tests under two time zones, build, size, end to end.
 * `npm run check -- unit e2e` runs only the steps named. Ends with one line that counts the tests.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root, toolCommand } from './tool.mjs';

const reports = path.join(root, 'test-results', 'reports');

/**
 * @param {string} tool
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(tool, args, env = {}) {
  const [node, file] = toolCommand(tool);
  return new Promise((resolve) => {
    const child = spawn(node, [file, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** @param {string} zone */
function unit(zone) {
  const file = path.join(reports, `unit-${zone.replace('/', '-')}.json`);
  return run('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`], {
    TZ: zone,
    NO_COLOR: '1',
  });
}

const STEPS = {
  types: () => run('tsc', ['-p', '.']),
  lint: () => run('oxlint', ['--type-aware', '.']),
  format: () => run('biome', ['format', '.']),
  unused: () => run('knip', []),
  unit: async () => {
    const utc = await unit('UTC');
    return (await unit('Asia/Tokyo')) && utc;
  },
  build: () => run('vite', ['build', '--logLevel', 'warn']),
  size: () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['scripts/size.mjs'], { cwd: root, stdio: 'inherit' });
      child.on('exit', (code) => resolve(code === 0));
    }),
  e2e: () =>
    run('playwright', ['test'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(reports, 'e2e.json'),
      FORCE_COLOR: '0',
    }),
};

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number, names: string[] }}
 */
function countsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, names: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  if (report.stats !== undefined) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected, skipped, names: failedSpecs(report.suites ?? []) };
  }
  const failures = report.testResults.flatMap((file) =>
    file.status === 'failed' && file.assertionResults.length === 0
      ? [`${path.relative(root, file.name)}: ${file.message}`]
      : file.assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName, failureMessages }) =>
            [`${path.relative(root, file.name)} › ${fullName}`, ...failureMessages].join('\n'),
          ),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    names: failures,
  };
}

/** The failed tests of a playwright report: its suites lie in one another. */
function failedSpecs(suites) {
  return suites.flatMap((suite) => [
    ...failedSpecs(suite.suites ?? []),
    ...(suite.specs ?? []).filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
  ]);
}

const wanted = process.argv.slice(2);
const names = Object.keys(STEPS).filter((name) => wanted.length === 0 || wanted.includes(name));
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const failed = [];
for (const name of names) {
  const started = Date.now();
  console.log(`\n── ${name}`);
  const good = await STEPS[name]();
  console.log(`── ${name}: ${good ? 'holds' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (!good) failed.push(name);
}
const counts = ['unit-UTC.json', 'unit-Asia-Tokyo.json', 'e2e.json'].map((name) =>
  countsOf(path.join(reports, name)),
);
const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
// Named again at the end, where whoever reads only the last lines of a log finds them.
for (const name of counts.flatMap(({ names }) => names)) console.log(`\nfailed: ${name}`);
console.log(failed.length === 0 ? '\nEverything holds.' : `\nFailed: ${failed.join(', ')}`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(failed.length === 0 ? 0 : 1);
