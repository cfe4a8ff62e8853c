import { foldText } from '../base/text-fold.ts';
import type { SourceId } from '../domain/ids.ts';
import type { PersonRecord } from '../domain/person.ts';
import { dicomDateTime, TAG, tagText } from '../sources/dicomweb/dicom-json.ts';
import { isJson, type Json } from '../sources/fhir/json.ts';
import { tagItems } from './dicom-values.ts';

/** How an image names its person: the component groups of the name (PS3.5 §6.2), numbers, day of birth, sex. */
export interface ImagePatient {
  /** The PatientID and every other number that the image states. */
  readonly ids: readonly string[];
  /** Institution by which the number was issued, as far as it can be read off (ten digits). */
  readonly issuer?: string;
  /** All component groups, in whatever script they are. */
  readonly names: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly birthDate?: string;
  readonly sex?: string;
}

export type PatientField = 'id' | 'issuer' | 'name' | 'birth-date' | 'sex';

/**
 * `same`: something agrees and nothing contradicts. `untold`: too little is stated to tell, which is no contradiction.
 * `other`: at least one of the fields contradicts.
 */
export type PatientMatch =
  | { readonly state: 'same' }
  | { readonly state: 'untold' }
  | { readonly state: 'other'; readonly fields: readonly PatientField[] };

type Script = 'kana' | 'kanji' | 'roman';
type Agreement = 'same' | 'different' | 'untold';

const OTHER_IDS = '00101002';
const ISSUER = '00100021';
const ISSUER_QUALIFIERS = '00100024';
const UNIVERSAL_ID = '00400032';

