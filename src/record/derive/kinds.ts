import { DOCUMENT_KINDS, MEDICATION_KINDS } from '../../domain/kind.ts';
import { factsDerivation } from './facts.ts';

/** What each panel is handed: its facts with the coverage of every feed that could hold them. */
export const allergyFacts = factsDerivation(['allergy']);
export const conditionFacts = factsDerivation(['condition']);
export const medicationFacts = factsDerivation(MEDICATION_KINDS);
export const labFacts = factsDerivation(['lab', 'infection']);
export const infectionFacts = factsDerivation(['infection']);
export const vitalFacts = factsDerivation(['vital', 'measurement']);
export const procedureFacts = factsDerivation(['procedure']);
export const encounterFacts = factsDerivation(['encounter']);
export const imagingFacts = factsDerivation(['imaging']);
export const reportFacts = factsDerivation(['report']);
export const documentFacts = factsDerivation([...DOCUMENT_KINDS, 'report']);
export const deviceFacts = factsDerivation(['device']);
export const directiveFacts = factsDerivation(['directive']);
export const careLevelFacts = factsDerivation(['care-level']);
export const carePlanFacts = factsDerivation(['care-plan']);
export const observationFacts = factsDerivation(['observation', 'social-history']);
export const coverageFacts = factsDerivation(['coverage']);
export const otherFacts = factsDerivation(['other']);
export const immunizationFacts = factsDerivation(['immunization']);
export const familyFacts = factsDerivation(['family-history']);
