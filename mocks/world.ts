/**
 * The demo world: an identity provider, three sources of records, a hospital's storage of files and a
 * decision support service, all on this machine, all people invented.
 * `node mocks/world.ts` starts it; tests start worlds of their own with `startWorld`.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { startCdsService } from './cds-hooks/service.ts';
import { FaultBox } from './faults.ts';
import { BEHAVIOURS } from './fhir/behaviour.ts';
import { CrossReference, type Domain } from './fhir/cross-reference.ts';
import { FhirServer } from './fhir/server.ts';
import { Store } from './fhir/store.ts';
import type { RunningServer } from './http.ts';
import { launchablePatients } from './identity/launches.ts';
import { startIdentity } from './identity/server.ts';
import { fillStores, folderFor } from './load/load.ts';
import { emptyReport, type LoadReport, reportLines } from './load/report.ts';
import { readArguments } from './world/arguments.ts';
import type { DicomWebBackend } from './dicomweb/backend.ts';
import { makeDicomWeb, orthancIsInstalled } from './world/dicom-web.ts';
import { networkBehaviour, networks, networkStore } from './world/networks.ts';
import { addresses, SOURCE_IDS, type SourceId } from './world/ports.ts';
import { prepareStorage } from './world/storage.ts';
import { type SourceOptions, startSource } from './world/source-server.ts';
import { UsageError } from './world/usage-error.ts';

export interface WorldOptions {
  portBase: number;
  orthanc?: boolean;
  /** Each `[SOURCE=]DIR`; without a source, minato. */
  people?: string[];
  dicom?: string[];
  demoPeople?: boolean;
  /** The day on which the demo's people live: 'YYYY-MM-DD'. */
  today?: string;
  accessTokenSeconds?: number;
  /** So many further networks behind one more port, and how many of them know the people of minato. */
  networks?: number;
  networksWithPeople?: number;
  /** Where the world remembers its keys and sign-ins; by default a folder per port below .world/. */
  folder?: string;
}

export interface World {
  app: string;
  issuer: string;
  sources: Record<SourceId, { origin: string; fhirBase: string; dicomWebBase: string; report: LoadReport }>;
  /** The hospital with a storage of SS-MIX2 files. */
  storage: { origin: string; base: string };
  /** The decision support service; its `faults` are at its origin. */
  cds: { origin: string; base: string };
  /** The further networks, as asked for; `faults` of their common port are at its origin. */
  networks: { origin: string; fhirBases: readonly string[] };
  stop(): Promise<void>;
  /** The network behind one source is gone; its memory is kept. */
  stopSource(id: SourceId): Promise<void>;
  startSource(id: SourceId): Promise<void>;
}

