/** The pictures of a source: what the world asks of whoever serves them, and which of the two it takes. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Addresses } from './ports.ts';

export interface DicomWebRequest {
  method: string;
  /** Below /dicom-web, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body?: Uint8Array;
}

export interface DicomWebBackend {
  handle(
    request: DicomWebRequest,
  ): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array }>;
  close(): Promise<void>;
}

export interface DicomWebChoice {
  source: 'minato' | 'shiokaze';
  places: Addresses;
  orthanc: boolean;
  /** Whether the demo's own generated studies are served. */
  generated: boolean;
  dirs: string[];
  folder: string;
}

interface Makers {
  createBuiltinDicomWeb(options: object): Promise<DicomWebBackend>;
  createOrthancDicomWeb(options: object): Promise<DicomWebBackend>;
}

export async function makeDicomWeb(choice: DicomWebChoice): Promise<DicomWebBackend | undefined> {
  const { source, places, generated, dirs } = choice;
  const file = choice.orthanc ? 'orthanc.ts' : 'builtin.ts';
  const place = new URL(`../dicomweb/${file}`, import.meta.url);
  if (!existsSync(place)) {
    console.warn(`mocks/dicomweb/${file} is not there: ${source} serves no pictures`);
    return undefined;
  }
  const makers = (await import(place.href)) as Makers;
  const common = { source, publicBase: places.sources[source].dicomWebBase, generated, dirs };
  if (!choice.orthanc) return makers.createBuiltinDicomWeb(common);
  const storage = path.join(choice.folder, `orthanc-${source}`);
  return makers.createOrthancDicomWeb({ ...common, port: places.orthancPorts[source], storage });
}

const USUAL_PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];

export function orthancIsInstalled(searchPath: string | undefined): boolean {
  const folders = [...(searchPath ?? '').split(path.delimiter).filter(Boolean), ...USUAL_PLACES];
  return folders.some((folder) => existsSync(path.join(folder, 'Orthanc')));
}
