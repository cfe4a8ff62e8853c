/** A person's record as a tree of SS-MIX2 standardized storage: allergies, diseases, prescriptions, laboratory results. */
import { toJis } from './jis.ts';

type Json = Readonly<Record<string, unknown>>;

export interface TreeFile {
  name: string;
  bytes: Uint8Array;
  modified: string;
}

function list(value: unknown): readonly Json[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.filter((one): one is Json => typeof one === 'object' && one !== null);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function at(of: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, key) => list(found?.[key])[0], of);
}

/** HL7's own signs inside a value are escaped. */
function leaf(value: unknown): string {
  const names: Readonly<Record<string, string>> = {
    '\\': '\\E\\',
    '|': '\\F\\',
    '^': '\\S\\',
    '&': '\\T\\',
    '~': '\\R\\',
  };
  return text(value)
    .replace(/[\\|^&~]/gu, (sign) => names[sign] ?? '')
    .replace(/\r\n?|\n/gu, '\\.br\\');
}

function time(value: unknown): string {
  return text(value)
    .replace(/[-:]|\.\d+|(?:\+09:00|Z)$/gu, '')
    .replace('T', '');
}

function row(name: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(...Object.keys(fields).map(Number));
  return [name, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join('|');
}

/** Codes go under a label where the label has one; everything else is the hospital's own. */
function coded(concept: Json | undefined, label: string, shape: RegExp): string {
  const found = list(concept?.['coding']).find((coding) => shape.test(text(coding['code'])));
  return found === undefined
    ? `^${leaf(concept?.['text'])}^99HIS`
    : `${text(found['code'])}^${leaf(concept?.['text'])}^${label}`;
}

function nameOf(patient: Json): string {
  const kinds: Readonly<Record<string, string>> = { IDE: 'I', SYL: 'P' };
  return list(patient['name'])
    .map(
      (name) =>
        `${leaf(name['family'])}^${leaf((name['given'] as readonly unknown[] | undefined)?.[0])}^^^^^L^${kinds[text(at(name, 'extension')?.['valueCode'])] ?? 'I'}`,
    )
    .join('~');
}

function head(patient: Json, number: string, type: string, sent: string): readonly string[] {
  const sex: Readonly<Record<string, string>> = { male: 'M', female: 'F', other: 'O' };
  const address = at(patient, 'address');
  return [
    `MSH|^~\\&|HIS|DEMO|GW|RCV|${sent}||${type}|${sent}|P|2.5||||||~ISO IR87||ISO 2022-1994|SS-MIX2_1.20^SS-MIX2^1.2.392.200250.2.1.100.1.2.120^ISO`,
    ...(type.startsWith('ADT') ? [`EVN||${sent}`] : []),
    row('PID', {
      1: '0001',
      3: `${leaf(number)}^^^^PI`,
      5: nameOf(patient),
      7: time(patient['birthDate']),
      8: sex[text(patient['gender'])] ?? 'U',
      11: `^^^^${leaf(address?.['postalCode'])}^JPN^H^${leaf(address?.['text'])}`,
    }),
  ];
}

function allergyRow(allergy: Json, index: number): string {
  const types: Readonly<Record<string, string>> = { medication: 'DA', food: 'FA', environment: 'EA' };
  const reaction = at(allergy, 'reaction');
  const words = list(reaction?.['manifestation'])
    .map((one) => leaf(one['text']))
    .join('、');
  const severity = text(reaction?.['severity']);
  return row('IAM', {
    1: `${index + 1}`,
    2: types[text((allergy['category'] as readonly unknown[] | undefined)?.[0])] ?? 'MA',
    3: coded(at(allergy, 'code'), 'HOT9', /^1\d{8}$/u),
    4: severity === 'severe' ? 'SV' : severity === 'moderate' ? 'MO' : severity === 'mild' ? 'MI' : '',
    5: words,
    6: 'A',
    11: time(allergy['onsetDateTime']),
    13: time(allergy['recordedDate']),
  });
}

function diseaseRow(condition: Json): string {
  const suspected = text(at(condition, 'verificationStatus', 'coding')?.['code']) === 'provisional';
  const ended = time(condition['abatementDateTime']);
  return row('PRB', {
    1: 'AD',
    2: time(condition['recordedDate']),
    3: coded(at(condition, 'code'), 'MDCDX2', /^2\d{7}$/u),
    7: time(condition['recordedDate']),
    9: ended,
    13: suspected ? '1' : '',
    14: ended === '' ? '' : 'F^治癒^HL70241',
    16: time(condition['onsetDateTime']),
    17: leaf(at(condition, 'code')?.['text']),
  });
}

function prescriptionRows(request: Json, index: number): readonly string[] {
  const dosage = at(request, 'dosageInstruction');
  const dose = at(dosage, 'doseAndRate', 'doseQuantity');
  const days = at(dosage, 'timing', 'repeat', 'boundsDuration');
  const usage = text(dosage?.['text']) || text(at(dosage, 'timing', 'code')?.['text']);
  const rp = list(request['identifier']).find((one) => text(one['system']).endsWith('.3.81'));
  return [
    row('ORC', { 1: 'NW', 2: `${index + 1}`, 4: text(rp?.['value']) || '1', 9: time(request['authoredOn']) }),
    row('RXE', {
      2: coded(at(request, 'medicationCodeableConcept'), 'HOT9', /^1\d{8}$/u),
      3: text(dose?.['value']),
      5: `^${leaf(dose?.['unit'])}`,
    }),
    row('TQ1', {
      1: '1',
      3: `&${leaf(usage)}&99HIS`,
      6: days === undefined ? '' : `${text(days['value'])}^d`,
    }),
  ];
}

function valueOf(observation: Json): readonly [string, string, string] {
  const quantity = at(observation, 'valueQuantity');
  if (quantity !== undefined) {
    const sign = text(quantity['comparator']);
    return sign === ''
      ? ['NM', text(quantity['value']), leaf(quantity['unit'])]
      : ['SN', `${sign}^${text(quantity['value'])}`, leaf(quantity['unit'])];
  }
  return ['ST', leaf(at(observation, 'valueCodeableConcept')?.['text'] ?? observation['valueString']), ''];
}

function resultRow(observation: Json, index: number): string {
  const [type, value, unit] = valueOf(observation);
  const flag = text(at(observation, 'interpretation', 'coding')?.['code']);
  const status: Readonly<Record<string, string>> = {
    final: 'F',
    preliminary: 'P',
    corrected: 'C',
    amended: 'C',
  };
  return row('OBX', {
    1: `${index + 1}`,
    2: type,
    3: coded(at(observation, 'code'), 'JC10', /^[0-9A-Z]{17}$/u),
    5: value,
    6: unit === '' ? '' : `${unit}^${unit}`,
    8: flag,
    11: status[text(observation['status'])] ?? 'F',
    14: time(observation['effectiveDateTime']),
  });
}

function isLaboratory(resource: Json): boolean {
  const codes = list(resource['category']).flatMap((category) =>
    list(category['coding']).map((coding) => text(coding['code'])),
  );
  return (
    resource['resourceType'] === 'Observation' &&
    codes.includes('laboratory') &&
    resource['effectiveDateTime'] !== undefined
  );
}

/** One message to be written: what its file's name says of it, and its segments behind PID. */
export interface StoredMessage {
  type: string;
  message: string;
  day: string;
  order: number;
  segments: readonly string[];
}

/** 保険者番号, 記号, 番号 as an insured person's number is written in the three fields of IN1; 枝番 has none. */
function insuranceOf(patient: Json): readonly string[] {
  const member = list(patient['identifier']).find((one) => text(one['system']).endsWith('memberID'));
  const [insurer = '', symbol = '', number = ''] = text(member?.['value']).split(':');
  if (number === '') return [];
  return [
    row('IN1', { 1: '1', 2: '67^国民健康保険^JHSD0001', 3: insurer, 10: leaf(symbol), 11: leaf(number) }),
  ];
}

function entriesOf(patient: Json, resources: readonly Json[]): readonly StoredMessage[] {
  const ofType = (type: string) => resources.filter((one) => one['resourceType'] === type);
  const allergies = ofType('AllergyIntolerance').map(allergyRow);
  const diseases = ofType('Condition').map(diseaseRow);
  const byDay = (all: readonly Json[], element: string) =>
    [...Map.groupBy(all, (one) => time(one[element]).slice(0, 8))].filter(([day]) => day.length === 8);
  return [
    {
      type: 'ADT-00',
      message: 'ADT^A08^ADT_A01',
      day: '-',
      order: 0,
      segments: ['PV1|0001|O|01^^^^^C', ...insuranceOf(patient)],
    },
    ...(allergies.length === 0
      ? []
      : [{ type: 'ADT-61', message: 'ADT^A60^ADT_A60', day: '-', order: 0, segments: allergies }]),
    ...(diseases.length === 0
      ? []
      : [{ type: 'PPR-01', message: 'PPR^ZD1^PPR_ZD1', day: '-', order: 0, segments: diseases }]),
    ...byDay(ofType('MedicationRequest'), 'authoredOn').map(([day, same], index) => ({
      type: 'OMP-01',
      message: 'RDE^O11^RDE_O11',
      day,
      order: index + 1,
      segments: same.flatMap(prescriptionRows),
    })),
    ...byDay(resources.filter(isLaboratory), 'effectiveDateTime').map(([day, same], index) => ({
      type: 'OML-11',
      message: 'OUL^R22^OUL_R22',
      day,
      order: index + 1,
      segments: [`SPM|1|||^検体|||||||||||||${day}`, 'OBR|1|1||^検体検査^99HIS', ...same.map(resultRow)],
    })),
  ];
}

/** Writes the tree of one patient under the hospital's own number. */
export function writeTree(patient: Json, resources: readonly Json[], number: string): TreeFile[] {
  return entriesOf(patient, resources).map((message) => writeMessage(patient, number, message));
}

/** Writes one file of a patient; `inside`: the number that the message itself names, where it is another. */
export function writeMessage(
  patient: Json,
  number: string,
  { type, message, day, order, segments }: StoredMessage,
  inside = number,
): TreeFile {
  const sent = `${day === '-' ? '20250101' : day}120000`;
  const orderNumber = order === 0 ? '999999999999999' : String(order).padStart(15, '0');
  const file = [number, day, type, orderNumber, `${sent}000`, '01', '1'].join('_');
  const bytes = toJis([...head(patient, inside, message, sent), ...segments].join('\r'));
  return { name: `${folderOf(number, day)}/${type}/${file}`, bytes, modified: modifiedAt(sent) };
}

/** Writes a document of extended storage: a folder for its kind, one for itself, and its files in that. */
export function writeDocument(
  number: string,
  document: { kind: string; day: string; key: string; files: Readonly<Record<string, Uint8Array>> },
): TreeFile[] {
  const { kind, day, key, files } = document;
  const content = [number, day, kind, key, `${day}120000000`, '01', '1'].join('_');
  const folder = `${folderOf(number, day)}/${kind}/${content}`;
  return Object.entries(files).map(([name, bytes]) => ({
    name: `${folder}/${name}`,
    bytes,
    modified: modifiedAt(`${day}120000`),
  }));
}

function folderOf(number: string, day: string): string {
  return [number.slice(0, 3), number.slice(3, 6), number, day].join('/');
}

function modifiedAt(sent: string): string {
  return `${sent.slice(0, 4)}-${sent.slice(4, 6)}-${sent.slice(6, 8)}T12:00:00+09:00`;
}
