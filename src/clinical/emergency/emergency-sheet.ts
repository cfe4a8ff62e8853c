import type { Death } from '../death.ts';
import type {
  AllergyEntry,
  ConditionEntry,
  CoverageEntry,
  DeviceEntry,
  DirectiveEntry,
  DocumentEntry,
  EncounterEntry,
  MedicationEntry,
  ObservationEntry,
  ProcedureEntry,
} from '../../domain/entry.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import type { ContactPerson, PersonRecord } from '../../domain/person.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { BlockContent, EmergencyItem } from './emergency-item.ts';
import type { EmergencyWindow, Reach } from './emergency-window.ts';
import {
  allergyItems,
  deviceItems,
  diagnosisItems,
  directiveItems,
  infectionItems,
  labItems,
  operationItems,
  visitItems,
} from './block-items.ts';
import { medicineBlocks } from './medicine-blocks.ts';
import { numberItems, paperItems, stateItems } from './state-items.ts';

export type EmergencyBlockId =
  | 'allergies'
  | 'dangerous-medicines'
  | 'dialysis-devices'
  | 'state'
  | 'directives'
  | 'diagnoses'
  | 'other-medicines'
  | 'labs'
  | 'operations'
  | 'infections'
  | 'visits'
  | 'contacts'
  | 'papers'
  | 'numbers';

/** One numbered block. `kinds` are all that may hold something of it: the coverage of these decides whether なし may be said. */
export interface EmergencyBlock {
  readonly number: number;
  readonly id: EmergencyBlockId;
  readonly kinds: readonly Kind[];
  readonly window: EmergencyWindow;
  readonly items: readonly EmergencyItem[];
  /** What the record says of these kinds that is not there; not among the items, and counted nowhere. */
  readonly statements: readonly EmergencyItem[];
  /** Records of these kinds that lie outside the window: known, but not on this sheet. */
  readonly outside: number;
}

