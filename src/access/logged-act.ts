import { VERDICTS, type Verdict } from './log-event.ts';
import { transactionOf } from './audit-event.ts';

/** What somebody did, as the log tells it. */
export type LoggedKind =
  | 'searched'
  | 'read'
  /** Somebody's registration, and nothing else of them. */
  | 'registration-read'
  | 'shown'
  | 'printed'
  | 'exported'
  | 'imported'
  | 'linked'
  | 'unlinked'
  | 'emergency-started'
  | 'emergency-stopped'
  | 'log-read'
  | 'reviewed'
  | 'other';

export interface LoggedReader {
  readonly subject: string;
  readonly name: string;
  readonly licence: string;
  readonly organization: string;
}

/** One AuditEvent, read. What it does not tell is empty, and never guessed. */
export interface LoggedAct {
  /** `AuditEvent/id` in the log. */
  readonly event: string;
  /** The number of what happened, by which two events are known for one. */
  readonly number: string | undefined;
  /** Undefined where the log gives no time that can be read. */
  readonly at: Date | undefined;
  readonly kind: LoggedKind;
  /** The codes of the event itself, for a kind that is not known here. */
  readonly code: string;
  readonly reader: LoggedReader;
  readonly purposes: readonly string[];
  /** The area of the disaster that was declared then. */
  readonly disaster: string | undefined;
  readonly patients: readonly string[];
  /** The record that the chart was opened with, where it was another: the same person's. */
  readonly openedWith: readonly string[];
  /** Which source, panel, service or period it was about, in the words of the event. */
  readonly what: string;
  readonly reason: string;
  readonly review?: { readonly verdict: Verdict; readonly comment: string; readonly of: readonly string[] };
}

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function at(json: Json, name: string): Json {
  const value = json[name];
  return isJson(value) ? value : {};
}

function listAt(json: Json, name: string): readonly Json[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function textAt(json: Json, name: string): string {
  const value = json[name];
  return typeof value === 'string' ? value : '';
}

function codesOf(concept: Json): readonly string[] {
  return listAt(concept, 'coding').flatMap((coding) => textAt(coding, 'code') || []);
}

/** By type and subtype: DICOM's codes, and those of the lifecycle of a record. */
const KINDS: Readonly<Record<string, LoggedKind>> = {
  '110110 access': 'shown',
  '110110 report': 'printed',
  '110110 link': 'linked',
  '110110 unlink': 'unlinked',
  '110106 disclose': 'exported',
  '110107 disclose': 'imported',
  '110113 110127': 'emergency-started',
  '110113 110138': 'emergency-stopped',
  '110101 access': 'log-read',
  '110101 verify': 'reviewed',
  'rest read': 'read',
  'rest vread': 'read',
};

function kindOf(code: string, isWhole: boolean): LoggedKind {
  // The whole of somebody's record is asked for with `*`: that is reading it. Anything else is a search for somebody.
  if (code.startsWith('rest search')) return isWhole ? 'read' : 'searched';
  return KINDS[code] ?? 'other';
}

/** Whether what was read is a Patient itself. */
function isRegistration(code: string, objects: readonly Json[]): boolean {
  const references = objects.map((entity) => textAt(at(entity, 'what'), 'reference'));
  return code === 'rest read' && references.some((reference) => /(^|\/)Patient\/[^/]+$/u.test(reference));
}

function readerOf(event: Json): LoggedReader {
  const agents = listAt(event, 'agent');
  const agent = agents.find((one) => one['requestor'] === true) ?? {};
  const who = at(agent, 'who');
  const [, licence] = listAt(agent, 'role').map((role) => textAt(role, 'text'));
  return {
    subject: textAt(at(who, 'identifier'), 'value') || textAt(who, 'reference'),
    name: textAt(agent, 'name') || textAt(who, 'display'),
    licence: licence ?? '',
    organization: textAt(at(event, 'source'), 'site'),
  };
}

function decoded(base64: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

function reviewOf(event: Json, objects: readonly Json[]): LoggedAct['review'] | undefined {
  const verdict = VERDICTS.find((known) => objects.some((entity) => textAt(entity, 'name') === known));
  if (verdict === undefined) return undefined;
  const of = objects.flatMap((entity) => textAt(at(entity, 'what'), 'reference') || []);
  return { verdict, comment: textAt(event, 'outcomeDesc'), of };
}

function momentOf(text: string): Date | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms);
}

/** Reads one AuditEvent, whoever wrote it: a field that is missing leaves its place empty. */
export function loggedAct(event: Json): LoggedAct {
  const entities = listAt(event, 'entity');
  const ofType = (type: string) => entities.filter((entity) => textAt(at(entity, 'type'), 'code') === type);
  const [people, objects] = [ofType('1'), ofType('2')];
  const query = objects.map((entity) => decoded(textAt(entity, 'query'))).find((words) => words !== '') ?? '';
  const subtypes = listAt(event, 'subtype').map((one) => textAt(one, 'code'));
  const code = [textAt(at(event, 'type'), 'code'), subtypes[0] ?? ''].join(' ').trim();
  const kind = isRegistration(code, objects)
    ? 'registration-read'
    : kindOf(code, /\/\*\?patient=/u.test(query));
  const purposes = [
    ...listAt(event, 'purposeOfEvent'),
    ...listAt(event, 'agent').flatMap((agent) => listAt(agent, 'purposeOfUse')),
  ];
  const disaster = purposes.find((concept) => codesOf(concept).includes('DISASTER'));
  const review = kind === 'reviewed' ? reviewOf(event, objects) : undefined;
  const reason = [...objects, ...people].map((entity) => textAt(entity, 'description')).find(Boolean) ?? '';
  return {
    event: `AuditEvent/${textAt(event, 'id')}`,
    number: transactionOf(event),
    at: momentOf(textAt(event, 'recorded')),
    kind,
    code,
    reader: readerOf(event),
    purposes: [...new Set(purposes.flatMap(codesOf))],
    disaster: disaster === undefined ? undefined : textAt(disaster, 'text'),
    patients: people.flatMap((entity) => textAt(at(entity, 'what'), 'reference') || []),
    openedWith: ofType('4').flatMap((entity) => textAt(at(entity, 'what'), 'reference') || []),
    what: query === '' ? (objects.map((entity) => textAt(entity, 'name')).find(Boolean) ?? '') : query,
    reason,
    ...(review === undefined ? {} : { review }),
  };
}
