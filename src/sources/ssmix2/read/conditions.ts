import type { Json } from '../../fhir/json.ts';
import { departmentOf, given, nameOf, note, personName, timeOf } from '../fields.ts';
import { componentOf, repetitionsOf, type Segment, textOf, wordsOf } from '../message.ts';
import type { Made } from '../reading.ts';
import { type Group, groupsOf, segmentOf, segmentsOf } from '../segment-order.ts';
import { madeOf, type Message, remarksOf } from './message-parts.ts';

const INDICATION = 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const DIAGNOSIS_TYPE = 'http://jpfhir.jp/fhir/eCS/Extension/StructureDefinition/JP_eCS_DiagnosisType';
const PREFIX = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePrefixModifier';
const POSTFIX =
  'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Condition_DiseasePostfixModifier';

/** Outcomes of HL7 table 0241 as clinical status: only "fully recovered" is resolved, and one may end uncured (転医). */
function clinicalStatus(prb: Segment): string {
  const ended = textOf(prb, 9) !== undefined;
  switch (textOf(prb, 14)) {
    case 'F':
      return 'resolved';
    case 'D':
      return 'inactive';
    case undefined:
      return ended ? 'resolved' : 'active';
    default:
      return ended ? 'inactive' : 'active';
  }
}

/** PRB-25: 未告知 is sent as "very restricted" (HL7 table 0177). */
function metaOf(prb: Segment): Json | undefined {
  const label = textOf(prb, 25);
  if (label === 'V') return { tag: [{ system: INDICATION, code: 'UNINFORMED' }] };
  return label === 'R' ? { security: [{ system: CONFIDENTIALITY, code: 'R' }] } : undefined;
}

/** PRB-10: ICD-10 with the kind of the diagnosis (外来時, 主傷病 …) as its alternate. */
function icdOf(
  prb: Segment,
  message: Message,
): { readonly coding: readonly Json[]; readonly types: readonly string[] } {
  const concepts = repetitionsOf(prb, 10);
  const coding = concepts.flatMap((one) => {
    const concept = message.fields.conceptIn(one);
    const all = (concept?.['coding'] ?? []) as readonly Json[];
    return all.slice(0, 1);
  });
  return { coding, types: concepts.flatMap((one) => componentOf(one, 5) ?? []) };
}

/** 前置修飾語, 語幹, 後置修飾語 (ZPR-1 to -3): the name where the message does not give it as written. */
function modifiersOf(zpr: Segment | undefined, message: Message): readonly Json[] {
  const affix = (field: number, url: string) =>
    message.fields.concepts(zpr, field).map((concept) => ({ url, valueCodeableConcept: concept }));
  return [...affix(1, PREFIX), ...affix(3, POSTFIX)];
}

function codeOf(prb: Segment, zpr: Segment | undefined, message: Message): Json {
  const key = message.fields.concept(prb, 3);
  const written = textOf(prb, 17) ?? textOf(prb, 17, 2);
  const root = message.fields.concept(zpr, 2);
  const exchange = message.fields.concept(zpr, 5);
  const codings = [key, root, exchange].flatMap((one) => (one?.['coding'] ?? []) as readonly Json[]);
  const { coding } = icdOf(prb, message);
  const all = [...codings, ...coding];
  const unique = all.filter(
    (one, index) =>
      all.findIndex((other) => other['system'] === one['system'] && other['code'] === one['code']) === index,
  );
  const modifiers = modifiersOf(zpr, message);
  const name = written ?? (modifiers.length === 0 ? key?.['text'] : undefined);
  return { ...given('text', name), coding: unique, ...given('extension', modifiers) };
}

function insurancesOf(group: Group): readonly Json[] {
  return segmentsOf(group, 'ZI1').flatMap((zi1) => note('適用保険', nameOf(zi1, 2) ?? textOf(zi1, 4)));
}

function conditionJson(message: Message, group: Group, prb: Segment): Json {
  const removed = textOf(prb, 1) === 'DE';
  const suspected = textOf(prb, 13) === '1';
  const { types } = icdOf(prb, message);
  const outcome = nameOf(prb, 14);
  return {
    ...given('meta', metaOf(prb)),
    code: codeOf(prb, segmentOf(group, 'ZPR'), message),
    clinicalStatus: { coding: [{ code: clinicalStatus(prb) }] },
    ...(removed || suspected
      ? { verificationStatus: { coding: [{ code: removed ? 'entered-in-error' : 'provisional' }] } }
      : {}),
    ...given('onsetDateTime', timeOf(prb, 16)),
    ...given('recordedDate', timeOf(prb, 7) ?? timeOf(prb, 2)),
    ...given('abatementDateTime', timeOf(prb, 9)),
    ...(textOf(prb, 18) === '1'
      ? { extension: [{ url: DIAGNOSIS_TYPE, valueCodeableConcept: { coding: [{ code: 'principal' }] } }] }
      : {}),
    note: [
      ...note('転帰', outcome),
      ...note('診断種別', types.length === 0 ? undefined : types.join('、')),
      ...note('終了予定', timeOf(prb, 8)),
      ...note('歯式', segmentsOf(group, 'ZPD').flatMap((zpd) => wordsOf(zpd, 1) ?? [])[0]),
      ...insurancesOf(group),
      ...remarksOf(group),
    ],
  };
}

/** 病名歴 (PPR^ZD1): the whole list of diseases, in the words in which each was written. */
export function readConditions(message: Message): readonly Made[] {
  return groupsOf(message.body, 'PRB').flatMap((group, index) => {
    const prb = segmentOf(group, 'PRB');
    if (prb === undefined) return [];
    const orc = segmentOf(group, 'ORC');
    const number = textOf(prb, 4);
    return [
      madeOf(message, 'Condition', `${index + 1}`, group, conditionJson(message, group, prb), {
        ...given('department', departmentOf(orc, 17)),
        ...given('author', personName(orc, 12)),
        ...(number === undefined
          ? {}
          : { finish: (entry) => ({ ...entry, notes: [...entry.notes, `病名番号：${number}`] }) }),
      }),
    ];
  });
}
