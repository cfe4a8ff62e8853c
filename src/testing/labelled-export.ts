import type { RawResource } from '../domain/provenance.ts';
import { INSTANCE, PLACES, type Roll } from './labelled-records.ts';

/**
 * What becomes of a hospital's record on its way into a network: the same thing happened, and fewer or other words tell
 * of it. The shares are those of a plain guess: JP-CLINS keeps number, institution and words by rule, a network fed
 * from older interfaces often does not.
 */
export interface Carriage {
  /** Whether the record's own number (and the prescription's) travels along. */
  readonly numbered: boolean;
  /** Small losses of form only: widths, code spellings, notes. Else also losses of substance. */
  readonly rough: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

interface Concept {
  readonly text?: string;
  readonly coding?: readonly { readonly system: string; readonly code: string; readonly display?: string }[];
}

const OID_OF_URL: Readonly<Record<string, string>> = {
  'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code': 'urn:oid:1.2.392.100495.20.2.73',
  'http://medis.or.jp/CodeSystem/master-HOT9': 'urn:oid:1.2.392.200119.4.403.1',
  'http://medis.or.jp/CodeSystem/master-disease-keyNumber': 'urn:oid:1.2.392.200119.4.101.2',
  'http://medis.or.jp/CodeSystem/master-JLAC10-17digits': 'urn:oid:1.2.392.200119.4.504',
};

function narrow(text: string): string {
  return text.normalize('NFKC');
}

function concept(of: RawResource, key: string, roll: Roll): Fields {
  const found = of[key] as Concept | undefined;
  if (found?.text === undefined || !('text' in found)) return {};
  const text = roll.chance(0.5) ? narrow(found.text) : found.text;
  const kept = (found.coding ?? []).filter(
    (_, index, all) => all.length === 1 || index > 0 || roll.chance(0.6),
  );
  const coding = kept.map((one) =>
    roll.chance(0.5) ? { ...one, system: OID_OF_URL[one.system] ?? one.system } : one,
  );
  return { [key]: { text, ...(coding.length === 0 ? {} : { coding }) } };
}

/** The institution as number, as both, or as the name of the one who provided it. */
function institution(of: RawResource, roll: Roll): Fields {
  const [number, department] = of['extension'] as readonly {
    readonly valueIdentifier: { readonly value: string };
  }[];
  const value = number?.valueIdentifier.value ?? '';
  const name = PLACES.find(([no]) => no === value)?.[1] ?? '';
  const extension = [
    ...(number === undefined ? [] : [number]),
    ...(department !== undefined && roll.chance(0.8) ? [department] : []),
  ];
  return { extension, ...(roll.chance(0.3) ? { performer: [{ type: 'Organization', display: name }] } : {}) };
}

const DATES = ['effectiveDateTime', 'authoredOn', 'whenHandedOver', 'started', 'date'] as const;

/** What an older interface loses: the time of day, the recorder's own words, the unit's spelling. */
function worn(of: RawResource, roll: Roll): Fields {
  const dated = DATES.find((key) => typeof of[key] === 'string');
  const losses: readonly Fields[] = [
    dated === undefined ? {} : { [dated]: (of[dated] as string).slice(0, 10) },
    'onsetDateTime' in of ? { onsetDateTime: (of['onsetDateTime'] as string).slice(0, 4) } : {},
    'dosageInstruction' in of ? { dosageInstruction: [{ text: '用法どおり' }] } : {},
    'conclusion' in of ? { conclusion: undefined } : {},
  ];
  return losses[roll.below(losses.length)] ?? {};
}

function dropped(roll: Roll): Fields {
  return {
    ...(roll.chance(0.15) ? { specimen: undefined } : {}),
    ...(roll.chance(0.2) ? { lotNumber: undefined } : {}),
    ...(roll.chance(0.1) ? { quantity: undefined } : {}),
  };
}

let copies = 0;

/** The record as a network holds it. */
export function carried(of: RawResource, { numbered, rough }: Carriage, roll: Roll): RawResource {
  copies += 1;
  const identifiers = of['identifier'] as readonly { readonly system: string }[];
  const unique = identifiers.filter(({ system }) => system === 'urn:dicom:uid');
  return {
    ...of,
    ...concept(of, 'code', roll),
    ...concept(of, 'medicationCodeableConcept', roll),
    ...concept(of, 'vaccineCode', roll),
    ...institution(of, roll),
    ...dropped(roll),
    ...(rough && roll.chance(0.06) ? worn(of, roll) : {}),
    id: `c${String(copies)}`,
    identifier: numbered ? identifiers : unique,
    meta: { lastUpdated: `2026-11-0${String(1 + roll.below(8))}T00:00:00Z` },
  };
}

/** As older interfaces keep numbers: the prescription's, but not the record's own. */
export function withoutOwnNumber(of: RawResource): RawResource {
  const identifiers = of['identifier'] as readonly { readonly system: string }[];
  return { ...of, identifier: identifiers.filter(({ system }) => system !== INSTANCE) };
}
