import type { ConditionEntry, EntryMark } from '../../../domain/entry.ts';
import { negativeOf } from '../../../terminology/negative-statements.ts';
import { codedAt, conceptTexts, extensionOf, extensionsOf, whenAt, whenOfChoice } from '../datatypes.ts';
import { codedOf } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

const STATUSES = ['active', 'remission', 'resolved', 'inactive'] as const;

const RULES = rulesOf('Condition');

function verificationOf(resource: Json): string | undefined {
  const concept = codedAt(resource, 'verificationStatus');
  return concept?.codings[0]?.code ?? concept?.text;
}

/** A diagnosis that was ruled out does not go on, whatever else the record says of it. */
function clinicalStatusOf(resource: Json): ConditionEntry['clinicalStatus'] {
  if (verificationOf(resource) === 'refuted') return 'inactive';
  const code = listAt(objectAt(resource, 'clinicalStatus'), 'coding').map((coding) =>
    textAt(coding, 'code'),
  )[0];
  if (code === 'recurrence' || code === 'relapse') return 'active';
  return STATUSES.find((status) => status === code) ?? 'unknown';
}

/** 前置修飾語 + 病名 + 後置修飾語, where the record gives no whole name of its own. */
function composedName(code: Json): string | undefined {
  const affix = (tail: string) =>
    extensionsOf(code, tail).flatMap(
      (extension) => codedOf(objectAt(extension, 'valueCodeableConcept'))?.text ?? [],
    );
  const stem = codedOf({ ...code, text: undefined })?.text;
  if (stem === undefined) return undefined;
  return [...affix('DiseasePrefixModifier'), stem, ...affix('DiseasePostfixModifier')].join('');
}

function conditionMarks(resource: Json, base: readonly EntryMark[]): readonly EntryMark[] {
  const verification = verificationOf(resource);
  const type = extensionOf(resource, 'JP_eCS_DiagnosisType');
  const principal =
    type !== undefined && codedOf(objectAt(type, 'valueCodeableConcept'))?.codings[0]?.code === 'principal';
  const suspected =
    verification === 'unconfirmed' || verification === 'provisional' || verification === 'differential';
  return [
    ...(suspected ? (['suspected'] as const) : []),
    ...(principal ? (['principal'] as const) : []),
    ...base,
  ];
}

/** 傷病名 (JP_Condition, JP_Condition_eCS). The timeline's date is the onset, else when it was recorded. */
export function normaliseCondition(resource: Json, context: Context): readonly ConditionEntry[] {
  const base = baseOf(resource, context, ['recordedDate']);
  const codeJson = objectAt(resource, 'code');
  const text = textAt(codeJson, 'text') ?? composedName(codeJson);
  const title = titleOr('Condition', text, textAt(objectAt(resource, 'code'), 'text'));
  const onset = whenOfChoice(resource, 'onset');
  const code = { text: title, codings: codedOf(codeJson)?.codings ?? [] };
  const verification = verificationOf(resource);
  const negative = verification === 'refuted' ? ('refuted' as const) : negativeOf(code);
  const when = onset.state === 'dated' ? onset : datedBy(whenAt(resource, 'recordedDate'), onset);
  return [
    {
      ...base,
      kind: 'condition',
      when,
      title,
      marks: conditionMarks(resource, base.marks),
      code,
      ...present('negative', negative),
      ...present('verification', verification),
      clinicalStatus: clinicalStatusOf(resource),
      onset,
      abatement: whenOfChoice(resource, 'abatement'),
      ...present('severity', codedAt(resource, 'severity')?.text),
      ...present('bodySite', conceptTexts(resource, 'bodySite').join('・') || undefined),
      ...moreOf(factsOf(resource, RULES, context)),
    },
  ];
}
