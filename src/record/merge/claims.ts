import type {
  AllergyEntry,
  CarePlanEntry,
  ConditionEntry,
  CoverageEntry,
  DeviceEntry,
  DirectiveEntry,
  DocumentEntry,
  DocumentSection,
  EncounterEntry,
  Entry,
  FamilyHistoryEntry,
  ImmunizationEntry,
  MedicationEntry,
  ObservationEntry,
  ProcedureEntry,
  ReportEntry,
} from '../../domain/entry.ts';
import type { SameFactBy } from '../../domain/merged.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { codesIn, commonCodes, DISEASE_SYSTEMS, DRUG_SYSTEMS, LAB_SYSTEMS } from './codes.ts';
import { codingsOf, dayOfWhen, fold, hasTime, momentOf, ownNumbers, sideOf, valueKey } from './traits.ts';

/**
 * An entry's claim to be one fact with whoever makes the same claim (`key`). `loose` are further fields that must not
 * contradict where both state them; `proofs` are such fields of which at least `needs` must be stated by all and equal.
 */
export interface Claim {
  readonly by: SameFactBy;
  readonly key: string;
  readonly loose: readonly string[];
  readonly proofs: readonly string[];
  readonly needs: number;
  /** One holder may make the claim several times: a substance is one however often it is written down. */
  readonly repeats: boolean;
}

/** Ids of the rules in docs/clinical-rules.md. */
export const RULE_OF: Readonly<Record<SameFactBy, string>> = {
  diagnosis: 'merge-04',
  order: 'merge-05',
  supply: 'merge-06',
  administration: 'merge-06',
  statement: 'merge-06',
  result: 'merge-07',
  substance: 'merge-08',
  'allergy-words': 'merge-08',
  document: 'merge-09',
  report: 'merge-09',
  visit: 'merge-10',
  procedure: 'merge-11',
  device: 'merge-11',
  vaccine: 'merge-12',
  insurance: 'merge-13',
  words: 'merge-13',
};

type More = Partial<Pick<Claim, 'loose' | 'proofs' | 'needs' | 'repeats'>>;

/** A claim of these parts; none where a part without which it says nothing is missing. */
function claim(by: SameFactBy, parts: readonly (string | undefined)[], more: More = {}): readonly Claim[] {
  if (parts.some((part) => part === undefined || part === '')) return [];
  const { loose = [], proofs = [], needs = 0, repeats = false } = more;
  return [{ by, key: `${by}|${parts.join('|')}`, loose, proofs, needs, repeats }];
}

/** merge-04: institution, words, side, doubt and stated onset (without one, the day it was written down). */
function ofCondition(entry: ConditionEntry, place: string | undefined): readonly Claim[] {
  if (place === undefined) return [];
  const { recordedOn } = entry.provenance;
  const written = recordedOn === undefined ? '' : `w${recordedOn.sortKey.slice(0, 10)}`;
  const since = momentOf(entry.onset);
  const doubt = entry.marks.includes('suspected') ? 'suspected' : 'told';
  const side = sideOf(entry.title, entry.bodySite);
  const loose = [...ownNumbers(entry), ...codesIn(entry, DISEASE_SYSTEMS), fold(entry.bodySite ?? '')];
  return claim('diagnosis', [place, fold(entry.title), side, doubt, since === '' ? written : since], {
    loose,
  });
}

function amount(quantity: Quantity | undefined): string {
  return quantity === undefined ? '' : fold(`${quantity.text}${quantity.unit}`);
}

const BY_OF_MEDICATION: Readonly<Record<MedicationEntry['kind'], SameFactBy>> = {
  prescription: 'order',
  dispensing: 'supply',
  administration: 'administration',
  'medication-statement': 'statement',
};

