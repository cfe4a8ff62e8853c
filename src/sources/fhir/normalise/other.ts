import type { CarePlanEntry, OtherEntry } from '../../../domain/entry.ts';
import type { OtherSort } from '../../../domain/entry-sorts.ts';
import type { Fact, FactName } from '../../../domain/fact.ts';
import { UNKNOWN_WHEN, type When } from '../../../domain/partial-date.ts';
import { negativeReason } from '../../../terminology/negative-statements.ts';
import { codedAt, codedOf, conceptTexts, whenAt, whenOfChoice, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { displayName, nameText } from '../names.ts';
import { plainOf } from './attachment.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOfType } from './fact-rules.ts';
import { elementFacts, factsOf, moreOf } from './facts.ts';
import { answersOf } from './questionnaire.ts';

/** What the types without a kind of their own are. */
const SORTS: Readonly<Record<string, OtherSort>> = {
  ServiceRequest: 'order',
  Goal: 'goal',
  Flag: 'warning',
  DetectedIssue: 'warning',
  CareTeam: 'care-team',
  Communication: 'communication',
  NutritionOrder: 'meal',
  QuestionnaireResponse: 'questionnaire',
  AdverseEvent: 'adverse-event',
  ClinicalImpression: 'impression',
  RelatedPerson: 'related-person',
  Media: 'media',
  Specimen: 'specimen',
  Claim: 'claim',
  ExplanationOfBenefit: 'benefit',
  List: 'list',
  ResearchSubject: 'study',
  RiskAssessment: 'risk',
};

const CHOICE_DATES = [
  'effective',
  'performed',
  'occurrence',
  'onset',
  'timing',
  'start',
  'serviced',
  'created',
  'identified',
];
const PLAIN_DATES = [
  'date',
  'authoredOn',
  'created',
  'issued',
  'recordedDate',
  'dateTime',
  'sent',
  'received',
  'authored',
  'receivedTime',
  'statusDate',
];

function whenOfAny(resource: Json): When {
  const told = (dates: readonly When[]) => dates.find((when) => when.state !== 'unknown');
  // What an event was comes before when it was written down; a specimen is of the time it was taken.
  const collected = whenOfChoice(objectAt(resource, 'collection'), 'collected');
  const periods = ['period', 'billablePeriod'].map((element) => whenOfPeriod(objectAt(resource, element)));
  return (
    told(CHOICE_DATES.map((element) => whenOfChoice(resource, element))) ??
    told([collected]) ??
    told(PLAIN_DATES.map((element) => whenAt(resource, element))) ??
    told(periods) ??
    UNKNOWN_WHEN
  );
}

/** Where each type says what it is, the plainest first. */
function titleOf(type: string, resource: Json): string | undefined {
  switch (type) {
    case 'AdverseEvent':
      return codedAt(resource, 'event')?.text;
    case 'Goal':
      return codedAt(resource, 'description')?.text;
    case 'Communication':
      return (
        codedAt(resource, 'topic')?.text ??
        listAt(resource, 'payload').flatMap((part) => textAt(part, 'contentString') ?? [])[0] ??
        conceptTexts(resource, 'category')[0]
      );
    case 'NutritionOrder':
      return dietOf(resource);
    case 'QuestionnaireResponse':
      return questionnaireOf(resource);
    case 'Media':
      return textAt(objectAt(resource, 'content'), 'title') ?? codedAt(resource, 'type')?.text;
    case 'RelatedPerson':
      return nameText(listAt(resource, 'name')[0] ?? {}) ?? conceptTexts(resource, 'relationship')[0];
    default:
      return undefined;
  }
}

function dietOf(resource: Json): string | undefined {
  const diets = conceptTexts(objectAt(resource, 'oralDiet'), 'type');
  const supplement = listAt(resource, 'supplement').flatMap(
    (item) => codedAt(item, 'type')?.text ?? textAt(item, 'productName') ?? [],
  );
  const enteral = objectAt(resource, 'enteralFormula');
  const formula = codedAt(enteral, 'baseFormulaType')?.text ?? textAt(enteral, 'baseFormulaProductName');
  return [...diets, ...supplement, ...(formula === undefined ? [] : [formula])].join('・') || undefined;
}

/** The form's name stands as an extension of its address; the address itself tells no reader anything but its end. */
function questionnaireOf(resource: Json): string | undefined {
  const shown = listAt(objectAt(resource, '_questionnaire'), 'extension').flatMap(
    (extension) => textAt(extension, 'valueString') ?? [],
  )[0];
  return shown ?? textAt(resource, 'questionnaire')?.split('|')[0]?.split('/').at(-1);
}

/** The words of a record's own narrative, where its data tell nothing. */
function narrativeFacts(resource: Json): readonly Fact[] {
  const words = plainOf(textAt(objectAt(resource, 'text'), 'div'));
  return words === undefined ? [] : [{ name: 'narrative', value: words }];
}

function factsOfOther(type: string, resource: Json, context: Context): readonly Fact[] {
  const rules = rulesOfType(type);
  const told = rules === undefined ? elementFacts(resource, context) : factsOf(resource, rules, context);
  const answers = type === 'QuestionnaireResponse' ? answersOf(resource, context) : [];
  const all = [...answers, ...told];
  return all.length > 0 ? all : narrativeFacts(resource);
}

/** How many facts stand in the one line of an entry; all of them are in the detail. */
const LINE_FACTS = 4;
const LINE_LENGTH = 80;

/** Codes of the state of an order, which say little in one line. */
const UNTOLD: ReadonlySet<FactName> = new Set(['intent', 'priority', 'stage', 'element']);

function lineOf(facts: readonly Fact[], title: string): readonly string[] {
  const values = facts
    .filter(({ name, value }) => value !== title && !UNTOLD.has(name))
    .map(({ words, value }) => (words === undefined ? value : `${words}: ${value}`));
  return [...new Set(values)]
    .slice(0, LINE_FACTS)
    .map((value) => (value.length > LINE_LENGTH ? `${value.slice(0, LINE_LENGTH)}…` : value));
}

function emptiness(resource: Json) {
  const reason = objectAt(resource, 'emptyReason');
  const concept = codedOf(reason);
  if (concept === undefined || listAt(resource, 'entry').length > 0) return {};
  return { negative: negativeReason(concept.codings[0]?.code ?? '') };
}

/** A resource without a kind of its own: what it is, and everything it tells as named facts. */
export function normaliseOther(resource: Json, context: Context): readonly OtherEntry[] {
  const base = baseOf(resource, context, ['authoredOn', 'recordedDate', 'authored']);
  const type = textAt(resource, 'resourceType') ?? '';
  const facts = factsOfOther(type, resource, context);
  const code = codedAt(resource, 'code')?.text ?? conceptTexts(resource, 'code')[0];
  const title = titleOr(
    type,
    titleOf(type, resource),
    textAt(resource, 'title'),
    code,
    displayName(resource),
    codedAt(resource, 'type')?.text,
    conceptTexts(resource, 'category')[0],
    textAt(resource, 'description'),
    textAt(resource, 'summary'),
    rulesOfType(type) === undefined ? undefined : facts[0]?.value,
  );
  return [
    {
      ...base,
      kind: 'other',
      ...present('sort', SORTS[type]),
      when: whenOfAny(resource),
      title,
      facts: lineOf(facts, title),
      ...emptiness(resource),
      ...moreOf(facts),
    },
  ];
}

const VISITING_NURSE = /訪問看護/u;

/** 依頼・指示 (ServiceRequest); a 訪問看護指示書 stands with the plans of care. */
export function normaliseServiceRequest(
  resource: Json,
  context: Context,
): readonly (OtherEntry | CarePlanEntry)[] {
  const [other] = normaliseOther(resource, context);
  if (other === undefined) return [];
  const words = [other.title, ...conceptTexts(resource, 'category'), ...conceptTexts(resource, 'code')].join(
    ' ',
  );
  if (!VISITING_NURSE.test(words)) return [other];
  const { kind: _kind, facts: _facts, sort: _sort, ...shared } = other;
  const category = conceptTexts(resource, 'category').join('・') || undefined;
  const description = textAt(resource, 'patientInstruction') ?? other.notes[0];
  return [
    {
      ...shared,
      kind: 'care-plan',
      sort: 'visiting-nurse-order',
      when: datedBy(whenOfChoice(resource, 'occurrence'), other.when),
      ...present('description', description),
      activities: conceptTexts(resource, 'orderDetail'),
      ...present('category', category),
    },
  ];
}
