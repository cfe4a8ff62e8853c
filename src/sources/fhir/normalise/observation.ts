import type { Coded } from '../../../domain/coded.ts';
import type { Interpretation, ObservationEntry, ObservationPart } from '../../../domain/entry.ts';
import type { Fact } from '../../../domain/fact.ts';
import { kindOfObservation } from '../../../terminology/observation-kinds.ts';
import { observationSort } from '../../../terminology/observation-sorts.ts';
import { codedAt, observationValueOf, otherRangesOf, rangeOf, whenAt, whenOfChoice } from '../datatypes.ts';
import { isJson, type Json, listAt, textAt } from '../json.ts';
import { referenceName, referenceTexts } from '../references.ts';
import { baseOf, type Context, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf } from './facts.ts';

const RULES = rulesOf('Observation');

const INTERPRETATIONS: readonly Interpretation[] = [
  'H',
  'L',
  'HH',
  'LL',
  'N',
  'A',
  'AA',
  'POS',
  'NEG',
  'S',
  'I',
  'R',
];

/** The source's own judgement; spellings of other systems are read, unknown ones are left to the raw view. */
function interpretationOf(of: Json): Interpretation | undefined {
  if (of['interpretation'] === undefined) return undefined;
  for (const concept of listAt(of, 'interpretation')) {
    for (const coding of listAt(concept, 'coding')) {
      const found = judgement(textAt(coding, 'code'));
      if (found !== undefined) return found;
    }
    const found = judgement(textAt(concept, 'text'));
    if (found !== undefined) return found;
  }
  return undefined;
}

function judgement(code: string | undefined): Interpretation | undefined {
  const plain = code === 'HU' ? 'HH' : code === 'LU' ? 'LL' : code;
  return plain === undefined ? undefined : INTERPRETATIONS.find((known) => known === plain);
}

const NO_PARTS: readonly ObservationPart[] = [];

function partsOf(resource: Json): readonly ObservationPart[] {
  if (resource['component'] === undefined) return NO_PARTS;
  return listAt(resource, 'component').map((component) => ({
    name: codedAt(component, 'code')?.text ?? '',
    value: observationValueOf(component),
    ...present('interpretation', interpretationOf(component)),
    ...present('range', rangeOf(component)),
  }));
}

function categoriesOf(resource: Json): readonly string[] {
  const categories: string[] = [];
  for (const category of listAt(resource, 'category')) {
    for (const coding of listAt(category, 'coding')) {
      const code = textAt(coding, 'code');
      if (code !== undefined) categories.push(code);
    }
    const words = textAt(category, 'text');
    if (words !== undefined) categories.push(words);
  }
  return categories;
}

function isSelfReported(resource: Json): boolean {
  if (resource['performer'] === undefined) return false;
  return listAt(resource, 'performer').some((performer) => {
    const name = textAt(performer, 'reference') ?? '';
    return name.startsWith('Patient/') || name.startsWith('RelatedPerson/');
  });
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The fields that only some results have. Thousands are read at once: nothing is made for what is absent. */
function addFurther(
  entry: Writable<ObservationEntry>,
  resource: Json,
  context: Context,
  categories: readonly string[],
): void {
  const interpretation = interpretationOf(resource);
  const sort = observationSort(entry.code.codings, categories, interpretation);
  const range = rangeOf(resource);
  const specimen = resource['specimen'];
  const specimenName = isJson(specimen) ? referenceName(resource, specimen, context.lookup) : undefined;
  const method = codedAt(resource, 'method')?.text;
  const ranges = rangeFacts(resource);
  const facts = factsOf(resource, RULES, context);
  if (sort !== undefined) entry.sort = sort;
  if (interpretation !== undefined) entry.interpretation = interpretation;
  if (range !== undefined) entry.range = range;
  if (specimenName !== undefined) entry.specimen = specimenName;
  if (method !== undefined) entry.method = method;
  if (ranges.length > 0) entry.more = [...ranges, ...facts];
  else if (facts.length > 0) entry.more = facts;
}

/** 検査・感染症・バイタル・身体計測・生活歴・要介護度: every Observation, values verbatim. */
export function normaliseObservation(resource: Json, context: Context): readonly ObservationEntry[] {
  const base = baseOf(resource, context, ['issued']);
  const code: Coded | undefined = codedAt(resource, 'code');
  const title = titleOr('Observation', code?.text);
  const codings = code?.codings ?? [];
  const categories = categoriesOf(resource);
  const effective = whenOfChoice(resource, 'effective');
  const entry: Writable<ObservationEntry> = {
    ...base,
    kind: kindOfObservation(codings, categories, title),
    when: effective.state === 'unknown' ? whenAt(resource, 'issued') : effective,
    title,
    marks: isSelfReported(resource) ? [...base.marks, 'self-reported'] : base.marks,
    code: code ?? { text: title, codings: [] },
    value: observationValueOf(resource),
    parts: partsOf(resource),
    members: referenceTexts(resource, 'hasMember'),
  };
  addFurther(entry, resource, context, categories);
  return [entry];
}

/** Ranges beside the usual one (panic limits, targets of treatment), each under its own name. */
function rangeFacts(resource: Json): readonly Fact[] {
  const ranges = resource['referenceRange'];
  if (!Array.isArray(ranges) || ranges.length < 2) return [];
  return otherRangesOf(resource).map(({ words, value }) => ({
    name: 'ranges',
    value,
    ...present('words', words),
  }));
}
