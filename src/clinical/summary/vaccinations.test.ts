import { describe, expect, it } from 'vitest';
import type { ImmunizationEntry } from '../../domain/entry.ts';
import { parsePartialDate } from '../../domain/partial-date.ts';
import { codedFrom, factOf, tableLines, whenFrom } from '../test-facts.ts';
import { vaccinationsOf } from './vaccinations.ts';

const NOW = '2026-11-24';

/** when | vaccine | more */
function doses(text: string) {
  return tableLines(text).map(([when = '', title = '', more = '']) =>
    factOf<ImmunizationEntry>({
      kind: 'immunization',
      when: whenFrom(when),
      title,
      code: codedFrom(title, ''),
      notDone: more.includes('not done'),
      ...(more.includes('next:') ? { nextDue: parsePartialDate(more.split('next:')[1] ?? '') } : {}),
    } as Partial<ImmunizationEntry> & { kind: 'immunization' }),
  );
}

function routine(text: string, birth: string): readonly string[] {
  return vaccinationsOf(doses(text), parsePartialDate(birth), NOW).routine.map(
    ({ row, doses: { length }, whole }) => `${row.id} ${length}/${row.doses}${whole ? ' whole' : ''}`,
  );
}

describe('vaccinations', () => {
  it('vaccine-01: doses stand as recorded, by vaccine, newest first; one that was not given is none of them', () => {
    const { given, notGiven, nextDue } = vaccinationsOf(
      doses(`
        2021-01-10 | B型肝炎ワクチン
        2021-02-10 | Ｂ型肝炎ワクチン | next:2027-01-10
        2022-02-10 | BCG | not done
        ?          | 種痘
      `),
      undefined,
      NOW,
    );
    expect(given.map(({ title, doses: { length } }) => `${title} ${length}`)).toEqual([
      'Ｂ型肝炎ワクチン 2',
      '種痘 1',
    ]);
    expect(notGiven.map(({ shown }) => shown.title)).toEqual(['BCG']);
    expect(nextDue.map(({ shown }) => shown.title)).toEqual(['Ｂ型肝炎ワクチン']);
  });

  it('vaccine-02: of the programme only what is for the age of today, with the doses on record', () => {
    expect(
      routine(
        `
        2026-03-01 | B型肝炎ワクチン
        2026-04-01 | B型肝炎ワクチン
        2026-09-01 | B型肝炎ワクチン
        2026-04-01 | 五種混合ワクチン
      `,
        '2026-01-20',
      ),
    ).toEqual([
      'hepatitis-b 3/3 whole',
      'pneumococcus-child 0/4',
      'dpt-ipv-hib 1/4',
      'bcg 0/1',
      'japanese-encephalitis-1 0/3',
    ]);
  });

  it('vaccine-02: the first birthday ends what is for babies and begins what is for toddlers', () => {
    expect(routine('', '2025-11-25').some((line) => line.startsWith('bcg'))).toBe(true);
    expect(routine('', '2025-11-24').some((line) => line.startsWith('bcg'))).toBe(false);
    expect(routine('', '2025-11-24').some((line) => line.startsWith('measles'))).toBe(true);
  });

  it('vaccine-02: the dose of a year counts for that year; without an exact birth date nothing is judged', () => {
    const flu = '2026-10-20 | インフルエンザHAワクチン\n2025-01-20 | インフルエンザHAワクチン';
    expect(routine(flu, '1958-04-17')).toEqual(['influenza-old 1/1 whole']);
    expect(routine('2025-01-20 | インフルエンザHAワクチン', '1961-05-01')).toEqual([
      'pneumococcus-old 0/1',
      'influenza-old 0/1',
    ]);
    expect(routine('2015-01-20 | インフルエンザ菌b型ワクチン', '1950-01-01')).toEqual(['influenza-old 0/1']);
    expect(routine(flu, '1958-04')).toEqual([]);
  });
});
