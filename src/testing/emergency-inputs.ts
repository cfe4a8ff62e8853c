import type { EmergencyInput } from '../clinical/emergency/emergency-sheet.ts';

/** Nothing of anybody, on a day. */
export const EMPTY_EMERGENCY: EmergencyInput = {
  allergies: [],
  medications: [],
  devices: [],
  directives: [],
  conditions: [],
  labs: [],
  procedures: [],
  infections: [],
  encounters: [],
  statements: [],
  contacts: [],
  observations: [],
  documents: [],
  coverages: [],
  persons: [],
  now: '2026-11-24',
};