export async function startWorld(options: WorldOptions): Promise<World> {
  const places = addresses(options.portBase);
  const folder =
    options.folder ?? path.resolve(import.meta.dirname, '..', '.world', String(options.portBase));
  const further = networks(options.portBase, options.networks ?? 0);
  let stores: Readonly<Partial<Record<SourceId, Store>>> = {};
  const identity = await startIdentity({
    patients: () =>
      SOURCE_IDS.flatMap((id) =>
        launchablePatients(places.sources[id].fhirBase, stores[id]?.ofType('Patient')),
      ),
    port: options.portBase + 1,
    issuer: places.issuer,
    app: places.app,
    audiences: [
      ...SOURCE_IDS.map((id) => places.sources[id].fhirBase),
      places.storage.base,
      ...further.map((network) => network.fhirBase),
    ],
    accessTokenSeconds: options.accessTokenSeconds ?? 300,
    folder,
  });
  const cleanUp: (() => Promise<void>)[] = [() => identity.close()];
  const running = new Map<SourceId, RunningServer>();
  const stop = async () => {
    await Promise.all([...running.values()].map((server) => server.close()));
    running.clear();
    await Promise.all(cleanUp.splice(0).map((close) => close()));
  };
  try {
    const prepared = await prepareSources(options, folder, cleanUp);
    const { sources } = prepared;
    stores = prepared.stores;
    const start = async (id: SourceId) => {
      if (!running.has(id)) running.set(id, await startSource(sources[id]));
    };
    for (const id of SOURCE_IDS) await start(id);
    const storage = await startSource(prepared.storage);
    cleanUp.push(() => storage.close());
    const cds = await startCdsService({
      port: places.cds.port,
      origin: places.cds.origin,
      allowedOrigins: [places.app],
      today: options.today,
    });
    cleanUp.push(() => cds.close());
    if (prepared.networks !== undefined) {
      const server = await startSource(prepared.networks);
      cleanUp.push(() => server.close());
    }
    return {
      app: places.app,
      issuer: places.issuer,
      sources: describe(options.portBase, sources),
      storage: { origin: places.storage.origin, base: places.storage.base },
      cds: { origin: places.cds.origin, base: places.cds.base },
      networks: { origin: places.networks.origin, fhirBases: further.map((network) => network.fhirBase) },
      stop,
      startSource: start,
      stopSource: async (id) => {
        await running.get(id)?.close();
        running.delete(id);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface PreparedWorld {
  stores: Record<SourceId, Store>;
  sources: Record<SourceId, SourceOptions>;
  storage: SourceOptions;
  networks: SourceOptions | undefined;
}

async function prepareSources(
  options: WorldOptions,
  folder: string,
  cleanUp: (() => Promise<void>)[],
): Promise<PreparedWorld> {
  const places = addresses(options.portBase);
  const stores = { national: new Store(), minato: new Store(), shiokaze: new Store() };
  const demoPeople = options.demoPeople ?? true;
  const people = (options.people ?? []).map((text) => folderFor(text, 'minato'));
  const pictures = (options.dicom ?? []).map((text) => folderFor(text, 'minato'));
  if (pictures.some((each) => each.source === 'national'))
    throw new UsageError('the national source has no DICOMweb service: use minato or shiokaze');
  const dicomwebBase = {
    minato: places.sources.minato.dicomWebBase,
    shiokaze: places.sources.shiokaze.dicomWebBase,
  };
  const reports = await fillStores({
    stores,
    folders: people,
    demoPeople,
    today: options.today,
    dicomwebBase,
  });
  // The provider's keys do not change while the world stands; a fault at its door must not strike the sources.
  const keys = createRemoteJWKSet(new URL(`${places.issuer}/jwks`), {
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  await keys.reload();
  const common = { issuer: places.issuer, keys, allowedOrigins: [places.app] };
  const { domains, door } = prepareNetworks(options, stores.minato, common);
  const storage = prepareStorage(places.storage, { ...common, demoPeople, today: options.today });
  const crossReference = new CrossReference([
    ...SOURCE_IDS.map((id) => ({ system: `https://${id}.example/patient-id`, store: stores[id] })),
    storage.domain,
    ...domains,
  ]);
  const made = {} as Record<SourceId, SourceOptions>;
  for (const id of SOURCE_IDS) {
    const { port, origin, fhirBase } = places.sources[id];
    const dirs = pictures.filter((each) => each.source === id).map((each) => each.folder);
    let dicomWeb: DicomWebBackend | undefined;
    if (id !== 'national') {
      const orthanc = options.orthanc ?? false;
      const day = options.today === undefined ? {} : { today: options.today };
      const backend = await makeDicomWeb({
        source: id,
        places,
        orthanc,
        generated: demoPeople,
        dirs,
        folder,
        ...day,
      });
      cleanUp.push(() => backend.close());
      dicomWeb = backend;
    }
    const fhir = new FhirServer({
      fhirBase,
      issuer: places.issuer,
      keys,
      behaviour: BEHAVIOURS[id],
      store: stores[id],
      ...(id === 'national' ? { crossReference } : {}),
    });
    const { allowedOrigins } = common;
    made[id] = { port, origin, allowedOrigins, fhir, dicomWeb, report: reports[id], faults: new FaultBox() };
  }
  return { stores, sources: made, storage: storage.server, networks: door };
}

interface NetworkTools {
  issuer: string;
  keys: JWTVerifyGetKey;
  allowedOrigins: readonly string[];
}

/** The further networks: the first few know the people of another source, the rest know nobody. */
function prepareNetworks(options: WorldOptions, model: Store, tools: NetworkTools) {
  const { port, origin } = addresses(options.portBase).networks;
  const domains: Domain[] = [];
  const others = new Map<string, FhirServer>();
  for (const [at, network] of networks(options.portBase, options.networks ?? 0).entries()) {
    const store = networkStore(network, at < (options.networksWithPeople ?? 1) ? model : undefined);
    domains.push({ system: network.patientIdSystem, store });
    const { path: place, fhirBase } = network;
    const { issuer, keys } = tools;
    others.set(
      place,
      new FhirServer({ fhirBase, issuer, keys, behaviour: networkBehaviour(network), store }),
    );
  }
  if (others.size === 0) return { domains, door: undefined };
  const { allowedOrigins } = tools;
  const report = emptyReport('networks');
  const faults = new FaultBox();
  const door = { port, origin, allowedOrigins, fhir: undefined, others, dicomWeb: undefined, report, faults };
  return { domains, door };
}

function describe(portBase: number, sources: Record<SourceId, SourceOptions>): World['sources'] {
  const places = addresses(portBase);
  const one = (id: SourceId) => {
    const { origin, fhirBase, dicomWebBase } = places.sources[id];
    return { origin, fhirBase, dicomWebBase, report: sources[id].report };
  };
  return { national: one('national'), minato: one('minato'), shiokaze: one('shiokaze') };
}

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2), process.env);
  if (options.orthanc === true && !orthancIsInstalled(process.env['PATH']))
    throw new UsageError(
      '--orthanc needs Orthanc: apt-get install --no-install-recommends orthanc orthanc-dicomweb orthanc-gdcm',
    );
  const world = await startWorld(options);
  for (const id of SOURCE_IDS) for (const line of reportLines(world.sources[id].report)) console.log(line);
  const further = world.networks.fhirBases;
  if (further.length > 0)
    console.log(`further networks: ${further.length} below ${world.networks.origin}/net/`);
  console.log(
    `demo world: ${world.issuer} (sign-in), ${SOURCE_IDS.map((id) => world.sources[id].fhirBase).join(', ')}`,
  );
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    world.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Started by `npm start`: when that ends, however it ends, so does the world.
  process.on('disconnect', stop);
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    console.error(`port ${port} is in use; choose other ports with PORT_BASE, for example PORT_BASE=7300`);
  else console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main().catch((error: unknown) => process.exit(explain(error)));
