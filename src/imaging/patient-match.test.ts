import { describe, expect, test } from 'vitest';
import { branded } from '../base/brand.ts';
import type { SourceId } from '../domain/ids.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import { imagePatient, matchPatient, type PatientMatch } from './patient-match.ts';

const HERE = branded<SourceId>('here');
const ELSEWHERE = branded<SourceId>('elsewhere');

function recordOf(part: Partial<PersonRecord> = {}): PersonRecord {
  const birthDate = parsePartialDate('1958-03-14');
  if (birthDate === undefined) throw new Error('no date');
  return {
    source: HERE,
    patientId: 'p',
    kanji: '山田　太郎',
    kana: 'ヤマダ　タロウ',
    birthDate,
    sex: 'male',
    memberIds: [],
    localIds: [{ system: 'urn:oid:1', value: '00012345', institution: '1319999999' }],
    contacts: [],
    death: { dead: false },
    fetchedAt: new Date(0),
    raw: { resourceType: 'Patient', id: 'p' },
    ...part,
  };
}

interface Stated {
  readonly id?: string;
  readonly name?: readonly [alphabetic: string, ideographic?: string, phonetic?: string];
  readonly birth?: string;
  readonly sex?: string;
  readonly issuer?: string;
}

function instance({ id, name, birth, sex, issuer }: Stated) {
  const text = (vr: string, value: string | undefined) =>
    value === undefined ? { vr } : { vr, Value: [value] };
  const [alphabetic, ideographic, phonetic] = name ?? [];
  return {
    '00100010': {
      vr: 'PN',
      Value:
        name === undefined ? [] : [{ Alphabetic: alphabetic, Ideographic: ideographic, Phonetic: phonetic }],
    },
    '00100020': text('LO', id),
    '00100021': text('LO', issuer),
    '00100030': text('DA', birth),
    '00100040': text('CS', sex),
  };
}

function match(stated: Stated, ...records: readonly PersonRecord[]): string {
  const found: PatientMatch = matchPatient(
    imagePatient(instance(stated)),
    records.length === 0 ? [recordOf()] : records,
    HERE,
  );
  return found.state === 'other' ? `other: ${found.fields.join(' ')}` : found.state;
}

describe('whose picture it is', () => {
  test.each<readonly [string, Stated, string]>([
    [
      'all agrees',
      { id: '00012345', name: ['Yamada^Tarou', '山田^太郎', 'やまだ^たろう'], birth: '19580314', sex: 'M' },
      'same',
    ],
    ['nothing is told', {}, 'untold'],
    ['a sex alone tells nothing', { sex: 'M' }, 'untold'],
    ['another number', { id: '00012346', name: ['Yamada^Tarou', '山田^太郎'] }, 'other: id'],
    ['a number without its zeros', { id: '12345' }, 'same'],
    ['a number in full width', { id: '０００１２３４５' }, 'same'],
    ['another day of birth', { id: '00012345', birth: '19580315' }, 'other: birth-date'],
    ['a day of zeros', { id: '00012345', birth: '00000000' }, 'same'],
    ['half-width kana in the first group', { id: '00012345', name: ['ﾔﾏﾀﾞ^ﾀﾛｳ'] }, 'same'],
    ['other kana', { id: '00012345', name: ['ｽｽﾞｷ^ﾊﾅｺ'] }, 'other: name'],
    ['a former family name', { id: '00012345', name: ['', '佐藤^太郎'] }, 'same'],
    ['a brother or sister', { id: '00012345', name: ['', '山田^次郎'] }, 'other: name'],
    ['same reading, other characters', { id: '00012345', name: ['', '山田^多朗', 'やまだ^たろう'] }, 'same'],
    ['other characters without a reading', { id: '00012345', name: ['', '鈴木^花子'] }, 'other: name'],
    ['Latin letters against kanji and kana', { id: '00012345', name: ['Suzuki^Hanako'] }, 'same'],
    ['only a name in Latin letters', { name: ['Suzuki^Hanako'] }, 'untold'],
    [
      'a name that came undecoded',
      { id: '00012345', name: ['Yamada^Tarou', '\u001b$B;3ED\u001b(B'] },
      'same',
    ],
    ['the other sex', { id: '00012345', sex: 'F' }, 'other: sex'],
    [
      'three differences',
      { id: '1', name: ['', '', 'すずき^はなこ'], birth: '19700101' },
      'other: id name birth-date',
    ],
    ['issued here', { id: '00012345', issuer: '1319999999' }, 'same'],
    ['issued elsewhere under the same number', { id: '00012345', issuer: '1311111111' }, 'other: issuer'],
    ['an issuer in words', { id: '00012345', issuer: 'みなと病院' }, 'same'],
  ])('%s', (_, stated, expected) => {
    expect(match(stated)).toBe(expected);
  });

  test('Latin letters are compared with Latin letters, whatever the spelling and the order', () => {
    const record = recordOf({ roman: 'Taro Yamada' });
    expect(match({ name: ['YAMADA^TAROU'] }, record)).toBe('same');
    expect(match({ name: ['Suzuki^Hanako'] }, record)).toBe('other: name');
  });

  test('a source that does not know the person has no say about numbers', () => {
    const record = recordOf({ source: ELSEWHERE });
    expect(match({ id: '77', name: ['', '山田^太郎'] }, record)).toBe('same');
    expect(match({ id: '77' }, record)).toBe('untold');
    expect(match({ id: '00012345', birth: '19990101' }, record)).toBe('other: birth-date');
  });

  test('one of several records of the source suffices', () => {
    const second = recordOf({ localIds: [{ system: 'urn:oid:1', value: '99' }] });
    expect(match({ id: '99' }, recordOf(), second)).toBe('same');
  });
});
