import type { Coded } from '../../../domain/coded.ts';
import type { EntryMark, Interpretation, ObservationEntry, ObservationPart } from '../../../domain/entry.ts';
import type { Fact } from '../../../domain/fact.ts';
import { kindOfObservation } from '../../../terminology/observation-kinds.ts';
import { observationSort } from '../../../terminology/observation-sorts.ts';
import { codedAt, observationValueOf, otherRangesOf, rangeOf, whenAt, whenOfChoice } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceName, referenceTexts } from '../references.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

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
  const codes = listAt(of, 'interpretation').flatMap((concept) => {
    const coded = listAt(concept, 'coding').map((coding) => textAt(coding, 'code') ?? '');
    return [...coded, textAt(concept, 'text') ?? ''];
  });
  for (const code of codes) {
    const plain = code === 'HU' ? 'HH' : code === 'LU' ? 'LL' : code;
    const found = INTERPRETATIONS.find((known) => known === plain);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(resource: Json): readonly ObservationPart[] {
  return listAt(resource, 'component').map((component) => ({
    name: codedAt(component, 'code')?.text ?? '',
    value: observationValueOf(component),
    ...present('interpretation', interpretationOf(component)),
    ...present('range', rangeOf(component)),
  }));
}

function categoriesOf(resource: Json): readonly string[] {
  return listAt(resource, 'category').flatMap((category) => [
    ...listAt(category, 'coding').map((coding) => textAt(coding, 'code') ?? ''),
    textAt(category, 'text') ?? '',
  ]);
}

function selfReported(resource: Json): readonly EntryMark[] {
  const performers = listAt(resource, 'performer').map((performer) => textAt(performer, 'reference') ?? '');
  const byPerson = performers.some(
    (name) => name.startsWith('Patient/') || name.startsWith('RelatedPerson/'),
  );
  return byPerson ? ['self-reported'] : [];
}

/** 検査・感染症・バイタル・身体計測・生活歴・要介護度: every Observation, values verbatim. */
export function normaliseObservation(resource: Json, context: Context): readonly ObservationEntry[] {
  const base = baseOf(resource, context, ['issued']);
  const code: Coded | undefined = codedAt(resource, 'code');
  const title = titleOr('Observation', code?.text);
  const specimen = objectAt(resource, 'specimen');
  const codings = code?.codings ?? [];
  const categories = categoriesOf(resource);
  const interpretation = interpretationOf(resource);
  const specimenName =
    referenceName(resource, specimen, context.lookup) ?? specimenType(resource, specimen, context);
  return [
    {
      ...base,
      kind: kindOfObservation(codings, categories, title),
      ...present('sort', observationSort(codings, categories, interpretation)),
      when: datedBy(whenOfChoice(resource, 'effective'), whenAt(resource, 'issued')),
      title,
      marks: [...base.marks, ...selfReported(resource)],
      code: code ?? { text: title, codings: [] },
      value: observationValueOf(resource),
      parts: partsOf(resource),
      ...present('interpretation', interpretation),
      ...present('range', rangeOf(resource)),
      ...present('specimen', specimenName),
      ...present('method', codedAt(resource, 'method')?.text),
      members: referenceTexts(resource, 'hasMember'),
      ...moreOf(rangeFacts(resource), factsOf(resource, RULES, context)),
    },
  ];
}

/** Ranges beside the usual one (panic limits, targets of treatment), each under its own name. */
function rangeFacts(resource: Json): readonly Fact[] {
  return otherRangesOf(resource).map(({ words, value }) => ({
    name: 'ranges',
    value,
    ...present('words', words),
  }));
}

function specimenType(resource: Json, specimen: Json, context: Context): string | undefined {
  const reference = textAt(specimen, 'reference');
  if (reference === undefined) return undefined;
  const contained = listAt(resource, 'contained').find(
    (item) => `#${textAt(item, 'id') ?? ''}` === reference,
  );
  const target = contained ?? context.lookup(reference);
  return target === undefined ? undefined : codedAt(target, 'type')?.text;
}
