import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { SourceId } from '../domain/ids.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import type { PersonRecord, Sex } from '../domain/person.ts';
import { parseMemberId } from '../sources/fhir/normalise/patient.ts';
import { candidatesOf, judgeRecord, judgeVouched } from './identity.ts';

/** `source/id  member  kana  kanji  birth  sex`; `-` where nothing is known. */
function recordOf(line: string): PersonRecord {
  const [name = '', member = '-', kana = '-', kanji = '-', birth = '-', sex = 'unknown'] = line
    .trim()
    .split(/\s{2,}/u);
  const [source = '', patientId = ''] = name.split('/');
  const memberId = member === '-' ? undefined : parseMemberId(member);
  const birthDate = parsePartialDate(birth);
  return {
    source: branded<SourceId>(source),
    patientId,
    ...(kana === '-' ? {} : { kana }),
    ...(kanji === '-' ? {} : { kanji }),
    ...(birthDate === undefined ? {} : { birthDate }),
    sex: sex as Sex,
    memberIds: memberId === undefined ? [] : [memberId],
    localIds: [{ system: 'urn:oid:1.2.392.100495.20.3.51.11311234567', value: '00000010' }],
    contacts: [],
    death: { dead: false },
    fetchedAt: new Date(0),
    raw: { resourceType: 'Patient', id: patientId },
  };
}

function peopleIn(picture: string): readonly string[] {
  const records = picture.trim().split('\n').map(recordOf);
  return candidatesOf(records).map((candidate) => {
    const names = candidate.records.map(({ record }) => `${record.source}/${record.patientId}`).join(' + ');
    return candidate.lookalikes.length === 0 ? names : `${names} (alike: ${candidate.lookalikes.join(' ')})`;
  });
}

describe('id-match-06: a record that somebody vouches for', () => {
  const NATIONAL = 'a/1  06990012:17:4482:02  キリタニ フミエ  桐谷 文江  1958-04-17  female';
  const REGION = 'b/2  06990012:17:4482:02  キリタニ フミエ  桐谷 文枝  1958-04-17  female';

  function judged(line: string, ...known: readonly [string, ...string[]]): string {
    const [first, ...others] = known;
    const records = [recordOf(first), ...others.map(recordOf)] as const;
    const { verdict, conflicts } = judgeVouched(records, recordOf(line));
    return [verdict, ...conflicts].join(' ');
  }

  it.each([
    ['c/3  -  キリタニ フミエ  桐谷 文江  1958-04-17  female', 'same-person'],
    ['c/3  -  キリタニ フミエ  桐谷 文枝  1958-04-17  female', 'same-person'],
    ['c/3  -  -  桐谷 文枝  1958-04-17  female', 'in-conflict kanji'],
    ['c/3  -  キリタニ フミエ  桐谷 史恵  1958-04-17  female', 'in-conflict kanji'],
    ['c/3  -  キリタニ フミコ  桐谷 文江  1958-04-17  female', 'in-conflict kana'],
    ['c/3  -  キリタニ フミエ  桐谷 文江  1958-04-18  female', 'in-conflict birth-date'],
    ['c/3  -  キリタニ フミエ  桐谷 文江  1958-04-17  male', 'in-conflict sex'],
    ['c/3  -  キリタニ フミエ  桐谷 文江  1958-04-17', 'in-conflict'],
    ['c/3  -  キリタニ フミエ  桐谷 文江  1958-04  female', 'in-conflict'],
    ['c/3  -  -  -  1958-04-17  female', 'in-conflict'],
    ['c/3  -', 'in-conflict'],
    ['c/3  01990023:1:2:00  キリタニ フミエ  桐谷 文江  1958-04-17  female', 'in-conflict member-id'],
    ['c/3  -  ヤマノ ソウコ  山野 草子  1970-01-02  male', 'in-conflict kanji kana sex birth-date'],
  ])('%s: %s', (line, verdict) => {
    expect(judged(line, NATIONAL, REGION)).toBe(verdict);
  });

  it('another writing is borne only where a linked record writes it so', () => {
    expect(judged('c/3  -  キリタニ フミエ  桐谷 文枝  1958-04-17  female', NATIONAL)).toBe(
      'in-conflict kanji',
    );
    expect(judged('c/3  -  -  桐谷 文江  1958-04-17  female', NATIONAL)).toBe('same-person');
  });
});

