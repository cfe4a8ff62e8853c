/** The pictures of a source: what the world asks of whoever serves them, and which of the two it takes. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { DicomWebBackend } from '../dicomweb/backend.ts';
import { createBuiltinDicomWeb } from '../dicomweb/builtin.ts';
import { createOrthancDicomWeb } from '../dicomweb/orthanc.ts';
import type { Addresses } from './ports.ts';

export interface DicomWebChoice {
  source: 'minato' | 'shiokaze';
  places: Addresses;
  orthanc: boolean;
  /** Whether the demo's own generated studies are served. */
  generated: boolean;
  dirs: string[];
  folder: string;
  /** The day on which the demo's people live. */
  today?: string;
}

export async function makeDicomWeb(choice: DicomWebChoice): Promise<DicomWebBackend> {
  const { source, places, generated, dirs, today } = choice;
  const publicBase = places.sources[source].dicomWebBase;
  const common = { source, publicBase, generated, dirs, ...(today === undefined ? {} : { today }) };
  if (!choice.orthanc) return createBuiltinDicomWeb(common);
  const storage = path.join(choice.folder, `orthanc-${source}`);
  return createOrthancDicomWeb({ ...common, port: places.orthancPorts[source], storage });
}

const USUAL_PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin'];

export function orthancIsInstalled(searchPath: string | undefined): boolean {
  const folders = [...(searchPath ?? '').split(path.delimiter).filter(Boolean), ...USUAL_PLACES];
  return folders.some((folder) => existsSync(path.join(folder, 'Orthanc')));
}
