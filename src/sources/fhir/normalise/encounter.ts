import type { EncounterEntry } from '../../../domain/entry.ts';
import { codedAt, conceptTexts, whenOfPeriod } from '../datatypes.ts';
import { type Json, listAt, objectAt, textAt } from '../json.ts';
import { resolve } from '../references.ts';
import { baseOf, type Context, datedBy, present, titleOr } from './context.ts';
import { rulesOf } from './fact-rules.ts';
import { factsOf, moreOf } from './facts.ts';

const RULES = rulesOf('Encounter');

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

/** 予定 and 緊急 by v3-ActPriority (EL elective; UR, EM, S, A urgent); everything else is left in its own words. */
function urgencyOf(resource: Json): EncounterEntry['urgency'] {
  const priority = codedAt(resource, 'priority');
  const codes = priority?.codings.map((coding) => coding.code) ?? [];
  if (codes.includes('EL') || /予定/u.test(priority?.text ?? '')) return 'planned';
  const urgent =
    codes.some((code) => ['UR', 'EM', 'S', 'A'].includes(code)) || /緊急|救急/u.test(priority?.text ?? '');
  return urgent ? 'urgent' : undefined;
}

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
  const diagnoses = diagnosesOf(resource, context);
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
        diagnoses[0],
      ),
      visit: VISITS[textAt(visitClass, 'code') ?? ''] ?? 'unknown',
      ...present('reason', reason),
      ...present('disposition', codedAt(hospitalization, 'dischargeDisposition')?.text),
      diagnoses,
      ...present('urgency', urgencyOf(resource)),
      ...moreOf(factsOf(resource, RULES, context)),
    },
  ];
}
