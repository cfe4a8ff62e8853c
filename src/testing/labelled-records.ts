import type { RawResource } from '../domain/provenance.ts';
import { streamOf } from './random.ts';

/** A seeded source of choices: the same seed makes the same records. */
export interface Roll {
  readonly below: (bound: number) => number;
  readonly chance: (share: number) => boolean;
  readonly one: <const L extends readonly [unknown, ...unknown[]]>(list: L) => L[number];
}

export function rollOf(seed: number): Roll {
  const next = streamOf(seed);
  return {
    below: (bound) => Math.floor(next() * bound),
    chance: (share) => next() < share,
    one: <const L extends readonly [unknown, ...unknown[]]>(list: L): L[number] =>
      list[Math.floor(next() * list.length)],
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A kind of record: how a hospital writes it, and the records beside it that are easily taken for it. */
export interface Sort {
  readonly name: string;
  readonly make: (roll: Roll) => RawResource;
  /** What differs in the world, and the record that tells of it. */
  readonly misses: Readonly<Record<string, (of: RawResource, roll: Roll) => RawResource>>;
}

const INSTITUTION_EXTENSION =
  'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber';
const DEPARTMENT_EXTENSION = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_Department';
export const INSTANCE = 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier';
const RX = 'urn:oid:1.2.392.100495.20.3.11';
const RP = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber';
const RP_INDEX = 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex';
const ICD10 = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full';
const DISEASE = 'http://medis.or.jp/CodeSystem/master-disease-keyNumber';
const YJ = 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code';
const HOT9 = 'http://medis.or.jp/CodeSystem/master-HOT9';
const LOCAL_LAB = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS';
const CORE_LAB = 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS';
const INFECTION_LAB = 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS';
const JLAC10 = 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits';
const ALLERGEN = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS';

export const PLACES = [
  ['9910000001', '架空中央病院'],
  ['9910000002', '見本市民病院'],
  ['9910000003', '例題クリニック'],
] as const;

let counter = 0;

function fresh(): string {
  counter += 1;
  return String(counter).padStart(6, '0');
}

export function dayFrom(roll: Roll): string {
  return new Date(Date.UTC(2022 + roll.below(5), roll.below(11), 1 + roll.below(27)))
    .toISOString()
    .slice(0, 10);
}

export function nextDay(day: string, by = 1): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

export function moment(day: string, hour: number, minute = 0): string {
  return `${day.slice(0, 10)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+09:00`;
}

/** What every record of a hospital carries: its institution, department, number and when it was stored. */
export function written(type: string, roll: Roll, own: Fields): RawResource {
  const number = fresh();
  return {
    resourceType: type,
    id: `h${number}`,
    meta: { lastUpdated: `2026-10-0${String(1 + roll.below(8))}T00:00:00Z` },
    extension: [
      { url: INSTITUTION_EXTENSION, valueIdentifier: { value: roll.one(PLACES)[0] } },
      {
        url: DEPARTMENT_EXTENSION,
        valueCodeableConcept: { text: roll.one(['内科', '外科', '循環器内科', '整形外科']) },
      },
    ],
    identifier: [{ system: INSTANCE, value: `H-${number}` }],
    ...own,
  };
}

/** Another record of the same hospital: other words, another number. */
export function another(of: RawResource, own: Fields): RawResource {
  const number = fresh();
  const kept = (of['identifier'] as readonly { readonly system: string }[]).filter(
    ({ system }) => system !== INSTANCE,
  );
  return {
    ...of,
    id: `h${number}`,
    identifier: [...kept, { system: INSTANCE, value: `H-${number}` }],
    ...own,
  };
}

/** The like of it in another institution. */
export function elsewhere(of: RawResource): RawResource {
  const [first, ...rest] = of['extension'] as readonly {
    readonly valueIdentifier: { readonly value: string };
  }[];
  const now = PLACES.findIndex(([number]) => number === first?.valueIdentifier.value);
  const other = PLACES[(now + 1) % PLACES.length] ?? PLACES[0];
  return another(of, { extension: [{ ...first, valueIdentifier: { value: other[0] } }, ...rest] });
}

function coded(system: string, code: string, display?: string): Fields {
  return { system, code, ...(display === undefined ? {} : { display }) };
}

const DISEASES = [
  ['高血圧症', 'I10', '20061837'],
  ['２型糖尿病', 'E11', '20057594'],
  ['脂質異常症', 'E785', '20066233'],
  ['慢性心不全', 'I509', '20064410'],
  ['気管支喘息', 'J459', '20053720'],
  ['鉄欠乏性貧血', 'D509', '20064112'],
] as const;
const SIDED = [
  ['変形性膝関節症', 'M179', '20060001'],
  ['大腿骨頸部骨折', 'S7200', '20060002'],
  ['白内障', 'H269', '20060003'],
] as const;

export function disease(roll: Roll): Fields {
  if (roll.chance(0.3)) {
    const [name, icd, key] = roll.one(SIDED);
    return { text: `${roll.one(['左', '右'])}${name}`, coding: [coded(DISEASE, key), coded(ICD10, icd)] };
  }
  const [name, icd, key] = roll.one(DISEASES);
  return { text: name, coding: [coded(DISEASE, key), coded(ICD10, icd)] };
}

/** Drugs by name, YJ, HOT9: a brand, its generic, and another strength of the generic follow one another. */
const DRUGS = [
  ['ノルバスク錠５ｍｇ', '2171022F2027', '100580502'],
  ['アムロジピン錠５ｍｇ「例」', '2171022F2140', '119601501'],
  ['アムロジピン錠２．５ｍｇ「例」', '2171022F1120', '119600801'],
  ['リピトール錠１０ｍｇ', '2189015F2023', '113603101'],
  ['アトルバスタチン錠１０ｍｇ「例」', '2189015F2058', '121110101'],
  ['アトルバスタチン錠５ｍｇ「例」', '2189015F1051', '121109501'],
  ['タケプロンＯＤ錠１５', '2329023F1020', '113310801'],
  ['ランソプラゾールＯＤ錠１５ｍｇ「例」', '2329023F1100', '117550601'],
  ['ランソプラゾールＯＤ錠３０ｍｇ「例」', '2329023F2106', '117551301'],
] as const;

function drugAt(index: number): Fields {
  const [name, yj, hot] = DRUGS[index] ?? DRUGS[0];
  return { text: name, coding: [coded(YJ, yj), coded(HOT9, hot)] };
}

export function drug(roll: Roll): Fields {
  return drugAt(roll.below(3) * 3 + roll.below(3));
}

/** Its neighbour in the table: `1` for brand and generic or another strength, `3` for another drug. */
export function otherDrug(of: RawResource, step: number): Fields {
  const { text } = of['medicationCodeableConcept'] as { readonly text: string };
  const at = DRUGS.findIndex(([name]) => name === text);
  const group = Math.floor(at / 3) * 3;
  return step === 3 ? drugAt((at + 3) % DRUGS.length) : drugAt(group + ((at - group + step) % 3));
}

export function rxNumbers(roll: Roll, rp = 1): readonly Fields[] {
  const number = fresh();
  return [
    coded2(RX, `9910000001-2026-${number}`),
    coded2(RP, String(rp)),
    coded2(RP_INDEX, String(1 + roll.below(2))),
  ];
}

function coded2(system: string, value: string): Fields {
  return { system, value };
}

/** The record under a prescription of its own. */
export function newRx(of: RawResource, roll: Roll): RawResource {
  const kept = (of['identifier'] as readonly { readonly system: string }[]).filter(
    ({ system }) => system === INSTANCE,
  );
  return { ...of, identifier: [...kept, ...rxNumbers(roll)] };
}

/** The same prescription and Rp, the next drug of it. */
export function nextInRp(of: RawResource): RawResource {
  const identifier = (of['identifier'] as readonly { readonly system: string; readonly value: string }[]).map(
    (one) => (one.system === RP_INDEX ? { ...one, value: String(Number(one.value) + 1) } : one),
  );
  return { ...of, identifier };
}

/** The same prescription, the next Rp. */
export function nextRp(of: RawResource): readonly Fields[] {
  return (of['identifier'] as readonly { readonly system: string; readonly value: string }[]).map(
    (identifier) =>
      identifier.system === RP ? { ...identifier, value: String(Number(identifier.value) + 1) } : identifier,
  );
}

const DIRECTIONS = [
  '１日１回朝食後　服用',
  '１日２回朝夕食後　服用',
  '１日３回毎食後　服用',
  '１日１回就寝前　服用',
] as const;

export function directions(roll: Roll): Fields {
  return {
    text: roll.one(DIRECTIONS),
    doseAndRate: [{ doseQuantity: { value: 1 + roll.below(2), unit: '錠' } }],
  };
}

export function otherDirections(of: RawResource): Fields {
  const [{ text = '', doseAndRate } = {}] = of['dosageInstruction'] as readonly {
    text?: string;
    doseAndRate?: unknown;
  }[];
  const at = DIRECTIONS.findIndex((words) => words === text);
  return { text: DIRECTIONS[(at + 1) % DIRECTIONS.length], doseAndRate };
}

const ANALYTES = [
  ['Na', 'ナトリウム', '3H010000002326101', 'mmol/L', '血清'],
  ['K', 'カリウム', '3H015000002326101', 'mmol/L', '血清'],
  ['Cre', 'クレアチニン', '3C015000002327101', 'mg/dL', '血清'],
  ['ALB', 'アルブミン', '3A015000002327101', 'g/dL', '血清'],
  ['TG', '総蛋白', '3A010000002327101', 'g/dL', '血清'],
  ['CRP', 'CRP', '5C070000002306201', 'mg/dL', '血清'],
] as const;

function analyteAt(index: number): Fields {
  const [key, name, jlac, unit, specimen] = ANALYTES[index % ANALYTES.length] ?? ANALYTES[0];
  return {
    code: {
      text: name,
      coding: [coded(LOCAL_LAB, `L${String(index)}`, name), coded(CORE_LAB, jlac, key), coded(JLAC10, jlac)],
    },
    unit,
    specimen,
  };
}

export function analyte(index: number): {
  readonly code: Fields;
  readonly unit: string;
  readonly specimen: string;
} {
  return analyteAt(index) as { readonly code: Fields; readonly unit: string; readonly specimen: string };
}

/** The codes of the analyte with other JLAC10 digits from `at` on; a hospital has a code of its own for it too. */
function withDigits(of: RawResource, at: number, digits: string): Fields {
  const { text, coding } = of['code'] as {
    readonly text: string;
    readonly coding: readonly { readonly code: string; readonly system: string }[];
  };
  const changed = (code: string) => `${code.slice(0, at)}${digits}${code.slice(at + digits.length)}`;
  return {
    text,
    coding: coding.map((one) => ({
      ...one,
      code: one.system === LOCAL_LAB ? `${one.code}/${digits}` : changed(one.code),
    })),
  };
}

/** By another method: JLAC10 tells it in its digits 13 to 15. */
export function byOtherMethod(of: RawResource): Fields {
  return withDigits(of, 12, '999');
}

/** In urine: JLAC10 tells the specimen in its digits 10 to 12. */
export function inUrine(of: RawResource): Fields {
  return withDigits(of, 9, '001');
}

export function infectionCode(index: number): Fields {
  const names = ['HBs抗原', 'HCV抗体', '梅毒TP抗体'] as const;
  const name = names[index % names.length] ?? names[0];
  return {
    text: name,
    coding: [
      coded(LOCAL_LAB, `I${String(index)}`, name),
      coded(INFECTION_LAB, `5F01${String(index)}000002300011`, name),
    ],
  };
}

const ALLERGENS = [
  ['えび', 'J9FB12010000'],
  ['そば', 'J9FA19140000'],
  ['キウイ', 'J9FA32540000'],
  ['鶏卵', 'J9FC11170000'],
] as const;

export function allergen(index: number, withCode: boolean): Fields {
  const [name, code] = ALLERGENS[index % ALLERGENS.length] ?? ALLERGENS[0];
  return { text: name, ...(withCode ? { coding: [coded(ALLERGEN, code, name)] } : {}) };
}