/** merge-05, merge-06: institution, drug and day, and of Rp, directions, dose, days and quantity one that agrees, none that differs. */
function ofMedication(entry: MedicationEntry, place: string | undefined): readonly Claim[] {
  const given = entry.kind === 'administration';
  const at = given ? momentOf(entry.when) : dayOfWhen(entry.when);
  if (at.length < 10 || place === undefined) return [];
  const more: More = {
    loose: [
      ...ownNumbers(entry),
      ...codesIn(entry, DRUG_SYSTEMS),
      entry.prescriptionId ?? '',
      fold(entry.site ?? ''),
      fold(entry.category ?? ''),
    ],
    proofs: [
      entry.rpNumber ?? '',
      fold(entry.dosageText),
      amount(entry.dose),
      entry.days === undefined ? '' : String(entry.days),
      amount(entry.quantity),
    ],
    needs: given && hasTime(entry.when) ? 0 : 1,
  };
  const names = [
    `t:${fold(entry.drug.text)}`,
    ...entry.drug.codings.map(({ system, code }) => `${system}#${code}`),
  ];
  return names.flatMap((name) => claim(BY_OF_MEDICATION[entry.kind], [place, at, name], more));
}

/**
 * merge-07: institution, analyte, time of taking, value and unit. Specimen and method must not differ, and of a
 * laboratory's result the specimen must be told by both, in words or by a code that holds it (JLAC10, CLINS).
 */
function ofObservation(entry: ObservationEntry, place: string | undefined): readonly Claim[] {
  const at = momentOf(entry.when);
  if (at.length < 10 || place === undefined) return [];
  const parts = entry.parts.map((part) => `${fold(part.name)}=${valueKey(part.value)}`).join(';');
  const value = [valueKey(entry.value), parts].join(';');
  if (value === ';') return [];
  const stage = entry.marks.includes('preliminary') ? 'preliminary' : 'final';
  const [core = '', infection = '', jlac = '', checkup = '', loinc = ''] = codesIn(entry, LAB_SYSTEMS);
  const more: More = {
    loose: [...ownNumbers(entry), core, infection, jlac, checkup, loinc, fold(entry.method ?? '')],
    proofs: [fold(entry.specimen ?? ''), core, infection, jlac, checkup],
    needs: entry.kind === 'lab' || entry.kind === 'infection' ? 1 : 0,
  };
  const names = [
    `t:${fold(entry.title)}`,
    ...codingsOf(entry).map(({ system, code }) => `${system}#${code}`),
  ];
  return names.flatMap((name) => claim('result', [place, at, name, value, stage], more));
}

/** merge-08: a substance code that means the same everywhere; else equal words within one institution. */
function ofAllergy(entry: AllergyEntry, place: string | undefined): readonly Claim[] {
  const codes = codesIn(entry, [/Jfagy/u, /YJ-code$/u, /snomed/u]);
  return [
    ...commonCodes(entry).flatMap((code) => claim('substance', [code], { repeats: true })),
    ...claim('allergy-words', [place, fold(entry.title)], { loose: codes, repeats: true }),
  ];
}

function wordsOf(sections: readonly DocumentSection[]): string {
  return sections
    .map((section) => `${section.title}${section.text ?? ''}${wordsOf(section.sections)}`)
    .join('');
}

/** merge-09: institution, type, title and time; where only the day is stated, the same body or the same author. */
function ofDocument(entry: DocumentEntry, place: string | undefined): readonly Claim[] {
  if (place === undefined) return [];
  const names = entry.attachments.map(
    ({ title, contentType, bytes }) => `${title ?? ''}${contentType}${bytes?.length ?? ''}`,
  );
  const body = wordsOf(entry.sections);
  const more: More = {
    loose: [...ownNumbers(entry), entry.version ?? '', fold(entry.addressee ?? '')],
    proofs: [body === '' ? '' : fold(body), names.length === 0 ? '' : fold(names.join(' '))],
    needs: hasTime(entry.when) ? 0 : 1,
  };
  return claim('document', [place, fold(entry.title), momentOf(entry.when)], more);
}

function ofReport(entry: ReportEntry, place: string | undefined): readonly Claim[] {
  if (place === undefined) return [];
  const more: More = {
    loose: [...ownNumbers(entry), entry.marks.includes('preliminary') ? 'preliminary' : 'final'],
    proofs: [
      fold(entry.conclusion ?? ''),
      entry.studyUids.toSorted().join(' '),
      fold(entry.findings.join(' ')),
    ],
    needs: 1,
  };
  return claim('report', [place, fold(entry.title), entry.category, momentOf(entry.when)], more);
}

