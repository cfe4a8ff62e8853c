/** Serves the built app as a hospital's web server should: strict headers, nothing cached that may change. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { configAnswer } from './app-server/config.ts';
import { staticAnswer } from './app-server/files.ts';
import { securityHeaders } from './app-server/headers.ts';

export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface AppServerOptions {
  port: number;
  /** The project: `dist/` and `public/config/` are below it. */
  root: string;
  /** Further networks of the demo world, added to the site's configuration. */
  networks?: number;
  /** Where the browser tells of violations of the policy. */
  reportUri?: string;
}

const USUAL_PORT = 5173;

function placeOf({ port, networks = 0 }: AppServerOptions) {
  return { shift: port - USUAL_PORT, networks };
}

async function answer(options: AppServerOptions, request: IncomingMessage): Promise<Served> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, headers: { Allow: 'GET, HEAD' }, body: new Uint8Array() };
  if (pathname.startsWith('/config/')) return configAnswer(options.root, pathname, placeOf(options));
  return staticAnswer(path.join(options.root, 'dist'), pathname, {
    encodings: request.headers['accept-encoding'] ?? '',
    page: (request.headers.accept ?? '*/*').includes('html') || request.headers.accept === '*/*',
  });
}

export function startAppServer(options: AppServerOptions): Promise<{ close(): Promise<void> }> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const headers = await securityHeaders(options.root, placeOf(options), options.reportUri);
    const served = await answer(options, request);
    response.statusCode = served.status;
    for (const [name, value] of Object.entries({ ...headers, ...served.headers }))
      response.setHeader(name, value);
    response.setHeader('Content-Length', served.body.byteLength);
    response.end(request.method === 'HEAD' ? undefined : served.body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error(`app server: ${request.url}: ${String(error)}`);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () =>
      resolve({
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}

function main(): void {
  const port = Number(process.env['PORT_BASE'] || USUAL_PORT);
  const asked = process.argv.indexOf('--networks');
  const networks = asked < 0 ? 0 : Number(process.argv[asked + 1]);
  startAppServer({ port, root: path.resolve(import.meta.dirname, '..'), networks }).then(
    (server) => {
      const stop = () => void server.close().then(() => process.exit(0));
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
      process.on('disconnect', stop);
    },
    (error: NodeJS.ErrnoException) => {
      console.error(
        error.code === 'EADDRINUSE' ? `port ${port} is in use; choose others with PORT_BASE` : error.message,
      );
      process.exit(1);
    },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
