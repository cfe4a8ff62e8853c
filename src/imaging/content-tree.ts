import { personNameText } from './person-name-text.ts';
import { TAG, tagText } from '../sources/dicomweb/dicom-json.ts';
import type { Json } from '../sources/fhir/json.ts';
import { tagItems } from './dicom-values.ts';

/** An object that a report or a selection of key images points to. */
export interface ObjectReference {
  readonly sopClass: string;
  readonly instanceUid: string;
  readonly frames: readonly number[];
}

/** One line of a report's content tree (PS3.3 C.17.3), with what stands below it. */
export interface ContentNode {
  /** What the line is about, in the words of its code. */
  readonly name: string | undefined;
  /** The code itself, as `value (scheme)`. */
  readonly code: string | undefined;
  /** What is stated, in words, as a number with its unit, or as a date. */
  readonly text: string | undefined;
  readonly valueType: string;
  readonly relation: string | undefined;
  readonly references: readonly ObjectReference[];
  readonly children: readonly ContentNode[];
}

export interface StructuredReport {
  readonly title: string;
  /** `COMPLETE` or `PARTIAL`, as stated. */
  readonly completion: string | undefined;
  /** `VERIFIED` or `UNVERIFIED`, as stated. */
  readonly verification: string | undefined;
  readonly verifiers: readonly string[];
  readonly nodes: readonly ContentNode[];
}

const T = {
  codeValue: '00080100',
  codeScheme: '00080102',
  codeMeaning: '00080104',
  referencedClass: '00081150',
  referencedInstance: '00081155',
  referencedFrames: '00081160',
  referenced: '00081199',
  relation: '0040A010',
  valueType: '0040A040',
  concept: '0040A043',
  verifiers: '0040A073',
  verifierName: '0040A075',
  dateTime: '0040A120',
  date: '0040A121',
  time: '0040A122',
  personName: '0040A123',
  uid: '0040A124',
  textValue: '0040A160',
  codeSequence: '0040A168',
  measured: '0040A300',
  numeric: '0040A30A',
  units: '004008EA',
  qualifier: '0040A301',
  completion: '0040A491',
  verification: '0040A493',
  content: '0040A730',
} as const;

/** Deeper trees than any template has: they would only be made to exhaust a reader. */
const DEEPEST = 64;

function meaningOf(dataset: Json, tag: string): string | undefined {
  const [code] = tagItems(dataset, tag);
  return code === undefined ? undefined : (tagText(code, T.codeMeaning) ?? tagText(code, T.codeValue));
}

function codeOf(dataset: Json, tag: string): string | undefined {
  const [code] = tagItems(dataset, tag);
  const value = code === undefined ? undefined : tagText(code, T.codeValue);
  return code === undefined || value === undefined
    ? undefined
    : `${value} (${tagText(code, T.codeScheme) ?? '—'})`;
}

/** DA, TM and DT with the separators that make them readable; what is none is left as it came. */
export function dicomMoment(text: string): string {
  const moment = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?/u.exec(text);
  if (moment === null) return text;
  const [, year, month, day, hour, minute, second] = moment;
  const clock = hour === undefined ? '' : ` ${[hour, minute, second].filter(Boolean).join(':')}`;
  return `${year}-${month}-${day}${clock}`;
}

function dicomClock(text: string): string {
  return text.replace(/^(\d{2})(\d{2})(\d{2})?.*$/u, (_, hour: string, minute: string, second?: string) =>
    [hour, minute, second].filter(Boolean).join(':'),
  );
}

function measured(item: Json): string | undefined {
  const [value] = tagItems(item, T.measured);
  const number = value === undefined ? undefined : tagText(value, T.numeric);
  if (value === undefined || number === undefined) return meaningOf(item, T.qualifier);
  const [unit] = tagItems(value, T.units);
  const code = unit === undefined ? undefined : tagText(unit, T.codeValue);
  // The unit `1` of UCUM is no unit.
  return code === undefined || code === '1' ? number : `${number} ${code}`;
}

function textOf(item: Json, valueType: string): string | undefined {
  const plain = (tag: string) => tagText(item, tag);
  switch (valueType) {
    case 'NUM':
      return measured(item);
    case 'CODE':
      return meaningOf(item, T.codeSequence);
    case 'PNAME':
      return personNameText(item, T.personName);
    case 'DATETIME':
      return dicomMoment(plain(T.dateTime) ?? '') || undefined;
    case 'DATE':
      return dicomMoment(plain(T.date) ?? '') || undefined;
    case 'TIME':
      return dicomClock(plain(T.time) ?? '') || undefined;
    case 'UIDREF':
      return plain(T.uid);
    default:
      return plain(T.textValue);
  }
}

function referencesOf(item: Json): readonly ObjectReference[] {
  return tagItems(item, T.referenced).flatMap((one) => {
    const instanceUid = tagText(one, T.referencedInstance);
    if (instanceUid === undefined) return [];
    const frames = (tagText(one, T.referencedFrames) ?? '').split('\\').map(Number);
    return [
      {
        sopClass: tagText(one, T.referencedClass) ?? '',
        instanceUid,
        frames: frames.filter((frame) => Number.isInteger(frame) && frame > 0),
      },
    ];
  });
}

function nodesOf(dataset: Json, depth: number): readonly ContentNode[] {
  if (depth > DEEPEST) return [];
  return tagItems(dataset, T.content).map((item) => {
    const valueType = tagText(item, T.valueType) ?? '';
    return {
      name: meaningOf(item, T.concept),
      code: valueType === 'CODE' ? codeOf(item, T.codeSequence) : codeOf(item, T.concept),
      text: textOf(item, valueType),
      valueType,
      relation: tagText(item, T.relation),
      references: referencesOf(item),
      children: nodesOf(item, depth + 1),
    };
  });
}

/** A structured report, or a selection of key images, as it is to be read. */
export function readReport(dataset: Json): StructuredReport {
  return {
    title: meaningOf(dataset, T.concept) ?? tagText(dataset, TAG.seriesDescription) ?? '',
    completion: tagText(dataset, T.completion),
    verification: tagText(dataset, T.verification),
    verifiers: tagItems(dataset, T.verifiers).flatMap((one) => personNameText(one, T.verifierName) ?? []),
    nodes: nodesOf(dataset, 0),
  };
}

/** Everything that is pointed to anywhere in the tree, each object once. */
export function referencesWithin(nodes: readonly ContentNode[]): readonly ObjectReference[] {
  const found = nodes.flatMap((node) => [...node.references, ...referencesWithin(node.children)]);
  return [...new Map(found.map((one) => [`${one.instanceUid} ${one.frames.join()}`, one])).values()];
}
