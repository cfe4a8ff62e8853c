/** The same reports on our timeline and on that of @medplum/react, in one run, on the same slowed-down machine. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { say } from './figures.ts';

const PEER = path.join(import.meta.dirname, 'peer');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface PeerRecord {
  readonly patient: object;
  readonly reports: readonly object[];
}

/** Builds the peer's page into a folder of its own and serves it. */
async function serve(): Promise<{ readonly url: string; readonly close: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-peer-'));
  await build({
    root: PEER,
    configFile: false,
    logLevel: 'error',
    // Its styles name breakpoints that only its own build fills in; what they hide on a phone is not compared.
    build: { outDir: folder, emptyOutDir: true, cssMinify: false },
  });
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    const file = path.join(folder, name === '/' ? 'index.html' : path.normalize(name));
    if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function shown(
  page: Page,
  record: PeerRecord,
): Promise<{ readonly ms: number; readonly drawn: number }> {
  return page.evaluate(async (handed) => {
    const { showPeer } = globalThis as unknown as {
      showPeer: (record: unknown) => Promise<{ ms: number; drawn: number }>;
    };
    return showPeer(handed);
  }, record);
}

/** Milliseconds until the peer has drawn every report, its own button pressed as often as it asks for that. */
export async function peerTime(
  browser: Browser,
  record: PeerRecord,
  slowDown: number,
): Promise<{ readonly ms: number; readonly drawn: number }> {
  const peer = await serve();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(peer.url);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    const time = await shown(page, record);
    say(`the peer drew ${time.drawn} of ${record.reports.length} in ${Math.round(time.ms)} ms`);
    return time;
  } finally {
    await context.close();
    peer.close();
  }
}
