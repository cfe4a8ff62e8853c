import { addDays, at } from '../calendar.ts';
import { hashText } from '../random.ts';
import type { Chart, Json, SourceId } from '../world.ts';
import { institutionExtensions, institutionNo, organizationReference } from './institutions.ts';
import type { InstitutionKey } from './institutions.ts';
import { CS, EXT, ID, profileOf } from './systems.ts';

/** References of one event by the source that holds it. */
export type Refs = Partial<Record<SourceId, string>>;

/** Where and when something was written. */
export type Origin = {
  at: string;
  institution: InstitutionKey;
  department?: string;
  doctor?: string;
  /** 麻薬施用者免許番号, which only the original of the record may show. */
  narcoticLicence?: string;
  /** Class of the visit, kept as a contained Encounter as CLINS does. */
  visit?: 'AMB' | 'IMP' | 'EMER';
};

export function meta(chart: Chart, kind: string, on: string, tags?: Json[]): Json {
  const day = /^\d{4}-\d{2}-\d{2}/.test(on) ? on.slice(0, 10) : chart.cal.daysAgo(30);
  const next = addDays(day, 1);
  const stamp =
    next > chart.cal.today ? `${chart.cal.today}T05:10:00.000+09:00` : `${next}T03:20:00.000+09:00`;
  return {
    lastUpdated: stamp,
    profile: profileOf(kind, chart.source),
    ...(tags === undefined ? {} : { tag: tags }),
  };
}

/**
 * The identifier an institution gives its record once. It stays the same in every network the record
 * travels to, so a client can see that two resources are one event.
 */
export function instanceId(
  chart: Chart,
  kind: string,
  origin: Pick<Origin, 'at' | 'institution'>,
  what: string,
): Json {
  const stamp = origin.at.replaceAll('-', '').slice(0, 8);
  const tail = hashText(`${chart.key}/${kind}/${origin.at}/${what}`).toString(10).padStart(10, '0');
  return { system: ID.resourceInstance, value: `${institutionNo(origin.institution)}-${stamp}-${tail}` };
}

export function containedDoctor(origin: Origin): Json[] {
  if (origin.doctor === undefined) return [];
  const no = hashText(`${origin.institution}/${origin.doctor}`).toString().slice(0, 5);
  return [
    {
      resourceType: 'Practitioner',
      id: 'doctor',
      meta: { profile: ['http://jpfhir.jp/fhir/core/StructureDefinition/JP_Practitioner'] },
      identifier: [
        { system: `${ID.localPractitioner}${institutionNo(origin.institution)}`, value: `D${no}` },
      ],
      name: [{ extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }], text: origin.doctor }],
      ...(origin.narcoticLicence === undefined
        ? {}
        : {
            qualification: [
              {
                identifier: [{ system: ID.narcoticLicence, value: origin.narcoticLicence }],
                code: { text: '麻薬施用者' },
              },
            ],
          }),
    },
  ];
}

export function containedVisit(origin: Origin): Json[] {
  if (origin.visit === undefined) return [];
  return [
    {
      resourceType: 'Encounter',
      id: 'visit',
      meta: { profile: ['http://jpfhir.jp/fhir/core/StructureDefinition/JP_Encounter'] },
      status: 'finished',
      class: { system: CS.act, code: origin.visit, display: VISIT_NAMES[origin.visit] },
      serviceProvider: organizationReference(origin.institution),
    },
  ];
}

export const VISIT_NAMES = { AMB: '外来', IMP: '入院', EMER: '救急' } as const;

/** `contained`, `extension` and the reference to the visit, in the form CLINS uses for its 6情報. */
export function provenanceOf(chart: Chart, origin: Origin): Json {
  const contained = [...containedVisit(origin), ...containedDoctor(origin)];
  return {
    ...(contained.length > 0 ? { contained } : {}),
    extension: institutionExtensions(chart, origin.institution, origin.department),
  };
}

export function doctorReference(origin: Origin): Json | undefined {
  return origin.doctor === undefined
    ? undefined
    : { reference: '#doctor', type: 'Practitioner', display: origin.doctor };
}

/** A date alone stays a date; with a time it becomes an instant in Japan. */
export function moment(date: string, time?: string): string {
  return time === undefined ? date : at(date, time);
}

export function refOf(refs: Refs | undefined, chart: Chart): Json | undefined {
  const reference = refs?.[chart.source];
  return reference === undefined ? undefined : { reference };
}

/** Adds one event to several charts and keeps the reference in each. */
export function inEach(charts: readonly Chart[], add: (chart: Chart) => string): Refs {
  const refs: Refs = {};
  for (const chart of charts) refs[chart.source] = add(chart);
  return refs;
}
