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
import { agreeOnBirth, isNearBirth } from './identity-dates.ts';
import { agreeOnNames, agreeOnWritten, type NameKey, readingKey, writtenKey } from './identity-names.ts';

/** What of a record is compared, in the form in which it is compared. */
interface Features {
  /** 保険者番号:記号:番号 to the 枝番 that stand with it. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly locals: ReadonlySet<string>;
  readonly kanji: NameKey | undefined;
  readonly kana: NameKey | undefined;
  readonly roman: NameKey | undefined;
}

/** 保険者番号:記号:番号 (rule id-match-02); undefined where insurer or number is not told, for then it names nobody. */
function coreOf({ insurer, symbol, number }: MemberId): string | undefined {
  const padded = foldText(insurer).padStart(8, '0');
  const own = foldText(number);
  if (!/[1-9]/u.test(padded) || !/[1-9a-zぁ-ゖ]/u.test(own)) return undefined;
  return `${padded}:${foldText(symbol)}:${own}`;
}

function numbersOf(record: PersonRecord): ReadonlyMap<string, ReadonlySet<string>> {
  const numbers = new Map<string, Set<string>>();
  for (const memberId of record.memberIds) {
    const core = coreOf(memberId);
    if (core === undefined) continue;
    const branches = numbers.get(core) ?? new Set<string>();
    const branch = foldText(memberId.branch);
    numbers.set(core, branch === '' ? branches : branches.add(branch.padStart(2, '0')));
  }
  return numbers;
}

/** Signs that systems put where a character is not in their set: such a name is written in no way that could be compared. */
const LOST = /[■〓]/u;

const features = new WeakMap<PersonRecord, Features>();

function featuresOf(record: PersonRecord): Features {
  const known = features.get(record);
  if (known !== undefined) return known;
  const made: Features = {
    numbers: numbersOf(record),
    locals: new Set(record.localIds.map((id) => `${id.system}|${foldText(id.value)}`)),
    kanji: record.kanji === undefined || LOST.test(record.kanji) ? undefined : writtenKey(record.kanji),
    kana: record.kana === undefined ? undefined : readingKey(record.kana),
    roman: record.roman === undefined ? undefined : writtenKey(record.roman),
  };
  features.set(record, made);
  return made;
}

function sharedNumbers(a: Features, b: Features): readonly string[] {
  return [...a.numbers.keys()].filter((core) => b.numbers.has(core));
}

/** The 枝番 of a number both carry differ, and both state one. */
function branchesDiffer(a: Features, b: Features): boolean {
  return sharedNumbers(a, b).some((core) => {
    const [one, other] = [a.numbers.get(core), b.numbers.get(core)];
    if (one === undefined || other === undefined || one.size === 0 || other.size === 0) return false;
    return ![...one].some((branch) => other.has(branch));
  });
}

function agreeOnNumber(a: Features, b: Features, named: boolean): Agreement {
  if (a.numbers.size === 0 || b.numbers.size === 0) return 'missing';
  if (sharedNumbers(a, b).length === 0) return 'different';
  // 枝番 tells the members of a family apart, and yet differs between systems: it counts where a name leaves a doubt.
  return !named && branchesDiffer(a, b) ? 'different' : 'same';
}

/** How two records of a person compare, field by field. */
export function compareRecords(a: PersonRecord, b: PersonRecord): IdentityEvidence {
  const [x, y] = [featuresOf(a), featuresOf(b)];
  const kanji = agreeOnWritten(x.kanji, y.kanji);
  const kana = agreeOnNames(x.kana, y.kana);
  return {
    'member-id': agreeOnNumber(x, y, kana === 'same' && kanji === 'same'),
    kanji,
    kana,
    sex: a.sex === 'unknown' || b.sex === 'unknown' ? 'missing' : a.sex === b.sex ? 'same' : 'different',
    'birth-date': agreeOnBirth(a.birthDate, b.birthDate),
    // Different chart numbers in different institutions say nothing; only a shared one does, and it never links.
    'local-id': [...x.locals].some((id) => y.locals.has(id)) ? 'same' : 'missing',
  };
}

/** Both state the whole number, 枝番 and all, and it is the same: since 2021 that is the number of one person. */
function shareWholeNumber(a: Features, b: Features): boolean {
  return sharedNumbers(a, b).some((core) =>
    [...(a.numbers.get(core) ?? [])].some((branch) => b.numbers.get(core)?.has(branch)),
  );
}

/**
 * Rule id-match-01: two records are one person only if the member number (枝番 apart), the birth date to the day, the
 * sex and the reading of the name all agree, and the written name does not contradict. Other characters for the same
 * reading are borne, and shown, where the 枝番 agrees too: then it is a slip of the pen, for no two members of a family
 * share that.
 */
function isSamePerson(a: PersonRecord, b: PersonRecord, evidence: IdentityEvidence): boolean {
  const { kanji, kana, sex } = evidence;
  const numbered = evidence['member-id'] === 'same' && evidence['birth-date'] === 'same';
  if (!numbered || sex !== 'same' || kana !== 'same') return false;
  return kanji !== 'different' || shareWholeNumber(featuresOf(a), featuresOf(b));
}

/**
 * Rule id-match-03: enough speaks for one person that a reader must be told, although rule id-match-01 does not hold.
 * A family shares its number: with another birth date and another name it is someone else.
 */
function isInConflict(a: PersonRecord, b: PersonRecord, evidence: IdentityEvidence): boolean {
  const { kanji, kana, sex } = evidence;
  const birth = evidence['birth-date'];
  const [x, y] = [featuresOf(a), featuresOf(b)];
  const roman = agreeOnNames(x.roman, y.roman);
  const named = kana === 'same' || kanji === 'same' || roman === 'same';
  const nameTold = [kana, kanji, roman].some((agreement) => agreement !== 'missing');
  if (sharedNumbers(x, y).length > 0) return birth === 'same' || named || (birth === 'missing' && !nameTold);
  if (named && birth === 'same') return true;
  if (evidence['local-id'] === 'same' && (named || birth === 'same')) return true;
  const wholeName = kana === 'same' && kanji === 'same' && sex !== 'different';
  return wholeName && (birth === 'missing' || isNearBirth(a.birthDate, b.birthDate));
}

/** What is to be done with a record of another source. */
export interface Judgement {
  readonly verdict: 'same-person' | 'in-conflict' | 'someone-else';
  readonly evidence: IdentityEvidence;
  /** What contradicts; empty unless `in-conflict`, and there too where too little is stated to tell. */
  readonly conflicts: readonly IdentityField[];
}

function contradictions(evidence: IdentityEvidence): readonly IdentityField[] {
  const fields = Object.entries(evidence) as readonly (readonly [IdentityField, Agreement])[];
  return fields.flatMap(([field, agreement]) => (agreement === 'different' ? [field] : []));
}

/**
 * Judged against every record already linked (rules id-match-01, -03, -04): linked only if one of them is the same
 * person by rule and none of them contradicts, so that links never run on from record to record.
 */
export function judgeRecord(known: NonEmpty<PersonRecord>, other: PersonRecord): Judgement {
  const all = known.map((record) => ({ record, evidence: compareRecords(record, other) }));
  const same = all.find(({ record, evidence }) => isSamePerson(record, other, evidence));
  const contrary = all.find(
    ({ record, evidence }) => contradictions(evidence).length > 0 && !isSamePerson(record, other, evidence),
  );
  if (same !== undefined && contrary === undefined)
    return { verdict: 'same-person', evidence: same.evidence, conflicts: [] };
  const alike = all.find(({ record, evidence }) => isInConflict(record, other, evidence));
  const told = same === undefined ? alike : contrary;
  if (told === undefined) {
    const evidence = all[0]?.evidence ?? compareRecords(known[0], other);
    return { verdict: 'someone-else', evidence, conflicts: [] };
  }
  return { verdict: 'in-conflict', evidence: told.evidence, conflicts: contradictions(told.evidence) };
}

/**
 * Rule id-match-06: a record that somebody vouches for as this person's (a locator that names the number under which the
 * hospital knows them, or the person who hands over a notebook) need not carry the member number, which such records
 * seldom do. Birth date to the day, sex and the name must agree all the same, and nothing may contradict; only another
 * writing of the name is borne, where a linked record writes it so. Else it is held apart, whatever was said of it.
 */
export function judgeVouched(known: NonEmpty<PersonRecord>, other: PersonRecord): Judgement {
  const judged = judgeRecord(known, other);
  if (judged.verdict === 'same-person') return judged;
  const all = known.map((record) => compareRecords(record, other));
  const speaksFor = all.find((evidence) => {
    const named = evidence.kana === 'same' || (evidence.kana === 'missing' && evidence.kanji === 'same');
    const written = evidence.kanji !== 'different';
    return named && written && evidence['birth-date'] === 'same' && evidence.sex === 'same';
  });
  const writtenSo = all.some((evidence) => evidence.kanji === 'same');
  const isBorne = (evidence: IdentityEvidence) => writtenSo && evidence.kana === 'same';
  const against = all.find((evidence) =>
    contradictions(evidence).some((field) => field !== 'kanji' || !isBorne(evidence)),
  );
  if (speaksFor !== undefined && against === undefined)
    return { verdict: 'same-person', evidence: speaksFor, conflicts: [] };
  const open = all.find((evidence) => contradictions(evidence).length === 0);
  const evidence = against ?? open ?? judged.evidence;
  return { verdict: 'in-conflict', evidence, conflicts: contradictions(evidence) };
}

function idOf(record: PersonRecord): string {
  return `${record.source}/${record.patientId}`;
}

function linkedTo(first: PersonRecord, records: readonly PersonRecord[]): NonEmpty<LinkedRecord> {
  const verdict = 'same-person' as const;
  const others = records.filter((record) => record !== first);
  return [
    { record: first, evidence: compareRecords(first, first), verdict },
    ...others.map((record) => ({ record, evidence: compareRecords(first, record), verdict })),
  ];
}

/** Groups records into people. A record joins a group only if it may be linked to every record in it (id-match-04). */
function groupRecords(records: readonly PersonRecord[]): readonly NonEmpty<PersonRecord>[] {
  const groups: PersonRecord[][] = [];
  for (const record of records) {
    const home = groups.find((group) =>
      group.every((member) => isSamePerson(member, record, compareRecords(member, record))),
    );
    if (home === undefined) groups.push([record]);
    else home.push(record);
  }
  return groups.flatMap((group) => (isNonEmpty(group) ? [group] : []));
}

/** Two people may be confused if any record of the one might be the other's. */
function areAlike(group: NonEmpty<PersonRecord>, other: NonEmpty<PersonRecord>): boolean {
  return group.some((a) => other.some((b) => judgeRecord([a], b).verdict !== 'someone-else'));
}

/** The candidates of a search, each with its evidence and with those it could be confused with. */
export function candidatesOf(records: readonly PersonRecord[]): readonly Candidate[] {
  const groups = groupRecords(records);
  return groups.map((group) => ({
    id: idOf(group[0]),
    records: linkedTo(group[0], group),
    lookalikes: groups
      .filter((other) => other !== group && areAlike(group, other))
      .map((other) => idOf(other[0])),
  }));
}
