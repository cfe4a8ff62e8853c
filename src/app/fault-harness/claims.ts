import { emergencySheet } from '../../clinical/emergency/emergency-sheet.ts';
import { type Coverage, coverageOfKinds } from '../../domain/coverage.ts';
import type { Entry } from '../../domain/entry.ts';
import { DOCUMENT_KINDS, KINDS, type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import { timelineFacts } from '../../record/derive/facts.ts';
import * as derive from '../../record/derive/kinds.ts';
import type { KnownFacts, PatientRecord } from '../../record/record.ts';
import { emergencyInput } from '../../views/emergency/emergency-input.ts';

/** What a panel says: these entries, this far known, of these kinds. */
interface Claim {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly coverage: Coverage;
  readonly entries: readonly Entry[];
  /** It draws no fact that only the body of a document tells. */
  readonly withoutBodies?: boolean;
}

type Derivation = (record: PatientRecord) => KnownFacts;

/** What every panel is made of, and of which kinds it thereby speaks. */
const DERIVATIONS: Readonly<Record<string, readonly [Derivation, readonly Kind[]]>> = {
  timeline: [timelineFacts, KINDS],
  allergies: [derive.allergyFacts, ['allergy']],
  conditions: [derive.conditionFacts, ['condition']],
  medications: [derive.medicationFacts, MEDICATION_KINDS],
  labs: [derive.labFacts, ['lab', 'infection']],
  infections: [derive.infectionFacts, ['infection']],
  vitals: [derive.vitalFacts, ['vital', 'measurement']],
  procedures: [derive.procedureFacts, ['procedure']],
  encounters: [derive.encounterFacts, ['encounter']],
  images: [derive.imagingFacts, ['imaging']],
  reports: [derive.reportFacts, ['report']],
  documents: [derive.documentFacts, [...DOCUMENT_KINDS, 'report']],
  devices: [derive.deviceFacts, ['device']],
  directives: [derive.directiveFacts, ['directive']],
  'care-levels': [derive.careLevelFacts, ['care-level']],
  'care-plans': [derive.carePlanFacts, ['care-plan']],
  observations: [derive.observationFacts, ['observation', 'social-history']],
  family: [derive.familyFacts, ['family-history']],
};

function derivedClaims(record: PatientRecord): readonly Claim[] {
  return Object.entries(DERIVATIONS).map(([name, [of, kinds]]) => {
    const known = of(record);
    const entries = known.value.flatMap((fact): readonly Entry[] => fact.witnesses);
    return { name, kinds, coverage: known.coverage, entries, withoutBodies: name === 'timeline' };
  });
}

/** The blocks of the emergency sheet: what a block leaves out by its window is still a record that arrived. */
function emergencyClaims(record: PatientRecord): readonly Claim[] {
  return emergencySheet(emergencyInput(record, '2026-11-24'))
    .filter(({ kinds }) => kinds.length > 0)
    .map(({ id, kinds }) => ({
      name: `emergency ${id}`,
      kinds,
      coverage: coverageOfKinds(record.coverage, kinds),
      entries: [...record.entries.values()].filter((entry) => kinds.includes(entry.kind)),
    }));
}

/** All that the panels are made of, as one record has it. */
export function claimsOf(record: PatientRecord): readonly Claim[] {
  return [...derivedClaims(record), ...emergencyClaims(record)];
}
