import { compact, openChart, patientIdOf } from '../world.ts';
import type { Chart, DemoPerson, Json, SourceId, World } from '../world.ts';
import { institutionNo, organizationReference } from './institutions.ts';
import type { InstitutionKey } from './institutions.ts';
import { meta } from './common.ts';
import { EXT, ID } from './systems.ts';

export type PersonSpec = {
  key: string;
  family: string;
  given: string;
  familyKana: string;
  givenKana: string;
  birthDate: string;
  gender: 'male' | 'female';
  memberId: string;
  note: string;
  address: { postal: string; text: string };
  phone: string;
  contacts?: { name: string; relation: string; phone: string }[];
  /** Local numbers in each source: the institution and its own number. */
  locals: Partial<Record<SourceId, [InstitutionKey, string][]>>;
  deceased?: string;
  maritalStatus?: 'M' | 'S' | 'W';
  /** What a source writes differently: another 枝番, another shape of a kanji, an older address. */
  differing?: Partial<
    Record<SourceId, Partial<Pick<PersonSpec, 'family' | 'given' | 'memberId' | 'address' | 'phone'>>>
  >;
};

export type Charts = Partial<Record<SourceId, Chart>>;

export function addPerson(world: World, spec: PersonSpec): { person: DemoPerson; charts: Charts } {
  const person: DemoPerson = {
    key: spec.key,
    nameKanji: `${spec.family} ${spec.given}`,
    nameKana: `${spec.familyKana} ${spec.givenKana}`,
    birthDate: spec.birthDate,
    gender: spec.gender,
    memberId: spec.memberId,
    patientIds: {},
    localIds: {},
    note: spec.note,
  };
  const charts: Charts = {};
  for (const source of Object.keys(spec.locals) as SourceId[]) {
    const here = { ...spec, ...spec.differing?.[source] };
    const chart = openChart(world, source, spec.key, here.memberId);
    chart.put(patientResource(chart, here, spec.locals[source] ?? []));
    person.patientIds[source] = patientIdOf(world, source, spec.key);
    person.localIds[source] = (spec.locals[source] ?? []).map(
      ([where, no]) => `${institutionNo(where)}:${no}`,
    );
    charts[source] = chart;
  }
  world.people.push(person);
  return { person, charts };
}

/** The chart of a source this person is known to; asking for another one is a mistake of the author. */
export function chartIn(charts: Charts, source: SourceId): Chart {
  const chart = charts[source];
  if (chart === undefined) throw new Error(`no chart in ${source}`);
  return chart;
}

function patientResource(
  chart: Chart,
  spec: PersonSpec,
  locals: readonly [InstitutionKey, string][],
): { resourceType: string; [k: string]: unknown } {
  const identifier: Json[] = locals.map(([where, no]) => ({
    system: `${ID.localPatient}${institutionNo(where)}`,
    value: no,
  }));
  if (spec.memberId !== '') identifier.push({ system: ID.memberId, value: spec.memberId });
  return {
    resourceType: 'Patient',
    ...compact({
      meta: meta(chart, 'Patient', chart.cal.daysAgo(20)),
      language: 'ja',
      identifier,
      active: spec.deceased === undefined,
      name: names(chart, spec),
      telecom: [{ system: 'phone', value: spec.phone, use: 'home', rank: 1 }],
      gender: spec.gender,
      birthDate: spec.birthDate,
      deceasedDateTime: spec.deceased,
      address: [{ use: 'home', text: spec.address.text, postalCode: spec.address.postal, country: 'JP' }],
      maritalStatus:
        spec.maritalStatus === undefined || chart.source === 'national'
          ? undefined
          : {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
                  code: spec.maritalStatus,
                },
              ],
            },
      contact: chart.source === 'national' ? undefined : contacts(spec),
      managingOrganization: locals[0] === undefined ? undefined : organizationReference(locals[0][0]),
    }),
  };
}

function names(chart: Chart, spec: PersonSpec): Json[] {
  const kanji = {
    extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }],
    use: 'official',
    text: `${spec.family}${chart.source === 'minato' ? '　' : ' '}${spec.given}`,
    family: spec.family,
    given: [spec.given],
  };
  const kana = {
    extension: [{ url: EXT.nameRepresentation, valueCode: 'SYL' }],
    use: 'official',
    text: `${spec.familyKana} ${spec.givenKana}`,
    family: spec.familyKana,
    given: [spec.givenKana],
  };
  return chart.source === 'shiokaze' ? [kana, kanji] : [kanji, kana];
}

function contacts(spec: PersonSpec): Json[] | undefined {
  return spec.contacts?.map((c) => ({
    relationship: [{ text: c.relation }],
    name: { text: c.name },
    telecom: [{ system: 'phone', value: c.phone, use: 'mobile' }],
  }));
}
