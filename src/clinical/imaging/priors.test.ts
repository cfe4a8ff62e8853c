import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import type { ImagingEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId, StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../../domain/partial-date.ts';
import { regionsOf } from './body-region.ts';
import { priorsOf } from './priors.ts';
import { reportsOfStudy } from './study-reports.ts';

/** `2026-10-02 CT 胸部`: day, modality, words of the part. */
function study(line: string, source = 'minato', part: Partial<ImagingEntry> = {}): Merged<ImagingEntry> {
  const [day = '', modality = '', words = ''] = line.split(' ');
  const date = parsePartialDate(day);
  const shown: ImagingEntry = {
    key: branded<EntryKey>(`${source}/${line}`),
    kind: 'imaging',
    when: date === undefined ? UNKNOWN_WHEN : { state: 'dated', start: date },
    title: words,
    marks: [],
    notes: [],
    businessIds: [],
    provenance: {
      source: branded<SourceId>(source),
      resourceType: 'ImagingStudy',
      resourceId: line,
      stands: [`ImagingStudy/${line}`],
      fetchedAt: new Date(0),
      raw: { resourceType: 'ImagingStudy' },
    },
    studyUid: branded<StudyUid>(`uid ${source} ${line}`),
    modalities: [modality],
    description: words,
    series: [],
    knownTo: 'record',
    ...part,
  };
  return {
    key: shown.key,
    shown,
    witnesses: [shown],
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: [],
  };
}

function proposed(of: string, others: readonly Merged<ImagingEntry>[]): readonly string[] {
  const own = study(of);
  return priorsOf(own, [own, ...others]).map(
    ({ fact, regions }) => `${fact.key.split('/')[1]} by ${regions.join('+') || '?'}`,
  );
}

describe('img-01 priors', () => {
  it('are earlier studies of the same kind and part, newest first, from every network', () => {
    const others = [
      study('2024-08-08 CT 胸部'),
      study('2025-06-11 CT 胸腹部', 'shiokaze'),
      study('2026-10-03 CT 胸部'),
      study('2025-01-01 MR 胸部'),
      study('2025-02-02 CT 頭部'),
    ];
    expect(proposed('2026-10-02 CT 胸部', others)).toEqual([
      '2025-06-11 CT 胸腹部 by chest',
      '2024-08-08 CT 胸部 by chest',
    ]);
  });

  it('come after the others where a part is not told, and say so', () => {
    const others = [study('2026-01-01 CT 造影'), study('2020-01-01 CT 胸部')];
    expect(proposed('2026-10-02 CT 胸部', others)).toEqual([
      '2020-01-01 CT 胸部 by chest',
      '2026-01-01 CT 造影 by ?',
    ]);
  });

  it('take plates and digital detectors for one kind, and know parts in both languages', () => {
    const others = [study('2020-01-01 CR CHEST'), study('2019-01-01 DX KNEE')];
    expect(proposed('2026-10-02 DX 胸部X線', others)).toEqual(['2020-01-01 CR CHEST by chest']);
  });

  it('are none of an unknown day, none without a number, and not what only holds a report', () => {
    const numberless = study('2020-01-01 CT 胸部');
    const { studyUid: _, ...without } = numberless.shown;
    const bare = { ...numberless, shown: without, witnesses: [without] } as const;
    const others = [study('不明 CT 胸部'), bare, study('2020-02-02 SR 胸部')];
    expect(proposed('2026-10-02 CT 胸部', others)).toEqual([]);
    expect(proposed('不明 CT 胸部', [study('2020-01-01 CT 胸部')])).toEqual([]);
  });
});

it.each([
  ['頭部', 'head'],
  ['頭頸部', 'neck'],
  ['胸椎', 'spine'],
  ['胸部', 'chest'],
  ['心エコー', 'heart'],
  ['ABDOMEN', 'abdomen'],
  ['右膝X線', 'lower-limb'],
  ['手', 'upper-limb'],
  ['CT', ''],
])('%s shows %s', (words, region) => {
  expect(regionsOf(study(`2020-01-01 CT ${words}`).witnesses).join()).toBe(region);
});

it('a report belongs to a study by its number, or within one source by its record, never by its day', () => {
  const of = study('2026-10-02 CT 胸部');
  const report = (source: string, part: Partial<ReportEntry>): Merged<ReportEntry> => {
    const shown = {
      ...study('2026-10-02 CT 胸部', source).shown,
      kind: 'report',
      studyUids: [],
      ...part,
    } as unknown as ReportEntry;
    return {
      key: shown.key,
      shown,
      witnesses: [shown],
      earlier: [],
      because: { by: 'alone' },
      conflicts: [],
      counterparts: [],
    };
  };
  const record = `ImagingStudy/2026-10-02 CT 胸部`;
  const uid = of.shown.studyUid;
  if (uid === undefined) throw new Error('no number');
  const found = [
    report('minato', { studyUids: [uid] }),
    report('minato', { studies: [record] }),
    report('shiokaze', { studies: [record] }),
    report('minato', {}),
  ].map((one) => reportsOfStudy(of, [one]).length);
  expect(found).toEqual([1, 1, 0, 0]);
});
