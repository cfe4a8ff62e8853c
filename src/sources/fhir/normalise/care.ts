import type {
  CarePlanEntry,
  CoverageEntry,
  DeviceEntry,
  DirectiveEntry,
  FamilyHistoryEntry,
  ImmunizationEntry,
  OtherEntry,
} from '../../../domain/entry.ts';
import { UNKNOWN_WHEN } from '../../../domain/partial-date.ts';
import {
  codedAt,
  codedOf,
  conceptTexts,
  dateAt,
  extensionOf,
  identifiersOf,
  quantityAt,
  whenAt,
  whenOfChoice,
  whenOfPeriod,
} from '../datatypes.ts';
import { type Json, listAt, numberAt, objectAt, textAt } from '../json.ts';
import { referenceKey, referenceName, resolve } from '../references.ts';
import { displayName } from '../names.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';

/** 予防接種 */
export function normaliseImmunization(resource: Json, context: Context): readonly ImmunizationEntry[] {
  const base = baseOf(resource, context, ['recorded']);
  const code = codedAt(resource, 'vaccineCode');
  const title = titleOr('Immunization', code?.text);
  const protocol = listAt(resource, 'protocolApplied')[0] ?? {};
  const due = extensionOf(resource, 'DueDateOfNextDose');
  const nextDue = due === undefined ? undefined : (dateAt(due, 'valueDateTime') ?? dateAt(due, 'valueDate'));
  return [
    {
      ...base,
      kind: 'immunization',
      when: datedBy(whenOfChoice(resource, 'occurrence'), whenAt(resource, 'recorded')),
      title,
      code: code ?? { text: title, codings: [] },
      ...present('dose', textAt(protocol, 'doseNumberString') ?? textAt(protocol, 'doseNumberPositiveInt')),
      ...present('lot', textAt(resource, 'lotNumber')),
      ...present('site', codedAt(resource, 'site')?.text),
      ...present('nextDue', nextDue),
      notDone: base.status === 'not-done',
    },
  ];
}

/** 家族歴 */
export function normaliseFamilyHistory(resource: Json, context: Context): readonly FamilyHistoryEntry[] {
  const base = baseOf(resource, context, ['date']);
  const relation = codedAt(resource, 'relationship')?.text;
  const conditions = listAt(resource, 'condition').flatMap(
    (condition) => codedAt(condition, 'code')?.text ?? [],
  );
  const title = titleOr('FamilyMemberHistory', conditions.join('、'), relation);
  return [
    {
      ...base,
      kind: 'family-history',
      when: whenAt(resource, 'date'),
      title,
      ...present('relation', relation),
      conditions,
    },
  ];
}

/**
 * A device and the statement that it is in use are one thing; over sources only an identifier with its serial number
 * (UDI-DI and serial) tells that it is the same piece.
 */
function deviceIds(resource: Json, device: Json | undefined, context: Context): readonly string[] {
  const isUse = resource['resourceType'] === 'DeviceUseStatement';
  const reference = isUse
    ? textAt(objectAt(resource, 'device'), 'reference')
    : `Device/${textAt(resource, 'id') ?? ''}`;
  const own =
    reference === undefined || reference.startsWith('#') || context.within !== undefined
      ? []
      : [`device|${context.source}|${referenceKey(reference)}`];
  const carrier = listAt(device ?? {}, 'udiCarrier')[0] ?? {};
  const model = textAt(carrier, 'deviceIdentifier');
  const serial = textAt(device ?? {}, 'serialNumber');
  return model === undefined || serial === undefined ? own : [...own, `udi|${model}|${serial}`];
}

/** 医療機器: a device in use, or a device of this person. */
export function normaliseDevice(resource: Json, context: Context): readonly DeviceEntry[] {
  const base = baseOf(resource, context, ['recordedOn']);
  const isUse = resource['resourceType'] === 'DeviceUseStatement';
  const device = isUse ? resolve(resource, objectAt(resource, 'device'), context.lookup) : resource;
  const named =
    device === undefined
      ? undefined
      : (textAt(listAt(device, 'deviceName')[0] ?? {}, 'name') ?? textAt(device, 'modelNumber'));
  const code = device === undefined ? undefined : codedAt(device, 'type');
  const title = titleOr(
    'Device',
    code?.text,
    named,
    referenceName(resource, objectAt(resource, 'device'), context.lookup),
  );
  const carrier = listAt(device ?? {}, 'udiCarrier')[0] ?? {};
  const bodySite = codedOf(objectAt(resource, 'bodySite'))?.text;
  return [
    {
      ...base,
      kind: 'device',
      businessIds: [...base.businessIds, ...deviceIds(resource, device, context)],
      when: datedBy(
        whenOfChoice(resource, 'timing'),
        whenAt(resource, 'recordedOn'),
        whenAt(resource, 'manufactureDate'),
      ),
      title,
      notes: [
        ...base.notes,
        ...(device === undefined || device === resource
          ? []
          : listAt(device, 'note').flatMap((note) => textAt(note, 'text') ?? [])),
      ],
      code: code ?? { text: title, codings: [] },
      ...present('bodySite', bodySite),
      ...present('identifier', textAt(carrier, 'deviceIdentifier') ?? textAt(device ?? {}, 'serialNumber')),
    },
  ];
}

