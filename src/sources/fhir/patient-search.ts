import type { PersonQuery, PersonRecord } from '../../domain/person.ts';
import { MEMBER_ID_MISSPELT, MEMBER_ID_SYSTEM } from '../../terminology/code-systems.ts';

/** Half-width ASCII to full width: 記号・番号 stand in either width. */
function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
}

function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0x60));
}

/** Ways in which one member id may be stored: as given, narrow, with wide 記号・番号, with and without 枝番. */
function memberIdSpellings(text: string): readonly string[] {
  const narrow = text.normalize('NFKC').replace(/[\s・]/gu, (char) => (char === '・' ? ':' : ''));
  const [insurer = '', symbol = '', number = '', branch = ''] = narrow.split(':');
  const padded = insurer.padStart(8, '0');
  const branches = [...new Set([branch, ''])];
  const wide = branches.map((last) => `${padded}:${toFullWidth(symbol)}:${toFullWidth(number)}:${last}`);
  const plain = branches.map((last) => `${padded}:${symbol}:${number}:${last}`);
  return [...new Set([text, narrow, ...plain, ...wide])];
}

function identifierQuery(systems: readonly string[], values: readonly string[]): string {
  const tokens = systems.flatMap((system) =>
    values.map((value) => (system === '' ? value : `${system}|${value}`)),
  );
  return `identifier=${tokens.map(encodeURIComponent).join(',')}`;
}

/** The search by which another source's member id is looked up; none where there is no id. */
export function memberIdSearch(record: PersonRecord): readonly string[] {
  const values = record.memberIds.flatMap((memberId) => memberIdSpellings(memberId.text));
  return values.length === 0
    ? []
    : [identifierQuery([MEMBER_ID_SYSTEM, MEMBER_ID_MISSPELT], [...new Set(values)])];
}

/** The search by reading and birth date, for sources in which the person may stand without a common number. */
export function nameAndBirthSearch(record: PersonRecord): readonly string[] {
  const name = (record.kana ?? record.kanji)?.split(/[\s　]+/u)[0];
  if (name === undefined || record.birthDate === undefined) return [];
  return [`name=${encodeURIComponent(name)}&birthdate=${record.birthDate.text}`];
}

function nameQueries(query: PersonQuery): readonly string[] {
  const name = query.name.trim();
  const rest = [
    ...(query.birthDate === '' ? [] : [`birthdate=${query.birthDate}`]),
    ...(query.sex === '' ? [] : [`gender=${query.sex}`]),
  ];
  if (name === '') return rest.length === 0 ? [] : [rest.join('&')];
  const spellings = [...new Set([name, toKatakana(name)])];
  // A person's kana is written with and without a space; servers match from the start of each part.
  const first = [...new Set(spellings.map((spelling) => spelling.split(/[\s　]+/u)[0] ?? spelling))];
  return first.map((spelling) => [`name=${encodeURIComponent(spelling)}`, ...rest].join('&'));
}

/** The searches that one question becomes; a number asked for is asked for alone, it tells more than any name. */
export function patientSearches(query: PersonQuery): readonly string[] {
  const memberId = query.memberId.trim();
  const localId = query.localId.trim();
  if (memberId !== '')
    return [identifierQuery([MEMBER_ID_SYSTEM, MEMBER_ID_MISSPELT], memberIdSpellings(memberId))];
  if (localId !== '') return [identifierQuery([''], [...new Set([localId, localId.normalize('NFKC')])])];
  return nameQueries(query);
}
