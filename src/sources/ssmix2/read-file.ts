import { decodeJapanese } from './decode.ts';
import { fieldsOf } from './fields.ts';
import { type FileName, foldersOf, parseFileName } from './file-name.ts';
import { timeOfFileName } from './japanese-time.ts';
import { parseMessage, type Segment, textOf } from './message.ts';
import { readAllergies } from './read/allergies.ts';
import { readAttending, readBasics, readMeals } from './read/basics.ts';
import { readConditions } from './read/conditions.ts';
import {
  readExaminationOrders,
  readExaminationResults,
  readPerformedExaminations,
} from './read/examinations.ts';
import { readLabOrders, readLabResults } from './read/labs.ts';
import { readAdministrations, readInjections, readPrescriptions } from './read/medicines.ts';
import type { Message } from './read/message-parts.ts';
import { patientIdsOf, readPerson } from './read/person.ts';
import { readVisits } from './read/visits.ts';
import {
  fileIssue,
  type Made,
  type Original,
  type OriginalContext,
  type Reading,
  readMade,
} from './reading.ts';
import { type Group, groupSegments, type Grouped, segmentOf } from './segment-order.ts';

/** A file larger than this is no message of one order (the largest seen in practice are some hundred KB). */
const MOST_BYTES = 8 * 1024 * 1024;

interface Type {
  /** MSH-9.1 and -9.2 that this type of data is sent as; of visits, the events are many. */
  readonly messages: readonly string[];
  readonly read: (message: Message) => readonly Made[];
}

function visit(...events: readonly string[]): Type {
  return { messages: events.map((event) => `ADT^${event}`), read: readVisits };
}

/** データ種別 of standardized storage with the message that each is sent as. */
const TYPES: Readonly<Record<string, Type>> = {
  'ADT-00': { messages: ['ADT^A08', 'ADT^A23'], read: readBasics },
  'ADT-01': { messages: ['ADT^A54', 'ADT^A55'], read: readAttending },
  'ADT-12': visit('A04'),
  'ADT-21': visit('A14', 'A27'),
  'ADT-22': visit('A01', 'A11'),
  'ADT-31': visit('A21', 'A52'),
  'ADT-32': visit('A22', 'A53'),
  'ADT-41': visit('A15', 'A26'),
  'ADT-42': visit('A02', 'A12'),
  'ADT-51': visit('A16', 'A25'),
  'ADT-52': visit('A03', 'A13'),
  'ADT-61': { messages: ['ADT^A60'], read: readAllergies },
  'PPR-01': { messages: ['PPR^ZD1'], read: readConditions },
  OMD: { messages: ['OMD^O03'], read: readMeals },
  'OMP-01': { messages: ['RDE^O11'], read: readPrescriptions },
  'OMP-02': { messages: ['RDE^O11'], read: readInjections },
  'OMP-11': { messages: ['RAS^O17'], read: readAdministrations },
  'OMP-12': { messages: ['RAS^O17'], read: readAdministrations },
  'OML-01': { messages: ['OML^O33'], read: readLabOrders },
  'OML-11': { messages: ['OUL^R22'], read: readLabResults },
  'OMG-01': { messages: ['OMG^O19'], read: readExaminationOrders },
  'OMG-02': { messages: ['OMG^O19'], read: readExaminationOrders },
  'OMG-03': { messages: ['OMG^O19'], read: readExaminationOrders },
  'OMG-11': { messages: ['OMI^Z23'], read: readPerformedExaminations },
  'OMG-12': { messages: ['OMI^Z23'], read: readPerformedExaminations },
  'OMG-13': { messages: ['ORU^R01'], read: readExaminationResults },
};

/** Head segments whose content the readers take wholly or in part, and those of a group. */
const TAKEN: ReadonlySet<string> = new Set(
  'MSH SFT EVN PID PV1 PV2 NK1 DB1 OBX AL1 IN1 IAM PRB ZPR ZPD ZI1 ORC TQ1 RXE RXR RXC RXA NTE SPM OBR ODS ZE1 ZE2 IPC'.split(
    ' ',
  ),
);

function refused(
  context: OriginalContext,
  original: Original,
  problem: 'unreadable' | 'foreign-person',
  detail: string,
  text?: string,
): Reading {
  return { entries: [], issues: [fileIssue(context, original, problem, detail, text)], unread: [] };
}

function short(segment: Segment): string {
  return segment.text.length > 120 ? `${segment.text.slice(0, 120)}…` : segment.text;
}

/** What the message holds and no reader took: out of order, of an unknown name, or nothing but a name. */
function unreadOf(body: Grouped): readonly string[] {
  const misplaced = body.dropped
    .filter(({ why }) => why === 'out-of-order')
    .map(({ segment }) => short(segment));
  const bare = body.dropped.filter(({ why }) => why === 'bare');
  const passed = body.segments.filter((segment) => !TAKEN.has(segment.name)).map(short);
  const names = [...new Set(bare.map(({ segment }) => segment.name))].join(' ');
  return [...passed, ...misplaced, ...(bare.length === 0 ? [] : [`${bare.length} × (${names})`])];
}

