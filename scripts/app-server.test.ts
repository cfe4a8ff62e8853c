import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePorts } from '../mocks/free-ports.ts';
import { startAppServer } from './app-server.ts';

const SOURCES = {
  identity: { issuer: 'http://localhost:5174' },
  sources: [
    { id: 'a', fhirBase: 'http://localhost:5175/fhir', dicomwebBase: 'http://localhost:5176/dicom-web' },
    { id: 'b', fhirBase: 'https://hospital.example:8443/fhir' },
  ],
  cdsServices: [{ id: 'c', url: 'https://cds.example/cds' }],
};

let root: string;
let port: number;
let server: { close(): Promise<void> };

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hitome-app-'));
  await mkdir(path.join(root, 'dist', 'assets'), { recursive: true });
  await mkdir(path.join(root, 'public', 'config'), { recursive: true });
  await writeFile(path.join(root, 'dist', 'index.html'), '<!doctype html><title>Hitome</title>');
  await writeFile(path.join(root, 'dist', 'assets', 'main-1a2b.js'), 'console.log(1)'.repeat(100));
  await writeFile(path.join(root, 'secret.txt'), 'secret');
  await configure(JSON.stringify(SOURCES));
  port = await freePorts(1);
  server = await startAppServer({ port, root });
});

afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

function configure(text: string): Promise<void> {
  return writeFile(path.join(root, 'public', 'config', 'sources.json'), text);
}

function get(target: string, accept = 'text/html') {
  return fetch(`http://localhost:${port}${target}`, { headers: { Accept: accept } });
}

function connectSrc(answer: Response): string | undefined {
  return /connect-src ([^;]*);/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
}

test('the policy names the sources of the configuration, moved with the ports, and nothing else', async () => {
  const shift = port - 5173;
  const answer = await get('/');
  expect(connectSrc(answer)).toBe(
    `'self' http://localhost:${5174 + shift} http://localhost:${5175 + shift} http://localhost:${5176 + shift} https://hospital.example:8443 https://cds.example`,
  );
  expect(answer.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(answer.headers.get('strict-transport-security')).toBe(null);
  expect(answer.headers.get('permissions-policy')).toMatch(/microphone=\(\).*camera=\(self\)/u);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('the configuration is served anew each time, and as it stands when it is broken', async () => {
  expect(await (await get('/config/sources.json')).text()).toContain(`localhost:${port + 1}"`);
  await configure('{"identity": oops');
  const broken = await get('/config/sources.json');
  expect([broken.status, await broken.text()]).toEqual([200, '{"identity": oops']);
  expect(connectSrc(await get('/'))).toBe("'self'");
});

test("the app's addresses lead to the app; missing files do not", async () => {
  const status = async (target: string, accept?: string) => (await get(target, accept)).status;
  expect(await status('/chart/k3v9/timeline')).toBe(200);
  expect(await status('/assets/gone-1a2b.js')).toBe(404);
  expect(await status('/config/gone.json')).toBe(404);
  expect(await status('/favicon.ico')).toBe(404);
  expect(await status('/chart/k3v9', 'image/png')).toBe(404);
  expect(await (await get('/..%2fsecret.txt')).text()).not.toContain('secret');
});

test('hashed files are kept by the browser and compressed', async () => {
  const answer = await fetch(`http://localhost:${port}/assets/main-1a2b.js`, {
    headers: { 'Accept-Encoding': 'gzip, br' },
  });
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect((await answer.text()).length).toBe(1400);
});
