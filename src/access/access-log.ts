import type { LoggedAct, LoggedKind, LoggedReader } from './logged-act.ts';

/** One thing that somebody did, though several events tell of it: one for each source that was read. */
export interface LogLine {
  /** Of its first event. */
  readonly id: string;
  readonly acts: readonly LoggedAct[];
  readonly at: Date | undefined;
  readonly kind: LoggedKind;
  readonly reader: LoggedReader;
  readonly emergency: boolean;
  readonly disaster: string | undefined;
  readonly reason: string;
  /** All addresses under which sources know the person; they stand for one, whatever they are called. */
  readonly patients: readonly string[];
  /** The newest review of it, where it is an opening in an emergency that was reviewed. */
  readonly review?: LoggedAct;
}

function lineKey(act: LoggedAct): string {
  if (act.kind !== 'read' || act.at === undefined) return act.event;
  return [act.at.getTime(), act.reader.subject, act.purposes.join(' '), act.reason].join('|');
}

/** An opening in an emergency: the reading that a reason was given for. What followed from it is no opening of its own. */
export function isOpening(line: LogLine): boolean {
  return line.kind === 'read' && line.emergency && line.reason !== '';
}

/** Which addresses mean the same person: those that were read in one act, however far that reaches. */
function personsOf(lines: readonly (readonly string[])[]): (address: string) => string {
  const parent = new Map<string, string>();
  const root = (address: string): string => {
    const above = parent.get(address);
    return above === undefined || above === address ? address : root(above);
  };
  for (const [first, ...others] of lines) {
    if (first === undefined) continue;
    for (const other of others) {
      const [one, two] = [root(first), root(other)].toSorted();
      if (one !== undefined && two !== undefined && one !== two) parent.set(two, one);
    }
  }
  return root;
}

function newestFirst(one: LoggedAct, other: LoggedAct): number {
  return (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0) || (one.event < other.event ? -1 : 1);
}

/**
 * The log as lines, newest first: an event that came twice counts once, readings of several sources in one act are one
 * line, and each opening carries its newest review (access-log-01).
 */
export function logLines(acts: readonly LoggedAct[]): readonly LogLine[] {
  const once = new Map<string, LoggedAct>();
  for (const act of acts) once.set(act.number ?? act.event, act);
  const sorted = [...once.values()].toSorted(newestFirst);
  const reviews = sorted.filter(({ review }) => review !== undefined);
  const groups = Map.groupBy(sorted, lineKey);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const events = new Set(group.map(({ event }) => event));
    const review = reviews.find((one) => one.review?.of.some((event) => events.has(event)) === true);
    return {
      id: first.event,
      acts: group,
      at: first.at,
      kind: first.kind,
      reader: first.reader,
      emergency: first.purposes.includes('BTG'),
      disaster: first.disaster,
      reason: first.reason,
      patients: [...new Set(group.flatMap(({ patients }) => patients))],
      ...(review === undefined ? {} : { review }),
    };
  });
}

/** Of all addresses of one person the first; what was read in one act is one person's, under whatever number. */
export function personOfAddress(lines: readonly LogLine[]): (address: string) => string {
  // A search names people who were found, not one person: it joins nobody to anybody.
  return personsOf(
    lines
      .filter(({ kind }) => kind === 'read' || kind === 'linked')
      .map(({ patients, acts }) => [...patients, ...acts.flatMap(({ openedWith }) => openedWith)]),
  );
}

export function linesByPerson(lines: readonly LogLine[]): ReadonlyMap<string, readonly LogLine[]> {
  const personOf = personOfAddress(lines);
  const found = new Map<string, LogLine[]>();
  for (const line of lines) {
    for (const person of new Set(line.patients.map(personOf))) {
      const known = found.get(person) ?? [];
      known.push(line);
      found.set(person, known);
    }
  }
  return found;
}

export const LOG_CHOICES = ['all', 'emergency', 'paper', 'to-review'] as const;
export type LogChoice = (typeof LOG_CHOICES)[number];

export interface LogFilter {
  readonly reader: string;
  readonly person: string;
  readonly choice: LogChoice;
}

function isChosen(line: LogLine, choice: LogChoice): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'emergency':
      return line.emergency || line.kind === 'emergency-started' || line.kind === 'emergency-stopped';
    case 'paper':
      return line.kind === 'printed' || line.kind === 'exported';
    case 'to-review':
      return isOpening(line) && line.review === undefined;
  }
}

function has(words: readonly string[], wanted: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return wanted.trim() === '' || words.some((word) => plain(word).includes(plain(wanted)));
}

/** `nameOf`: by what a person is called beside their address, as far as it could be looked up. */
export function filterLines(
  lines: readonly LogLine[],
  filter: LogFilter,
  nameOf: (address: string) => string,
): readonly LogLine[] {
  return lines.filter(
    (line) =>
      isChosen(line, filter.choice) &&
      has([line.reader.name, line.reader.subject, line.reader.organization], filter.reader) &&
      has(
        line.patients.flatMap((address) => [address, nameOf(address)]),
        filter.person,
      ),
  );
}
