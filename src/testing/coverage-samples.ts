import { WHO_AND_INSURANCE, ACTS } from './coverage-samples-acts.ts';
import { RESULTS, MEDICINES } from './coverage-samples-results.ts';
import { PREVENTION, CARE } from './coverage-samples-care.ts';
import { DOCUMENTS, NEGATIVE, FORMS } from './coverage-samples-papers.ts';

/**
 * One small record for every item of the lists of what a Japanese record holds, made by hand after the public
 * specifications (JP Core 1.2, JP-CLINS 1.10, HL7 FHIR R4). The title is that of the test which reads it.
 */
export const SAMPLES = [
  ['basics', WHO_AND_INSURANCE],
  ['acts', ACTS],
  ['results', RESULTS],
  ['medicines', MEDICINES],
  ['prevention', PREVENTION],
  ['care', CARE],
  ['documents', DOCUMENTS],
  ['negative', NEGATIVE],
  ['forms', FORMS],
] as const;
