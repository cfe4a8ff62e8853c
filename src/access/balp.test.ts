import { describe, expect, it } from 'vitest';
import type { Clinician } from '../domain/role.ts';
import { type AuditEvent, disclosureEvent, queryEvent } from './audit-event.ts';
import { loggedAct } from './logged-act.ts';
import { patientReadEvent } from './read-event.ts';

/*
 * The constraints of IHE BALP (profiles.ihe.net/ITI/BALP, 1.1.4, read 2026-11) as pictures: for each profile the lines
 * that an event has to hold, a slice a line. `!name` must not be there; `name` must; `name=value` must be exactly that.
 */
const AGENT = 'who network requestor=false !media';
const PROFILES: Readonly<Record<string, string>> = {
  Query: `
    event  type=rest subtype=search action=E outcome=0 recorded source
    agent  110153 1..1 ${AGENT}
    agent  110152 1..1 ${AGENT}
    agent  IRCP   1..1 who requestor=true name role purposeOfUse !media !network
    entity 2      1..1 role=24 query !what !lifecycle !detail
    entity XrequestId 1..1 number`,
  PatientQuery: `
    event  type=rest subtype=search action=E outcome=0 recorded source
    agent  110153 1..1 ${AGENT}
    agent  110152 1..1 ${AGENT}
    agent  IRCP   1..1 who requestor=true name role purposeOfUse !media !network
    entity 1      1..1 role=1 what
    entity 2      1..1 role=24 query !what !lifecycle !detail
    entity XrequestId 1..1 number`,
  PatientRead: `
    event  type=rest subtype=read action=R outcome=0 recorded source
    agent  110152 1..1 ${AGENT} !role !altId !name !location !policy !purposeOfUse
    agent  110153 1..1 ${AGENT} !role !altId !name !location !policy !purposeOfUse
    agent  IRCP   1..1 who requestor=true name role purposeOfUse !altId !location !policy !media !network
    entity 1      1..1 role=1 what !lifecycle !securityLabel !name !query !detail
    entity 2      1..1 role=4 what !lifecycle !name !query !detail
    entity XrequestId 1..1 number !lifecycle !securityLabel !name !query !detail`,
  'PrivacyDisclosure.Source': `
    event  type=110106 subtype=disclose action=R outcome=0 recorded source purposeOfEvent !modifierExtension
    agent  110153 1..1 ${AGENT} observer
    agent  110152 1..1 ${AGENT}
    agent  IRCP   1..1 who requestor=true name role purposeOfUse !network
    entity 1      1..1 role=1 what
    entity 2      1..1 role=3
    entity XrequestId 1..1 number`,
  'PrivacyDisclosure.Recipient': `
    event  type=110107 subtype=disclose action=C outcome=0 recorded source purposeOfEvent !modifierExtension
    agent  110153 1..1 ${AGENT}
    agent  110152 1..1 ${AGENT} observer
    agent  IRCP   1..1 who requestor=true name role purposeOfUse !network
    entity 1      1..1 role=1 what
    entity 2      1..1 role=3
    entity XrequestId 1..1 number`,
};

const CLINICIAN: Clinician = {
  subject: 'u-1',
  name: '見本 医師',
  role: 'er',
  licence: '医師',
  organization: '見本病院',
};
const COMMON = {
  clinician: CLINICIAN,
  purpose: 'BTG',
  at: new Date('2026-11-24T00:45:00Z'),
  origin: 'https://hitome.example',
} as const;
const PATIENT = 'https://a.example/fhir/Patient/1';
const BASE = 'https://a.example/fhir';

type Json = Readonly<Record<string, unknown>>;

function at(json: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    json,
  );
}

/** What a word of a picture speaks of, in the slice or in the event. */
function valueOf(part: Json, event: Json, word: string): unknown {
  switch (word) {
    case 'type':
      return at(part, 'type', 'code');
    case 'subtype':
      return at(part, 'subtype', 0, 'code');
    case 'role':
      return at(part, 'role', 'code') ?? part['role'];
    case 'number':
      return at(part, 'what', 'identifier', 'value');
    case 'observer':
      return JSON.stringify(part['who']) === JSON.stringify(at(event, 'source', 'observer'))
        ? true
        : undefined;
    default:
      return part[word];
  }
}

function brokenWords(part: Json, event: Json, words: readonly string[]): readonly string[] {
  return words.filter((word) => {
    const [name = '', wanted] = word.replace(/^!/u, '').split('=');
    const value = valueOf(part, event, name);
    if (word.startsWith('!')) return value !== undefined;
    return wanted === undefined ? value === undefined : String(value) !== wanted;
  });
}

function codeOf(part: Json): unknown {
  return at(part, 'type', 'code') ?? at(part, 'type', 'coding', 0, 'code');
}

