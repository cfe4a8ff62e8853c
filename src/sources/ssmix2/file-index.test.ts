import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { SourceId } from '../../domain/ids.ts';
import { readSsmix2Index } from './file-index.ts';
import { parseFileName } from './file-name.ts';
import { pathOf } from './test-message.ts';

const CONTEXT = { source: branded<SourceId>('a'), fetchedAt: new Date(0) };

function indexOf(...names: readonly string[]) {
  const index = readSsmix2Index(
    names.map((name) => ({ name })),
    '0004711',
    CONTEXT,
  );
  const short = (files: readonly { readonly name: string }[]) =>
    files.map(({ name }) => name.split('/').at(-1)?.split('_').slice(1).join('_') ?? '');
  return {
    current: short(index.current),
    earlier: short(index.earlier),
    deleted: short(index.deleted),
    others: index.others.map(({ name }) => name),
    issues: index.issues.map(({ problem, detail }) => `${problem}: ${detail}`),
  };
}

const NOTHING = { current: [], earlier: [], deleted: [], others: [], issues: [] };

describe('the list of a storage', () => {
  it('reads what stands, newest first, the whole lists before all; offers past versions, names deleted ones', () => {
    const index = indexOf(
      pathOf('OML-11', { day: '20260101', time: '20260101090000000' }),
      pathOf('OML-11', { day: '20260310' }),
      pathOf('OML-11', { day: '20260310', flag: '2', time: '20260309090000000' }),
      pathOf('OMP-01', { day: '20260201', flag: '0', order: '000000000000777' }),
      pathOf('PPR-01', { day: '-' }),
    );
    expect(index).toEqual({
      ...NOTHING,
      current: [
        '-_PPR-01_000000000000123_20260310101500000_01_1',
        '20260310_OML-11_000000000000123_20260310101500000_01_1',
        '20260101_OML-11_000000000000123_20260101090000000_01_1',
      ],
      earlier: ['20260310_OML-11_000000000000123_20260309090000000_01_2'],
      deleted: ['20260201_OMP-01_000000000000777_20260310101500000_01_0'],
    });
  });

  it('of a whole list only the newest counts: what was taken off it must not come back', () => {
    const index = indexOf(
      pathOf('ADT-61', { day: '-', time: '20250101000000000' }),
      pathOf('ADT-61', { day: '-', time: '20260101000000000' }),
    );
    expect(index.current).toEqual(['-_ADT-61_000000000000123_20260101000000000_01_1']);
    expect(index.earlier).toHaveLength(1);
    expect(index.issues).toEqual([]);
  });

  it('two current files of one entry are both shown, and that; several doses of one order are no trouble', () => {
    const twice = (type: string) =>
      indexOf(pathOf(type, { time: '20260310000000000' }), pathOf(type, { time: '20260310120000000' }));
    expect(twice('OMP-01').current).toHaveLength(2);
    expect(twice('OMP-01').issues).toEqual([
      'source-notice: 2 files claim to be the current one of this entry',
    ]);
    expect(twice('OMP-12')).toMatchObject({ issues: [] });
    expect(twice('OMP-12').current).toHaveLength(2);
  });

  it('an entry deleted later than its standing file is told', () => {
    const index = indexOf(pathOf('OMP-01'), pathOf('OMP-01', { flag: '0', time: '20270101000000000' }));
    expect(index.issues).toEqual(['source-notice: a later file says that this entry is deleted']);
  });

  it('other patients are refused by name and by folder, strays named', () => {
    const index = indexOf(
      pathOf('OMP-01', { patient: '0004712' }),
      pathOf('OMP-01').replace('/0004711/', '/0004712/'),
      '000/471/0004711/20260310/紹介状/x.pdf',
    );
    expect(index).toEqual({
      ...NOTHING,
      others: ['000/471/0004711/20260310/紹介状/x.pdf'],
      issues: [
        'foreign-person: the file name is of another patient',
        'foreign-person: the folder is of another patient',
      ],
    });
  });

  it('a patient number may hold an underscore', () => {
    expect(parseFileName('A_1_20260310_OMD_1_20260310101500000_01_1')?.patientId).toBe('A_1');
  });
});
