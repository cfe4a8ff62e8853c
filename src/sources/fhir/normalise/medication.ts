import type { Coded } from '../../../domain/coded.ts';
import type { MedicationEntry } from '../../../domain/entry.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { When } from '../../../domain/partial-date.ts';
import {
  PRESCRIPTION_ID_SYSTEM,
  RP_INDEX_SYSTEM,
  RP_NUMBER_SYSTEM,
} from '../../../terminology/code-systems.ts';
import { drugEffectClass } from '../../../terminology/drug-effect-classes.ts';
import { negativeOf } from '../../../terminology/negative-statements.ts';
import {
  codedAt,
  conceptTexts,
  extensionsOf,
  identifiersOf,
  quantityAt,
  whenAt,
  whenOfChoice,
} from '../datatypes.ts';
import { booleanAt, type Json, listAt, objectAt, textAt } from '../json.ts';
import { resolve } from '../references.ts';
import { type Base, baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, type FactRules, moreOf } from './facts.ts';
import { type Dosage, daysOf, dosageOf } from './dosage.ts';

/** The drug: as concept, or a Medication referred to (its ingredients where it has no name: injections are mixtures). */
function drugOf(resource: Json, context: Context): Coded | undefined {
  const concept = codedAt(resource, 'medicationCodeableConcept');
  if (concept !== undefined) return concept;
  const reference = objectAt(resource, 'medicationReference');
  const medication = resolve(resource, reference, context.lookup);
  const named = medication === undefined ? undefined : codedAt(medication, 'code');
  if (named !== undefined) return named;
  const ingredients = medication === undefined ? [] : listAt(medication, 'ingredient');
  const names = ingredients.flatMap((ingredient) => codedAt(ingredient, 'itemCodeableConcept') ?? []);
  if (names.length > 0)
    return { text: names.map((name) => name.text).join(' + '), codings: names.flatMap((n) => n.codings) };
  const display = textAt(reference, 'display');
  return display === undefined ? undefined : { text: display, codings: [] };
}

function identifierValue(resource: Json, system: string): string | undefined {
  return identifiersOf(resource).find((identifier) => identifier.system === system)?.value;
}

/**
 * 処方箋ID + Rp番号 + Rp内連番 name one drug of one prescription, wherever it is kept. A prescription may be dispensed
 * several times (リフィル, 分割調剤): a supply is named by them and its day together. What was given or is said to be
 * taken is not named by them at all: one order stands for many of it.
 */
function prescriptionKeys(resource: Json, day: string | undefined): readonly string[] {
  const prescription = identifierValue(resource, PRESCRIPTION_ID_SYSTEM);
  const rp = identifierValue(resource, RP_NUMBER_SYSTEM);
  const index = identifierValue(resource, RP_INDEX_SYSTEM);
  if (prescription === undefined || rp === undefined || index === undefined) return [];
  const key = `${PRESCRIPTION_ID_SYSTEM}|${prescription}|${rp}|${index}`;
  if (resource['resourceType'] === 'MedicationRequest') return [key];
  return resource['resourceType'] === 'MedicationDispense' && day !== undefined ? [`${key}|${day}`] : [];
}

const MEDICATION = rulesOf('Medication');
const RULES: Readonly<Record<string, FactRules>> = {
  MedicationRequest: rulesOf('MedicationRequest'),
  MedicationDispense: rulesOf('MedicationDispense'),
  MedicationAdministration: rulesOf('MedicationAdministration'),
  MedicationStatement: rulesOf('MedicationStatement'),
};

/** What a Medication tells of itself beyond its name: ingredients with their amounts, form, lot. */
function ingredientsOf(resource: Json, context: Context): readonly Fact[] {
  const medication = resolve(resource, objectAt(resource, 'medicationReference'), context.lookup);
  return medication === undefined ? [] : factsOf(medication, MEDICATION, context);
}

function moreOfMedication(resource: Json, drug: Coded | undefined, context: Context) {
  const effect = drug === undefined ? undefined : drugEffectClass(drug);
  const rules = RULES[textAt(resource, 'resourceType') ?? ''] ?? [];
  return moreOf(
    effect === undefined ? [] : [{ name: 'drugClass', value: effect }],
    ingredientsOf(resource, context),
    factsOf(resource, rules, context),
  );
}

function shared(resource: Json, context: Context, base: Base, dosage: Dosage, when: When) {
  const day = when.state === 'dated' ? when.start.sortKey.slice(0, 10) : undefined;
  const drug = drugOf(resource, context);
  const title = titleOr(textAt(resource, 'resourceType') ?? '', drug?.text);
  const category = conceptTexts(resource, 'category').join('・') || codedAt(resource, 'category')?.text;
  return {
    ...base,
    title,
    drug: drug ?? { text: title, codings: [] },
    businessIds: [...base.businessIds, ...prescriptionKeys(resource, day)],
    dosageText: dosage.dosageText,
    ...present('schedule', dosage.schedule),
    ...present('dose', dosage.dose),
    ...present('dailyDose', dosage.dailyDose),
    doseIsSubstance: dosage.doseIsSubstance,
    asNeeded: dosage.asNeeded,
    ...present('route', dosage.route),
    ...present('site', dosage.site),
    ...present('prescriptionId', identifierValue(resource, PRESCRIPTION_ID_SYSTEM)),
    ...present('rpNumber', identifierValue(resource, RP_NUMBER_SYSTEM)),
    ...present('category', category),
    ...present('negative', negativeOf(drug)),
    ...moreOfMedication(resource, drug, context),
  };
}