/** merge-10: institution, kind of visit and its start; where only the day is stated, the same department. */
function ofEncounter(entry: EncounterEntry, place: string | undefined): readonly Claim[] {
  const at = momentOf(entry.when);
  if (at.length < 10) return [];
  const end =
    entry.when.state === 'dated' && entry.when.end !== undefined ? entry.when.end.sortKey.slice(0, 10) : '';
  return claim('visit', [place, entry.visit, at], {
    loose: [...ownNumbers(entry), end],
    proofs: [fold(entry.provenance.department ?? '')],
    needs: hasTime(entry.when) ? 0 : 1,
  });
}

/** merge-11: institution, words, side and day (or time). */
function ofProcedure(entry: ProcedureEntry, place: string | undefined): readonly Claim[] {
  const at = momentOf(entry.when);
  const codes = codesIn(entry, [/masterS-medicalProcedure$/u, /STEM7/u, /snomed/u]);
  const side = sideOf(entry.title, entry.bodySite);
  const loose = [...ownNumbers(entry), ...codes, fold(entry.bodySite ?? '')];
  return at.length < 10 ? [] : claim('procedure', [place, fold(entry.title), side, at], { loose });
}

/** merge-12: the same vaccine on the same day, wherever it is written down; uncoded, within one institution. */
function ofImmunization(entry: ImmunizationEntry, place: string | undefined): readonly Claim[] {
  const day = dayOfWhen(entry.when);
  if (day.length < 10) return [];
  const given = entry.notDone ? 'not-done' : 'done';
  const told = [fold(entry.lot ?? ''), fold(entry.dose ?? '')];
  return [
    ...commonCodes(entry).flatMap((code) => claim('vaccine', [code, day, given], { loose: told })),
    ...claim('vaccine', [place, fold(entry.title), day, given], { loose: [...ownNumbers(entry), ...told] }),
  ];
}

/** merge-13: the same insurer, number and beginning: an insurance card is shown in every institution. */
function ofCoverage(entry: CoverageEntry): readonly Claim[] {
  const number = fold(entry.number ?? '');
  return claim('insurance', [fold(entry.payer ?? ''), number, fold(entry.title), momentOf(entry.when)]);
}

type Worded = DeviceEntry | DirectiveEntry | CarePlanEntry | FamilyHistoryEntry;

function wordsOfWorded(entry: Worded): readonly string[] {
  switch (entry.kind) {
    case 'device':
      return [entry.title];
    case 'directive':
      return entry.decision === undefined ? [] : [entry.title, entry.decision];
    case 'care-plan':
      return [entry.title, entry.description ?? '', ...entry.activities];
    case 'family-history':
      return entry.conditions.length === 0 ? [] : [entry.relation ?? '', ...entry.conditions];
  }
}

/** merge-11 (devices), merge-13: equal in all their words, of one institution and one day (or time). */
function ofWords(entry: Worded, place: string | undefined): readonly Claim[] {
  if (place === undefined) return [];
  const isDevice = entry.kind === 'device';
  const at = isDevice ? dayOfWhen(entry.when) : momentOf(entry.when);
  const own = isDevice ? [fold(entry.identifier ?? ''), fold(entry.bodySite ?? '')] : [];
  const words = fold(wordsOfWorded(entry).join(' '));
  return claim(isDevice ? 'device' : 'words', [place, words, at], { loose: [...ownNumbers(entry), ...own] });
}

/** Every claim of an entry that may join it to a record of another holder without a common number. */
export function claimsOf(entry: Entry, place: string | undefined): readonly Claim[] {
  switch (entry.kind) {
    case 'condition':
      return ofCondition(entry, place);
    case 'prescription':
    case 'dispensing':
    case 'administration':
    case 'medication-statement':
      return ofMedication(entry, place);
    case 'lab':
    case 'infection':
    case 'vital':
    case 'measurement':
    case 'care-level':
    case 'social-history':
    case 'observation':
      return ofObservation(entry, place);
    case 'allergy':
      return ofAllergy(entry, place);
    case 'discharge-summary':
    case 'referral':
    case 'checkup':
    case 'document':
      return ofDocument(entry, place);
    case 'report':
      return ofReport(entry, place);
    case 'encounter':
      return ofEncounter(entry, place);
    case 'procedure':
      return ofProcedure(entry, place);
    case 'immunization':
      return ofImmunization(entry, place);
    case 'coverage':
      return ofCoverage(entry);
    case 'device':
    case 'directive':
    case 'care-plan':
    case 'family-history':
      return ofWords(entry, place);
    case 'imaging':
    case 'other':
      return [];
  }
}
