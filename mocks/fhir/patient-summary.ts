/** `Patient/[id]/$summary` (HL7 IPS): a document made from what this server holds of one of its patients. */
import { underConsent } from './consent.ts';
import { Refusal } from './outcome.ts';
import { objectsOf, type Resource, textOf, valuesAt } from './resource.ts';
import type { Store, Stored } from './store.ts';

interface Part {
  code: string;
  title: string;
  types: readonly string[];
  /** What else must be so for a resource to be told; by default all are. */
  wanted?: (resource: Resource) => boolean;
}

const PAST = new Set(['inactive', 'resolved', 'remission', 'stopped', 'completed']);

function isCurrent(resource: Resource): boolean {
  const states = [...valuesAt(resource, 'clinicalStatus.coding.code'), resource['status']];
  return !states.some((state) => PAST.has(textOf(state) ?? ''));
}

const PARTS: readonly Part[] = [
  { code: '48765-2', title: 'アレルギー・不耐', types: ['AllergyIntolerance'] },
  { code: '11450-4', title: '継続中の病名', types: ['Condition'], wanted: isCurrent },
  { code: '10160-0', title: '処方', types: ['MedicationRequest', 'MedicationStatement'] },
  { code: '11369-6', title: '予防接種', types: ['Immunization'] },
  { code: '47519-4', title: '手術・処置', types: ['Procedure'] },
];

/** A summary names a thing once, however often it was written. */
function nameOf(resource: Resource): string {
  const concept = ['code', 'medicationCodeableConcept', 'vaccineCode'].flatMap((field) =>
    objectsOf(resource[field]),
  )[0];
  const [display] = valuesAt(concept, 'coding.display');
  return textOf(concept?.['text']) ?? textOf(display) ?? '';
}

function heldFor({ types, wanted }: Part, store: Store, patient: string): Stored[] {
  const query = new URLSearchParams({ patient });
  // What the person did not agree to goes into no summary either.
  const all = types.flatMap(
    (type) => underConsent(store, { type, query, found: store.ofPatient(type, patient) }, new Date()).found,
  );
  const named = all.filter(
    ({ resource }) =>
      nameOf(resource) !== '' &&
      (wanted === undefined || wanted(resource)) &&
      // What the person was not told, or others must not see, goes into no summary.
      !/UNINFORMED|NDSEC|"R"|"V"/.test(JSON.stringify(resource['meta'] ?? {})),
  );
  return [...new Map(named.map((one) => [nameOf(one.resource), one])).values()];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sectionOf({ code, title }: Part, held: readonly Stored[]) {
  const lines = held.map(({ resource }) => `<li>${escaped(nameOf(resource))}</li>`).join('');
  const words = held.length === 0 ? '<p>この施設に記録がありません</p>' : `<ul>${lines}</ul>`;
  return {
    title,
    code: { coding: [{ system: 'http://loinc.org', code }] },
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>` },
    ...(held.length === 0
      ? {
          emptyReason: {
            text: '記録が手元にない',
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' },
            ],
          },
        }
      : { entry: held.map(({ type, id }) => ({ reference: `${type}/${id}` })) }),
  };
}

export function patientSummary(store: Store, fhirBase: string, patient: string): string {
  const person = store.get('Patient', patient);
  if (person === undefined) throw new Refusal(404, 'not-found', `Patient/${patient} is not known`);
  const parts = PARTS.map((part) => ({ part, held: heldFor(part, store, patient) }));
  const date = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
  const composition = {
    resourceType: 'Composition',
    id: `summary-${patient}`,
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: `Patient/${patient}` },
    date,
    author: [{ display: 'summary service' }],
    title: '患者サマリー（求めに応じて作成）',
    section: parts.map(({ part, held }) => sectionOf(part, held)),
  };
  const told = [
    composition,
    person.resource,
    ...parts.flatMap(({ held }) => held.map((one) => one.resource)),
  ];
  return JSON.stringify({
    resourceType: 'Bundle',
    id: `summary-${patient}`,
    type: 'document',
    timestamp: date,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${crypto.randomUUID()}` },
    entry: told.map((resource) => ({
      fullUrl: `${fhirBase}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  });
}
