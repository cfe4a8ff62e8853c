import type { SourceId } from '../people/world.ts';
import { generateStudies } from '../images/generate.ts';
import { addBytes, addFolder, emptyArchive, sortInstances } from './archive.ts';
import type { Archive } from './archive.ts';
import { refusal } from './backend.ts';
import type { DicomWebAnswer, DicomWebBackend, DicomWebRequest } from './backend.ts';
import { NoPixels } from './frames.ts';
import { search } from './qido.ts';
import { rendered } from './rendered.ts';
import { bulkData, frames, inScope, metadata, wholeInstances } from './wado.ts';

export type BuiltinOptions = {
  source: string;
  /** URL of /dicom-web as the browser sees it; it goes into RetrieveURL and BulkDataURI. */
  publicBase: string;
  /** Whether the demo world's own phantoms are served. */
  generated: boolean;
  dirs: readonly string[];
  today?: string;
  log?: (line: string) => void;
};

/** A small DICOMweb server in memory: search, metadata, frames, bulk data, instances, rendered pictures. */
export async function createBuiltinDicomWeb(options: BuiltinOptions): Promise<DicomWebBackend> {
  return serveArchive(loadArchive(options), options.publicBase);
}

/** The server over an archive that is already filled. */
export function serveArchive(archive: Archive, address: string): DicomWebBackend {
  const publicBase = address.replace(/\/$/, '');
  return {
    handle: (request) => Promise.resolve(answer(archive, publicBase, request)),
    close: () => Promise.resolve(),
  };
}

function loadArchive(options: BuiltinOptions): Archive {
  const archive = emptyArchive();
  if (options.generated) {
    const studies = generateStudies(options.today === undefined ? {} : { today: options.today });
    for (const { uid, bytes } of studies.get(options.source as SourceId) ?? [])
      addBytes(archive, uid.instance, bytes, () => bytes);
  }
  for (const folder of options.dirs) addFolder(archive, folder);
  sortInstances(archive);
  const log = options.log ?? console.warn;
  if (archive.skipped.length > 0) {
    log(`${options.source}: ${archive.skipped.length} files are not readable as DICOM and are left out`);
    for (const { file, reason } of archive.skipped.slice(0, 20)) log(`  ${file}: ${reason}`);
  }
  return archive;
}

function answer(archive: Archive, publicBase: string, request: DicomWebRequest): DicomWebAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'read only');
  try {
    return route(archive, publicBase, request);
  } catch (error) {
    if (error instanceof RangeError || error instanceof NoPixels) return refusal(404, error.message);
    return refusal(500, error instanceof Error ? error.message : String(error));
  }
}

function route(archive: Archive, publicBase: string, request: DicomWebRequest): DicomWebAnswer {
  const words = request.path
    .split('/')
    .filter((word) => word !== '')
    .map(decodeURIComponent);
  const last = words.at(-1);
  const found = /^studies(?:\/([^/]+)(?:\/series\/([^/]+)(?:\/instances\/([^/]+))?)?)?/.exec(words.join('/'));
  const scope = {
    ...(found?.[1] === undefined ? {} : { study: found[1] }),
    ...(found?.[2] === undefined ? {} : { series: found[2] }),
    ...(found?.[3] === undefined ? {} : { instance: found[3] }),
  };
  if (last === 'studies' && words.length === 1)
    return search(archive, 'studies', {}, request.query, publicBase);
  if (last === 'series' && words.length <= 3)
    return search(archive, 'series', scope, request.query, publicBase);
  if (last === 'instances' && words.length <= 5)
    return search(archive, 'instances', scope, request.query, publicBase);
  if (scope.study === undefined) return refusal(404, `nothing is served at ${request.path}`);
  const instances = inScope(archive, scope);
  if (instances.length === 0) return refusal(404, 'this archive does not hold it');
  if (last === 'metadata') return metadata(instances, publicBase);
  const rest = words.slice(scope.instance !== undefined ? 6 : scope.series !== undefined ? 4 : 2);
  if (rest.length === 0) return wholeInstances(instances, request);
  return ofOneInstance(instances, rest, request, publicBase);
}

function ofOneInstance(
  instances: ReturnType<typeof inScope>,
  rest: readonly string[],
  request: DicomWebRequest,
  publicBase: string,
): DicomWebAnswer {
  const [what, which, how] = rest;
  // A study or a series is shown by its middle instance.
  const instance = instances[Math.floor(instances.length / 2)];
  if (instance === undefined) return refusal(404, 'this archive does not hold it');
  if (what === 'rendered') return rendered(instance, 1, request.query);
  if (what === 'thumbnail') return rendered(instance, 1, request.query, 128);
  if (what === 'frames' && which !== undefined) {
    if (how === 'rendered') return rendered(instance, Number(which), request.query);
    if (how === 'thumbnail') return rendered(instance, Number(which), request.query, 128);
    return frames(instance, which, request, publicBase);
  }
  if (what === 'bulkdata' && which !== undefined)
    return bulkData(instance, rest.slice(1).join('/'), request, publicBase);
  return refusal(404, `nothing is served at ${request.path}`);
}