export interface EmergencyInput {
  readonly allergies: readonly Merged<AllergyEntry>[];
  readonly medications: readonly Merged<MedicationEntry>[];
  readonly devices: readonly Merged<DeviceEntry>[];
  readonly directives: readonly Merged<DirectiveEntry>[];
  readonly conditions: readonly Merged<ConditionEntry>[];
  readonly labs: readonly Merged<ObservationEntry>[];
  readonly procedures: readonly Merged<ProcedureEntry>[];
  readonly infections: readonly Merged<ObservationEntry>[];
  readonly encounters: readonly Merged<EncounterEntry>[];
  readonly statements: readonly Merged[];
  readonly contacts: readonly { readonly contact: ContactPerson; readonly source: SourceId }[];
  /** Everything measured or observed that is no result of a laboratory. */
  readonly observations: readonly Merged<ObservationEntry>[];
  readonly documents: readonly Merged<DocumentEntry>[];
  readonly coverages: readonly Merged<CoverageEntry>[];
  readonly persons: readonly PersonRecord[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
  readonly death?: Death;
}

/** What a block draws on; the number is its place on screen, phone and paper alike (emergency-order-01). */
export const EMERGENCY_BLOCKS: readonly Omit<EmergencyBlock, 'items' | 'statements' | 'outside'>[] = [
  { number: 1, id: 'allergies', kinds: ['allergy'], window: 'all' },
  { number: 2, id: 'dangerous-medicines', kinds: MEDICATION_KINDS, window: 'medicines' },
  {
    number: 3,
    id: 'state',
    kinds: ['observation', 'vital', 'measurement', 'social-history'],
    window: 'state',
  },
  { number: 4, id: 'directives', kinds: ['directive'], window: 'all' },
  { number: 5, id: 'dialysis-devices', kinds: ['device', 'procedure'], window: 'dialysis' },
  { number: 6, id: 'diagnoses', kinds: ['condition'], window: 'diagnoses' },
  { number: 7, id: 'infections', kinds: ['infection'], window: '5-years-kept' },
  { number: 8, id: 'other-medicines', kinds: MEDICATION_KINDS, window: 'medicines' },
  { number: 9, id: 'labs', kinds: ['lab'], window: 'latest' },
  { number: 10, id: 'operations', kinds: ['procedure'], window: '5-years' },
  { number: 11, id: 'visits', kinds: ['encounter'], window: '3-months' },
  { number: 12, id: 'contacts', kinds: [], window: 'all' },
  { number: 13, id: 'papers', kinds: ['discharge-summary', 'referral', 'checkup'], window: 'latest' },
  { number: 14, id: 'numbers', kinds: ['coverage'], window: 'all' },
];

/** Every kind that the sheet looks at: what has to be fetched first in an emergency. */
export const EMERGENCY_KINDS: readonly Kind[] = [
  ...new Set(EMERGENCY_BLOCKS.flatMap((block) => block.kinds)),
];

/** The block in which a statement on a kind is told: one each, though a kind may stand behind two. */
const STATEMENT_BLOCK: Readonly<Partial<Record<Kind, EmergencyBlockId>>> = {
  allergy: 'allergies',
  condition: 'diagnoses',
  device: 'dialysis-devices',
  procedure: 'operations',
  prescription: 'other-medicines',
  dispensing: 'other-medicines',
  administration: 'other-medicines',
  'medication-statement': 'other-medicines',
};

function statementsOf(input: EmergencyInput, id: EmergencyBlockId): readonly EmergencyItem[] {
  return input.statements
    .filter(({ shown }) => STATEMENT_BLOCK[shown.kind] === id)
    .map((fact) => ({ type: 'statement', loud: 'plain', fact }));
}

interface Making extends Reach {
  /** Two blocks tell one list apart, and it is made once. */
  readonly medicines: () => ReturnType<typeof medicineBlocks>;
}

type BlockMaker = (input: EmergencyInput, making: Making) => BlockContent;

function makingOf({ medications, death, now }: EmergencyInput, all: boolean): Making {
  let made: ReturnType<typeof medicineBlocks> | undefined;
  return { now, all, medicines: () => (made ??= medicineBlocks(medications, { now, all }, death)) };
}

/** What of the input each block is made of, and how. */
const CONTENTS: Readonly<
  Record<EmergencyBlockId, { readonly of: readonly (keyof EmergencyInput)[]; readonly make: BlockMaker }>
> = {
  allergies: { of: ['allergies'], make: ({ allergies }) => allergyItems(allergies) },
  'dangerous-medicines': {
    of: ['medications', 'death'],
    make: (_, { medicines }) => medicines().dangerous,
  },
  'dialysis-devices': {
    of: ['devices', 'procedures'],
    make: ({ devices, procedures }, reach) => deviceItems(devices, procedures, reach),
  },
  state: { of: ['observations'], make: ({ observations }, reach) => stateItems(observations, reach) },
  directives: { of: ['directives'], make: ({ directives }) => directiveItems(directives) },
  diagnoses: { of: ['conditions'], make: ({ conditions }, reach) => diagnosisItems(conditions, reach) },
  'other-medicines': {
    of: ['medications', 'death'],
    make: (_, { medicines }) => medicines().other,
  },
  labs: { of: ['labs'], make: ({ labs }) => labItems(labs) },
  operations: { of: ['procedures'], make: ({ procedures }, reach) => operationItems(procedures, reach) },
  infections: { of: ['infections'], make: ({ infections }, reach) => infectionItems(infections, reach) },
  visits: { of: ['encounters'], make: ({ encounters }, reach) => visitItems(encounters, reach) },
  contacts: {
    of: ['contacts'],
    make: ({ contacts }) => ({
      items: contacts.map(({ contact, source }) => ({ type: 'contact', loud: 'plain', contact, source })),
      outside: 0,
    }),
  },
  papers: { of: ['documents'], make: ({ documents }, reach) => paperItems(documents, reach) },
  numbers: {
    of: ['persons', 'coverages'],
    make: ({ persons, coverages }) => numberItems(persons, coverages),
  },
};

/** A sheet with what it was made of. */
export interface MadeSheet {
  readonly input: EmergencyInput;
  readonly blocks: readonly EmergencyBlock[];
}

/**
 * The sheet: fourteen blocks in order of danger, each with only what lies in its window, or with `all` there is. Empty
 * blocks stay in their place. `before`: of the same window; a block of which nothing is new is the same block again.
 */
export function emergencySheet(
  input: EmergencyInput,
  all = false,
  before?: MadeSheet,
): readonly EmergencyBlock[] {
  const making = makingOf(input, all);
  return EMERGENCY_BLOCKS.map((block, at) => {
    const { of, make } = CONTENTS[block.id];
    const isSame = ([...of, 'statements', 'now'] as const).every(
      (part) => before?.input[part] === input[part],
    );
    const made = isSame ? before?.blocks[at] : undefined;
    return made ?? { ...block, ...make(input, making), statements: statementsOf(input, block.id) };
  });
}
