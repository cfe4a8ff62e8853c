/** Ports for the servers of a test, of which several run side by side. */
import { createServer } from 'node:net';
import process from 'node:process';

/** Below the ports that systems hand to outgoing connections (32768 and up on Linux, 49152 elsewhere). */
const LOWEST = 10_000;
const BAND = 1_000;
const BANDS = 20;

/**
 * The first of `count` neighbouring ports that nobody listens on. Every test worker looks in a band of its own, so that
 * two of them never find the same ports free at the same moment. Throws when its band is full.
 */
export async function freePorts(count: number): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? '0') % BANDS;
  const offsets = Array.from({ length: count }, (_, offset) => offset);
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = LOWEST + worker * BAND + Math.floor(Math.random() * (BAND - count));
    const free = await Promise.all(offsets.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`no ${count} free ports in a row`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
