/** People whose every text is an attack: names, diagnoses, medicines, results, allergies, institutions. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DATA, filesBelow } from '../fixtures/document-files.ts';

const ATTACK = path.join(DATA, 'attack');

export const ATTACKS_ABSENT = existsSync(ATTACK)
  ? undefined
  : `the folder of hostile texts (${path.join('..', 'shared', 'data', 'attack')} beside the project) is not here`;

type Json = Record<string, unknown>;

export interface HostilePerson {
  readonly localId: string;
  /** As the sources write them: what is carried has to name the same person. */
  readonly kanji: string;
  readonly kana: string;
  readonly texts: readonly string[];
  readonly resources: number;
}

export const BIRTH = '1961-02-03';
const NUMBERS = 'urn:oid:1.2.392.100495.20.3.51.19999999999';
/** So many resources are made of each text. */
const OF_EACH = 6;

/** Ours, so that there are some everywhere: markup, addresses, templates, prototypes, letters that turn others round. */
const OWN = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">見る</a>',
  '<img src="https://evil.example/x.png">',
  '<style>@import "https://evil.example/x.css";</style>',
  '<form action="https://evil.example/"><input autofocus onfocus=alert(1)></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<!--><script>alert(1)</script>-->',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '__proto__',
  'constructor',
  '\u202Eてっ返り裏\u202C',
  'A\u0300\u0301\u0302\u0303'.repeat(40),
  '{{n}} $t(common.yes)',
  'x'.repeat(3000),
] as const;

const OWN_ADDRESSES = [
  '//evil.example',
  'https://evil.example@localhost/',
  '/\\evil.example',
  '\u0000',
] as const;

function setText(...names: readonly string[]): string {
  const file = path.join(ATTACK, ...names);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Every text: ours, and of the sets vectors of HTML, pictures that are programs, strings that are known to break things. */
export function hostileTexts(): readonly string[] {
  const vectors = setText('xss', 'vectors.jsonl')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { html: string }).html);
  const naughty = JSON.parse(setText('naughty-strings', 'blns.json') || '[]') as readonly string[];
  const pictures = filesBelow(path.join(ATTACK, 'svg'), /\.svg$/u).map((file) => readFileSync(file, 'utf8'));
  return [...OWN, ...vectors, ...naughty.filter((text) => text.trim() !== ''), ...pictures];
}

/** Strings that confuse whoever reads addresses. */
export function hostileAddresses(): readonly string[] {
  const files = filesBelow(path.join(ATTACK, 'open-redirect'), /\.txt$/u);
  return [
    ...OWN_ADDRESSES,
    ...files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)),
  ];
}

/** JSON that must, must not, or may be read. */
export function jsonCases(): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return filesBelow(path.join(ATTACK, 'json'), /\.json$/u).map((file) => ({
    name: path.basename(file),
    bytes: readFileSync(file),
  }));
}

function representation(code: string, text: string): Json {
  const url = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
  return { extension: [{ url, valueCode: code }], use: 'official', text };
}

function active(kind: 'condition-clinical' | 'allergyintolerance-clinical'): Json {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${kind}`, code: 'active' }] };
}

/** One text in every place where a source may write freely. */
function resourcesOf(text: string, id: string, patient: string, day: string): readonly Json[] {
  const subject = { reference: `Patient/${patient}` };
  const whose = { display: text };
  const laboratory = 'http://terminology.hl7.org/CodeSystem/observation-category';
  return [
    {
      resourceType: 'Condition',
      id: `c${id}`,
      clinicalStatus: active('condition-clinical'),
      code: { text },
      subject,
      recordedDate: day,
    },
    {
      resourceType: 'MedicationRequest',
      id: `m${id}`,
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: { text },
      subject,
      requester: whose,
      authoredOn: day,
      dosageInstruction: [{ text, doseAndRate: [{ doseQuantity: { value: 1, unit: text } }] }],
    },
    {
      resourceType: 'Observation',
      id: `o${id}`,
      status: 'final',
      category: [{ coding: [{ system: laboratory, code: 'laboratory' }] }],
      code: { text },
      subject,
      performer: [whose],
      effectiveDateTime: day,
      ...(Number(id) % 2 === 0 ? { valueString: text } : { valueQuantity: { value: 1, unit: text } }),
    },
    {
      resourceType: 'AllergyIntolerance',
      id: `a${id}`,
      clinicalStatus: active('allergyintolerance-clinical'),
      code: { text },
      patient: subject,
      recordedDate: day,
      reaction: [{ manifestation: [{ text }], description: text }],
    },
    {
      resourceType: 'Encounter',
      id: `e${id}`,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: text },
      type: [{ text }],
      subject,
      serviceProvider: whose,
      period: { start: day },
    },
    {
      resourceType: 'DiagnosticReport',
      id: `d${id}`,
      status: 'final',
      code: { text },
      subject,
      performer: [whose],
      effectiveDateTime: day,
      conclusion: text,
    },
  ];
}

/** Writes people with so many texts each; the caller removes the folder. */
export function writeHostilePeople(texts: readonly string[], each: number) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hitome-hostile-'));
  const people: HostilePerson[] = [];
  const lines: Json[] = [];
  for (let first = 0; first < texts.length; first += each) {
    const own = texts.slice(first, first + each).map((text, at) => `印${first + at}印${text}`);
    const patient = `hostile-${people.length}`;
    const localId = String(7_700_000 + people.length);
    const kanji = `敵 ${own[0] ?? ''}`;
    const kana = `ホシノ ${own.at(-1) ?? ''}`;
    lines.push({
      resourceType: 'Patient',
      id: patient,
      identifier: [{ system: NUMBERS, value: localId }],
      name: [representation('IDE', kanji), representation('SYL', kana)],
      gender: 'female',
      birthDate: BIRTH,
      address: [{ text: own[1] }],
      telecom: [{ system: 'phone', value: own[2] }],
      contact: [{ name: { text: own[3] }, relationship: [{ text: own[4] }] }],
    });
    own.forEach((text, at) => {
      const day = new Date(Date.UTC(2024, 0, 1 + (at % 600))).toISOString().slice(0, 10);
      lines.push(...resourcesOf(text, String(first + at), patient, day));
    });
    people.push({ localId, kanji, kana, texts: own, resources: own.length * OF_EACH });
  }
  writeFileSync(path.join(folder, 'hostile.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
  return { folder, people };
}