/** Words of a name; a name that came undecoded (escape sequences, replacement marks) tells nothing. */
function wordsOf(group: string): readonly string[] {
  // oxlint-disable-next-line no-control-regex -- the escape of ISO 2022 is what is looked for
  if (/[\u001b\ufffd]|\$B|\(J/u.test(group)) return [];
  return group
    .normalize('NFKC')
    .split(/[\^\s,、・.]+/u)
    .map(foldText)
    .filter((word) => word !== '');
}

/** Script of a name's words; foldText has brought katakana to hiragana. */
function scriptOf(words: readonly string[]): Script | undefined {
  const text = words.join('');
  if (text === '') return undefined;
  if (/^[\u3041-\u309f-]+$/u.test(text)) return 'kana';
  if (/^[a-z'\u00c0-\u024f-]+$/u.test(text)) return 'roman';
  return /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(text) ? 'kanji' : undefined;
}

/** Long vowels are written or left out as people please: Tarou, Taroh and Taro are one reading. */
function romanFold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f'-]/gu, '')
    .replace(/o[uh](?![aiueo])|oo/gu, 'o')
    .replace(/uu/gu, 'u')
    .replace(/m(?=[bmp])/gu, 'n')
    .replace(/si/gu, 'shi')
    .replace(/ti/gu, 'chi')
    .replace(/tu/gu, 'tsu');
}

function folded(words: readonly string[], script: Script): readonly string[] {
  return script === 'roman' ? words.map(romanFold) : words;
}

/**
 * One script compared with itself. Who marries may be known under another family name, so the given name decides; Latin
 * letters stand in either order, so there one of the words has to agree. Names of one word agree where one holds the other.
 */
function comparedWords(one: readonly string[], other: readonly string[], script: Script): Agreement {
  if (one.length > 1 && other.length > 1) {
    const agree = script === 'roman' ? one.some((word) => other.includes(word)) : one.at(-1) === other.at(-1);
    return agree ? 'same' : 'different';
  }
  const [a, b] = [one.join(''), other.join('')];
  return a.includes(b) || b.includes(a) ? 'same' : 'different';
}

/** The reading tells most; characters have variants, so they count only where no reading can be compared. */
function comparedNames(ours: readonly string[], theirs: readonly string[]): Agreement {
  for (const script of ['kana', 'kanji', 'roman'] as const) {
    const pick = (names: readonly string[]) =>
      names
        .map(wordsOf)
        .filter((words) => scriptOf(words) === script)
        .map((words) => folded(words, script));
    const [mine, its] = [pick(ours), pick(theirs)];
    if (mine.length === 0 || its.length === 0) continue;
    return mine.some((one) => its.some((other) => comparedWords(one, other, script) === 'same'))
      ? 'same'
      : 'different';
  }
  return 'untold';
}

function compared(ours: readonly string[], theirs: string | undefined): Agreement {
  if (theirs === undefined || ours.length === 0) return 'untold';
  return ours.includes(theirs) ? 'same' : 'different';
}

/** Numbers are compared as written, but for width and leading zeros, which systems add and drop. */
function plainId(id: string): string {
  return foldText(id).replace(/^0+(?=.)/u, '');
}

function comparedIds(records: readonly PersonRecord[], { ids }: ImagePatient): Agreement {
  const ours = new Set(records.flatMap((record) => record.localIds.map(({ value }) => plainId(value))));
  if (ours.size === 0 || ids.length === 0) return 'untold';
  return ids.some((id) => ours.has(plainId(id))) ? 'same' : 'different';
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

/**
 * Whether an image may be shown in this chart. Its number is compared with those that the archive's own source knows;
 * where that source does not know the person, numbers of elsewhere mean nothing and the rest has to tell.
 */
export function matchPatient(
  image: ImagePatient,
  records: readonly PersonRecord[],
  source: SourceId,
): PatientMatch {
  const own = records.filter((record) => record.source === source);
  const known = own.length > 0 ? own : records;
  const days = known
    .filter(({ birthDate }) => birthDate?.precision === 'day')
    .map(({ birthDate }) => birthDate?.text.slice(0, 10) ?? '');
  const sexes = known.map(({ sex }) => sex).filter((sex) => sex === 'male' || sex === 'female');
  const outcomes: readonly (readonly [PatientField, Agreement])[] = [
    ['id', comparedIds(own, image)],
    [
      'issuer',
      compared(present(own.flatMap(({ localIds }) => localIds.map((id) => id.institution))), image.issuer),
    ],
    [
      'name',
      comparedNames(present(known.flatMap(({ kanji, kana, roman }) => [kanji, kana, roman])), image.names),
    ],
    ['birth-date', compared(days, image.birthDate)],
    ['sex', compared(sexes, image.sex)],
  ];
  const fields = outcomes.filter(([, outcome]) => outcome === 'different').map(([field]) => field);
  if (fields.length > 0) return { state: 'other', fields };
  const told = outcomes.some(([field, outcome]) => field !== 'sex' && outcome === 'same');
  return told ? { state: 'same' } : { state: 'untold' };
}

function groupsOf(dataset: Json): readonly string[] {
  const element = dataset[TAG.patientName];
  const values: unknown = isJson(element) ? element['Value'] : undefined;
  return (Array.isArray(values) ? (values as readonly unknown[]) : []).flatMap((value) => {
    if (typeof value === 'string') return value.split('=');
    if (!isJson(value)) return [];
    return ['Alphabetic', 'Ideographic', 'Phonetic'].flatMap((key) => {
      const group = value[key];
      // Servers that do not split the groups hand all three out as the first.
      return typeof group === 'string' ? group.split('=') : [];
    });
  });
}

/** An institution's ten digits, alone or at the end of the object identifier under which they are registered. */
function issuerOf(dataset: Json): string | undefined {
  const stated = [
    tagText(dataset, ISSUER),
    ...tagItems(dataset, ISSUER_QUALIFIERS).map((item) => tagText(item, UNIVERSAL_ID)),
  ];
  return stated
    .map((text) => /(?:^|\.1?)(\d{10})$/u.exec(text ?? '')?.[1])
    .find((digits) => digits !== undefined);
}

const SEXES: Readonly<Record<string, string>> = { M: 'male', F: 'female' };

/** How one instance names its person. */
export function imagePatient(dataset: Json): ImagePatient {
  const others = tagItems(dataset, OTHER_IDS).map((item) => tagText(item, TAG.patientId));
  const birthDate = dicomDateTime(tagText(dataset, TAG.patientBirthDate), undefined);
  const issuer = issuerOf(dataset);
  const sex = SEXES[tagText(dataset, TAG.patientSex) ?? ''];
  return {
    ids: present([tagText(dataset, TAG.patientId), ...others]),
    names: groupsOf(dataset),
    ...(issuer === undefined ? {} : { issuer }),
    // Devices write zeros, or the first day they know, where nobody told them.
    ...(birthDate === undefined || /^(?:0000|1900-01-01)/u.test(birthDate) ? {} : { birthDate }),
    ...(sex === undefined ? {} : { sex }),
  };
}
