import { isJson, type Json } from '../fhir/json.ts';

/** Tags of the DICOM JSON model that we read (PS3.18 F.2), by keyword. */
export const TAG = {
  studyDate: '00080020',
  studyTime: '00080030',
  modality: '00080060',
  modalitiesInStudy: '00080061',
  institution: '00080080',
  studyDescription: '00081030',
  seriesDescription: '0008103E',
  patientName: '00100010',
  patientId: '00100020',
  patientBirthDate: '00100030',
  patientSex: '00100040',
  bodyPart: '00180015',
  studyUid: '0020000D',
  seriesUid: '0020000E',
  seriesNumber: '00200011',
  instanceNumber: '00200013',
  seriesInStudy: '00201206',
  instancesInStudy: '00201208',
  instancesInSeries: '00201209',
  sopInstanceUid: '00080018',
} as const;

/** The values of one tag as texts: person names by their best component group, numbers as text. */
export function tagTexts(dataset: Json, tag: string): readonly string[] {
  const element = dataset[tag];
  const values: unknown = isJson(element) ? element['Value'] : undefined;
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) => {
    if (typeof value === 'number') return [String(value)];
    if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
    if (!isJson(value)) return [];
    const name = value['Ideographic'] ?? value['Alphabetic'] ?? value['Phonetic'];
    return typeof name === 'string' ? [name] : [];
  });
}

export function tagText(dataset: Json, tag: string): string | undefined {
  return tagTexts(dataset, tag)[0];
}

export function tagNumber(dataset: Json, tag: string): number | undefined {
  const text = tagText(dataset, tag);
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A person's name by its component groups (PS3.5 §6.2): how it is written, and how it is read. */
export function personNameOf(
  dataset: Json,
  tag: string,
): { readonly kanji?: string; readonly kana?: string } {
  const element = dataset[tag];
  const values: unknown = isJson(element) ? element['Value'] : undefined;
  const [name] = Array.isArray(values) ? (values as readonly unknown[]) : [];
  if (!isJson(name)) return {};
  const group = (key: string) => {
    const text = name[key];
    return typeof text === 'string' ? text.split('^').slice(0, 2).join('　').trim() : '';
  };
  const [kanji, kana] = [group('Ideographic'), group('Phonetic')];
  return { ...(kanji === '' ? {} : { kanji }), ...(kana === '' ? {} : { kana }) };
}

/** A DICOM DA (and TM) as FHIR would write it; undefined where it is no date. */
export function dicomDateTime(date: string | undefined, time: string | undefined): string | undefined {
  const day = /^(\d{4})\.?(\d{2})\.?(\d{2})$/u.exec(date ?? '');
  if (day === null) return undefined;
  const clock = /^(\d{2}):?(\d{2})(?::?(\d{2}))?/u.exec(time ?? '');
  const text = `${day[1]}-${day[2]}-${day[3]}`;
  return clock === null ? text : `${text}T${clock[1]}:${clock[2]}:${clock[3] ?? '00'}+09:00`;
}
