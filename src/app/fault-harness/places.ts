import { EMERGENCY_BLOCKS, EMERGENCY_KINDS } from '../../clinical/emergency/emergency-sheet.ts';
import { DOCUMENT_KINDS, KINDS, type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';

/** A place on the screen that may say "none" or "complete", and of what it says it. */
export interface Place {
  readonly kinds: readonly Kind[];
  /** It draws only some of these kinds (a window, a rule of ours): its "none" is right if all of them have arrived. */
  readonly some?: true;
  /** It draws nothing that only the body of a document tells. */
  readonly withoutBodies?: true;
  /** What a person's details leave out may stand anywhere else: here "none" is never right. */
  readonly never?: true;
  /** Whoever left a gap must be named in words inside it. */
  readonly names: boolean;
}

const LIFE: readonly Kind[] = [
  'condition',
  'procedure',
  'encounter',
  'allergy',
  'immunization',
  'device',
  'discharge-summary',
  'checkup',
  'care-level',
];

const STAY: readonly Kind[] = ['encounter', 'discharge-summary', ...MEDICATION_KINDS];
const CARE: readonly Kind[] = [
  'care-level',
  'care-plan',
  'coverage',
  'observation',
  'other',
  ...STAY,
  'document',
  'condition',
  'infection',
  'device',
  'directive',
  'immunization',
];

function whole(...kinds: readonly Kind[]): Place {
  return { kinds, names: true };
}

function part(...kinds: readonly Kind[]): Place {
  return { kinds, some: true, names: true };
}

const EMERGENCY: readonly (readonly [string, Place])[] = EMERGENCY_BLOCKS.map(({ id, kinds }) => [
  `emergency/${id}`,
  // Which source is silent is told once for the whole sheet, in its head.
  { kinds, names: false, ...(id === 'allergies' ? {} : { some: true }) },
]);

/** The parts of the brief: which source is silent is told once for all of them, in a part of its own. */
const BRIEF: readonly (readonly [string, Place])[] = (
  [
    ['problems', part('condition')],
    ['medicines', part(...MEDICATION_KINDS)],
    ['allergies', whole('allergy')],
    ['stays', part('encounter', 'procedure')],
    ['labs', part('lab')],
    ['changes', part(...MEDICATION_KINDS, 'condition', 'encounter', 'procedure')],
  ] as const
).map(([id, place]) => [`first-visit/${id}`, { ...place, names: false }]);

/** Written down anew and not taken from the panels: a panel that looks at too few kinds must not be believed. */
export const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['banner', whole('allergy')],
  ['timeline', { ...whole(...KINDS), withoutBodies: true }],
  ['first-visit', part(...KINDS)],
  ...BRIEF,
  ['medications', part(...MEDICATION_KINDS)],
  ['labs', whole('lab', 'infection')],
  ['images', whole('imaging')],
  ['documents', whole(...DOCUMENT_KINDS, 'report')],
  ['summary', part(...LIFE)],
  ['summary/devices', whole('device')],
  ['summary/family', whole('family-history')],
  ['summary/life', whole('social-history')],
  ['summary/measurements', whole('measurement')],
  ['summary/care', part('care-level', 'coverage')],
  ['summary/blood-type', part('lab', 'infection')],
  ['life-measures', part('vital', 'measurement', 'lab')],
  ['their-summaries', part(...DOCUMENT_KINDS, 'report')],
  ['care', part(...CARE)],
  ['care-level', whole('care-level')],
  ['care-living', part('observation')],
  ['care-discharge', part(...STAY)],
  ['care-risks', part('condition', 'other', 'observation', 'infection')],
  ['care-problems', whole('condition')],
  ['care-devices', whole('device')],
  ['care-wishes', part('directive')],
  ['care-medicines', part(...MEDICATION_KINDS)],
  ['care-next', part('care-level', 'care-plan', 'immunization', 'encounter', 'other')],
  ['care-plans', whole('care-plan')],
  ['care-records', part('other')],
  ['care-documents', part(...DOCUMENT_KINDS, 'report')],
  ['emergency', part(...EMERGENCY_KINDS)],
  ...EMERGENCY,
  ['emergency/contacts', { kinds: [], never: true, names: false }],
  ['care/contacts', { kinds: [], never: true, names: false }],
]);
