import type { Calendar } from './calendar.ts';
import { opaqueId, seededRandom } from './random.ts';
import type { Random } from './random.ts';

export const SOURCE_IDS = ['national', 'minato', 'shiokaze'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

export type Json = Record<string, unknown>;
export type FhirResource = { resourceType: string; id: string; [key: string]: unknown };
/** A resource before its server has given it an id. */
export type Draft = { resourceType: string; [key: string]: unknown };

/** Systems write the same code system as a URL or as an OID; each network has its habit. */
export type Spelling = 'url' | 'oid';

export type DemoPerson = {
  key: string;
  nameKanji: string;
  nameKana: string;
  birthDate: string;
  gender: 'male' | 'female';
  memberId: string;
  patientIds: Partial<Record<SourceId, string>>;
  /** Local patient numbers as `institution number:number`, by source. */
  localIds: Partial<Record<SourceId, string[]>>;
  /** One English line for tests and docs. */
  note: string;
};

/** The record of one person in one source: whatever is put here belongs to that person. */
export type Chart = {
  readonly source: SourceId;
  readonly key: string;
  readonly patientId: string;
  readonly memberId: string;
  readonly spelling: Spelling;
  readonly subject: Json;
  readonly cal: Calendar;
  readonly random: Random;
  /** Where the images of this source are served. */
  readonly dicomwebBase: string;
  /** Stores a resource, gives it an id and answers its reference (`Type/id`). */
  put(draft: Draft): string;
};

export type World = {
  readonly cal: Calendar;
  readonly seed: number;
  readonly sources: Record<SourceId, FhirResource[]>;
  readonly people: DemoPerson[];
  readonly dicomwebBase: Record<SourceId, string>;
};

export type OpenChart = { chart: Chart; patientId: string };

const MEMBER_SYSTEM = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';

/** Drops keys without a value, so that builders can name optional elements plainly. */
export function compact(value: Json): Json {
  const out: Json = {};
  for (const [key, v] of Object.entries(value)) if (v !== undefined) out[key] = v;
  return out;
}

export function patientIdOf(world: World, source: SourceId, key: string): string {
  return opaqueId(`${world.seed}/${source}/${key}/Patient`);
}

export function openChart(world: World, source: SourceId, key: string, memberId: string): Chart {
  const patientId = patientIdOf(world, source, key);
  const counts = new Map<string, number>();
  const list = world.sources[source];
  return {
    source,
    key,
    patientId,
    memberId,
    spelling: source === 'minato' ? 'oid' : 'url',
    cal: world.cal,
    random: seededRandom(world.seed ^ Number.parseInt(opaqueId(`${source}/${key}`).slice(0, 6), 36)),
    dicomwebBase: world.dicomwebBase[source],
    subject:
      source === 'national'
        ? {
            reference: `Patient/${patientId}`,
            type: 'Patient',
            identifier: { system: MEMBER_SYSTEM, value: memberId },
          }
        : { reference: `Patient/${patientId}` },
    put(draft) {
      const { resourceType, ...rest } = draft;
      const n = (counts.get(resourceType) ?? 0) + 1;
      counts.set(resourceType, n);
      const id =
        resourceType === 'Patient'
          ? patientId
          : opaqueId(`${world.seed}/${source}/${key}/${resourceType}/${n}`);
      list.push({ resourceType, id, ...rest });
      return `${resourceType}/${id}`;
    },
  };
}
