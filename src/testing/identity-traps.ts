import { branded } from '../base/brand.ts';
import type { SourceId } from '../domain/ids.ts';
import { parsePartialDate } from '../domain/partial-date.ts';
import type { PersonRecord, Sex } from '../domain/person.ts';
import { parseMemberId } from '../sources/fhir/normalise/patient.ts';
import { judgeRecord, type Judgement } from '../record/identity.ts';
import { PAIR_TABLE } from './identity-pair-table.ts';
import { TRAP_TABLE } from './identity-trap-table.ts';

type Verdict = Judgement['verdict'];

/** Two records that one may be tempted to take for one person, and what must be made of them. */
interface IdentityTrap {
  readonly what: string;
  readonly one: string;
  readonly other: string;
  readonly verdict: Verdict;
}

const SEXES: Readonly<Record<string, Sex>> = { M: 'male', F: 'female', O: 'other', U: 'unknown' };

/**
 * `number | kana | kanji | birth | sex | local id | roman`; `-` where nothing is stated. Several numbers stand behind
 * one another with a comma. Everybody here is invented; insurers of prefecture 99 do not exist.
 */
export function personFromLine(line: string, name: string): PersonRecord {
  const [numbers = '-', kana = '-', kanji = '-', birth = '-', sex = 'U', local = '-', roman = '-'] = line
    .split('|')
    .map((part) => part.replace(/^ +| +$/gu, ''));
  const [source = '', patientId = ''] = name.split('/');
  const birthDate = parsePartialDate(birth);
  const memberIds = numbers === '-' ? [] : numbers.split(',').flatMap((text) => parseMemberId(text) ?? []);
  return {
    source: branded<SourceId>(source),
    patientId,
    ...(kana === '-' ? {} : { kana }),
    ...(kanji === '-' ? {} : { kanji }),
    ...(roman === '-' ? {} : { roman }),
    ...(birthDate === undefined ? {} : { birthDate }),
    sex: SEXES[sex] ?? 'unknown',
    memberIds,
    localIds: local === '-' ? [] : [{ system: 'urn:oid:1.2.392.100495.20.3.51.19911234567', value: local }],
    contacts: [],
    death: { dead: false },
    fetchedAt: new Date(0),
    raw: { resourceType: 'Patient', id: patientId },
  };
}

/** A pair in three lines: what it is with its verdict in front, and the two records. */
function pairsOf(picture: string): readonly IdentityTrap[] {
  const lines = picture
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    if (index % 3 !== 0) return [];
    const [sign = '', ...words] = line.split(' ');
    const verdict: Verdict = sign === '=' ? 'same-person' : sign === '?' ? 'in-conflict' : 'someone-else';
    return [{ what: words.join(' '), one: lines[index + 1] ?? '', other: lines[index + 2] ?? '', verdict }];
  });
}

/** What may tempt one to link and must not be linked. */
export const IDENTITY_TRAPS = pairsOf(TRAP_TABLE);

/** Two records of one and the same person, who must be linked. */
export const TRUE_PAIRS = pairsOf(PAIR_TABLE);

/** The verdict in both directions; they must not differ. */
export function verdictsOf({ one, other }: IdentityTrap): readonly [Verdict, Verdict] {
  const [a, b] = [personFromLine(one, 'a/1'), personFromLine(other, 'b/2')];
  return [judgeRecord([a], b).verdict, judgeRecord([b], a).verdict];
}

export interface IdentityFigures {
  readonly identityTraps: number;
  /** Traps that were linked all the same. */
  readonly wrongLinks: number;
  readonly trueLinks: number;
  readonly missedLinks: number;
}

/** Judges every trap and every true pair, then and there. */
export function identityFigures(): IdentityFigures {
  const links = (pairs: readonly IdentityTrap[]) =>
    pairs.filter((pair) => verdictsOf(pair).includes('same-person')).length;
  const trueLinks = links(TRUE_PAIRS);
  return {
    identityTraps: IDENTITY_TRAPS.length,
    wrongLinks: links(IDENTITY_TRAPS),
    trueLinks,
    missedLinks: TRUE_PAIRS.length - trueLinks,
  };
}
