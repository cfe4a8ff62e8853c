import type { Entry } from '../../domain/entry.ts';
import { leadingRecord, type Person } from '../../domain/person.ts';
import type { Json } from '../fhir/json.ts';
import { ipsPatient, ipsResource } from './ips-resources.ts';
import { IPS_PARTS, type IpsPartId } from './ips-sections.ts';

/** One line of a part: its words as the reader saw them, and the records that it rests on. */
export interface IpsLine {
  readonly words: string;
  readonly entries: readonly Entry[];
}

/** One part of the summary, with why nothing stands in it where nothing does. */
export interface IpsPart {
  readonly id: IpsPartId;
  readonly title: string;
  readonly lines: readonly IpsLine[];
  /** Sentences on what is not known, in the reader's language; they stand in the part itself. */
  readonly notes: readonly string[];
  /** FHIR `list-empty-reason`: `nilknown` only where every source that could hold something has answered completely. */
  readonly empty: 'nilknown' | 'notasked' | 'withheld' | 'unavailable';
  /** The reason in words, for those who read and do not process. */
  readonly emptyWords: string;
}

export interface IpsInput {
  readonly person: Person;
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly parts: readonly IpsPart[];
  readonly at: Date;
  readonly newId: () => string;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function narrativeOf({ lines, notes, emptyWords }: IpsPart, language: string): Json {
  const list = lines.map(({ words }) => `<li>${escaped(words)}</li>`).join('');
  const body = lines.length === 0 ? `<p>${escaped(emptyWords)}</p>` : `<ul>${list}</ul>`;
  const rest = notes.map((note) => `<p>${escaped(note)}</p>`).join('');
  return {
    status: lines.some(({ entries }) => entries.length > 0) ? 'generated' : 'additional',
    div: `<div xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}">${body}${rest}</div>`,
  };
}

interface Filed {
  readonly fullUrl: string;
  readonly resource: Json;
}

/** Each record goes in once, however many lines rest on it. */
function fileOf(
  parts: readonly IpsPart[],
  patient: string,
  newId: () => string,
): ReadonlyMap<Entry['key'], Filed> {
  const filed = new Map<Entry['key'], Filed>();
  for (const entry of parts.flatMap(({ lines }) => lines.flatMap(({ entries }) => entries))) {
    if (filed.has(entry.key)) continue;
    const id = newId();
    const resource = ipsResource(entry, patient, id);
    if (resource !== undefined) filed.set(entry.key, { fullUrl: `urn:uuid:${id}`, resource });
  }
  return filed;
}

function sectionOf(part: IpsPart, filed: ReadonlyMap<Entry['key'], Filed>, language: string): Json {
  const known = IPS_PARTS.find(({ id }) => id === part.id);
  const urls = part.lines.flatMap(({ entries }) =>
    entries.flatMap(({ key }) => filed.get(key)?.fullUrl ?? []),
  );
  return {
    title: part.title,
    code: { coding: [{ system: 'http://loinc.org', code: known?.code, display: known?.display }] },
    text: narrativeOf(part, language),
    ...(urls.length > 0
      ? { entry: [...new Set(urls)].map((reference) => ({ reference })) }
      : part.lines.length > 0
        ? {}
        : {
            emptyReason: {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: part.empty },
              ],
              text: part.emptyWords,
            },
          }),
  };
}

/**
 * The summary as an International Patient Summary: a FHIR document put together by software from what was shown, with a
 * true reason wherever a part is empty. Shape: HL7 IPS 2.0.0, https://hl7.org/fhir/uv/ips/ .
 */
export function writeIps({ person, language, title, parts, at, newId }: IpsInput): Json {
  const patientId = newId();
  const patient = `urn:uuid:${patientId}`;
  const filed = fileOf(parts, patient, newId);
  const compositionId = newId();
  const composition: Json = {
    resourceType: 'Composition',
    id: compositionId,
    language,
    contained: [
      { resourceType: 'Device', id: 'author', deviceName: [{ name: 'Hitome', type: 'user-friendly-name' }] },
    ],
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5', display: 'Patient summary Document' }] },
    subject: { reference: patient },
    date: at.toISOString(),
    author: [{ reference: '#author' }],
    title,
    section: parts.map((part) => sectionOf(part, filed, language)),
  };
  const bundleId = newId();
  return {
    resourceType: 'Bundle',
    id: bundleId,
    language,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${bundleId}` },
    type: 'document',
    timestamp: at.toISOString(),
    entry: [
      { fullUrl: `urn:uuid:${compositionId}`, resource: composition },
      { fullUrl: patient, resource: ipsPatient(leadingRecord(person), patientId) },
      ...filed.values(),
    ],
  };
}
