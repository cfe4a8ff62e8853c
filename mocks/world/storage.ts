/** The hospital of the demo world that has no FHIR server: its record is a storage of SS-MIX2 files behind a gateway. */
import type { JWTVerifyGetKey } from 'jose';
import { FaultBox } from '../faults.ts';
import type { Domain } from '../fhir/cross-reference.ts';
import { Store } from '../fhir/store.ts';
import { emptyReport } from '../load/report.ts';
import { createSsmix2Door } from '../ssmix2/door.ts';
import { misakiPatients } from '../ssmix2/misaki.ts';
import type { Addresses } from './ports.ts';
import type { SourceOptions } from './source-server.ts';

interface StorageTools {
  issuer: string;
  keys: JWTVerifyGetKey;
  allowedOrigins: readonly string[];
  demoPeople: boolean;
  today: string | undefined;
}

/** The server, and what the national register knows of the hospital's numbers. */
export function prepareStorage(
  place: Addresses['storage'],
  tools: StorageTools,
): { server: SourceOptions; domain: Domain } {
  const { issuer, keys, allowedOrigins, demoPeople, today } = tools;
  const known = demoPeople ? misakiPatients(today) : [];
  const store = new Store();
  for (const { number, patient } of known)
    store.add({ ...patient, resourceType: 'Patient', id: number }, [number]);
  const trees = new Map(known.map(({ number, files }) => [number, files]));
  const files = createSsmix2Door({ base: place.base, issuer, audience: place.base, keys, trees });
  const { port, origin, patientIdSystem } = place;
  return {
    server: {
      port,
      origin,
      allowedOrigins,
      fhir: undefined,
      dicomWeb: undefined,
      files,
      report: emptyReport('misaki'),
      faults: new FaultBox(),
    },
    domain: { system: patientIdSystem, store },
  };
}
