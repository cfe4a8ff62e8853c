import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { generateStudies } from '../images/generate.ts';
import type { SourceId } from '../people/world.ts';
import { filesBelow } from './archive.ts';
import { refusal } from './backend.ts';
import type { DicomWebAnswer, DicomWebBackend, DicomWebRequest } from './backend.ts';
import { asPart10 } from './part10.ts';

/** The same pictures behind a real DICOMweb server: Orthanc, started, filled and proxied by us. */

export type OrthancOptions = {
  source: string;
  /** URL of /dicom-web as the browser sees it. */
  publicBase: string;
  /** Where Orthanc itself listens; only this process speaks to it. */
  port: number;
  generated: boolean;
  dirs: readonly string[];
  /** A folder of its own for its files and its configuration. */
  storage: string;
  today?: string;
  binary?: string;
  log?: (line: string) => void;
};

const PLUGINS = ['/usr/lib/orthanc/libOrthancDicomWeb.so.1.7', '/usr/lib/orthanc/libOrthancGdcm.so.1.5'];
const START_LIMIT_MS = 20_000;
const UPLOADS_AT_ONCE = 4;
/** It falls now and then (GDCM, while transcoding); one that falls again and again must be seen to be down. */
const RESTARTS = 12;
const RESTART_SPAN_MS = 60_000;

export type OrthancBackend = DicomWebBackend & { pid(): number | undefined };

export async function createOrthancDicomWeb(options: OrthancOptions): Promise<OrthancBackend> {
  const configuration = writeConfiguration(options);
  const keeper = new Keeper(options, configuration);
  await keeper.start();
  try {
    await upload(options);
  } catch (error) {
    await keeper.close();
    throw error;
  }
  const root = new URL(options.publicBase).pathname.replace(/\/$/, '');
  return {
    handle: (request) => keeper.guarded(() => proxy(options.port, root, request)),
    close: () => keeper.close(),
    pid: () => keeper.pid(),
  };
}

function writeConfiguration(options: OrthancOptions): string {
  mkdirSync(options.storage, { recursive: true });
  const url = new URL(options.publicBase);
  const file = path.join(options.storage, 'orthanc.json');
  const configuration = {
    Name: `hitome-demo-${options.source}`,
    StorageDirectory: path.join(options.storage, 'storage'),
    IndexDirectory: path.join(options.storage, 'storage'),
    Plugins: PLUGINS,
    HttpPort: options.port,
    // A thread that transcodes a second time may fall (with one thread it always does): so many that hardly any does.
    HttpThreadsCount: 400,
    RemoteAccessAllowed: false,
    AuthenticationEnabled: false,
    DicomServerEnabled: false,
    // Without it every Japanese name is destroyed in the answers.
    DefaultEncoding: 'Utf8',
    OverwriteInstances: true,
    DicomWeb: {
      Enable: true,
      Root: `${url.pathname.replace(/\/$/, '')}/`,
      // The only place from which RetrieveURL and BulkDataURI take their host.
      Host: url.host,
      Ssl: url.protocol === 'https:',
      EnableWado: false,
      StudiesMetadata: 'Full',
      SeriesMetadata: 'Full',
    },
  };
  writeFileSync(file, JSON.stringify(configuration, null, 2));
  return file;
}

