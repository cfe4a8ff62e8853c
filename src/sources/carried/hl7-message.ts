import { decodeJapanese } from '../ssmix2/decode.ts';
import { parseFileName } from '../ssmix2/file-name.ts';
import { componentOf, parseMessage, repetitionsOf, type Segment, textOf } from '../ssmix2/message.ts';
import { readSsmix2File } from '../ssmix2/read-file.ts';
import { fileIssue, type OriginalContext, type Reading } from '../ssmix2/reading.ts';

/** データ種別 of a message that comes without the name which the storage gives its file. */
const TYPE_OF_MESSAGE: Readonly<Record<string, string>> = {
  'ADT^A08': 'ADT-00',
  'ADT^A54': 'ADT-01',
  'ADT^A04': 'ADT-12',
  'ADT^A14': 'ADT-21',
  'ADT^A01': 'ADT-22',
  'ADT^A21': 'ADT-31',
  'ADT^A22': 'ADT-32',
  'ADT^A15': 'ADT-41',
  'ADT^A02': 'ADT-42',
  'ADT^A16': 'ADT-51',
  'ADT^A03': 'ADT-52',
  'ADT^A60': 'ADT-61',
  'PPR^ZD1': 'PPR-01',
  'OMD^O03': 'OMD',
  'RDE^O11': 'OMP-01',
  'RAS^O17': 'OMP-11',
  'OML^O33': 'OML-01',
  'OUL^R22': 'OML-11',
  'OMG^O19': 'OMG-01',
  'OMI^Z23': 'OMG-11',
  'ORU^R01': 'OMG-13',
};

function typeOf(segments: readonly Segment[], msh: Segment): string | undefined {
  const message = `${textOf(msh, 9, 1) ?? ''}^${textOf(msh, 9, 2) ?? ''}`;
  // Both orders are sent as one message; only an injection has components.
  if (message === 'RDE^O11' && segments.some(({ name }) => name === 'RXC')) return 'OMP-02';
  return TYPE_OF_MESSAGE[message];
}

/** The name that the storage would give this message. */
function nameOf(segments: readonly Segment[]): string | undefined {
  const [msh] = segments;
  const pid = segments.find(({ name }) => name === 'PID');
  if (msh === undefined || pid === undefined) return undefined;
  const type = typeOf(segments, msh);
  const [number] = repetitionsOf(pid, 3).flatMap((one) => componentOf(one, 1) ?? []);
  if (type === undefined || number === undefined) return undefined;
  const time = (textOf(msh, 7) ?? '').replace(/\D/gu, '').slice(0, 17).padEnd(17, '0');
  return [number, '-', type, '999999999999999', time, '-', '1'].join('_');
}

/** Reads one HL7 v2 message handed over as a file: under its own name where that is one of a storage. */
export function readHl7Message(bytes: Uint8Array, context: OriginalContext, name: string): Reading {
  if (parseFileName(name) !== undefined) return readSsmix2File(name, bytes, context);
  const text = decodeJapanese(bytes)?.text;
  const made = text === undefined ? undefined : nameOf(parseMessage(text) ?? []);
  if (made !== undefined) return readSsmix2File(made, bytes, context);
  const issue = fileIssue(
    context,
    { format: 'HL7v2', file: context.source },
    'unreadable',
    'no message of a kind that is read',
    text,
  );
  return { entries: [], issues: [issue], unread: [] };
}
