import type { Fact } from '../../../domain/fact.ts';
import { observationValueOf, quantityOf } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceName } from '../references.ts';
import type { Context } from './context.ts';

const MAX_DEPTH = 12;

/** An answer in its own words; `valueCoding` and the like have no place in an Observation and are read here. */
function answerWords(answer: Json, resource: Json, context: Context): string | undefined {
  const coding = objectAt(answer, 'valueCoding');
  const coded = textAt(coding, 'display') ?? textAt(coding, 'code');
  if (coded !== undefined) return coded;
  const simple = textAt(answer, 'valueDecimal') ?? textAt(answer, 'valueDate') ?? textAt(answer, 'valueUri');
  if (simple !== undefined) return simple;
  const referred = objectAt(answer, 'valueReference');
  const named =
    Object.keys(referred).length > 0 ? referenceName(resource, referred, context.lookup) : undefined;
  if (named !== undefined) return named;
  const attached = objectAt(answer, 'valueAttachment');
  const file = textAt(attached, 'title') ?? textAt(attached, 'contentType');
  if (file !== undefined) return file;
  const quantity = quantityOf(objectAt(answer, 'valueQuantity'));
  if (quantity !== undefined) return `${quantity.comparator ?? ''}${quantity.text} ${quantity.unit}`.trim();
  // A ticked box has no words of its own; the form is Japanese, and so is its answer.
  if (typeof answer['valueBoolean'] === 'boolean') return answer['valueBoolean'] ? 'はい' : 'いいえ';
  const value = observationValueOf(answer);
  return value.type === 'text' ? value.text : undefined;
}

function itemFacts(item: Json, resource: Json, context: Context, depth: number): readonly Fact[] {
  if (depth > MAX_DEPTH) return [];
  const words = textAt(item, 'text') ?? textAt(item, 'linkId') ?? '';
  const answers = listAt(item, 'answer');
  const told = answers.flatMap((answer) => answerWords(answer, resource, context) ?? []);
  const inner = [...answers.flatMap((answer) => listAt(answer, 'item')), ...listAt(item, 'item')];
  return [
    ...(told.length === 0 ? [] : [{ name: 'question' as const, words, value: told.join('、') }]),
    ...inner.flatMap((child) => itemFacts(child, resource, context, depth + 1)),
  ];
}

/** 問診・質問票: each answered question with its answer, in the order of the form. */
export function answersOf(resource: Json, context: Context): readonly Fact[] {
  return listAt(resource, 'item').flatMap((item) => itemFacts(item, resource, context, 0));
}
