import { branded } from '../../base/brand.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';

/** Helpers of the tests: text as ISO-2022-JP bytes, by the tables of the decoder itself turned round. */
let table: ReadonlyMap<string, readonly [number, number]> | undefined;

function tableOfKanji(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('euc-jp');
  const made = new Map<string, readonly [number, number]>();
  for (let row = 0x21; row < 0x7f; row += 1) {
    for (let cell = 0x21; cell < 0x7f; cell += 1) {
      const char = decoder.decode(new Uint8Array([row | 0x80, cell | 0x80]));
      if (char.length <= 2 && !char.includes('�') && !made.has(char)) made.set(char, [row, cell]);
    }
  }
  return made;
}

/** `returnTo` is the escape sequence that leads back to one-byte text: `(B` as it should be, `(J` as some send. */
export function jisBytes(text: string, returnTo: '(B' | '(J' = '(B'): Uint8Array {
  table ??= tableOfKanji();
  const out: number[] = [];
  let isKanji = false;
  const leave = () => {
    if (isKanji) out.push(0x1b, ...Array.from(returnTo, (char) => char.charCodeAt(0)));
    isKanji = false;
  };
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const pair = table.get(char);
    if (code < 0x80) {
      leave();
      out.push(code);
    } else {
      if (pair === undefined) throw new Error(`no JIS X 0208 for ${char}`);
      if (!isKanji) out.push(0x1b, 0x24, 0x42);
      isKanji = true;
      out.push(...pair);
    }
  }
  leave();
  return Uint8Array.from(out);
}

/** The head of a message for the person of the tests: number 0004711. */
export function messageOf(type: string, segments: readonly string[], pid = '0004711'): string {
  return [
    `MSH|^~\\&|HIS|HOSP|GW|RCV|20260310101500||${type}^X|1|P|2.5||||||~ISO IR87||ISO 2022-1994|SS-MIX2_1.20`,
    'EVN||20260310101500',
    `PID|0001||${pid}^^^^PI||シオミ^ツムギ^^^^^L^P~潮見^つむぎ^^^^^L^I||19580303|F|||^^^^950-0001^JPN^H^新潟県新潟市中央区浜１－２－３||^PRN^PH^^^^^^^^^025-000-0000`,
    ...segments,
  ].join('\r');
}

export function pathOf(
  type: string,
  more: {
    readonly day?: string;
    readonly flag?: string;
    readonly patient?: string;
    readonly time?: string;
    readonly order?: string;
  } = {},
): string {
  const {
    day = '20260310',
    flag = '1',
    patient = '0004711',
    time = '20260310101500000',
    order = '000000000000123',
  } = more;
  return `000/471/${patient}/${day}/${type}/${patient}_${day}_${type}_${order}_${time}_01_${flag}`;
}

/** An entry's line as these tests look at it: of what has no kind of its own, and of insurance, only what it is. */
export function steadyLine(line: string): string {
  const [date, kind, title, ...rest] = line.split(' | ');
  const isBare = kind === 'other' || kind === 'coverage';
  const kept = rest.filter((part) => (isBare ? /^[!@]/u.test(part) : !part.startsWith('~')));
  return [date, kind, title, ...kept].join(' | ');
}

/** Whom a storage's chart is of, where nothing but the number matters. */
export function numberedPerson(patientId: string): PersonRecord {
  const source = branded<SourceId>('minato');
  const resource = { resourceType: 'Patient', id: patientId };
  const person = normalisePatient(resource, source, new Date(0));
  if (person === undefined) throw new Error('a number is enough');
  return person;
}
