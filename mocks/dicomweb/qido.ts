import type { Archive, Instance } from './archive.ts';
import { jsonAnswer, nothing, refusal } from './backend.ts';
import type { DicomWebAnswer } from './backend.ts';
import { textOf } from './dicom-json.ts';
import type { DicomJson, JsonElement } from './dicom-json.ts';

/** Search (QIDO-RS): studies, series and instances by the usual keys. */

export type Level = 'studies' | 'series' | 'instances';

const KEYWORDS: Record<string, string> = {
  PatientName: '00100010',
  PatientID: '00100020',
  PatientBirthDate: '00100030',
  PatientSex: '00100040',
  StudyDate: '00080020',
  StudyTime: '00080030',
  AccessionNumber: '00080050',
  StudyDescription: '00081030',
  StudyInstanceUID: '0020000D',
  StudyID: '00200010',
  ModalitiesInStudy: '00080061',
  Modality: '00080060',
  SeriesDescription: '0008103E',
  SeriesInstanceUID: '0020000E',
  SeriesNumber: '00200011',
  BodyPartExamined: '00180015',
  SOPInstanceUID: '00080018',
  SOPClassUID: '00080016',
  InstanceNumber: '00200013',
};

const RETURNED: Record<Level, readonly string[]> = {
  studies: [
    '00080005',
    '00080020',
    '00080030',
    '00080050',
    '00080080',
    '00081030',
    '00100010',
    '00100020',
    '00100030',
    '00100040',
    '0020000D',
    '00200010',
  ],
  series: ['00080005', '00080060', '0008103E', '00180015', '0020000D', '0020000E', '00200011'],
  instances: [
    '00080005',
    '00080016',
    '00080018',
    '00083002',
    '0020000D',
    '0020000E',
    '00200013',
    '00280008',
    '00280010',
    '00280011',
    '00280100',
  ],
};

const CONTROLS: readonly string[] = ['limit', 'offset', 'includefield', 'fuzzymatching'];

export type Scope = { study?: string; series?: string };

export function search(
  archive: Archive,
  level: Level,
  scope: Scope,
  query: URLSearchParams,
  publicBase: string,
): DicomWebAnswer {
  const conditions: [tag: string, wanted: string][] = [];
  for (const [key, value] of query) {
    if (CONTROLS.includes(key)) continue;
    const tag = tagOf(key);
    if (tag === undefined) return refusal(400, `unknown attribute ${key}`);
    if (value !== '') conditions.push([tag, value]);
  }
  const inScope = archive.instances.filter(
    (i) =>
      (scope.study === undefined || i.study === scope.study) &&
      (scope.series === undefined || i.series === scope.series),
  );
  const groups = groupBy(inScope, level).filter((group) =>
    conditions.every(([tag, wanted]) => matches(group, tag, wanted)),
  );
  const offset = Number(query.get('offset') ?? 0);
  const limit = query.get('limit') === null ? groups.length : Number(query.get('limit'));
  if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 0)
    return refusal(400, 'limit and offset must be whole numbers');
  const page = groups.slice(offset, offset + limit);
  if (page.length === 0) return nothing();
  const include = includedTags(query);
  return jsonAnswer(
    page.map((group) => rowOf(archive, group, level, include, publicBase)),
    offset + limit < groups.length
      ? {
          warning: `299 hitome "There are ${groups.length - offset - limit} additional results that can be requested"`,
        }
      : {},
  );
}

function tagOf(key: string): string | undefined {
  const plain = key.split('.').at(-1) ?? key;
  if (/^[0-9A-Fa-f]{8}$/.test(plain)) return plain.toUpperCase();
  return KEYWORDS[plain];
}

function includedTags(query: URLSearchParams): readonly string[] | 'all' {
  const asked = query.getAll('includefield').flatMap((value) => value.split(','));
  if (asked.includes('all')) return 'all';
  return asked.flatMap((key) => tagOf(key) ?? []);
}

function groupBy(instances: readonly Instance[], level: Level): Instance[][] {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    const key =
      level === 'studies'
        ? instance.study
        : level === 'series'
          ? `${instance.study}/${instance.series}`
          : `${instance.series}/${instance.uid}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return [...groups.values()];
}

function matches(group: readonly Instance[], tag: string, wanted: string): boolean {
  const real = tag === KEYWORDS['ModalitiesInStudy'] ? '00080060' : tag;
  return group.some((instance) => {
    const held = textOf(instance.dataset, real);
    if (tag.endsWith('D') && tag.startsWith('002000')) return wanted.split(/[,\\]/).includes(held);
    if (tag === '0020000E' || tag === '00080018' || real === '00080060')
      return wanted.split(/[,\\]/).includes(held);
    if (tag === '00080020' || tag === '00100030') return inRange(held, wanted);
    if (/[*?]/.test(wanted)) return wildcard(wanted).test(held);
    return tag === '00100010' ? held.split('=').includes(wanted) || held === wanted : held === wanted;
  });
}

function inRange(held: string, wanted: string): boolean {
  if (!wanted.includes('-')) return held === wanted;
  const [from = '', to = ''] = wanted.split('-');
  return held !== '' && (from === '' || held >= from) && (to === '' || held <= to);
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(^|=)${escaped.replaceAll('*', '.*').replaceAll('?', '.')}`, 'i');
}

function rowOf(
  archive: Archive,
  group: readonly Instance[],
  level: Level,
  include: readonly string[] | 'all',
  publicBase: string,
): DicomJson {
  const first = group[0];
  if (first === undefined) return {};
  const row: DicomJson = {};
  const wanted = new Set([
    ...RETURNED.studies,
    ...(level === 'studies' ? [] : RETURNED.series),
    ...(level === 'instances' ? RETURNED.instances : []),
    ...(include === 'all' ? Object.keys(first.dataset) : include),
  ]);
  for (const tag of [...wanted].sort()) {
    const held = first.dataset[tag];
    if (held !== undefined) row[tag] = held.BulkDataURI === undefined ? held : { vr: held.vr };
  }
  const study = archive.instances.filter((i) => i.study === first.study);
  row['00080061'] = strings('CS', [...new Set(study.map((i) => textOf(i.dataset, '00080060')))]);
  row['00201206'] = numbers(new Set(study.map((i) => i.series)).size);
  row['00201208'] = numbers(study.length);
  if (level !== 'studies') row['00201209'] = numbers(study.filter((i) => i.series === first.series).length);
  row['00081190'] = strings('UR', [addressOf(first, level, publicBase)]);
  return row;
}

export function addressOf(instance: Instance, level: Level, publicBase: string): string {
  const study = `${publicBase}/studies/${instance.study}`;
  if (level === 'studies') return study;
  const series = `${study}/series/${instance.series}`;
  return level === 'series' ? series : `${series}/instances/${instance.uid}`;
}

function strings(vr: string, values: string[]): JsonElement {
  return { vr, Value: values };
}

function numbers(value: number): JsonElement {
  return { vr: 'IS', Value: [value] };
}
