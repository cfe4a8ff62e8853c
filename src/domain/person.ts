import type { NonEmpty } from '../base/non-empty.ts';
import type { ChartHandle, SourceId } from './ids.ts';
import type { PartialDate, When } from './partial-date.ts';
import type { RawResource } from './provenance.ts';

export type Sex = 'male' | 'female' | 'other' | 'unknown';

/** 被保険者個人識別子: 保険者番号:記号:番号:枝番. The 枝番 is advisory only (it differs between systems). */
export interface MemberId {
  readonly insurer: string;
  readonly symbol: string;
  readonly number: string;
  readonly branch: string;
  readonly text: string;
}

/** A chart number of one institution; the institution's ten digits stand inside the identifier's system. */
export interface LocalId {
  readonly system: string;
  readonly value: string;
  readonly institution?: string;
}

export interface ContactPerson {
  readonly name: string;
  readonly relation?: string;
  readonly telephone?: string;
}

/** What one source says of who this is. */
export interface PersonRecord {
  readonly source: SourceId;
  readonly patientId: string;
  readonly kanji?: string;
  readonly kana?: string;
  readonly roman?: string;
  readonly birthDate?: PartialDate;
  readonly sex: Sex;
  readonly memberIds: readonly MemberId[];
  readonly localIds: readonly LocalId[];
  readonly address?: string;
  readonly telephone?: string;
  readonly contacts: readonly ContactPerson[];
  readonly death: { readonly dead: false } | { readonly dead: true; readonly when: When };
  readonly fetchedAt: Date;
  readonly raw: RawResource;
}

/** What is compared between two records, and how it came out. */
export type IdentityField = 'member-id' | 'kanji' | 'kana' | 'sex' | 'birth-date' | 'local-id';
export type Agreement = 'same' | 'different' | 'missing';

export type IdentityEvidence = Readonly<Record<IdentityField, Agreement>>;

/** One record of a candidate with the evidence for (or against) linking it to the candidate's first record. */
export interface LinkedRecord {
  readonly record: PersonRecord;
  readonly evidence: IdentityEvidence;
  readonly verdict: 'same-person' | 'not-linked';
}

/** A possible answer to a search: the records we dare to link, and whether someone very like stands beside it. */
export interface Candidate {
  readonly id: string;
  readonly records: NonEmpty<LinkedRecord>;
  /** Ids of other candidates who agree in kana, birth date and sex: to be confused only too easily. */
  readonly lookalikes: readonly string[];
}

/** The person of one opened chart. */
export interface Person {
  readonly handle: ChartHandle;
  readonly records: NonEmpty<PersonRecord>;
  /** Records of sources that may be this person's and contradict what is known: read only after a reader's decision. */
  readonly quarantined: readonly QuarantinedRecord[];
}

/** Sex and birth date as far as all records that tell them agree: where they contradict, nothing is computed of them. */
export interface AgreedPerson {
  readonly sex: Sex;
  readonly birthDate?: PartialDate;
}

export function agreedPerson({ records }: Pick<Person, 'records'>): AgreedPerson {
  const sexes = new Set(records.map(({ sex }) => sex).filter((sex) => sex !== 'unknown'));
  const births = records.flatMap(({ birthDate }) => birthDate ?? []);
  const [sex = 'unknown'] = sexes;
  const [birthDate] = births;
  const oneBirth = new Set(births.map(({ sortKey }) => sortKey)).size === 1;
  return {
    sex: sexes.size === 1 ? sex : 'unknown',
    ...(birthDate !== undefined && oneBirth ? { birthDate } : {}),
  };
}

/** A record held apart, with what speaks for and against it. */
export interface QuarantinedRecord {
  readonly record: PersonRecord;
  readonly evidence: IdentityEvidence;
  /** The fields that contradict; empty where too little is stated on either side to tell. */
  readonly conflicts: readonly IdentityField[];
}

/** The record whose demographics head the banner: the national network's, else the first. */
export function leadingRecord(person: { readonly records: NonEmpty<PersonRecord> }): PersonRecord {
  return person.records[0];
}

/** What a reader asks for when looking for a person. */
export interface PersonQuery {
  readonly memberId: string;
  readonly localId: string;
  readonly name: string;
  /** `YYYY-MM-DD` or empty. */
  readonly birthDate: string;
  readonly sex: Sex | '';
}
