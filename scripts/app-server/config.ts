/** `/config/*`: what a site edits, read anew on each request so that an edit needs no build. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Served } from '../app-server.ts';

const TYPES: Record<string, string> = { '.json': 'application/json; charset=utf-8' };
const FIRST_PORT = 5173;
const LAST_PORT = 5192;

/** How this server's configuration differs from the file: other ports, and further networks of the demo world. */
export interface DemoPlace {
  readonly shift: number;
  readonly networks: number;
}

export async function configAnswer(root: string, pathname: string, place: DemoPlace): Promise<Served> {
  const headers = { 'Cache-Control': 'no-store' };
  const name = /^\/config\/([\w-]+(?:\.[\w-]+)*)$/.exec(pathname)?.[1];
  const type = TYPES[path.extname(name ?? '')];
  if (name === undefined || type === undefined) return { status: 404, headers, body: new Uint8Array() };
  try {
    const body = await readFile(path.join(root, 'public', 'config', name));
    const served = name === 'sources.json' ? Buffer.from(await placed(body.toString('utf8'), place)) : body;
    return { status: 200, headers: { ...headers, 'Content-Type': type }, body: served };
  } catch {
    return { status: 404, headers, body: new Uint8Array() };
  }
}

/** The site's own text, moved and with the demo world's further networks where it has any. */
async function placed(text: string, { shift, networks }: DemoPlace): Promise<string> {
  const moved = shiftPorts(text, shift);
  if (networks === 0) return moved;
  const { networkEntries } = await import('../../mocks/world/networks.ts');
  const config = JSON.parse(moved) as { sources: unknown[] };
  return JSON.stringify({
    ...config,
    sources: [...config.sources, ...networkEntries(FIRST_PORT + shift, networks)],
  });
}

/** PORT_BASE moves the whole demo world; the addresses in its configuration move with it, and no others. */
export function shiftPorts(text: string, shift: number): string {
  if (shift === 0) return text;
  return text.replace(/\blocalhost:(\d{4,5})\b/g, (whole, digits: string) => {
    const port = Number(digits);
    return port >= FIRST_PORT && port <= LAST_PORT ? `localhost:${port + shift}` : whole;
  });
}

/** The origins with which the app may talk; none when the file cannot be read as it should be. */
export async function allowedOrigins(root: string, place: DemoPlace): Promise<string[]> {
  try {
    const text = await readFile(path.join(root, 'public', 'config', 'sources.json'), 'utf8');
    const config: unknown = JSON.parse(await placed(text, place));
    const {
      identity,
      sources,
      cdsServices = [],
      summary,
    } = config as {
      identity: { issuer: string };
      sources: Record<string, unknown>[];
      cdsServices?: Record<string, unknown>[];
      summary?: { share?: Record<string, unknown> };
    };
    const urls = sources.flatMap((source) => [
      source['fhirBase'],
      source['ssmix2Base'],
      source['dicomwebBase'],
    ]);
    urls.push(...cdsServices.map((service) => service['url']), summary?.share?.['url']);
    return [...new Set([identity.issuer, ...urls].filter((url) => typeof url === 'string').map(originOf))];
  } catch {
    return [];
  }
}

function originOf(url: string): string {
  const { origin, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`not a web address: ${url}`);
  return origin;
}
