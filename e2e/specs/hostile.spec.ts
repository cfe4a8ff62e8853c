import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const STAGE = path.resolve(import.meta.dirname, '..', 'bench', 'hostile.ts');

function figuresOf(words: readonly string[]): Promise<{ readonly out: string; readonly err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [STAGE, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => {
      said.out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      said.err += data.toString();
    });
    child.once('error', reject);
    child.once('exit', () => resolve(said));
  });
}

test('hostile texts in names, records, searches, addresses and files run nothing and ask for nothing', async () => {
  const { out, err } = await figuresOf(['--small', '--json']);
  const figures = JSON.parse(out.trim().split('\n').at(-1) || '{}') as Record<string, number>;
  expect(figures, err).toMatchObject({
    hostileScripts: 0,
    hostileElements: 0,
    hostileStops: 0,
    hostileForeign: 0,
    hostileThrown: 0,
    hostileUndrawn: 0,
  });
  expect(figures['hostileTexts']).toBeGreaterThanOrEqual(15);
});
