import type {
  CarePlanEntry,
  CoverageEntry,
  DeviceEntry,
  DirectiveEntry,
  FamilyHistoryEntry,
  ImmunizationEntry,
} from '../../../domain/entry.ts';
import { carePlanSort, coverageSort, insuranceName } from '../../../terminology/care-sorts.ts';
import { familyRelation } from '../../../terminology/family-relations.ts';
import { negativeOf, negativeWords } from '../../../terminology/negative-statements.ts';
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
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { referenceKey, referenceName, resolve } from '../references.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';
import { sharingOf } from './sharing-consent.ts';

const RULES = {
  Immunization: rulesOf('Immunization'),
  FamilyMemberHistory: rulesOf('FamilyMemberHistory'),
  Device: rulesOf('Device'),
  DeviceUseStatement: rulesOf('DeviceUseStatement'),
  Consent: rulesOf('Consent'),
  CarePlan: rulesOf('CarePlan'),
  Coverage: rulesOf('Coverage'),
};

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
      ...present('negative', negativeOf(code)),
      ...moreOf(factsOf(resource, RULES.Immunization, context)),
    },
  ];
}

/** 家族歴 */
export function normaliseFamilyHistory(resource: Json, context: Context): readonly FamilyHistoryEntry[] {
  const base = baseOf(resource, context, ['date']);
  const relation = familyRelation(codedAt(resource, 'relationship'));
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
      ...present('negative', conditions.length === 1 ? negativeWords(conditions[0] ?? '') : undefined),
      ...moreOf(factsOf(resource, RULES.FamilyMemberHistory, context)),
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
      ...present('negative', negativeOf(code)),
      ...moreOf(
        device === undefined ? [] : factsOf(device, RULES.Device, context),
        isUse ? factsOf(resource, RULES.DeviceUseStatement, context) : [],
      ),
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
      ...present('sharing', sharingOf(resource)),
      ...moreOf(factsOf(resource, RULES.Consent, context)),
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
      ...present('sort', carePlanSort(`${textAt(resource, 'title') ?? ''} ${category ?? ''}`)),
      ...moreOf(factsOf(resource, RULES.CarePlan, context)),
    },
  ];
}

/** 記号・番号・枝番, each of them an extension (JP_Coverage); widths as sent. */
function insuredNumber(resource: Json): string | undefined {
  const part = (tail: string) => textAt(extensionOf(resource, tail) ?? {}, 'valueString') ?? '';
  const [symbol, own, sub] = ['InsuredPersonSymbol', 'InsuredPersonNumber', 'InsuredPersonSubNumber'].map(
    part,
  );
  const told = [symbol, own].filter((text) => text !== '').join('・');
  return told === '' ? undefined : `${told}${sub === '' ? '' : ` (${sub ?? ''})`}`;
}

/** 保険・公費・介護保険 */
export function normaliseCoverage(resource: Json, context: Context): readonly CoverageEntry[] {
  const base = baseOf(resource, context, []);
  const payor = listAt(resource, 'payor')[0] ?? {};
  const payer =
    referenceName(resource, payor, context.lookup) ?? textAt(objectAt(payor, 'identifier'), 'value');
  const copay = quantityAt(listAt(resource, 'costToBeneficiary')[0] ?? {}, 'valueQuantity');
  const number =
    insuredNumber(resource) ?? textAt(resource, 'subscriberId') ?? identifiersOf(resource)[0]?.value;
  const type = codedAt(resource, 'type');
  return [
    {
      ...base,
      kind: 'coverage',
      when: whenOfPeriod(objectAt(resource, 'period')),
      title: titleOr('Coverage', insuranceName(type), payer),
      ...present('sort', coverageSort(type)),
      ...present('payer', payer),
      ...present('number', number),
      ...present('copay', copay === undefined ? undefined : `${copay.text}${copay.unit}`),
      ...moreOf(factsOf(resource, RULES.Coverage, context)),
    },
  ];
}
