import { describe, expect, it } from 'vitest';
import type { Clinician } from '../domain/role.ts';
import { filterLines, isOpening, linesByPerson, logLines } from './access-log.ts';
import { disclosureEvent, patientActEvent, type PurposeOfUse, queryEvent } from './audit-event.ts';
import { reviewEvent } from './log-event.ts';
import { type LoggedAct, loggedAct } from './logged-act.ts';

const ORIGIN = 'https://hitome.example';
const [A, B, C] = ['https://a.example/fhir', 'https://b.example/fhir', 'https://c.example/fhir'];

function somebody(name: string): Clinician {
  return { subject: `s-${name}`, name, role: 'er', licence: '医師', organization: '見本病院' };
}

let count = 0;

/** As a server hands it back: with an id of its own. */
function kept(event: object, id?: string): LoggedAct {
  count += 1;
  return loggedAct({ ...event, id: id ?? `e${count}` });
}

function reading(
  who: string,
  minute: number,
  patients: readonly string[],
  why: PurposeOfUse,
  reason?: string,
) {
  const at = new Date(Date.UTC(2026, 10, 24, 0, minute));
  return patients.map((patient) =>
    kept(
      queryEvent({
        clinician: somebody(who),
        purpose: why,
        at,
        origin: ORIGIN,
        sourceBase: patient.replace(/\/Patient\/.*$/u, ''),
        patient,
        query: `*?patient=${patient.replace(/^.*\//u, '')}`,
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
  );
}

const [A1, B1, B2] = [`${A}/Patient/1`, `${B}/Patient/1`, `${B}/Patient/2`];

function picture(acts: readonly LoggedAct[]): readonly string[] {
  return logLines(acts).map((line) =>
    [
      line.at?.toISOString().slice(14, 16) ?? '?',
      line.reader.name,
      line.kind,
      line.patients.map((address) => address.replace(/^https:\/\/(.).*\//u, '$1')).join('+'),
      line.emergency ? '!' : '',
      line.review?.review?.verdict ?? '',
    ]
      .join(' ')
      .trimEnd(),
  );
}

describe('access-log-01: the log as lines', () => {
  it('readings of several sources in one act are one line; what came twice counts once; newest first', () => {
    const acts = [
      ...reading('甲', 1, [A1, B1], 'TREAT'),
      ...reading('乙', 3, [A1], 'BTG', 'unconscious: 意識障害'),
    ];
    expect(picture([...acts, ...acts])).toEqual(['03 乙 read a1 !', '01 甲 read a1+b1']);
  });

  it('each thing that may be done is known again', () => {
    const common = { clinician: somebody('甲'), purpose: 'TREAT', at: new Date(0), origin: ORIGIN } as const;
    const act = { ...common, patient: A1, what: 'timeline' } as const;
    const events = [
      patientActEvent({ ...act, act: 'access' }),
      patientActEvent({ ...act, act: 'report' }),
      patientActEvent({ ...act, act: 'override-started' }),
      patientActEvent({ ...act, act: 'override-stopped' }),
      disclosureEvent({ ...act, direction: 'out', other: 'urn:x' }),
      disclosureEvent({ ...act, direction: 'in', other: 'urn:x' }),
      queryEvent({ ...common, sourceBase: A, query: 'Patient?name=x', patient: A1 }),
      { resourceType: 'AuditEvent', type: { code: '110112' }, subtype: [{ code: 'zzz' }] },
    ];
    expect(events.map((event) => kept(event).kind)).toEqual([
      'shown',
      'printed',
      'emergency-started',
      'emergency-stopped',
      'exported',
      'imported',
      'searched',
      'other',
    ]);
  });

  it('an event of somebody else, or a broken one, leaves empty what it does not tell, and is not dropped', () => {
    const [line] = logLines([
      kept({ resourceType: 'AuditEvent' }, 'x'),
      kept({ recorded: 'gestern', agent: 'nobody', entity: [null, 3, { query: '%%%' }] }, 'y'),
    ]);
    expect([line?.at, line?.reader.name, line?.kind, line?.patients]).toEqual([undefined, '', 'other', []]);
  });

  it('an opening carries its newest review, which names its events', () => {
    const opened = reading('乙', 3, [A1, B1], 'BTG', 'unconscious: 意識障害');
    const use = { clinician: somebody('丙'), origin: ORIGIN, log: `${A}/AuditEvent` };
    const reviewed = (minute: number, verdict: 'to-be-clarified' | 'justified') =>
      kept(
        reviewEvent(
          { ...use, at: new Date(Date.UTC(2026, 10, 24, 1, minute)) },
          { verdict, comment: '聞き取り済み', events: opened.map(({ event }) => event), patients: [A1, B1] },
        ),
      );
    const acts = [...opened, reviewed(2, 'to-be-clarified'), reviewed(9, 'justified')];
    expect(picture(acts)).toEqual([
      '09 丙 reviewed a1+b1',
      '02 丙 reviewed a1+b1',
      '03 乙 read a1+b1 ! justified',
    ]);
    const [, , opening] = logLines(acts);
    expect(opening !== undefined && isOpening(opening)).toBe(true);
    expect(opening?.review?.review?.comment).toBe('聞き取り済み');
  });

  it('what was read in one act is one person, under whatever name; a search joins nobody', () => {
    const search = kept(
      queryEvent({
        clinician: somebody('甲'),
        purpose: 'TREAT',
        at: new Date(0),
        origin: ORIGIN,
        sourceBase: B,
        query: 'Patient?name=x',
        patient: B2,
      }),
    );
    const found = queryEvent({
      clinician: somebody('甲'),
      purpose: 'TREAT',
      at: new Date(9),
      origin: ORIGIN,
      sourceBase: C,
      query: '*?patient=7',
      patient: `${C}/Patient/7`,
      openedWith: A1,
    });
    const acts = [
      ...reading('甲', 1, [A1, B1], 'TREAT'),
      ...reading('乙', 2, [B1], 'TREAT'),
      kept(found),
      search,
    ];
    const people = linesByPerson(logLines(acts));
    expect([...people].map(([person, own]) => [person, own.length])).toEqual([
      [A1, 3],
      [B2, 1],
    ]);
  });

  it('is narrowed by reader, by person in whatever width of letters, and to what is still to be reviewed', () => {
    const acts = [
      ...reading('東雲 圭', 1, [A1], 'TREAT'),
      ...reading('篠田', 2, [B1], 'BTG', 'unconscious: x'),
    ];
    const lines = logLines(acts);
    const names = (address: string) => (address === A1 ? 'キリタニ フミエ' : '');
    const found = (filter: object) =>
      filterLines(lines, { reader: '', person: '', choice: 'all', ...filter }, names).map(
        ({ reader }) => reader.name,
      );
    expect(found({ reader: '東雲圭' })).toEqual(['東雲 圭']);
    expect(found({ person: 'ｷﾘﾀﾆ' })).toEqual(['東雲 圭']);
    expect(found({ choice: 'to-review' })).toEqual(['篠田']);
    expect(found({ person: 'b.example' })).toEqual(['篠田']);
  });
});