/** Where the folders, the name and the message name different patients, nothing of it may be drawn. */
function foreignReason(file: FileName, inside: readonly string[]): string | undefined {
  const { patientId: folder } = foldersOf(file.path);
  if (folder !== undefined && folder !== file.patientId)
    return 'the folder is of another patient than the file name';
  if (inside.length === 0) return undefined;
  return inside.includes(file.patientId)
    ? undefined
    : 'the message is of another patient than the file name (PID-3)';
}

interface Opened {
  readonly message: Message;
  readonly text: string;
  readonly type: Type;
}

function open(
  file: FileName,
  bytes: Uint8Array,
  context: OriginalContext,
): Opened | { readonly why: string; readonly foreign?: boolean; readonly text?: string } {
  if (bytes.length > MOST_BYTES) return { why: `too large (${bytes.length} bytes)` };
  const decoded = decodeJapanese(bytes);
  if (decoded === undefined) return { why: 'in no Japanese character set' };
  const { text } = decoded;
  const segments = parseMessage(text);
  const [msh] = segments ?? [];
  if (segments === undefined || msh === undefined) return { why: 'no HL7 v2 message', text };
  const [code = '', event = ''] = [textOf(msh, 9, 1), textOf(msh, 9, 2)];
  const body = groupSegments(segments, code, event);
  const type = Object.hasOwn(TYPES, file.type) ? TYPES[file.type] : undefined;
  if (body === undefined || type === undefined)
    return { why: `no type of data that is read: ${file.type} ${code}^${event}`, text };
  const pid = segmentOf(body, 'PID');
  const names = pid === undefined ? [] : patientIdsOf(pid);
  const reason = foreignReason(file, names);
  if (reason !== undefined) return { why: reason, foreign: true };
  if (names.length === 0) return { why: 'names no patient (PID-3)', text };
  if (!type.messages.includes(`${code}^${event}`))
    return { why: `${file.type} is not sent as ${code}^${event}`, text };
  return {
    message: { file, event, body, fields: fieldsOf(context.source), source: context.source },
    text,
    type,
  };
}

/** A lost character: the sender's sign for one that its character set does not have. */
const LOST = /■/u;

function lostCharacters(text: string): readonly string[] {
  return LOST.test(text) ? ['■ ＝ 送信側で失われた文字（外字）'] : [];
}

/**
 * Reads one file of SS-MIX2 standardized storage. Total: whatever comes, entries or an issue, and never a throw. `name`
 * is the path as the storage lists it: only it tells patient, type and whether the file still stands.
 */
export function readSsmix2File(name: string, bytes: Uint8Array, context: OriginalContext): Reading {
  const original: Original = { format: 'HL7v2', file: name };
  const file = parseFileName(name);
  if (file === undefined)
    return refused(context, original, 'unreadable', 'no file name of standardized storage');
  if (file.flag === 'past') return { entries: [], issues: [], unread: [`過去の版：${name}`] };
  try {
    return readOpened(file, original, bytes, context);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return refused(context, original, 'unreadable', detail);
  }
}

function readOpened(
  file: FileName,
  original: Original,
  bytes: Uint8Array,
  context: OriginalContext,
): Reading {
  const opened = open(file, bytes, context);
  if ('why' in opened)
    return refused(
      context,
      original,
      opened.foreign === true ? 'foreign-person' : 'unreadable',
      opened.why,
      opened.text,
    );
  const { message, type, text } = opened;
  const made = type
    .read(message)
    .map((one) =>
      file.flag === 'deleted' ? { ...one, marks: [...(one.marks ?? []), 'entered-in-error' as const] } : one,
    );
  const read = readMade(made, original, context);
  const person = readPerson(message, context);
  const deleted =
    file.flag === 'deleted' ? [`削除済みのファイル（${timeOfFileName(file.time) ?? file.time}）`] : [];
  return {
    entries: read.entries,
    issues: read.issues,
    ...(person === undefined ? {} : { person }),
    unread: [...deleted, ...unreadOf(message.body), ...unmade(message.body, made), ...lostCharacters(text)],
  };
}

/** Groups that hold something and became nothing, as the text they are. */
function unmade(body: Grouped, made: readonly Made[]): readonly string[] {
  const whole = made.map((one) => one.text).join('\n');
  const left = (group: Group): readonly string[] => {
    const own = group.segments.filter((segment) => !whole.includes(segment.text)).map(short);
    return [...own, ...group.groups.flatMap(left)];
  };
  return body.groups.flatMap(left);
}