function startOf(when: When): Pick<MedicationEntry, 'start'> {
  return when.state === 'dated' ? { start: when.start } : {};
}

function substitutionOf(resource: Json): string | undefined {
  const substitution = objectAt(resource, 'substitution');
  const reasons = [codedAt(substitution, 'reason')?.text, ...conceptTexts(substitution, 'reason')].find(
    (text) => text !== undefined,
  );
  return (
    codedAt(substitution, 'allowedCodeableConcept')?.text ?? codedAt(substitution, 'type')?.text ?? reasons
  );
}

/** 処方 (MedicationRequest). `status` is always completed in Japan and says nothing of whether it is still taken. */
export function normalisePrescription(resource: Json, context: Context): readonly MedicationEntry[] {
  const base = baseOf(resource, context, ['authoredOn']);
  const dosage = dosageOf(listAt(resource, 'dosageInstruction'));
  const request = objectAt(resource, 'dispenseRequest');
  const ordered = whenAt(resource, 'authoredOn');
  const start: When = dosage.start === undefined ? ordered : { state: 'dated', start: dosage.start };
  const instructions = extensionsOf(request, 'InstructionForDispense').flatMap(
    (extension) => codedAt(extension, 'valueCodeableConcept')?.text ?? textAt(extension, 'valueString') ?? [],
  );
  return [
    {
      ...shared(resource, context, base, dosage, ordered),
      kind: 'prescription',
      when: datedBy(ordered, start),
      ...startOf(start),
      ...present('days', dosage.days ?? daysOf(objectAt(request, 'expectedSupplyDuration'))),
      ...present('quantity', quantityAt(request, 'quantity')),
      ...present('substitution', substitutionOf(resource)),
      instructions: [...dosage.additional, ...instructions],
    },
  ];
}

/** 調剤 (MedicationDispense). */
export function normaliseDispensing(resource: Json, context: Context): readonly MedicationEntry[] {
  const base = baseOf(resource, context, ['whenHandedOver', 'whenPrepared']);
  const dosage = dosageOf(listAt(resource, 'dosageInstruction'));
  const when = datedBy(whenAt(resource, 'whenHandedOver'), whenAt(resource, 'whenPrepared'));
  const start: When = dosage.start === undefined ? when : { state: 'dated', start: dosage.start };
  const substituted = booleanAt(objectAt(resource, 'substitution'), 'wasSubstituted');
  return [
    {
      ...shared(resource, context, base, dosage, when),
      kind: 'dispensing',
      when,
      ...startOf(start),
      ...present('days', daysOf(objectAt(resource, 'daysSupply')) ?? dosage.days),
      ...present('quantity', quantityAt(resource, 'quantity')),
      ...present('substitution', substituted === false ? undefined : substitutionOf(resource)),
      instructions: dosage.additional,
    },
  ];
}

function administrationDosage(resource: Json): readonly Json[] {
  const dosage = objectAt(resource, 'dosage');
  if (Object.keys(dosage).length === 0) return [];
  const dose = objectAt(dosage, 'dose');
  return [
    {
      ...dosage,
      doseAndRate: [
        { ...(Object.keys(dose).length > 0 ? { doseQuantity: dose } : {}), rateRatio: dosage['rateRatio'] },
      ],
    },
  ];
}

/** 注射・投与 (MedicationAdministration). */
export function normaliseAdministration(resource: Json, context: Context): readonly MedicationEntry[] {
  const base = baseOf(resource, context, []);
  const dosage = dosageOf(administrationDosage(resource));
  const when = whenOfChoice(resource, 'effective');
  return [
    {
      ...shared(resource, context, base, dosage, when),
      kind: 'administration',
      when,
      ...startOf(when),
      ...(when.state === 'dated' && when.end !== undefined ? { end: when.end } : {}),
      instructions: dosage.additional,
    },
  ];
}

/** 服薬状況・持参薬・OTC (MedicationStatement): what is said to be taken. */
export function normaliseStatement(resource: Json, context: Context): readonly MedicationEntry[] {
  const base = baseOf(resource, context, ['dateAsserted']);
  const dosage = dosageOf(listAt(resource, 'dosage'));
  const effective = whenOfChoice(resource, 'effective');
  const source = textAt(objectAt(resource, 'informationSource'), 'reference') ?? '';
  const selfReported = source.startsWith('Patient/') || source.startsWith('RelatedPerson/');
  return [
    {
      ...shared(resource, context, base, dosage, effective),
      kind: 'medication-statement',
      when: datedBy(effective, whenAt(resource, 'dateAsserted')),
      marks: [...base.marks, ...(selfReported ? (['self-reported'] as const) : [])],
      ...startOf(effective),
      ...(effective.state === 'dated' && effective.end !== undefined ? { end: effective.end } : {}),
      ...present('days', dosage.days),
      instructions: dosage.additional,
    },
  ];
}