/** 事前指示 (Consent). Other consents are drawn too, by their own words. */
export function normaliseConsent(resource: Json, context: Context): readonly DirectiveEntry[] {
  const base = baseOf(resource, context, ['dateTime']);
  const category = conceptTexts(resource, 'category').join('・') || undefined;
  const provision = objectAt(resource, 'provision');
  const decisions = [...conceptTexts(provision, 'code'), ...conceptTexts(provision, 'action')];
  const policy = codedAt(resource, 'policyRule')?.text;
  const decision =
    [...new Set([...decisions, ...(policy === undefined ? [] : [policy]), ...base.notes])].join('、') ||
    undefined;
  return [
    {
      ...base,
      kind: 'directive',
      when: whenAt(resource, 'dateTime'),
      title: titleOr('Consent', category, codedAt(resource, 'scope')?.text),
      ...present('category', category),
      ...present('decision', decision),
    },
  ];
}

/** ケアプラン・療養計画 */
export function normaliseCarePlan(resource: Json, context: Context): readonly CarePlanEntry[] {
  const base = baseOf(resource, context, ['created']);
  const activities = listAt(resource, 'activity').flatMap((activity) => {
    const detail = objectAt(activity, 'detail');
    return (
      textAt(detail, 'description') ??
      codedAt(detail, 'code')?.text ??
      textAt(objectAt(activity, 'reference'), 'display') ??
      []
    );
  });
  const category = conceptTexts(resource, 'category').join('・') || undefined;
  return [
    {
      ...base,
      kind: 'care-plan',
      when: datedBy(whenOfPeriod(objectAt(resource, 'period')), whenAt(resource, 'created')),
      title: titleOr(
        'CarePlan',
        textAt(resource, 'title'),
        category,
        textAt(resource, 'description')?.split(/\r?\n/u)[0],
      ),
      ...present('description', textAt(resource, 'description')),
      activities,
      ...present('category', category),
    },
  ];
}

/** 保険・公費・介護保険 */
export function normaliseCoverage(resource: Json, context: Context): readonly CoverageEntry[] {
  const base = baseOf(resource, context, []);
  const payor = listAt(resource, 'payor')[0] ?? {};
  const payer =
    referenceName(resource, payor, context.lookup) ?? textAt(objectAt(payor, 'identifier'), 'value');
  const copay = quantityAt(listAt(resource, 'costToBeneficiary')[0] ?? {}, 'valueQuantity');
  const number = textAt(resource, 'subscriberId') ?? identifiersOf(resource)[0]?.value;
  return [
    {
      ...base,
      kind: 'coverage',
      when: whenOfPeriod(objectAt(resource, 'period')),
      title: titleOr('Coverage', codedAt(resource, 'type')?.text, payer),
      ...present('payer', payer),
      ...present('number', number),
      ...present('copay', copay === undefined ? undefined : `${copay.text}${copay.unit}`),
    },
  ];
}

const DATE_ELEMENTS = [
  'effective',
  'performed',
  'occurrence',
  'onset',
  'timing',
  'start',
  'serviced',
] as const;
const PLAIN_DATES = [
  'date',
  'authoredOn',
  'created',
  'issued',
  'recordedDate',
  'dateTime',
  'sent',
  'authored',
  'receivedTime',
] as const;

function whenOfAny(resource: Json) {
  const chosen = DATE_ELEMENTS.map((element) => whenOfChoice(resource, element)).find(
    (when) => when.state !== 'unknown',
  );
  const plain = PLAIN_DATES.map((element) => whenAt(resource, element)).find(
    (when) => when.state !== 'unknown',
  );
  const periods = ['period', 'billablePeriod'].map((element) => whenOfPeriod(objectAt(resource, element)));
  const collected = whenOfChoice(objectAt(resource, 'collection'), 'collected');
  return (
    chosen ??
    plain ??
    periods.find((when) => when.state !== 'unknown') ??
    (collected.state === 'unknown' ? UNKNOWN_WHEN : collected)
  );
}

function factsOf(resource: Json): readonly string[] {
  const concepts = ['category', 'reasonCode', 'type', 'relationship', 'reason'].flatMap((element) =>
    conceptTexts(resource, element),
  );
  const texts = ['description', 'summary', 'comment'].flatMap((element) => textAt(resource, element) ?? []);
  const payload = listAt(resource, 'payload').flatMap((item) => textAt(item, 'contentString') ?? []);
  const count = numberAt(resource, 'quantity');
  return [...concepts, ...texts, ...payload, ...(count === undefined ? [] : [String(count)])];
}

/** A resource of a type not read more deeply: named by its code or type, dated by whichever date it has. */
export function normaliseOther(resource: Json, context: Context): readonly OtherEntry[] {
  const base = baseOf(resource, context, []);
  const code =
    codedAt(resource, 'code')?.text ?? conceptTexts(resource, 'code')[0] ?? textAt(resource, 'title');
  const facts = factsOf(resource);
  const title = titleOr(textAt(resource, 'resourceType') ?? '', code, displayName(resource), facts[0]);
  return [{ ...base, kind: 'other', when: whenOfAny(resource), title, facts }];
}
