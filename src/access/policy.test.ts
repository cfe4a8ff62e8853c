import { describe, expect, it } from 'vitest';
import type { AccessRule } from '../domain/access-rule.ts';
import { ROLES } from '../domain/role.ts';
import { queryEvent } from './audit-event.ts';
import { inDisaster } from './disaster-mark.ts';
import { disasterAt, mayOpenInEmergency, mayReadLog, stepUpWanted } from './policy.ts';

const RULE: AccessRule = {
  emergencyRoles: ['doctor', 'er'],
  logRoles: ['officer'],
  stepUp: { maxAgeMinutes: 5, acr: 'two-factor' },
  disaster: {
    area: { ja: '潮見市', en: 'Shiomi' },
    from: new Date('2026-11-24T00:00:00Z'),
    until: new Date('2026-11-26T00:00:00Z'),
    roles: ['pharmacist'],
  },
};
const BEFORE = new Date('2026-11-23T23:59:59Z');
const WITHIN = new Date('2026-11-24T00:00:00Z');
const AFTER = new Date('2026-11-26T00:00:00Z');

describe('who may', () => {
  it('disaster-01: open a record in an emergency, before, in and after a disaster', () => {
    const may = (now: Date) => ROLES.filter((role) => mayOpenInEmergency(RULE, role, now));
    expect([BEFORE, WITHIN, AFTER].map(may)).toEqual([
      ['doctor', 'er'],
      ['doctor', 'er', 'pharmacist'],
      ['doctor', 'er'],
    ]);
  });

  it('read the log: whom the site names', () => {
    expect(ROLES.filter((role) => mayReadLog(RULE, role))).toEqual(['officer']);
    expect(ROLES.filter((role) => mayReadLog({ ...RULE, logRoles: [] }, role))).toEqual([]);
  });

  it('step-up-01: begin emergency access with a sign-in that is fresh, and of the class that the site asks for', () => {
    const minute = 60_000;
    const now = new Date(1_000_000_000);
    const seen = (ageMinutes: number, acr?: string) =>
      stepUpWanted(
        RULE,
        { signedInAt: now.getTime() - ageMinutes * minute, ...(acr === undefined ? {} : { acr }) },
        now,
      );
    expect([seen(5, 'two-factor'), seen(6, 'two-factor'), seen(1, 'password'), seen(1)]).toEqual([
      undefined,
      'too-old',
      'other-class',
      'other-class',
    ]);
    const { stepUp: _, ...without } = RULE;
    expect(stepUpWanted(without, { signedInAt: 0 }, now)).toBeUndefined();
  });
});

describe('disaster-01', () => {
  const clinician = { subject: 's', name: 'n', role: 'er', licence: '', organization: '' } as const;
  const event = queryEvent({
    clinician,
    purpose: 'BTG',
    at: WITHIN,
    origin: 'https://hitome.example',
    sourceBase: 'https://a.example',
    query: 'x',
  });

  it('what is done in a disaster says so beside its own purpose, and nothing else does', () => {
    const purposes = (now: Date) =>
      (
        inDisaster(event, disasterAt(RULE, now))['purposeOfEvent'] as {
          coding: { code: string }[];
          text?: string;
        }[]
      ).map(({ coding, text }) => [coding[0]?.code, text]);
    expect(purposes(WITHIN)).toEqual([
      ['BTG', undefined],
      ['DISASTER', '潮見市'],
    ]);
    expect(purposes(AFTER)).toEqual([['BTG', undefined]]);
  });
});