/** What an event lacks, or has too much, by the profile that it says it keeps. */
function violations(event: Json): readonly string[] {
  const profile = String(at(event, 'meta', 'profile', 0)).replace(/^.*IHE\.BasicAudit\./u, '');
  const picture = PROFILES[profile];
  if (picture === undefined) return [`no such profile: ${profile}`];
  return picture
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [of = '', ...words] = line.trim().split(/\s+/u);
      if (of === 'event') return brokenWords(event, event, words).map((word) => `event ${word}`);
      const [code = '', , ...rest] = words;
      const parts = ((event[of] ?? []) as readonly Json[]).filter((part) => codeOf(part) === code);
      if (parts.length !== 1) return [`${of} ${code}: ${parts.length}`];
      return brokenWords(parts[0] ?? {}, event, rest).map((word) => `${of} ${code} ${word}`);
    });
}

const EVENTS: Readonly<Record<string, () => AuditEvent>> = {
  'a search for somebody who is not known yet': () =>
    queryEvent({ ...COMMON, sourceBase: BASE, query: 'Patient?name=x' }),
  'a search that named a person': () =>
    queryEvent({ ...COMMON, sourceBase: BASE, query: 'Patient?name=x', patient: PATIENT }),
  'reading a record in an emergency': () =>
    queryEvent({
      ...COMMON,
      sourceBase: BASE,
      query: '*?patient=1',
      patient: PATIENT,
      reason: 'unconscious: x',
    }),
  'reading a registration by its number': () =>
    patientReadEvent({ ...COMMON, sourceBase: BASE, patient: PATIENT }),
  'a file that is written': () =>
    disclosureEvent({
      ...COMMON,
      patient: PATIENT,
      direction: 'out',
      other: 'urn:hitome:export',
      what: 'ips',
    }),
  'a question to a service': () =>
    disclosureEvent({
      ...COMMON,
      patient: PATIENT,
      direction: 'out',
      other: 'https://cds.example',
      what: 'hook',
    }),
  'a file that the person brought': () =>
    disclosureEvent({ ...COMMON, patient: PATIENT, direction: 'in', other: 'urn:hitome:file', what: 'file' }),
};

describe('balp-01: what an event says it keeps of IHE BALP, it keeps', () => {
  it.each(Object.entries(EVENTS))('%s', (_, make) => {
    expect(violations(make())).toEqual([]);
  });

  it('each profile is kept by some event', () => {
    const kept = Object.values(EVENTS).map((make) =>
      String(at(make(), 'meta', 'profile', 0)).replace(/^.*IHE\.BasicAudit\./u, ''),
    );
    expect(new Set(kept)).toEqual(new Set(Object.keys(PROFILES)));
  });

  it('of a reading the data go from the source to the reader, of a question the other way round', () => {
    const ends = (event: AuditEvent) =>
      (event['agent'] as readonly Json[]).flatMap((agent) =>
        codeOf(agent) === 'IRCP' ? [] : `${String(codeOf(agent))} ${String(at(agent, 'network', 'address'))}`,
      );
    const reading = { ...COMMON, sourceBase: BASE, patient: PATIENT };
    expect(ends(patientReadEvent(reading))).toEqual([`110153 ${BASE}`, `110152 ${COMMON.origin}`]);
    expect(ends(queryEvent({ ...reading, query: '*?patient=1' }))).toEqual([
      `110153 ${COMMON.origin}`,
      `110152 ${BASE}`,
    ]);
  });

  it('and the log tells a registration that was read from a record that was read', () => {
    const reading = { ...COMMON, sourceBase: BASE, patient: PATIENT };
    expect(loggedAct(patientReadEvent(reading))).toMatchObject({
      kind: 'registration-read',
      patients: [PATIENT],
    });
    expect(loggedAct(queryEvent({ ...reading, query: '*?patient=1' })).kind).toBe('read');
    const other = {
      ...patientReadEvent(reading),
      entity: [{ what: { reference: 'Binary/1' }, type: { code: '2' } }],
    };
    expect(loggedAct(other).kind).toBe('read');
  });

  it('and an event that does not is found out', () => {
    const event = queryEvent({ ...COMMON, sourceBase: BASE, query: '*?patient=1', patient: PATIENT });
    const agents = event['agent'] as readonly Json[];
    const broken: Json = {
      ...event,
      action: 'R',
      agent: agents.slice(1).map((agent) => ({ ...agent, network: { address: 'x' } })),
      entity: (event['entity'] as readonly Json[]).slice(1),
    };
    expect(violations(broken)).toEqual([
      'event action=E',
      'agent 110153: 0',
      'agent IRCP !network',
      'entity 1: 0',
    ]);
  });
});