describe('id-match-01: who is the same person', () => {
  it('links over sources by number, birth date, sex and reading; branch number and width do not matter', () => {
    expect(
      peopleIn(`
        a/1  06990053:５１:６２０８:01  タカハシ　ワタル  髙橋　渉  1979-10-30  male
        b/2  06990053:51:6208:05  ﾀｶﾊｼ ﾜﾀﾙ  高橋　渉  1979-10-30  male
        c/3  6990053:51:6208:  たかはし わたる  -  1979-10-30  male
      `),
    ).toEqual(['a/1 + b/2 + c/3']);
  });

  it('a name in which a character was lost agrees with nothing and contradicts nothing (id-match-02)', () => {
    expect(
      peopleIn(`
        a/1  06990053:51:6208:01  タカハシ ワタル  髙橋　渉  1979-10-30  male
        b/2  06990053:51:6208:  タカハシ ワタル  ■橋　渉  1979-10-30  male
        c/3  -  タカハシ ワタル  〓橋　渉  1979-10-30  male
      `),
    ).toEqual(['a/1 + b/2 (alike: c/3)', 'c/3 (alike: a/1)']);
  });

  it('never links by name and birth date alone, and warns of who is alike', () => {
    expect(
      peopleIn(`
        a/1  06990061:12:3391:00  タナベ　キョウコ  田辺　京子  1974-01-15  female
        a/2  01990023:4401:8802:01  タナベ　キョウコ  田辺　京子  1974-01-15  female
        b/3  -  タナベ　キョウコ  田辺　京子  1974-01-15  female
      `),
    ).toEqual(['a/1 (alike: a/2 b/3)', 'a/2 (alike: a/1 b/3)', 'b/3 (alike: a/1 a/2)']);
  });

  it('keeps apart twins, who share insurer, symbol, number, birth date and sex', () => {
    expect(
      peopleIn(`
        a/1  06990061:12:3391:03  ミホン　アオイ  見本　葵  2019-02-01  female
        b/2  06990061:12:3391:04  ミホン　アカネ  見本　茜  2019-02-01  female
      `),
    ).toEqual(['a/1 (alike: b/2)', 'b/2 (alike: a/1)']);
  });

  it('does not swamp a person with the family that shares the number', () => {
    expect(
      peopleIn(`
        a/1  06990061:12:3391:00  ミホン　タロウ  見本　太郎  1970-05-05  male
        b/2  06990061:12:3391:01  ミホン　ハナコ  見本　花子  1974-01-15  female
      `),
    ).toEqual(['a/1', 'b/2']);
  });

  it('keeps apart two people who were given one chart number', () => {
    expect(
      peopleIn(`
        a/1  -  ヤマダ　タロウ  山田　太郎  1970-01-01  male
        a/2  -  トウキョウ　タロウ  東京　太郎  1920-02-11  male
      `),
    ).toEqual(['a/1', 'a/2']);
  });

  it('links nobody whose birth date, sex or reading is missing or contradicts', () => {
    expect(
      peopleIn(`
        a/1  06990061:12:3391:00  ミホン　ハナコ  見本　花子  1974-01-15  female
        b/2  06990061:12:3391:00  ミホン　ハナコ  見本　花子  1974-01-16  female
        b/3  06990061:12:3391:00  ミホン　ハナコ  見本　花子  -  female
        c/4  06990061:12:3391:00  ミホン　ハナコ  見本　花子  1974-01-15  unknown
        c/5  06990061:12:3391:00  ミホン　ハルコ  見本　花子  1974-01-15  female
      `).length,
    ).toBe(5);
  });
});

describe('id-match-03: what a reader is told of a record that is held apart', () => {
  it('names the fields that contradict, and none where too little is stated', () => {
    const known = recordOf('a/1  06990061:12:3391:01  ミホン　ハナコ  見本　花子  1974-01-15  female');
    const told = (line: string) => {
      const { verdict, conflicts } = judgeRecord([known], recordOf(line));
      return [verdict, ...conflicts].join(' ');
    };
    expect(told('b/2  06990061:12:3391:01  ミホン　ハナコ  見本　花子  1974-01-16  male')).toBe(
      'in-conflict sex birth-date',
    );
    expect(told('b/3  06990061:12:3391:05  ミホン　ハナコ  見本　華子  1974-01-15  female')).toBe(
      'in-conflict member-id kanji',
    );
    expect(told('b/4  06990061:12:3391:01  -  見本　花子  1974-01-15  female')).toBe('in-conflict');
    expect(told('b/5  06990061:12:3391:02  ミホン　サクラ  見本　さくら  2004-03-03  female')).toBe(
      'someone-else',
    );
  });
});

describe('id-match-04: links do not run on', () => {
  const a = recordOf('a/1  06990061:12:3391:01  ミホン　ユウキ  見本　優希  1974-01-15  male');
  const between = recordOf('b/2  06990061:12:3391:01  ミホン　ユウキ  -  1974-01-15  male');
  const c = recordOf('c/3  06990061:12:3391:  ミホン　ユウキ  見本　悠貴  1974-01-15  male');

  it('does not link a record that contradicts one already linked, though it agrees with another', () => {
    expect(judgeRecord([between], c).verdict).toBe('same-person');
    expect(judgeRecord([a, between], c)).toMatchObject({ verdict: 'in-conflict', conflicts: ['kanji'] });
    expect(candidatesOf([a, between, c]).map(({ records }) => records.length)).toEqual([2, 1]);
  });

  it('links two records of one person inside one source', () => {
    const twice = recordOf('a/9  06990061:12:3391:01  ミホン　ユウキ  見本　優希  1974-01-15  male');
    expect(candidatesOf([a, twice]).map(({ records }) => records.length)).toEqual([2]);
  });
});
