/** Where each server of the world listens. */
export const SOURCE_IDS = ['national', 'minato', 'shiokaze'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

export interface Addresses {
  app: string;
  issuer: string;
  sources: Record<SourceId, { port: number; origin: string; fhirBase: string; dicomWebBase: string }>;
  /** The hospital whose record is a storage of SS-MIX2 files. */
  storage: { port: number; origin: string; base: string; patientIdSystem: string };
  /** All further networks (`--networks`) share this port, each below a path of its own. */
  networks: { port: number; origin: string };
  /** The decision support service: CDS Hooks below `base`. */
  cds: { port: number; origin: string; base: string };
  /** Behind the two regional sources when `--orthanc` is given; never opened by a browser. */
  orthancPorts: Record<'minato' | 'shiokaze', number>;
}

export const DEFAULT_PORT_BASE = 5173;

export function addresses(portBase: number): Addresses {
  const at = (offset: number) => `http://localhost:${portBase + offset}`;
  const source = (offset: number) => ({
    port: portBase + offset,
    origin: at(offset),
    fhirBase: `${at(offset)}/fhir`,
    dicomWebBase: `${at(offset)}/dicom-web`,
  });
  return {
    app: at(0),
    issuer: at(1),
    sources: { national: source(2), minato: source(3), shiokaze: source(4) },
    networks: { port: portBase + 5, origin: at(5) },
    storage: {
      port: portBase + 6,
      origin: at(6),
      base: `${at(6)}/ssmix2`,
      patientIdSystem: 'https://misakigaoka.example/patient-id',
    },
    cds: { port: portBase + 7, origin: at(7), base: `${at(7)}/cds` },
    orthancPorts: { minato: portBase + 12, shiokaze: portBase + 13 },
  };
}

export function readPortBase(environment: Record<string, string | undefined>): number {
  const text = environment['PORT_BASE'];
  if (text === undefined || text === '') return DEFAULT_PORT_BASE;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_000)
    throw new Error(`PORT_BASE must be a whole number between 1024 and 65000, not ${text}`);
  return port;
}
