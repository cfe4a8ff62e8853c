import { at } from '../calendar.ts';
import { uuidOf } from '../random.ts';
import { compact } from '../world.ts';
import type { Chart, Json } from '../world.ts';
import { inEach, instanceId, meta, provenanceOf } from './common.ts';
import type { Origin, Refs } from './common.ts';
import { INSTITUTIONS, institutionNo, organizationReference, organizationResource } from './institutions.ts';
import type { InstitutionKey } from './institutions.ts';
import { CS, EXT, ID } from './systems.ts';

/** One section: its number, its words, and perhaps the resources behind the words. */
export type Section = {
  code: string;
  title: string;
  /** Paragraphs; a line beginning with ・ becomes a list item. */
  text: readonly string[];
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
  entries?: readonly Inline[];
  /** Resources written into the document: their body for a chart whose subject is the document's Patient. */
};

export type Inline = { resourceType: string; body: (chart: Chart) => Json };

export type DocumentSpec = Origin & {
  kind: 'discharge' | 'referral' | 'summary';
  number: string;
  time?: string;
  doctor: string;
  to?: { institution: InstitutionKey; department: string; doctor: string };
  period?: { start: string; end: string };
  sections: readonly Section[];
  version?: string;
  subtype?: string;
  /** Instances of other documents carried inside (a discharge summary travels in a referral). */
  attached?: { title: string; bundle: (chart: Chart) => Json };
  /** PDF in section 230; `unreachable` writes the file: URL seen in the field. */
  pdf?: { title: string; data: string } | 'unreachable';
  remarks?: readonly string[];
  /** The document that this one takes the place of: an earlier version of it. */
  replaces?: DocumentSpec;
};

const KINDS = {
  discharge: {
    code: '18842-5',
    title: '退院時サマリー',
    profile: 'JP_Bundle_eDischargeSummary',
    subtype: 'DISCHARGE',
    name: 'Discharge',
  },
  referral: {
    code: '57133-1',
    title: '診療情報提供書',
    profile: 'JP_Bundle_eReferral',
    subtype: 'OUTPATIENT',
    name: 'Referral',
  },
  summary: {
    code: '56447-6',
    title: '患者サマリー（療養計画書）',
    profile: 'JP_Bundle_ePCS',
    subtype: 'OUTPATIENT',
    name: 'PCS',
  },
} as const;

/** Stores the document and a DocumentReference by which a search for documents finds it. */
export function addDocument(charts: readonly Chart[], spec: DocumentSpec): Refs {
  return inEach(charts, (chart) => {
    const reference = chart.put({ resourceType: 'Bundle', ...documentBundle(chart, spec) });
    chart.put(pointerTo(chart, spec, reference));
    return reference;
  });
}

export function documentBundle(chart: Chart, spec: DocumentSpec): Json {
  const kind = KINDS[spec.kind];
  const seed = seedOf(chart, spec);
  const patient = `urn:uuid:${uuidOf(`${seed}/patient`)}`;
  const inner: Chart = { ...chart, subject: { reference: patient, type: 'Patient' } };
  const entries: Json[] = [];
  function include(name: string, resource: Json): Json {
    const fullUrl = `urn:uuid:${uuidOf(`${seed}/${name}/${entries.length}`)}`;
    entries.push({ fullUrl, resource });
    return { reference: fullUrl, type: resource['resourceType'] };
  }
  const people = documentPeople(chart, spec, include);
  const sections = [
    ...(spec.kind === 'referral' ? partiesSections(spec, people) : []),
    ...contentSections(inner, spec, include),
    ...tailSections(inner, spec, include),
  ];
  const composition = compositionOf(inner, spec, seed, people, sections);
  return {
    meta: {
      lastUpdated: at(spec.at, '19:00'),
      profile: [`http://jpfhir.jp/fhir/clins/StructureDefinition/${kind.profile}|1.10.0`],
    },
    language: 'ja',
    identifier: {
      system: ID.bundle,
      value: `${institutionNo(spec.institution)}^${spec.at.slice(0, 4)}^${spec.number}-${kind.name}`,
    },
    type: 'document',
    timestamp: at(spec.at, spec.time ?? '18:00'),
    entry: [
      { fullUrl: `urn:uuid:${uuidOf(`${seed}/composition`)}`, resource: composition },
      { fullUrl: patient, resource: inlinePatient(chart) },
      ...entries,
    ],
  };
}

type Include = (name: string, resource: Json) => Json;
type People = { author: Json; organization: Json; toOrganization?: Json; toDoctor?: Json };

function documentPeople(_chart: Chart, spec: DocumentSpec, include: Include): People {
  const author = include('author', practitioner(spec.doctor));
  const organization = include('organization', {
    resourceType: 'Organization',
    ...organizationResource(spec.institution),
  });
  if (spec.to === undefined) return { author, organization };
  return {
    author,
    organization,
    toOrganization: include('to', {
      resourceType: 'Organization',
      ...organizationResource(spec.to.institution),
    }),
    toDoctor: include('toDoctor', practitioner(spec.to.doctor)),
  };
}

