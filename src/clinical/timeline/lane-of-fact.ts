import type { EncounterEntry, Entry, Interpretation } from '../../domain/entry.ts';
import type { Kind } from '../../domain/kind.ts';
import type { LaneId, MarkShape } from './lane-item.ts';

/** In which lane a fact of each kind stands; the compiler asks for every kind. */
const LANE_OF_KIND: Readonly<Record<Kind, LaneId>> = {
  allergy: 'problem',
  condition: 'problem',
  infection: 'result',
  prescription: 'medicine',
  dispensing: 'medicine',
  administration: 'medicine',
  'medication-statement': 'medicine',
  lab: 'result',
  vital: 'result',
  measurement: 'result',
  procedure: 'stay',
  encounter: 'visit',
  imaging: 'paper',
  report: 'paper',
  'discharge-summary': 'paper',
  referral: 'paper',
  checkup: 'visit',
  document: 'paper',
  immunization: 'visit',
  device: 'stay',
  directive: 'visit',
  'care-level': 'visit',
  'care-plan': 'visit',
  'family-history': 'problem',
  'social-history': 'result',
  observation: 'result',
  coverage: 'visit',
  other: 'visit',
};

const SHAPE_OF_KIND: Readonly<Partial<Record<Kind, MarkShape>>> = {
  allergy: 'allergy',
  procedure: 'other',
  encounter: 'visit',
  imaging: 'image',
  report: 'document',
  'discharge-summary': 'document',
  referral: 'document',
  checkup: 'checkup',
  document: 'document',
  immunization: 'vaccine',
  device: 'device',
  'care-level': 'care',
  'care-plan': 'care',
};

/** Sorts of procedures that a stranger's doctor must see among the operations; the rest stand with the visits. */
const OPERATIVE: ReadonlySet<string> = new Set(['operation', 'transplant', 'anaesthesia', 'transfusion']);

const ABNORMAL: ReadonlySet<Interpretation> = new Set(['H', 'L', 'A', 'POS', 'R']);
const PANIC: ReadonlySet<Interpretation> = new Set(['HH', 'LL', 'AA']);

export function isStay(entry: Entry): entry is EncounterEntry {
  return entry.kind === 'encounter' && (entry.visit === 'inpatient' || entry.visit === 'emergency');
}

export function laneOf(entry: Entry): LaneId {
  if (isStay(entry)) return 'stay';
  if (entry.kind === 'procedure') return OPERATIVE.has(entry.sort ?? '') ? 'stay' : 'visit';
  return LANE_OF_KIND[entry.kind];
}

/** 0 as expected, 1 abnormal, 2 panic: by the source's own judgement of the value or of a part of it, never ours. */
export function flagOf(entry: Entry): 0 | 1 | 2 {
  if (!('interpretation' in entry) && !('parts' in entry)) return 0;
  const said = [entry.interpretation, ...entry.parts.map((part) => part.interpretation)];
  if (said.some((one) => one !== undefined && PANIC.has(one))) return 2;
  return said.some((one) => one !== undefined && ABNORMAL.has(one)) ? 1 : 0;
}

/** The sign of what is drawn as a mark. */
export function shapeOf(entry: Entry): MarkShape {
  if (entry.kind === 'procedure' && OPERATIVE.has(entry.sort ?? '')) return 'operation';
  return SHAPE_OF_KIND[entry.kind] ?? 'other';
}
