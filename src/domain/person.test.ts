import { describe, expect, it } from 'vitest';
import { branded } from '../base/brand.ts';
import type { SourceId } from './ids.ts';
import { parsePartialDate } from './partial-date.ts';
import { agreedPerson, type PersonRecord, type Sex } from './person.ts';

/** A record a line: sex and birth date, `-` where a source does not tell it. */
function agreedOf(...lines: readonly string[]): string {
  const [first, ...rest] = lines.map((line, index): PersonRecord => {
    const [sex = '-', birth = '-'] = line.split(' ');
    const birthDate = birth === '-' ? undefined : parsePartialDate(birth);
    return {
      source: branded<SourceId>(`s${index}`),
      patientId: `${index}`,
      sex: sex === '-' ? 'unknown' : (sex as Sex),
      ...(birthDate === undefined ? {} : { birthDate }),
      memberIds: [],
      localIds: [],
      contacts: [],
      death: { dead: false },
      fetchedAt: new Date(0),
      raw: { resourceType: 'Patient' },
    };
  });
  if (first === undefined) throw new Error('a person has a record');
  const { sex, birthDate } = agreedPerson({ records: [first, ...rest] });
  return `${sex} ${birthDate?.sortKey.slice(0, 10) ?? '-'}`;
}

describe('what sources agree on of a person', () => {
  it('is told where one tells it, or all the same, and not told where they contradict', () => {
    expect(agreedOf('female 1974-01-15')).toBe('female 1974-01-15');
    expect(agreedOf('- -', 'female 1974-01-15', 'female 1974-01-15')).toBe('female 1974-01-15');
    expect(agreedOf('male 1974-01-15', 'female 1974-01-15')).toBe('unknown 1974-01-15');
    expect(agreedOf('male 1974-01-15', 'male 1974-01-16')).toBe('male -');
    expect(agreedOf('- -')).toBe('unknown -');
  });
});