function practitioner(name: string): Json {
  return {
    resourceType: 'Practitioner',
    name: [{ extension: [{ url: EXT.nameRepresentation, valueCode: 'IDE' }], use: 'official', text: name }],
  };
}

/** The Patient of the document keeps the id of the source's own Patient, so that its owner is plain. */
function inlinePatient(chart: Chart): Json {
  return {
    resourceType: 'Patient',
    id: chart.patientId,
    identifier: chart.memberId === '' ? [] : [{ system: ID.memberId, value: chart.memberId }],
  };
}

function compositionOf(
  inner: Chart,
  spec: DocumentSpec,
  seed: string,
  people: People,
  sections: Json[],
): Json {
  const kind = KINDS[spec.kind];
  return compact({
    resourceType: 'Composition',
    language: 'ja',
    extension: [{ url: EXT.documentVersion, valueString: spec.version ?? '1.0' }],
    identifier: instanceId(inner, 'Composition', spec, seed),
    status: 'final',
    type: { coding: [{ system: CS.documentType, code: kind.code, display: kind.title }] },
    category: [{ coding: [{ system: CS.documentSubtype, code: spec.subtype ?? kind.subtype }] }],
    subject: inner.subject,
    date: at(spec.at, spec.time ?? '18:00'),
    author: [
      { ...people.author, display: spec.doctor },
      { ...people.organization, display: INSTITUTIONS[spec.institution].name },
    ],
    title: kind.title,
    custodian: people.organization,
    relatesTo: relationOf(inner, spec),
    event:
      spec.period === undefined
        ? [{ code: [{ text: `${kind.title}発行` }], period: { start: spec.at } }]
        : [{ code: [{ text: '入院期間' }], period: spec.period }],
    section: sections,
  });
}

/** The Composition names the replaced one by its identifier. */
function relationOf(inner: Chart, spec: DocumentSpec): Json[] | undefined {
  const old = spec.replaces;
  if (old === undefined) return undefined;
  const targetIdentifier = instanceId(inner, 'Composition', old, seedOf(inner, old));
  return [{ code: 'replaces', targetIdentifier }];
}

function seedOf(chart: Chart, spec: DocumentSpec): string {
  return `${chart.key}/${spec.kind}/${spec.at}/${spec.number}`;
}

function sectionOf(code: string, title: string, div: string, entry?: Json[], inner?: Json[]): Json {
  return compact({
    title,
    code: { coding: [{ system: CS.documentSection, code, display: `${title}セクション` }] },
    text: { status: 'additional', div },
    entry: entry !== undefined && entry.length > 0 ? entry : undefined,
    section: inner,
  });
}

function partiesSections(spec: DocumentSpec, people: People): Json[] {
  const to = spec.to;
  const from = `${INSTITUTIONS[spec.institution].name}　${spec.department ?? ''}　${spec.doctor}`;
  return [
    sectionOf('920', '紹介元情報', xhtml([from, `電話 ${INSTITUTIONS[spec.institution].phone}`]), [
      people.organization,
      people.author,
    ]),
    sectionOf(
      '910',
      '紹介先情報',
      xhtml([
        to === undefined
          ? '宛先なし'
          : `${INSTITUTIONS[to.institution].name}　${to.department}　${to.doctor} 先生 御机下`,
      ]),
      [people.toOrganization, people.toDoctor].filter((x) => x !== undefined),
    ),
  ];
}

function contentSections(inner: Chart, spec: DocumentSpec, include: Include): Json[] {
  const made = spec.sections.map((section) =>
    sectionOf(
      section.code,
      section.title,
      xhtml(section.text, section.table),
      section.entries?.map((entry) =>
        include(`${section.code}/${entry.resourceType}`, {
          resourceType: entry.resourceType,
          ...entry.body(inner),
        }),
      ),
    ),
  );
  if (spec.kind === 'summary') return made;
  return [
    {
      title: '構造情報',
      code: { coding: [{ system: CS.documentSection, code: '300', display: '構造情報セクション' }] },
      section: made,
    },
  ];
}