/** Keeps the child alive: a restart when it crashes, an end by its own id when we close. */
class Keeper {
  readonly #options: OrthancOptions;
  readonly #configuration: string;
  #child: ChildProcess | undefined;
  #closing = false;
  #crashes: number[] = [];
  #ready: Promise<void> = Promise.resolve();
  #tail: string[] = [];
  readonly #onExit = (): void => {
    this.#child?.kill('SIGKILL');
  };

  constructor(options: OrthancOptions, configuration: string) {
    this.#options = options;
    this.#configuration = configuration;
    process.once('exit', this.#onExit);
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): Promise<void> {
    this.#ready = this.#launch();
    return this.#ready;
  }

  async #launch(): Promise<void> {
    const child = spawn(this.#options.binary ?? 'Orthanc', [this.#configuration], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin` },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.#tail = [...this.#tail, ...data.toString('utf8').split('\n')].slice(-15);
      });
    let failed: Error | undefined;
    child.once('error', (error) => {
      failed = error;
    });
    child.once('exit', (code, signal) => {
      failed ??= new Error(`Orthanc ended (${signal ?? code ?? '?'}): ${this.#tail.join(' ').slice(-600)}`);
      this.#crashed(child, failed.message);
    });
    const limit = performance.now() + START_LIMIT_MS;
    while (!(await answers(this.#options.port))) {
      if (failed !== undefined) throw failed;
      if (performance.now() > limit) throw new Error('Orthanc does not answer');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (failed !== undefined) throw failed;
  }

  #crashed(child: ChildProcess, reason: string): void {
    if (this.#closing || child !== this.#child) return;
    const log = this.#options.log ?? console.warn;
    const now = performance.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < RESTART_SPAN_MS), now];
    if (this.#crashes.length > RESTARTS) {
      log(`${this.#options.source}: ${reason}; it is not started again`);
      return;
    }
    log(`${this.#options.source}: ${reason}; it is started again`);
    this.#ready = this.#launch();
    this.#ready.catch(() => undefined);
  }

  /** A request that meets a crash waits for the restart and is asked again; on a busy machine it may meet another. */
  async guarded(ask: () => Promise<DicomWebAnswer>): Promise<DicomWebAnswer> {
    for (const last of [false, false, false, true]) {
      try {
        await this.#ready;
        return await ask();
      } catch (error) {
        if (last) return refusal(503, `Orthanc: ${error instanceof Error ? error.message : String(error)}`);
        // The exit of the child arrives a moment after the broken connection.
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    return refusal(503, 'Orthanc');
  }

  async close(): Promise<void> {
    this.#closing = true;
    process.removeListener('exit', this.#onExit);
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
  }
}

type Reply = { status: number; headers: http.IncomingHttpHeaders; body: Uint8Array };

function ask(
  port: number,
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: Uint8Array,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method, path: url, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Uint8Array.from(Buffer.concat(chunks)),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await ask(port, 'GET', '/system', {})).status === 200;
  } catch {
    return false;
  }
}

async function upload(options: OrthancOptions): Promise<void> {
  const queue: { name: string; bytes: Uint8Array }[] = [];
  if (options.generated) {
    const studies = generateStudies(options.today === undefined ? {} : { today: options.today });
    for (const { uid, bytes } of studies.get(options.source as SourceId) ?? [])
      queue.push({ name: uid.instance, bytes });
  }
  for (const folder of options.dirs)
    for (const file of filesBelow(folder)) {
      const bytes = asPart10(Uint8Array.from(readFileSync(file)));
      if (bytes !== undefined) queue.push({ name: file, bytes });
    }
  const refused: string[] = [];
  async function worker(): Promise<void> {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { name, bytes } = next;
      const reply = await ask(
        options.port,
        'POST',
        '/instances',
        { 'content-length': String(bytes.length) },
        bytes,
      ).catch(() => undefined);
      if (reply?.status !== 200) refused.push(name);
    }
  }
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, worker));
  if (refused.length > 0) {
    const log = options.log ?? console.warn;
    log(`${options.source}: Orthanc refused ${refused.length} files`);
    for (const name of refused.slice(0, 20)) log(`  ${name}`);
  }
}

const FORWARDED = ['accept', 'accept-language', 'content-type'];
const KEPT = ['content-type', 'warning', 'etag', 'last-modified'];

async function proxy(port: number, root: string, request: DicomWebRequest): Promise<DicomWebAnswer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'read only');
  const headers: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = request.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  const query = request.query.toString();
  const below = request.path.startsWith('/') ? request.path : `/${request.path}`;
  const reply = await ask(port, 'GET', `${root}${below}${query === '' ? '' : `?${query}`}`, headers);
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = reply.headers[name];
    if (typeof value === 'string') kept[name] = value;
  }
  return { status: reply.status, headers: kept, body: reply.body };
}
