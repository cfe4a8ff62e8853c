import type { Json } from '../fhir/json.ts';
import { given, note } from '../ssmix2/fields.ts';
import { at, attribute, childrenOf, hasTemplate, isNegated, textOf } from './dom.ts';
import {
  choiceOfTime,
  conceptOf,
  nameOf,
  nullWords,
  periodOf,
  rangesOf,
  valueOf,
  type Words,
} from './values.ts';

/** One resource of an entry, with the element it was read from. */
export interface Statement {
  readonly resource: Json & { readonly resourceType: string };
  readonly element: Element;
  readonly digits?: string;
}

/** What a reader of entries needs to know of where they stand. */
export interface Surroundings {
  readonly words: Words;
  /** LOINC code of the section: tells what its observations are. */
  readonly section: string | undefined;
  /** A check-up file (特定健診): there a negated item was not done. */
  readonly isCheckup: boolean;
  readonly unread: (what: string) => void;
}

/** Templates of C-CDA that say what an entry is (the tails of their OIDs). */
const TEMPLATE = {
  allergy: '2.16.840.1.113883.10.20.22.4.7',
  problem: '2.16.840.1.113883.10.20.22.4.4',
  severity: '2.16.840.1.113883.10.20.22.4.8',
  familyHistory: '2.16.840.1.113883.10.20.22.4.45',
} as const;

const CATEGORY_OF_SECTION: Readonly<Record<string, string>> = {
  '8716-3': 'vital-signs',
  '74728-7': 'vital-signs',
  '30954-2': 'laboratory',
  '29762-2': 'social-history',
  '01010': 'laboratory',
};

const OBSERVATION_STATUS: Readonly<Record<string, string>> = {
  completed: 'final',
  active: 'preliminary',
  aborted: 'cancelled',
  cancelled: 'cancelled',
  nullified: 'entered-in-error',
};

export function statusOf(element: Element): string {
  return attribute(at(element, 'statusCode'), 'code') ?? 'completed';
}

function authorOf(element: Element, role: string): Json {
  const name = nameOf(at(element, 'author/assignedAuthor/assignedPerson/name'));
  return name === undefined ? {} : { [role]: [{ display: name }] };
}

export function commentsOf(element: Element, words: Words): readonly Json[] {
  return childrenOf(element, 'entryRelationship').flatMap((relation) => {
    const act = at(relation, 'act');
    const isComment = attribute(at(act, 'code'), 'code') === '48767-8';
    if (!isComment) return [];
    const reference = attribute(at(act, 'text/reference'), 'value')?.slice(1);
    return note('', textOf(at(act, 'text')) ?? (reference === undefined ? undefined : words(reference)));
  });
}

export function described(element: Element): string {
  const value =
    at(element, 'value') ??
    at(element, 'participant/participantRole/playingEntity/code') ??
    at(element, 'code');
  return (
    attribute(value, 'displayName') ?? attribute(at(element, 'code'), 'displayName') ?? element.localName
  );
}

function playingEntity(element: Element): Element | undefined {
  return childrenOf(element, 'participant')
    .map((one) => at(one, 'participantRole/playingEntity'))
    .find((one) => one !== undefined);
}

const ALLERGY_CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [/drug|medic|薬/iu, 'medication'],
  [/food|食/iu, 'food'],
  [/environment|環境/iu, 'environment'],
];

/** An allergy. A negated one ("no known …", "not allergic to …") is none, and no entry: its section says it in words. */
function allergyOf(element: Element, around: Surroundings): Json | undefined {
  const entity = playingEntity(element);
  const substance = conceptOf(at(entity, 'code'), around.words) ?? named(textOf(at(entity, 'name')));
  const kind = conceptOf(at(element, 'value'), around.words);
  const code = substance ?? kind;
  if (code === undefined) return undefined;
  const kindWords = kind === undefined ? '' : `${String(kind['text'])} ${described(element)}`;
  const category = ALLERGY_CATEGORIES.find(([pattern]) => pattern.test(kindWords))?.[1];
  const reactions = childrenOf(element, 'entryRelationship').flatMap((relation) => {
    const observation = at(relation, 'observation');
    const isReaction = attribute(relation, 'typeCode') === 'MFST';
    return isReaction && observation !== undefined
      ? (conceptOf(at(observation, 'value'), around.words) ?? [])
      : [];
  });
  const { start } = periodOf(at(element, 'effectiveTime'));
  return {
    resourceType: 'AllergyIntolerance',
    code,
    ...(category === undefined ? {} : { category: [category] }),
    ...(reactions.length === 0 ? {} : { reaction: [{ manifestation: reactions }] }),
    ...given('onsetDateTime', start),
    note: substance === undefined ? [] : note('種別', kind === undefined ? undefined : String(kind['text'])),
  };
}

export function named(name: string | undefined): Json | undefined {
  return name === undefined ? undefined : { text: name };
}

function problemOf(element: Element, around: Surroundings): Json | undefined {
  const code = conceptOf(at(element, 'value'), around.words) ?? named(nullWords(at(element, 'value')));
  if (code === undefined) return undefined;
  const { start, end } = periodOf(at(element, 'effectiveTime'));
  return {
    resourceType: 'Condition',
    code,
    ...(end === undefined ? {} : { clinicalStatus: { coding: [{ code: 'resolved' }] } }),
    ...given('onsetDateTime', start),
    ...given('abatementDateTime', end),
    ...authorOf(element, 'recorder'),
    note: commentsOf(element, around.words),
  };
}

