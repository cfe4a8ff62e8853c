import type { FaultKind, PlannedSource } from './fault-plan.ts';
import { asR5 } from './fault-documents.ts';
import type { Json } from './fault-resources.ts';

export interface Asked {
  readonly type: string;
  readonly id?: string;
  readonly query: URLSearchParams;
  readonly page: number;
}

const MEMBER_SYSTEM = 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID';
const MEMBER_ID = '06990061:１２:３３９１:00';
const CHART_SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11311234567';

/** What a source writes of the person; of one who is alike it knows another number. */
export function patientJson(source: PlannedSource, patient: string): Json {
  const number = source.acquaintance === 'alike' ? '01130012:９:７７:01' : MEMBER_ID;
  const chart = [{ system: CHART_SYSTEM, value: `n-${patient}` }];
  return {
    resourceType: 'Patient',
    id: patient,
    identifier: [{ system: MEMBER_SYSTEM, value: number }, ...(source.chartNumber === 'told' ? chart : [])],
    name: [
      {
        use: 'official',
        text: '見本　花子',
        family: '見本',
        given: ['花子'],
        extension: representation('IDE'),
      },
      {
        use: 'official',
        text: 'ミホン　ハナコ',
        family: 'ミホン',
        given: ['ハナコ'],
        extension: representation('SYL'),
      },
    ],
    gender: 'female',
    birthDate: '1974-01-15',
  };
}

function representation(valueCode: string): readonly Json[] {
  return [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode }];
}

function patientsOf(source: PlannedSource, { id, query }: Asked): readonly Json[] {
  if (source.acquaintance === 'stranger') return [];
  const all = source.patients.map((patient) => patientJson(source, patient));
  if (id !== undefined) return all.filter((patient) => patient['id'] === id);
  const identifier = query.get('identifier');
  // A number in either width finds its person; a name with a birth date finds whoever bears both.
  if (identifier === null) return query.get('birthdate') === '1974-01-15' ? all : [];
  return all.filter((patient) => JSON.stringify(patient).normalize('NFKC').includes(numberIn(identifier)));
}

function numberIn(identifier: string): string {
  return (identifier.split(',')[0]?.split('|').at(-1) ?? '').normalize('NFKC');
}

function rowsOf(source: PlannedSource, asked: Asked): readonly Json[] {
  const { type, query } = asked;
  if (type === 'Patient') return patientsOf(source, asked);
  const ids = query.get('_id');
  if (ids !== null) {
    return ids
      .split(',')
      .map((id) => ({ resourceType: type, id, code: { text: `語${id}` }, name: [{ text: id }] }));
  }
  const patient = (query.get('patient') ?? query.get('subject') ?? '').replace(/^Patient\//u, '');
  return source.facts
    .filter((fact) => fact.feed === type && fact.patient === patient && fact.within === undefined)
    .map(({ resource }) => resource);
}

const FOREIGN: Json = {
  resourceType: 'Condition',
  id: 'of-another',
  code: { text: '別人' },
  subject: { reference: 'Patient/another' },
};

function notice(severity: string, code: string): Json {
  const resource = {
    resourceType: 'OperationOutcome',
    issue: [{ severity, code, diagnostics: 'as planned' }],
  };
  return { resource, search: { mode: 'outcome' } };
}

function without(json: Json, ...keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !keys.includes(key)));
}

function spoiled(entry: Json, resource: Json, faults: ReadonlySet<FaultKind>): Json {
  if (faults.has('release-5')) return { ...entry, resource: asR5(resource) };
  if (faults.has('entry-without-resource')) return without(entry, 'resource');
  if (faults.has('resource-without-id')) return { ...entry, resource: without(resource, 'id') };
  if (faults.has('resource-without-type')) return { ...entry, resource: without(resource, 'resourceType') };
  // What a document is of is told by its type alone; without it, it is a document of another kind, and rightly so.
  if (faults.has('resource-without-code') && !DOCUMENT_TYPES.has(String(resource['resourceType']))) {
    const coded = [
      'code',
      'medicationCodeableConcept',
      'medicationReference',
      'vaccineCode',
      'type',
      'category',
    ];
    return { ...entry, resource: without(resource, ...coded, 'class') };
  }
  return entry;
}

const DOCUMENT_TYPES: ReadonlySet<string> = new Set(['DocumentReference', 'Composition']);

interface Cut {
  readonly rows: readonly Json[];
  readonly hasNext: boolean;
}

/** The rows of one page. Rows that shift between two pages fall out of both. */
function pageOf(all: readonly Json[], page: number, size: number, faults: ReadonlySet<FaultKind>): Cut {
  const late = faults.has('empty-first-page') ? page - 1 : page;
  if (late === 0) return { rows: [], hasNext: all.length > 0 };
  const shift = faults.has('pages-shift') && late > 1 ? 1 : 0;
  const overlap = faults.has('dup-pages') && late > 1 ? 1 : 0;
  const from = (late - 1) * size + shift;
  return { rows: all.slice(from - overlap, from + size), hasNext: all.length > from + size };
}

function nextUrl(url: URL, page: number, faults: ReadonlySet<FaultKind>): string {
  const next = new URL(url);
  next.searchParams.set('_page', String(faults.has('loop-paging') ? page : page + 1));
  if (faults.has('next-elsewhere')) next.hostname = 'elsewhere.example';
  return faults.has('next-relative') ? `${next.pathname.split('/').at(-1) ?? ''}${next.search}` : next.href;
}

function totalOf(count: number, faults: ReadonlySet<FaultKind>): Json {
  if (faults.has('total-too-high')) return { total: count + 5 };
  // A lost page can only be missed where the source told how many there are.
  if (faults.has('next-lost') || faults.has('pages-shift')) return { total: count };
  if (faults.has('total-too-low')) return { total: 0 };
  return faults.has('no-total') ? {} : { total: count };
}

/** One page of a search as the source tells it, spoiled by these faults. */
export function searchAnswer(
  source: PlannedSource,
  asked: Asked,
  url: URL,
  faults: ReadonlySet<FaultKind>,
): Json {
  const all = rowsOf(source, asked);
  if (asked.id !== undefined) return all[0] ?? { resourceType: 'OperationOutcome' };
  const cut = pageOf(all, asked.page, source.pageSize, faults);
  const broken = faults.has('outcome-error') || faults.has('outcome-incomplete');
  const goesOn = (cut.hasNext || faults.has('loop-paging')) && !broken && !faults.has('next-lost');
  const entries = cut.rows.map((resource) =>
    spoiled(
      {
        fullUrl: `https://${source.id}.example/fhir/${String(resource['resourceType'])}/${String(resource['id'])}`,
        resource,
        search: { mode: 'match' },
      },
      resource,
      faults,
    ),
  );
  const notices = [
    ...(faults.has('outcome-error') ? [notice('error', 'exception')] : []),
    ...(faults.has('outcome-incomplete') ? [notice('warning', 'incomplete')] : []),
    ...(faults.has('outcome-remark') ? [notice('information', 'informational')] : []),
  ];
  const foreign = faults.has('foreign-patient') ? [{ resource: FOREIGN, search: { mode: 'match' } }] : [];
  const entry: readonly Json[] = [...(broken ? [] : entries), ...foreign, ...notices];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(broken ? {} : totalOf(all.length + foreign.length, faults)),
    link: goesOn ? [{ relation: 'next', url: nextUrl(url, asked.page, faults) }] : [],
    entry: faults.has('entry-not-listed') && entry.length === 1 ? entry[0] : entry,
  };
}
