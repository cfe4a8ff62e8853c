import type { EncounterEntry } from '../../../domain/entry.ts';
import { codedAt, conceptTexts, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { resolve } from '../references.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';

const VISITS: Readonly<Record<string, EncounterEntry['visit']>> = {
  AMB: 'ambulatory',
  IMP: 'inpatient',
  ACUTE: 'inpatient',
  NONAC: 'inpatient',
  SS: 'inpatient',
  EMER: 'emergency',
  HH: 'home',
  VR: 'virtual',
  checkup: 'checkup',
};

function diagnosesOf(resource: Json, context: Context): readonly string[] {
  return listAt(resource, 'diagnosis').flatMap((diagnosis) => {
    const reference = objectAt(diagnosis, 'condition');
    const condition = resolve(resource, reference, context.lookup);
    return (
      (condition === undefined ? undefined : codedAt(condition, 'code')?.text) ??
      textAt(reference, 'display') ??
      []
    );
  });
}

/** 受診・入院 (Encounter). Some hold their time in `classHistory` only (seen in the official JP-CLINS examples). */
export function normaliseEncounter(resource: Json, context: Context): readonly EncounterEntry[] {
  const base = baseOf(resource, context, []);
  const visitClass = objectAt(resource, 'class');
  const history = listAt(resource, 'classHistory').map((item) => whenOfPeriod(objectAt(item, 'period')));
  const locations = listAt(resource, 'location').map((item) => whenOfPeriod(objectAt(item, 'period')));
  const hospitalization = objectAt(resource, 'hospitalization');
  const reason = conceptTexts(resource, 'reasonCode').join('、') || undefined;
  const type = conceptTexts(resource, 'type').join('・') || undefined;
  return [
    {
      ...base,
      kind: 'encounter',
      when: datedBy(whenOfPeriod(objectAt(resource, 'period')), ...history, ...locations),
      title: titleOr(
        'Encounter',
        type,
        reason,
        codedAt(resource, 'serviceType')?.text,
        textAt(visitClass, 'display'),
      ),
      visit: VISITS[textAt(visitClass, 'code') ?? ''] ?? 'unknown',
      ...present('reason', reason),
      ...present('disposition', codedAt(hospitalization, 'dischargeDisposition')?.text),
      diagnoses: diagnosesOf(resource, context),
    },
  ];
}
