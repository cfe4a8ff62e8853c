/** OHIF's published site, fetched for the bench alone, in front of a DICOMweb server of ours. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { staticAnswer } from '../../scripts/app-server/files.ts';
import { say } from './figures.ts';

const VERSION = '3.13.2';
const CACHE = path.resolve(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'hitome-peers');
const PATIENCE_MS = 180_000;

/** The server that both viewers read, and the word that lets one in. */
export interface ReadServer {
  readonly dicomWebBase: string;
  readonly token: string;
}

export interface ServedOhif {
  readonly viewerOf: (studyUid: string) => string;
  readonly close: () => void;
}

function packed(folder: string): boolean {
  const fetched = spawnSync('npm', ['pack', `@ohif/app@${VERSION}`, '--silent'], {
    cwd: folder,
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (fetched.status !== 0) say(String(fetched.stderr).trim());
  const file = path.join(folder, `ohif-app-${VERSION}.tgz`);
  if (fetched.status !== 0 || !existsSync(file)) return false;
  return spawnSync('tar', ['-xzf', file], { cwd: folder, timeout: PATIENCE_MS }).status === 0;
}

/** The folder of the built site; nothing where the registry cannot be reached. Fetched once, and kept out of the project. */
export function fetchedOhif(): string | undefined {
  const site = path.join(CACHE, `ohif-${VERSION}`);
  if (existsSync(path.join(site, 'index.html'))) return site;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'coming-'));
  try {
    const built = path.join(folder, 'package', 'dist');
    if (!packed(folder) || !existsSync(path.join(built, 'index.html'))) return undefined;
    renameSync(built, site);
    return site;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One archive and nothing else: what a hospital would write down for it. */
const CONFIG = `window.config = {
  routerBasename: null, extensions: [], modes: [], showStudyList: true,
  showWarningMessageForCrossOrigin: false, showCPUFallbackMessage: false, showLoadingIndicator: true,
  strictZSpacingForVolumeViewport: true, maxNumberOfWebWorkers: 3,
  maxNumRequests: { interaction: 100, thumbnail: 5, prefetch: 25 },
  defaultDataSourceName: 'archive',
  dataSources: [{
    namespace: '@ohif/extension-default.dataSourcesModule.dicomweb', sourceName: 'archive',
    configuration: {
      friendlyName: 'archive', name: 'archive',
      qidoRoot: location.origin + '/archive', wadoRoot: location.origin + '/archive',
      wadoUriRoot: location.origin + '/archive',
      qidoSupportsIncludeField: true, imageRendering: 'wadors', thumbnailRendering: 'wadors',
      enableStudyLazyLoad: true, supportsFuzzyMatching: false, supportsWildcard: true,
      omitQuotationForMultipartRequest: true,
    },
  }],
};`;

/** It may share memory between its threads, as its makers advise. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'credentialless',
};

async function fromArchive(
  { dicomWebBase, token }: ReadServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const where = (request.url ?? '/').replace(/^\/archive/u, '');
  const answer = await fetch(`${dicomWebBase}${where}`, {
    headers: { accept: request.headers.accept ?? '*/*', authorization: `Bearer ${token}` },
  });
  const plain = new Uint8Array(await answer.arrayBuffer());
  // What came compressed was unpacked on the way here, and goes on compressed: both viewers have the same line.
  const packed = answer.headers.get('content-encoding') === 'gzip';
  const body = packed ? gzipSync(plain) : plain;
  response.writeHead(answer.status, {
    ...ISOLATED,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
    'content-length': body.length,
  });
  response.end(body);
}

async function fromSite(site: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/app-config.js') {
    response.writeHead(200, { ...ISOLATED, 'content-type': 'text/javascript' }).end(CONFIG);
    return;
  }
  const accept = request.headers.accept ?? '*/*';
  const { status, headers, body } = await staticAnswer(site, pathname, {
    encodings: request.headers['accept-encoding'] ?? '',
    page: accept.includes('html'),
  });
  response.writeHead(status, { ...headers, ...ISOLATED, 'content-length': body.byteLength });
  response.end(body);
}

/** The same server of files, with the same compression, that serves our own application. */
export async function serveOhif(site: string, archive: ReadServer): Promise<ServedOhif> {
  const server = createServer((request, response) => {
    const answered =
      request.url?.startsWith('/archive/') === true
        ? fromArchive(archive, request, response)
        : fromSite(site, request, response);
    answered.catch((error: unknown) => {
      say(`beside OHIF: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    viewerOf: (studyUid) => `http://localhost:${port}/viewer?StudyInstanceUIDs=${studyUid}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
