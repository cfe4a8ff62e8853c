import { LOCAL_ID_ROOT, MEMBER_ID_SYSTEM } from '../../../terminology/code-systems.ts';
import type { PersonRecord } from '../../../domain/person.ts';
import type { Json } from '../../fhir/json.ts';
import { normalisePatient } from '../../fhir/normalise/patient.ts';
import { given, nameOf, timeOf } from '../fields.ts';
import { componentOf, repetitionsOf, type Repetition, type Segment, textOf } from '../message.ts';
import type { OriginalContext } from '../reading.ts';
import { segmentOf, segmentsOf, textOfGroup } from '../segment-order.ts';
import type { Message } from './message-parts.ts';

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
const REPRESENTATIONS: Readonly<Record<string, string>> = { I: 'IDE', P: 'SYL', A: 'ABC' };
const SEX: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other', A: 'other' };

/** XPN: component 8 tells ideographic, phonetic and alphabetic; their order is not fixed. */
function namesOf(segment: Segment, field: number): readonly Json[] {
  return repetitionsOf(segment, field).flatMap((one): readonly Json[] => {
    const [family, handed] = [componentOf(one, 1), componentOf(one, 2)];
    if (family === undefined && handed === undefined) return [];
    const code = REPRESENTATIONS[componentOf(one, 8) ?? ''];
    return [
      {
        ...given('family', family),
        ...(handed === undefined ? {} : { given: [handed] }),
        ...(code === undefined ? {} : { extension: [{ url: REPRESENTATION, valueCode: code }] }),
      },
    ];
  });
}

function addressOf(one: Repetition): Json {
  const lines = [4, 3, 1, 2].flatMap((part) => componentOf(one, part) ?? []).join('');
  const text = componentOf(one, 8) ?? (lines === '' ? undefined : lines);
  return { ...given('text', text), ...given('postalCode', componentOf(one, 5)) };
}

function telephonesOf(segment: Segment, fields: readonly number[]): readonly Json[] {
  return fields.flatMap((field) =>
    repetitionsOf(segment, field).flatMap((one) => {
      const value = componentOf(one, 12) ?? componentOf(one, 1);
      return value === undefined ? [] : [{ system: 'phone', value }];
    }),
  );
}

function contactsOf(message: Message): readonly Json[] {
  return segmentsOf(message.body, 'NK1').flatMap((nk1) => {
    const [name] = namesOf(nk1, 2);
    const relation = nameOf(nk1, 3);
    // NK1 for the patient's own workplace repeats the patient: no one to call.
    if (name === undefined || textOf(nk1, 3) === 'SEL') return [];
    return [
      {
        name,
        ...(relation === undefined ? {} : { relationship: [{ text: relation }] }),
        telecom: telephonesOf(nk1, [5, 6]),
      },
    ];
  });
}

/** Whose message it is (PID-3); several numbers may stand there. */
export function patientIdsOf(pid: Segment): readonly string[] {
  return repetitionsOf(pid, 3).flatMap((one) => componentOf(one, 1) ?? []);
}

/**
 * 保険者番号, 記号, 番号 of each IN1 (IN1-3, -10, -11): together the number by which a person is known everywhere. 枝番 has
 * no field of its own.
 */
function memberIdsOf(message: Message): readonly Json[] {
  return segmentsOf(message.body, 'IN1').flatMap((in1) => {
    const [insurer, symbol, number] = [textOf(in1, 3), textOf(in1, 10), textOf(in1, 11)];
    if (insurer === undefined || number === undefined || !/^\d{6,8}$/u.test(insurer)) return [];
    return [{ system: MEMBER_ID_SYSTEM, value: `${insurer.padStart(8, '0')}:${symbol ?? ''}:${number}:` }];
  });
}

function localIdSystem(context: OriginalContext): string {
  if (context.patientIdSystem !== undefined) return context.patientIdSystem;
  const number = context.institution?.number;
  return number === undefined ? `local:${context.source}/patient` : `${LOCAL_ID_ROOT}1${number}`;
}

/** What the message says of who the patient is, for the identity check and the banner. */
export function readPerson(message: Message, context: OriginalContext): PersonRecord | undefined {
  const pid = segmentOf(message.body, 'PID');
  if (pid === undefined) return undefined;
  const system = localIdSystem(context);
  const dead = textOf(pid, 30) === 'Y';
  const died = timeOf(pid, 29);
  const resource = {
    resourceType: 'Patient',
    id: message.file.patientId,
    identifier: [...patientIdsOf(pid).map((value) => ({ system, value })), ...memberIdsOf(message)],
    name: namesOf(pid, 5),
    gender: SEX[textOf(pid, 8) ?? ''] ?? 'unknown',
    ...given('birthDate', timeOf(pid, 7)),
    address: repetitionsOf(pid, 11).map(addressOf),
    telecom: telephonesOf(pid, [13, 14]),
    contact: contactsOf(message),
    ...(died === undefined ? given('deceasedBoolean', dead ? true : undefined) : { deceasedDateTime: died }),
  };
  const record = normalisePatient(resource, context.source, context.fetchedAt);
  if (record === undefined) return undefined;
  const text = textOfGroup({ segments: message.body.segments, groups: [] });
  return { ...record, raw: { ...resource, original: { resourceType: 'HL7v2', text } } };
}
