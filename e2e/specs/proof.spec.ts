import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

function run(words: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => {
      said.out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      said.err += data.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, ...said }));
  });
}

test('a proof ends with one line of JSON, numbers only, measured now', async () => {
  test.setTimeout(180_000);
  const { code, out, err } = await run(['scripts/proof.mjs', 'first-light', '--small', '--json']);
  expect(code, err).toBe(0);
  const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  expect(Object.values(figures).every((value) => Number.isFinite(value))).toBe(true);
  expect(figures).toMatchObject({ people: 4, missing: 0, doubled: 0, incompleteSources: 0 });
  expect(figures['resources']).toBeGreaterThan(100);
});

test('the proof of federation runs property tests and a browser, and puts their figures into one', async () => {
  test.setTimeout(400_000);
  const { code, out, err } = await run(['scripts/proof.mjs', 'federation', '--small', '--json']);
  expect(code, err).toBe(0);
  const figures = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<string, number>;
  expect(Object.values(figures).every((value) => Number.isFinite(value))).toBe(true);
  expect(figures).toMatchObject({
    falseNone: 0,
    falseComplete: 0,
    wrongLinks: 0,
    leaks: 0,
    browserLeaks: 0,
    browserRequestsAlive: 0,
  });
  expect(figures['nonesRight']).toBeGreaterThan(1_000);
  expect(figures['pairs']).toBeGreaterThanOrEqual(2_000);
  expect(figures['mergePrecision']).toBeGreaterThanOrEqual(0.995);
  expect(figures['mergeRecall']).toBeGreaterThanOrEqual(0.95);
});

test('an unknown proof is told which there are', async () => {
  const { code, err } = await run(['scripts/proof.mjs', 'no-such-proof']);
  expect(code).toBe(2);
  expect(err).toContain('first-light');
});
