import { isNonEmpty, type NonEmpty } from '../../base/non-empty.ts';
import type { ConditionEntry, EntryOf, ProcedureEntry } from '../../domain/entry.ts';
import { type Kind, MEDICATION_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { addDays, type When } from '../../domain/partial-date.ts';
import type { MedicationLine } from '../medications/current-medications.ts';
import { mayBeWish } from '../wishes.ts';
import { allergiesByDanger, isDialysis, isOperation, withoutParts } from './brief.ts';
import { lastsForLife } from './for-life.ts';
import { isOfPregnancy, lifeDate } from './life-stages.ts';

/** The parts of the lifetime summary in the order in which they are read (presentation). */
export const LIFETIME_SECTIONS = [
  'problems',
  'past-problems',
  'allergies',
  'infections',
  'medicines',
  'operations',
  'transfusions',
  'devices',
  'admissions',
  'pregnancies',
  'vaccinations',
  'checkups',
  'function',
  'family',
  'living',
  'wishes',
  'death',
] as const;

export type LifetimeSectionId = (typeof LIFETIME_SECTIONS)[number];

/** How sure a line is, by what the record itself says: never more than its surest witness. */
export type Certainty = 'recorded' | 'suspected' | 'self-reported' | 'estimated';

/** One line of the summary with all records that it rests on, the leading one first. */
export interface LifetimeLine {
  readonly key: string;
  readonly facts: NonEmpty<Merged>;
  /** Of a problem from its onset, or from the first record of it where no onset is told. */
  readonly when: When;
  readonly isOnset: boolean;
  /** The last day on which it was recorded, where that is another than the first. */
  readonly last?: string;
  readonly certainty: Certainty;
  /** Instead of the record's own title: a medicine by the name of its line. */
  readonly title?: string;
}

export interface LifetimeSection {
  readonly id: LifetimeSectionId;
  /** All kinds that could hold something of it: they decide whether なし may be said. */
  readonly kinds: readonly Kind[];
  readonly lines: readonly LifetimeLine[];
  /** Found by words or codes of ours among records that also hold other things: nothing found is never なし. */
  readonly searched: boolean;
}

export interface LifetimeInput {
  /** Facts in force of any kind, newest first. */
  readonly facts: readonly Merged[];
  readonly medicines: readonly MedicationLine[];
  /** `YYYY-MM-DD`, Japanese time. */
  readonly now: string;
}

/** Kinds of which a section is made. */
const KINDS_OF: Readonly<Record<LifetimeSectionId, readonly Kind[]>> = {
  problems: ['condition'],
  'past-problems': ['condition'],
  allergies: ['allergy'],
  infections: ['infection', 'lab'],
  medicines: MEDICATION_KINDS,
  operations: ['procedure'],
  transfusions: ['procedure'],
  devices: ['device', 'procedure'],
  admissions: ['encounter'],
  pregnancies: ['condition', 'procedure', 'encounter', 'discharge-summary', 'observation'],
  vaccinations: ['immunization'],
  checkups: ['checkup'],
  function: ['care-level', 'observation', 'coverage'],
  family: ['family-history'],
  living: ['social-history'],
  wishes: ['directive', 'document'],
  death: ['condition', 'document'],
};

/** Sections whose kinds hold nothing else: there an empty list over complete answers is a known none. */
const WHOLE: ReadonlySet<LifetimeSectionId> = new Set([
  'problems',
  'allergies',
  'medicines',
  'vaccinations',
  'checkups',
  'family',
  'living',
]);

/** A medicine taken for so many days stands among those taken for long (lifetime-medicine-01; presentation). */
const LONG_DAYS = 90;

function day({ shown }: Merged): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey.slice(0, 10) : '';
}

function certaintyOf(facts: readonly Merged[]): Certainty {
  const all = facts.flatMap(({ witnesses }) => witnesses);
  const has = (mark: 'suspected' | 'self-reported') => all.every(({ marks }) => marks.includes(mark));
  return has('suspected') ? 'suspected' : has('self-reported') ? 'self-reported' : 'recorded';
}

