import type { Coded } from './coded.ts';
import type {
  CarePlanSort,
  CoverageSort,
  DocumentSort,
  ObservationSort,
  OtherSort,
  ProcedureSort,
} from './entry-sorts.ts';
import type { Fact, Negative } from './fact.ts';
import type { EntryKey, StudyUid } from './ids.ts';
import type { Kind } from './kind.ts';
import type { PartialDate, When } from './partial-date.ts';
import type { Provenance } from './provenance.ts';
import type { ObservationValue, Quantity, ReferenceRange } from './quantity.ts';
import type { Schedule } from './schedule.ts';
import type { SharingConsent } from './sharing.ts';

/** Marks that the record itself puts on an entry. */
export type EntryMark =
  /** 疑い */
  | 'suspected'
  /** 主傷病 */
  | 'principal'
  /** 未告知: the person has not been told. Loud to clinicians, never where the person may see it. */
  | 'uninformed'
  /** 長期保存 */
  | 'long-term'
  /** 速報 / 中間報告 */
  | 'preliminary'
  /** 訂正 */
  | 'amended'
  /** 中止・取消 */
  | 'cancelled'
  /** 取消済み: hidden unless asked for. */
  | 'entered-in-error'
  /** 自己申告 */
  | 'self-reported'
  /** Labelled restricted or very restricted, or with a label we do not know (fails closed). */
  | 'restricted';

interface EntryBase<K extends Kind> {
  readonly key: EntryKey;
  readonly kind: K;
  readonly when: When;
  /** What it is, in the record's own words; one line. */
  readonly title: string;
  readonly marks: readonly EntryMark[];
  readonly notes: readonly string[];
  /** Told by the entry's own words or code; such an entry is no thing of its kind. */
  readonly negative?: Negative;
  /** What else the record tells, in its own words; drawn in the detail. */
  readonly more?: readonly Fact[];
  /** Status code as sent, for the detail pane. */
  readonly status?: string;
  /** `system|value` (with institution) by which the same record is known in other sources: the only ground of merging. */
  readonly businessIds: readonly string[];
  readonly provenance: Provenance;
}

export interface ConditionEntry extends EntryBase<'condition'> {
  readonly code: Coded;
  readonly clinicalStatus: 'active' | 'remission' | 'resolved' | 'inactive' | 'unknown';
  readonly onset: When;
  readonly abatement: When;
  readonly severity?: string;
  readonly bodySite?: string;
  /** 確定・疑い・否定 … as sent. */
  readonly verification?: string;
}

export interface AllergyEntry extends EntryBase<'allergy'> {
  readonly code: Coded;
  readonly category: 'medication' | 'food' | 'environment' | 'biologic' | 'unknown';
  readonly criticality: 'high' | 'low' | 'unknown';
  /** The record calls it a contraindication (薬剤禁忌) or records a severe reaction of the high criticality. */
  readonly contraindication: boolean;
  readonly reactions: readonly string[];
  readonly verification?: string;
  /** Absent where the record does not say that it is over. */
  readonly clinicalStatus?: 'active' | 'inactive' | 'resolved';
}

export interface ObservationPart {
  readonly name: string;
  readonly value: ObservationValue;
  readonly interpretation?: Interpretation;
  readonly range?: ReferenceRange;
}

/** As the source itself judged; never our own. */
export type Interpretation = 'H' | 'L' | 'HH' | 'LL' | 'N' | 'A' | 'AA' | 'POS' | 'NEG' | 'S' | 'I' | 'R';

export interface ObservationEntry
  extends EntryBase<
    'lab' | 'infection' | 'vital' | 'measurement' | 'care-level' | 'social-history' | 'observation'
  > {
  readonly code: Coded;
  readonly value: ObservationValue;
  readonly parts: readonly ObservationPart[];
  readonly interpretation?: Interpretation;
  readonly range?: ReferenceRange;
  readonly specimen?: string;
  readonly method?: string;
  readonly sort?: ObservationSort;
  /** `Type/id` of members of a panel. */
  readonly members: readonly string[];
}

export interface MedicationEntry
  extends EntryBase<'prescription' | 'dispensing' | 'administration' | 'medication-statement'> {
  readonly drug: Coded;
  /** 用法 verbatim: the safest there is. */
  readonly dosageText: string;
  /** Set where the record gave no words: then `dosageText` is this, in Japanese. */
  readonly schedule?: Schedule;
  /** 1回量 */
  readonly dose?: Quantity;
  /** 1日量 */
  readonly dailyDose?: Quantity;
  /** 力価区分 2: amounts are of the raw substance (原薬量). */
  readonly doseIsSubstance: boolean;
  /** 服用開始日, else the day it was ordered, handed over or given. */
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** 投与日数 as ordered, in days; absent for 頓用 and 外用 without days. */
  readonly days?: number;
  readonly asNeeded: boolean;
  readonly route?: string;
  readonly site?: string;
  /** 調剤量, 総量 */
  readonly quantity?: Quantity;
  readonly prescriptionId?: string;
  readonly rpNumber?: string;
  /** 院内・院外・入院・退院時・持参薬 … in the record's own words. */
  readonly category?: string;
  readonly substitution?: string;
  readonly instructions: readonly string[];
}

export interface ProcedureEntry extends EntryBase<'procedure'> {
  readonly code: Coded;
  /** As far as its category or its words tell; absent where they do not. */
  readonly sort?: ProcedureSort;
  readonly category?: string;
  readonly bodySite?: string;
  readonly outcome?: string;
  readonly reason?: string;
}