/** A thing stated as true ("ASSERTION") is named by its value. */
function isAssertion(element: Element): boolean {
  return attribute(at(element, 'code'), 'code') === 'ASSERTION';
}

function observationOf(element: Element, around: Surroundings): Statement | undefined {
  const asserted = isAssertion(element);
  const code = conceptOf(at(element, asserted ? 'value' : 'code'), around.words);
  if (code === undefined) return undefined;
  const notDone = around.isCheckup && isNegated(element);
  const value = asserted || notDone ? undefined : valueOf(at(element, 'value'), around.words);
  const category = CATEGORY_OF_SECTION[around.section ?? ''];
  const interpretations = childrenOf(element, 'interpretationCode').flatMap(
    (one) => attribute(one, 'code') ?? [],
  );
  const resource = {
    resourceType: 'Observation',
    status: OBSERVATION_STATUS[statusOf(element)] ?? 'unknown',
    ...(category === undefined ? {} : { category: [{ coding: [{ code: category }] }] }),
    code,
    ...(notDone ? { dataAbsentReason: { text: '未実施' } } : value?.json),
    ...choiceOfTime('effective', at(element, 'effectiveTime')),
    interpretation: interpretations.map((text) => ({ text, coding: [{ code: text }] })),
    referenceRange: rangesOf(element),
    ...given('method', conceptOf(at(element, 'methodCode'), around.words)),
    ...authorOf(element, 'performer'),
    note: commentsOf(element, around.words),
  };
  return { resource, element, ...(value?.digits === undefined ? {} : { digits: value.digits }) };
}

/** What is only intended or asked for has no result yet. */
function plannedOf(element: Element, around: Surroundings): Json | undefined {
  const code = conceptOf(at(element, 'code'), around.words);
  if (code === undefined) return undefined;
  return {
    resourceType: 'ServiceRequest',
    status: 'active',
    category: [{ text: '予定' }],
    code,
    ...choiceOfTime('occurrence', at(element, 'effectiveTime')),
    note: commentsOf(element, around.words),
  };
}

/** An observation: an allergy, a problem, or what was found. What is negated is no finding. */
export function readObservation(element: Element, around: Surroundings): readonly Statement[] {
  if (isNegated(element) && !around.isCheckup) {
    around.unread(`否定の記載：${described(element)}`);
    return [];
  }
  const one = (resource: Json | undefined): readonly Statement[] =>
    resource === undefined ? [] : [{ resource: resource as Statement['resource'], element }];
  if (hasTemplate(element, TEMPLATE.severity)) {
    around.unread(`重症度：${described(element)}`);
    return [];
  }
  const mood = attribute(element, 'moodCode') ?? 'EVN';
  if (mood !== 'EVN' && !around.isCheckup) return one(plannedOf(element, around));
  if (hasTemplate(element, TEMPLATE.allergy)) return one(allergyOf(element, around));
  if (hasTemplate(element, TEMPLATE.problem)) return one(problemOf(element, around));
  const read = observationOf(element, around);
  return read === undefined ? [] : [read];
}

/** A procedure that was done; a planned one says so. */
export function readProcedure(element: Element, around: Surroundings): readonly Statement[] {
  const code = conceptOf(at(element, 'code'), around.words);
  if (code === undefined) return [];
  if (isNegated(element)) {
    around.unread(`否定の記載：${described(element)}`);
    return [];
  }
  const planned = attribute(element, 'moodCode') !== 'EVN';
  const sites = childrenOf(element, 'targetSiteCode').flatMap((site) => conceptOf(site, around.words) ?? []);
  const resource = {
    resourceType: planned ? 'ServiceRequest' : 'Procedure',
    status: planned ? 'active' : statusOf(element),
    code,
    ...(planned ? { category: [{ text: '予定' }] } : {}),
    ...choiceOfTime(planned ? 'occurrence' : 'performed', at(element, 'effectiveTime')),
    bodySite: sites,
    note: commentsOf(element, around.words),
  };
  return [{ resource, element }];
}

export function readEncounter(element: Element, around: Surroundings): readonly Statement[] {
  const code = conceptOf(at(element, 'code'), around.words);
  const period = periodOf(at(element, 'effectiveTime'));
  const planned = attribute(element, 'moodCode') !== 'EVN';
  const title = `${code === undefined ? '受診・入院' : String(code['text'])}${planned ? '（予定）' : ''}`;
  const resource = {
    resourceType: 'Encounter',
    status: planned ? 'planned' : 'finished',
    class: {},
    type: [{ text: title }],
    ...(period.start === undefined && period.end === undefined ? {} : { period }),
  };
  return [{ resource, element }];
}

/** 家族歴: who, and what of. */
export function readFamilyHistory(element: Element, around: Surroundings): readonly Statement[] {
  const relation = conceptOf(at(element, 'subject/relatedSubject/code'), around.words);
  const conditions = childrenOf(element, 'component').flatMap((component) => {
    const observation = at(component, 'observation');
    if (observation === undefined || isNegated(observation)) return [];
    const code = conceptOf(at(observation, 'value'), around.words);
    return code === undefined ? [] : [{ code }];
  });
  const resource = {
    resourceType: 'FamilyMemberHistory',
    status: 'completed',
    ...given('relationship', relation),
    condition: conditions,
  };
  return [{ resource, element }];
}

export function isFamilyHistory(element: Element): boolean {
  return hasTemplate(element, TEMPLATE.familyHistory);
}