function lineOf(facts: NonEmpty<Merged>): LifetimeLine {
  const [first] = facts;
  const { when, isOnset } = lifeDate(first.shown);
  return { key: first.key, facts, when, isOnset, certainty: certaintyOf(facts) };
}

function single(fact: Merged): LifetimeLine {
  return lineOf([fact]);
}

function groupsBy<F>(facts: readonly F[], keyOf: (fact: F) => string): readonly NonEmpty<F>[] {
  return [...Map.groupBy(facts, keyOf).values()].flatMap((same): readonly NonEmpty<F>[] =>
    isNonEmpty(same) ? [same] : [],
  );
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Words for what is the same problem: one name; a suspicion is another thing than a diagnosis. */
function problemKey({ shown }: Merged<ConditionEntry>): string {
  return `${shown.marks.includes('suspected') ? '?' : ''}${folded(shown.title)}`;
}

function isOver({ shown }: Merged<ConditionEntry>): boolean {
  return (
    shown.clinicalStatus === 'resolved' ||
    shown.clinicalStatus === 'inactive' ||
    shown.abatement.state === 'dated'
  );
}

/**
 * Records of one problem on one line (lifetime-problem-01): the newest leads, the earliest stated onset is its begin, and
 * it is over only where the newest record says so.
 */
function problemLine(same: NonEmpty<Merged<ConditionEntry>>): LifetimeLine {
  const line = lineOf(same);
  const onsets = same
    .map(({ shown }) => shown.onset)
    .flatMap((when) => (when.state === 'dated' ? [when] : []))
    .toSorted((a, b) => (a.start.sortKey < b.start.sortKey ? -1 : 1));
  const [onset] = onsets;
  const oldest = same.at(-1) ?? same[0];
  const last = day(same[0]);
  const begin: When = onset ?? oldest.shown.when;
  return {
    ...line,
    when: begin,
    isOnset: onset !== undefined,
    ...(same.length > 1 && last !== '' && last !== day(oldest) ? { last } : {}),
  };
}

function problemLines(facts: readonly Merged<ConditionEntry>[]) {
  const newestFirst = facts.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0));
  const groups = groupsBy(newestFirst, problemKey);
  return {
    open: groups.filter(([newest]) => !isOver(newest)).map(problemLine),
    past: groups.filter(([newest]) => isOver(newest)).map(problemLine),
  };
}

/** A medicine from its first recorded day; the first of its records is what stands today. */
function medicineLine(line: MedicationLine): LifetimeLine {
  const [earliest] = line.supplies
    .filter(({ period }) => period.start !== undefined)
    .toSorted((a, b) => ((a.period.start ?? '') < (b.period.start ?? '') ? -1 : 1));
  const start = earliest?.basis.shown.start;
  const rest = line.supplies.map(({ basis }) => basis).filter((basis) => basis !== line.shown);
  return {
    key: line.key,
    facts: [line.shown, ...rest],
    when: start === undefined ? line.shown.shown.when : { state: 'dated', start },
    isOnset: true,
    certainty: 'estimated',
    title: line.name,
  };
}

/** In use, and begun long ago, or of a class that needs care (lifetime-medicine-01). */
function isLongTerm(line: MedicationLine, now: string): boolean {
  if (line.state !== 'current') return false;
  if (line.classes.length > 0) return true;
  const since = addDays(now, -LONG_DAYS);
  return line.supplies.some(({ period }) => period.start !== undefined && period.start <= since);
}

const IMPLANTING =
  /植込|埋込|植え込み|埋め込み|人工(?:関節|弁|血管|骨頭|内耳|心臓)|ステント留置|シャント造設|ペースメーカ/u;

function isImplanting({ shown }: Merged<ProcedureEntry>): boolean {
  return shown.sort === 'transplant' || IMPLANTING.test(shown.title);
}

const CAUSE_OF_DEATH = /死因|直接死因/u;

