/** A world of one's own for a test: free ports, a temporary folder, tokens without a browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../free-ports.ts';
import { type HeadlessSession, signIn } from '../identity/headless.ts';
import { startWorld, type World, type WorldOptions } from '../world.ts';
import { SOURCE_IDS, type SourceId } from './ports.ts';

export interface TestWorld extends World {
  /** Signs in once per login and hands out a token for one source. */
  token(source: SourceId, login?: string): Promise<string>;
  /** A token for a network of the further ones. */
  tokenFor(audience: string, login?: string): Promise<string>;
  session(login: string): Promise<HeadlessSession>;
}

export async function startTestWorld(options: Partial<WorldOptions> = {}): Promise<TestWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hitome-world-'));
  const portBase = options.portBase ?? (await freePorts(8));
  const world = await startWorld({ demoPeople: false, folder, ...options, portBase });
  const audiences = [
    ...SOURCE_IDS.map((id) => world.sources[id].fhirBase),
    world.storage.base,
    ...world.networks.fhirBases,
  ];
  const open = (login: string) => signIn({ issuer: world.issuer, app: world.app, audiences, login });
  const sessions = new Map<string, Promise<HeadlessSession>>();
  const tokenFor = async (audience: string, login = 'doctor') => {
    const session = sessions.get(login) ?? open(login);
    sessions.set(login, session);
    return (await session).tokenFor(audience);
  };
  return {
    ...world,
    session: open,
    token: (source, login) => tokenFor(world.sources[source].fhirBase, login),
    tokenFor,
    stop: async () => {
      await world.stop();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
