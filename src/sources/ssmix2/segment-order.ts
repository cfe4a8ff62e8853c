import { hasFields, type Segment } from './message.ts';

/** A step of a message's order: a segment, `*` where it repeats, or a group that its first segment opens. */
type Step = string | Order;

interface Order {
  readonly steps: readonly Step[];
}

/** One group as it was found: its own segments, and the groups inside it. */
export interface Group {
  readonly segments: readonly Segment[];
  readonly groups: readonly Group[];
}

export interface Grouped extends Group {
  /** Segments that the order has no place for, that hold nothing, or whose names we do not know. */
  readonly dropped: readonly { readonly segment: Segment; readonly why: 'bare' | 'out-of-order' }[];
}

const OBX: Order = { steps: ['OBX', 'NTE*'] };
const HEAD: readonly Step[] = ['MSH', 'SFT*', 'EVN', 'PID', 'PD1', 'NTE*', 'NK1*', 'PV1', 'PV2'];

const PROBLEM: Order = { steps: ['PRB', 'NTE*', 'ZPR', 'ZPD*', 'ZI1*', OBX, 'ORC*'] };
const PRESCRIPTION: Order = {
  steps: ['ORC', 'TQ1*', 'RXE', 'NTE*', 'TQ1*', 'RXR*', 'RXC*', 'NTE*', OBX],
};
const GIVEN: Order = { steps: ['RXA', 'NTE*', 'RXR', OBX] };
const ADMINISTRATION: Order = {
  steps: ['ORC', 'TQ1*', 'RXE', 'NTE*', 'TQ1*', 'RXR*', 'RXC*', GIVEN],
};
const LAB_ORDER: Order = { steps: ['ORC', 'TQ1*', 'OBR', 'NTE*', OBX] };
const LAB_RESULT: Order = { steps: ['OBR', 'ORC', 'NTE*', 'TQ1*', OBX] };
const STEP_TAKEN: Order = { steps: ['ZE1', OBX, 'ZE2*'] };

/**
 * The order of segments per message (HL7 v2.5 chapters 3, 4, 7, 12; SS-MIX2 in its short form). What a message holds
 * besides is not read: a result that comes after the end of its group belongs to nobody.
 */
const ORDERS: Readonly<Record<string, Order>> = {
  ADT: { steps: [...HEAD, 'DB1*', OBX, 'AL1*', 'DG1*', 'IN1*'] },
  'ADT^A60': { steps: [...HEAD, 'IAM*'] },
  'PPR^ZD1': { steps: [...HEAD, PROBLEM] },
  'RDE^O11': { steps: [...HEAD, PRESCRIPTION] },
  'RAS^O17': { steps: [...HEAD, ADMINISTRATION] },
  'OML^O33': { steps: [...HEAD, { steps: ['SPM', OBX, LAB_ORDER] }] },
  // A result that comes without its specimen is still a result: OBR may stand outside of SPM.
  'OUL^R22': { steps: [...HEAD, LAB_RESULT, { steps: ['SPM', OBX, LAB_RESULT] }] },
  'OMG^O19': { steps: [...HEAD, { steps: ['ORC', 'TQ1*', 'OBR', 'NTE*', OBX] }] },
  'OMI^Z23': { steps: [...HEAD, { steps: ['ORC', 'TQ1*', 'OBR', 'NTE*', OBX, STEP_TAKEN, 'IPC*'] }] },
  'ORU^R01': {
    steps: [...HEAD, { steps: ['ORC', 'OBR', 'NTE*', 'TQ1*', OBX] }, { steps: ['OBR', 'NTE*', 'TQ1*', OBX] }],
  },
  'OMD^O03': { steps: [...HEAD, { steps: ['ORC', 'TQ1*', 'ODS*', 'NTE*', OBX] }] },
};

/** The order of a message by MSH-9.1 and -9.2; undefined for messages that SS-MIX2 does not have. */
function orderOf(code: string, event: string): Order | undefined {
  return ORDERS[`${code}^${event}`] ?? (code === 'ADT' ? ORDERS['ADT'] : undefined);
}

interface Open {
  readonly order: Order;
  readonly found: { readonly segments: Segment[]; readonly groups: Group[] };
  cursor: number;
}

function opens(step: Step, name: string): boolean {
  if (typeof step === 'string') return step === name || step === `${name}*`;
  return step.steps[0] === name;
}

/**
 * Puts a segment into the innermost open group that has a place for it at or after where it stands (the groups of the
 * message itself may alternate); false if none has.
 */
function place(stack: Open[], segment: Segment): boolean {
  for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
    const open = stack[depth];
    if (open === undefined) continue;
    const at = open.order.steps.findIndex((step, index) => index >= open.cursor && opens(step, segment.name));
    const step = open.order.steps[at];
    if (step === undefined) continue;
    stack.length = depth + 1;
    if (typeof step === 'string') {
      open.found.segments.push(segment);
      open.cursor = step.endsWith('*') ? at : at + 1;
    } else {
      const found = { segments: [segment], groups: [] };
      open.found.groups.push(found);
      open.cursor = at;
      stack.push({ order: step, found, cursor: 1 });
    }
    return true;
  }
  return false;
}

/** Groups the segments of a message as its order says; undefined where we know no order for such a message. */
export function groupSegments(
  segments: readonly Segment[],
  code: string,
  event: string,
): Grouped | undefined {
  const order = orderOf(code, event);
  if (order === undefined) return undefined;
  const found = { segments: [] as Segment[], groups: [] as Group[] };
  const stack: Open[] = [{ order, found, cursor: 0 }];
  const dropped: { segment: Segment; why: 'bare' | 'out-of-order' }[] = [];
  for (const segment of segments) {
    if (!hasFields(segment)) dropped.push({ segment, why: 'bare' });
    else if (!place(stack, segment)) dropped.push({ segment, why: 'out-of-order' });
  }
  return { ...found, dropped };
}

export function segmentOf(group: Group, name: string): Segment | undefined {
  return group.segments.find((segment) => segment.name === name);
}

export function segmentsOf(group: Group, name: string): readonly Segment[] {
  return group.segments.filter((segment) => segment.name === name);
}

/** The groups directly inside that a segment of this name opens. */
export function groupsOf(group: Group, name: string): readonly Group[] {
  return group.groups.filter((inner) => inner.segments[0]?.name === name);
}

/** A group as the text it came as. */
export function textOfGroup(group: Group): string {
  const all = (one: Group): readonly Segment[] => [...one.segments, ...one.groups.flatMap(all)];
  return all(group)
    .toSorted((a, b) => a.index - b.index)
    .map((segment) => segment.text)
    .join('\n');
}
