/** The kinds of entry on the timeline; the value of the `data-kind` attribute. */
export const KINDS = [
  'allergy',
  'condition',
  'infection',
  'prescription',
  'dispensing',
  'administration',
  'medication-statement',
  'lab',
  'vital',
  'measurement',
  'procedure',
  'encounter',
  'imaging',
  'report',
  'discharge-summary',
  'referral',
  'checkup',
  'document',
  'immunization',
  'device',
  'directive',
  'care-level',
  'care-plan',
  'family-history',
  'social-history',
  'observation',
  'coverage',
  'other',
] as const;

export type Kind = (typeof KINDS)[number];

export const MEDICATION_KINDS = [
  'prescription',
  'dispensing',
  'administration',
  'medication-statement',
] as const satisfies readonly Kind[];

export const DOCUMENT_KINDS = [
  'discharge-summary',
  'referral',
  'checkup',
  'document',
] as const satisfies readonly Kind[];
