import { isNonEmpty, type NonEmpty } from '../base/non-empty.ts';
import { foldText } from '../base/text-fold.ts';
import type {
  Agreement,
  Candidate,
  IdentityEvidence,
  IdentityField,
  LinkedRecord,
  MemberId,
  PersonRecord,
} from '../domain/person.ts';

function agree(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined || a === '' || b === '') return 'missing';
  return foldText(a) === foldText(b) ? 'same' : 'different';
}

/** 保険者番号:記号:番号; the 枝番 differs between systems and is advisory only (seen in the official JP-CLINS examples). */
function coreOf(memberId: MemberId): string {
  return foldText([memberId.insurer.padStart(8, '0'), memberId.symbol, memberId.number].join(':'));
}

function agreeOnSets(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 || b.length === 0) return 'missing';
  return a.some((value) => b.includes(value)) ? 'same' : 'different';
}

function localKeys(record: PersonRecord): readonly string[] {
  return record.localIds.map((id) => `${id.system}|${foldText(id.value)}`);
}

/** How two records of a person compare, field by field. */
export function compareRecords(a: PersonRecord, b: PersonRecord): IdentityEvidence {
  const sex = a.sex === 'unknown' || b.sex === 'unknown' ? 'missing' : a.sex === b.sex ? 'same' : 'different';
  const shared = agreeOnSets(localKeys(a), localKeys(b));
  return {
    'member-id': agreeOnSets(a.memberIds.map(coreOf), b.memberIds.map(coreOf)),
    kanji: agree(a.kanji, b.kanji),
    kana: agree(a.kana, b.kana),
    sex,
    'birth-date': agree(a.birthDate?.text, b.birthDate?.text),
    // Different chart numbers in different institutions say nothing; only a shared one does.
    'local-id': shared === 'same' ? 'same' : 'missing',
  };
}

/**
 * Rule id-match-01: two records are one person only if the member number (without 枝番), the birth date and the sex
 * agree, and the reading of the name too: twins share all the rest. Where a kana reading is missing the kanji must
 * agree. Anything else is shown side by side and never linked by us.
 */
export function isSamePerson(evidence: IdentityEvidence): boolean {
  const named = evidence.kana === 'same' || (evidence.kana === 'missing' && evidence.kanji === 'same');
  return (
    evidence['member-id'] === 'same' && evidence['birth-date'] === 'same' && evidence.sex === 'same' && named
  );
}

/** Alike enough to be confused, and not enough to be linked: the same name and birth date. */
export function isAlike(a: PersonRecord, b: PersonRecord): boolean {
  const evidence = compareRecords(a, b);
  const named = evidence.kana === 'same' || evidence.kanji === 'same';
  return named && evidence['birth-date'] === 'same' && evidence.sex !== 'different';
}

/** What is to be done with a record of another source. */
export interface Judgement {
  readonly verdict: 'same-person' | 'in-conflict' | 'someone-else';
  readonly evidence: IdentityEvidence;
  /** What contradicts; empty unless `in-conflict`, and there too where too little is stated to tell. */
  readonly conflicts: readonly IdentityField[];
}

/**
 * Rule id-match-02: judged against every record already linked. In conflict: enough speaks for the same person that a
 * reader must be told (the number and the birth date, or the name and the birth date), and yet rule id-match-01 does
 * not hold.
 */
export function judgeRecord(known: NonEmpty<PersonRecord>, other: PersonRecord): Judgement {
  const all = known.map((record) => ({ record, evidence: compareRecords(record, other) }));
  const first = all[0]?.evidence ?? compareRecords(known[0], other);
  const same = all.find(({ evidence }) => isSamePerson(evidence));
  if (same !== undefined) return { verdict: 'same-person', evidence: same.evidence, conflicts: [] };
  const alike = all.find(({ record, evidence }) => isAlike(record, other) || mayBeSame(evidence));
  if (alike === undefined) return { verdict: 'someone-else', evidence: first, conflicts: [] };
  const fields = Object.entries(alike.evidence) as readonly (readonly [IdentityField, Agreement])[];
  const conflicts = fields.flatMap(([field, agreement]) => (agreement === 'different' ? [field] : []));
  return { verdict: 'in-conflict', evidence: alike.evidence, conflicts };
}

/** A family shares its number; number and birth date together, or number and name, are one person's or a twin's. */
function mayBeSame(evidence: IdentityEvidence): boolean {
  if (evidence['member-id'] !== 'same') return false;
  return evidence['birth-date'] === 'same' || evidence.kana === 'same' || evidence.kanji === 'same';
}

function idOf(record: PersonRecord): string {
  return `${record.source}/${record.patientId}`;
}

function linkedTo(first: PersonRecord, records: readonly PersonRecord[]): NonEmpty<LinkedRecord> {
  const self: LinkedRecord = {
    record: first,
    evidence: compareRecords(first, first),
    verdict: 'same-person',
  };
  const others = records.filter((record) => record !== first);
  return [
    self,
    ...others.map((record) => ({
      record,
      evidence: compareRecords(first, record),
      verdict: 'same-person' as const,
    })),
  ];
}

/** Groups records into people. A record joins a group only if it may be linked to every record in it. */
function groupRecords(records: readonly PersonRecord[]): readonly NonEmpty<PersonRecord>[] {
  const groups: PersonRecord[][] = [];
  for (const record of records) {
    const home = groups.find((group) =>
      group.every((member) => isSamePerson(compareRecords(member, record))),
    );
    if (home === undefined) groups.push([record]);
    else home.push(record);
  }
  return groups.flatMap((group) => (isNonEmpty(group) ? [group] : []));
}

/** The candidates of a search, each with its evidence and with those it could be confused with. */
export function candidatesOf(records: readonly PersonRecord[]): readonly Candidate[] {
  const groups = groupRecords(records);
  return groups.map((group) => ({
    id: idOf(group[0]),
    records: linkedTo(group[0], group),
    lookalikes: groups
      .filter((other) => other !== group && isAlike(group[0], other[0]))
      .map((other) => idOf(other[0])),
  }));
}