export interface EncounterEntry extends EntryBase<'encounter'> {
  readonly visit: 'ambulatory' | 'inpatient' | 'emergency' | 'home' | 'checkup' | 'virtual' | 'unknown';
  readonly reason?: string;
  readonly disposition?: string;
  readonly diagnoses: readonly string[];
  /** 予定・緊急, as far as it is coded. */
  readonly urgency?: 'planned' | 'urgent';
}

export interface ImagingSeries {
  readonly uid: string;
  readonly modality?: string;
  readonly description?: string;
  readonly bodySite?: string;
  readonly number?: number;
  readonly instances?: number;
}

export interface ImagingEntry extends EntryBase<'imaging'> {
  readonly studyUid?: StudyUid;
  readonly modalities: readonly string[];
  readonly description?: string;
  readonly bodySite?: string;
  readonly series: readonly ImagingSeries[];
  readonly seriesCount?: number;
  readonly instanceCount?: number;
  /** Known to the DICOM archive, to the FHIR record, or (after merging) to both. */
  readonly knownTo: 'archive' | 'record';
}

export interface Attachment {
  readonly title?: string;
  readonly contentType: string;
  /** Decoded bytes where the record carries them inline. */
  readonly bytes?: Uint8Array;
  /** Address below the source's own base, to be fetched with its token; anything else is said, not fetched. */
  readonly url?: string;
  readonly reachable: boolean;
}

export interface ReportEntry extends EntryBase<'report'> {
  readonly code: Coded;
  readonly category:
    | 'radiology'
    | 'lab'
    | 'pathology'
    | 'microbiology'
    | 'endoscopy'
    | 'physiology'
    | 'other';
  readonly conclusion?: string;
  readonly findings: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly studyUids: readonly StudyUid[];
  /** `Type/id` of the studies it reports, where their numbers do not stand beside it. */
  readonly studies?: readonly string[];
  /** `Type/id` of the results it reports. */
  readonly results: readonly string[];
}

/** A section of a document; `html` is the source's own XHTML, never to be drawn but through the sanitiser in `ui/`. */
export interface DocumentSection {
  readonly code?: string;
  readonly title: string;
  readonly html?: string;
  readonly text?: string;
  /** Why the section is empty, in the document's own words. */
  readonly emptyReason?: string;
  /** The section itself says that there is none, or that nobody knows. */
  readonly negative?: Negative;
  readonly entries: readonly EntryKey[];
  /** What the section points to and the document does not hold, by the words it has for it. */
  readonly missing?: readonly string[];
  readonly attachments: readonly Attachment[];
  readonly sections: readonly DocumentSection[];
}

export interface DocumentEntry extends EntryBase<'discharge-summary' | 'referral' | 'checkup' | 'document'> {
  readonly code: Coded;
  readonly sections: readonly DocumentSection[];
  readonly attachments: readonly Attachment[];
  readonly addressee?: string;
  readonly custodian?: string;
  readonly version?: string;
  readonly sort?: DocumentSort;
  /** Documents that this one takes the place of: `Type/id`, or `system|value` of their identifiers. */
  readonly replaces?: readonly string[];
  /** Why the body is not here, where it could not be loaded. */
  readonly bodyMissing?: string;
}

export interface ImmunizationEntry extends EntryBase<'immunization'> {
  readonly code: Coded;
  readonly dose?: string;
  readonly lot?: string;
  readonly site?: string;
  readonly nextDue?: PartialDate;
  readonly notDone: boolean;
}

export interface FamilyHistoryEntry extends EntryBase<'family-history'> {
  readonly relation?: string;
  readonly conditions: readonly string[];
}

export interface DeviceEntry extends EntryBase<'device'> {
  readonly code: Coded;
  readonly bodySite?: string;
  readonly identifier?: string;
}

export interface DirectiveEntry extends EntryBase<'directive'> {
  readonly category?: string;
  readonly decision?: string;
  /** Set where it says whether others may look at the person's records. */
  readonly sharing?: SharingConsent;
}

export interface CarePlanEntry extends EntryBase<'care-plan'> {
  readonly sort?: CarePlanSort;
  readonly description?: string;
  readonly activities: readonly string[];
  readonly category?: string;
}

export interface CoverageEntry extends EntryBase<'coverage'> {
  readonly sort?: CoverageSort;
  readonly payer?: string;
  readonly number?: string;
  readonly copay?: string;
}

/** A record that has no kind of its own: what it is (`sort`), its line, and what it tells. */
export interface OtherEntry extends EntryBase<'other'> {
  readonly sort?: OtherSort;
  readonly facts: readonly string[];
}

export type Entry =
  | ConditionEntry
  | AllergyEntry
  | ObservationEntry
  | MedicationEntry
  | ProcedureEntry
  | EncounterEntry
  | ImagingEntry
  | ReportEntry
  | DocumentEntry
  | ImmunizationEntry
  | FamilyHistoryEntry
  | DeviceEntry
  | DirectiveEntry
  | CarePlanEntry
  | CoverageEntry
  | OtherEntry;

type MayBeOf<E extends Entry, K extends Kind> = E extends Entry
  ? [Extract<E['kind'], K>] extends [never]
    ? never
    : E
  : never;

/** The entry types that may be of these kinds. */
export type EntryOf<K extends Kind> = MayBeOf<Entry, K>;

export function isOfKind<K extends Kind>(entry: Entry, kinds: readonly K[]): entry is EntryOf<K> {
  return (kinds as readonly Kind[]).includes(entry.kind);
}