function isCauseOfDeath({ shown }: Merged): boolean {
  if (shown.kind === 'document') return shown.sort === 'death-certificate';
  const words = (shown.more ?? []).map(({ value }) => value).join('\n');
  return (
    shown.kind === 'condition' && CAUSE_OF_DEATH.test(`${shown.title}\n${words}\n${shown.notes.join('\n')}`)
  );
}

function isWish({ shown }: Merged): boolean {
  return shown.kind === 'directive'
    ? mayBeWish({ shown })
    : shown.kind === 'document' && shown.sort === 'advance-directive';
}

function isFunction({ shown }: Merged): boolean {
  return (
    shown.kind === 'care-level' ||
    (shown.kind === 'observation' &&
      /Barthel|FIM|日常生活自立度|認知症高齢者|寝たきり度|HDS-?R|MMSE|IADL/iu.test(
        shown.title.normalize('NFKC'),
      ))
  );
}

/** Of a scale that was taken again and again the newest stands; the others are its evidence (lifetime-function-01). */
function newestOfEach(facts: readonly Merged[]): readonly LifetimeLine[] {
  const sorted = facts.toSorted((a, b) => (day(a) < day(b) ? 1 : -1));
  return groupsBy(sorted, ({ shown }) => `${shown.kind} ${folded(shown.title)}`).map((same) => {
    const oldest = day(same.at(-1) ?? same[0]);
    const line = lineOf(same);
    return same.length > 1 && oldest !== '' ? { ...line, last: day(same[0]) } : line;
  });
}

function ofKind<K extends Kind>(facts: readonly Merged[], kind: K) {
  return facts.filter(({ shown }) => shown.kind === kind) as unknown as readonly Merged<EntryOf<K>>[];
}

/**
 * The lifetime health summary: each line with the records that it rests on. Nothing is told that no record tells, and
 * nothing that a record holds in one of these parts is left out (lifetime-01).
 */
export function lifetimeSummary({ facts, medicines, now }: LifetimeInput): readonly LifetimeSection[] {
  const problems = problemLines(ofKind(facts, 'condition').filter((fact) => !isOfPregnancy(fact.shown)));
  const procedures = ofKind(facts, 'procedure').filter((fact) => !isDialysis(fact));
  const stays = ofKind(facts, 'encounter').filter(
    ({ shown }) => shown.visit === 'inpatient' || shown.visit === 'emergency',
  );
  const lines: Readonly<Record<LifetimeSectionId, readonly LifetimeLine[]>> = {
    problems: problems.open,
    'past-problems': problems.past,
    allergies: allergiesByDanger(ofKind(facts, 'allergy')).map(single),
    infections: newestOfEach(facts.filter(lastsForLife).filter(({ shown }) => shown.kind !== 'procedure')),
    medicines: medicines.filter((line) => isLongTerm(line, now)).map(medicineLine),
    operations: procedures
      .filter((fact) => isOperation(fact) && fact.shown.sort !== 'transfusion' && !isOfPregnancy(fact.shown))
      .map(single),
    transfusions: procedures
      .filter(({ shown }) => shown.sort === 'transfusion' || /輸血/u.test(shown.title))
      .map(single),
    devices: [...ofKind(facts, 'device'), ...procedures.filter(isImplanting)].map(single),
    admissions: withoutParts(stays)
      .filter((fact) => !isOfPregnancy(fact.shown))
      .map(single),
    pregnancies: facts.filter((fact) => isOfPregnancy(fact.shown)).map(single),
    vaccinations: ofKind(facts, 'immunization').map(single),
    checkups: ofKind(facts, 'checkup').map(single),
    function: newestOfEach(facts.filter(isFunction)),
    family: ofKind(facts, 'family-history').map(single),
    living: newestOfEach(ofKind(facts, 'social-history')),
    wishes: facts.filter(isWish).map(single),
    death: facts.filter(isCauseOfDeath).map(single),
  };
  return LIFETIME_SECTIONS.map((id) => ({
    id,
    kinds: KINDS_OF[id],
    lines: lines[id],
    searched: !WHOLE.has(id),
  }));
}