function tailSections(inner: Chart, spec: DocumentSpec, include: Include): Json[] {
  const list: Json[] = [];
  if (spec.attached !== undefined) {
    const bundle = include('attached', { resourceType: 'Bundle', ...spec.attached.bundle(inner) });
    list.push(sectionOf('210', '添付情報', xhtml([`添付：${spec.attached.title}`]), [bundle]));
  }
  if (spec.remarks !== undefined) list.push(sectionOf('220', '備考', xhtml(spec.remarks)));
  if (spec.pdf !== undefined) {
    const attachment =
      spec.pdf === 'unreachable'
        ? { contentType: 'application/pdf', url: 'file:///keika.pdf', title: '経過表' }
        : { contentType: 'application/pdf', data: spec.pdf.data, title: spec.pdf.title };
    const reference = include('pdf', {
      resourceType: 'DocumentReference',
      status: 'current',
      subject: inner.subject,
      date: at(spec.at, '17:00'),
      content: [{ attachment }],
    });
    list.push(sectionOf('230', 'PDF情報', xhtml([`別紙：${String(attachment.title)}`]), [reference]));
  }
  return list;
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Narrative of a section: paragraphs, lists and tables, as systems render them from their templates. */
export function xhtml(lines: readonly string[], table?: Section['table']): string {
  let html = '';
  let list: string[] = [];
  function flush(): void {
    if (list.length > 0) html += `<ul>${list.map((x) => `<li>${x}</li>`).join('')}</ul>`;
    list = [];
  }
  for (const line of lines) {
    if (line.startsWith('・')) list.push(escapeXml(line.slice(1)));
    else {
      flush();
      html += `<p>${escapeXml(line)}</p>`;
    }
  }
  flush();
  if (table !== undefined) {
    const head = table.head.map((h) => `<th>${escapeXml(h)}</th>`).join('');
    const rows = table.rows
      .map((r) => `<tr>${r.map((c) => `<td>${escapeXml(c)}</td>`).join('')}</tr>`)
      .join('');
    html += `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  }
  return `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`;
}

function pointerTo(chart: Chart, spec: DocumentSpec, bundle: string): { resourceType: string } & Json {
  const kind = KINDS[spec.kind];
  return {
    resourceType: 'DocumentReference',
    ...compact({
      meta: meta(chart, 'DocumentReference', spec.at),
      ...provenanceOf(chart, { at: spec.at, institution: spec.institution }),
      identifier: [instanceId(chart, 'DocumentPointer', spec, spec.number)],
      status: 'current',
      relatesTo:
        spec.replaces === undefined
          ? undefined
          : [
              {
                code: 'replaces',
                target: {
                  type: 'DocumentReference',
                  identifier: instanceId(chart, 'DocumentPointer', spec.replaces, spec.replaces.number),
                },
              },
            ],
      type: { coding: [{ system: CS.documentType, code: kind.code, display: kind.title }], text: kind.title },
      subject: chart.subject,
      date: at(spec.at, spec.time ?? '18:00'),
      author: [{ display: spec.doctor }, organizationReference(spec.institution)],
      custodian: organizationReference(spec.institution),
      description: kind.title,
      content: [{ attachment: { contentType: 'application/fhir+json', url: bundle, title: kind.title } }],
      context: spec.period === undefined ? undefined : { period: spec.period },
    }),
  };
}

export type PaperSpec = Origin & {
  title: string;
  /** 看護サマリー, 主治医意見書, 死亡診断書 … have no code in any Japanese table. */
  text?: readonly string[];
  pdf?: readonly string[];
  loinc?: { code: string; display: string };
  undated?: boolean;
  description?: string;
  /** The paper that this one takes the place of. */
  replaces?: Refs;
};

/** A document without structure: plain UTF-8 text or a PDF. */
export function addPaper(
  charts: readonly Chart[],
  spec: PaperSpec,
  pdf?: (title: string, lines: readonly string[]) => string,
): Refs {
  return inEach(charts, (chart) =>
    chart.put({
      resourceType: 'DocumentReference',
      ...compact({
        meta: meta(chart, 'DocumentReference', spec.at),
        ...provenanceOf(chart, spec),
        identifier: [instanceId(chart, 'Paper', spec, spec.title)],
        status: 'current',
        docStatus: spec.replaces === undefined ? undefined : 'amended',
        relatesTo:
          spec.replaces === undefined
            ? undefined
            : [{ code: 'replaces', target: { reference: spec.replaces[chart.source] } }],
        type: compact({
          coding: spec.loinc === undefined ? undefined : [{ system: CS.loinc, ...spec.loinc }],
          text: spec.title,
        }),
        subject: chart.subject,
        date: spec.undated === true ? undefined : at(spec.at, '17:00'),
        author:
          spec.doctor === undefined ? [organizationReference(spec.institution)] : [{ display: spec.doctor }],
        custodian: organizationReference(spec.institution),
        description: spec.description ?? spec.title,
        content: [
          {
            attachment:
              spec.pdf !== undefined && pdf !== undefined
                ? {
                    contentType: 'application/pdf',
                    language: 'ja',
                    title: spec.title,
                    data: pdf(spec.title, spec.pdf),
                  }
                : {
                    contentType: 'text/plain; charset=utf-8',
                    language: 'ja',
                    title: spec.title,
                    data: Buffer.from((spec.text ?? []).join('\n'), 'utf8').toString('base64'),
                  },
          },
        ],
      }),
    }),
  );
}
