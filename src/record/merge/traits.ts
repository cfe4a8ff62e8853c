import { foldText } from '../../base/text-fold.ts';
import type { Coding } from '../../domain/coded.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Kind } from '../../domain/kind.ts';
import type { PartialDate, When } from '../../domain/partial-date.ts';
import type { ObservationValue } from '../../domain/quantity.ts';
import {
  CLINS_BUNDLE_SYSTEM,
  DOCUMENT_INSTANCE_SYSTEM,
  PRESCRIPTION_ID_SYSTEM,
  RESOURCE_INSTANCE_SYSTEM,
} from '../../terminology/code-systems.ts';
import { unitKey } from '../../terminology/lab-units.ts';

const folded = new Map<string, string>();

/** Folded text, remembered for the length of one merge: a record names the same few tests and drugs again and again. */
export function fold(text: string): string {
  if (text === '') return '';
  const known = folded.get(text);
  if (known !== undefined) return known;
  const made = foldText(text);
  folded.set(text, made);
  return made;
}

/** To be called when a merge is done: no word of a record may outlive its chart. */
export function forgetFolded(): void {
  folded.clear();
}

/** Who holds an entry: a source's own list, or one document of it. */
export function holderOf({ provenance }: Entry): string {
  return `${provenance.source} ${provenance.withinDocument ?? ''}`;
}

export function haveOneHolder(a: Entry, b: Entry): boolean {
  const [x, y] = [a.provenance, b.provenance];
  return x.source === y.source && x.withinDocument === y.withinDocument;
}

export function isInError(entry: Entry): boolean {
  return entry.marks.includes('entered-in-error');
}

/** All that names the thing: codings of its concept. */
export function codingsOf(entry: Entry): readonly Coding[] {
  if ('drug' in entry) return entry.drug.codings;
  return 'code' in entry ? entry.code.codings : [];
}

/** Whether two entries name one thing: by a code both carry, or by equal words. */
export function nameOneThing(a: Entry, b: Entry): boolean {
  if (fold(a.title) === fold(b.title)) return true;
  return codingsOf(a).some((one) =>
    codingsOf(b).some((other) => one.system === other.system && one.code === other.code),
  );
}

/** Things that happen at a time: at another time it is another one, though the number and the name be the same. */
function isEvent(entry: Entry): boolean {
  return 'value' in entry || 'drug' in entry || EVENTS.has(entry.kind);
}

const EVENTS: ReadonlySet<Kind> = new Set(['procedure', 'encounter', 'imaging', 'report', 'immunization']);

/** Whether two entries under one number can be one record: of one thing, and of one time where it is an event. */
export function mayBeOneRecord(a: Entry, b: Entry): boolean {
  if (!nameOneThing(a, b)) return false;
  const [x, y] = [momentOf(a.when), momentOf(b.when)];
  return !isEvent(a) || x.startsWith(y) || y.startsWith(x);
}

/** Whether a code system both use gives them different codes. */
export function codesContradict(a: Entry, b: Entry): boolean {
  const [of, other] = [codingsOf(a), codingsOf(b)];
  return of.some(({ system }) => {
    const own = of.filter((coding) => coding.system === system);
    const theirs = other.filter((coding) => coding.system === system);
    return theirs.length > 0 && !own.some((one) => theirs.some((two) => two.code === one.code));
  });
}

const SIDES = [/左/u, /右/u, /両|双/u];

/** The side of the body that words tell: 左, 右, both, or none. ICD-10 and the list of diagnoses do not code it. */
export function sideOf(...texts: readonly (string | undefined)[]): string {
  const words = texts.join(' ');
  return SIDES.map((side) => (side.test(words) ? '1' : '0')).join('');
}

function exact(date: PartialDate): string {
  return date.sortKey.slice(0, { year: 4, month: 7, day: 10, instant: 16 }[date.precision]);
}

/** A date no more exactly than it is stated: to the minute at most. */
export function momentOf(when: When): string {
  switch (when.state) {
    case 'dated':
      return exact(when.start);
    case 'worded':
      return `"${fold(when.words)}`;
    case 'unknown':
      return '';
  }
}

export function dayOfWhen(when: When): string {
  return momentOf(when).slice(0, 10);
}

export function hasTime(when: When): boolean {
  return when.state === 'dated' && when.start.precision === 'instant';
}

/** A value under which equal values are equal: 5.20 is 5.2, spellings of one unit are one; nothing is converted. */
export function valueKey(value: ObservationValue): string {
  switch (value.type) {
    case 'quantity': {
      const { comparator, value: number, unit } = value.quantity;
      return `${comparator ?? ''}${String(number)} ${unitKey(unit)}`;
    }
    case 'text': {
      const plain = value.text.normalize('NFKC').trim();
      return /^-?\d+(?:\.\d+)?$/u.test(plain) ? `${String(Number(plain))} ` : fold(value.text);
    }
    case 'absent':
      return `!${fold(value.reason)}`;
    case 'none':
      return '';
  }
}

const NUMBER_SYSTEMS = [
  RESOURCE_INSTANCE_SYSTEM,
  CLINS_BUNDLE_SYSTEM,
  DOCUMENT_INSTANCE_SYSTEM,
  PRESCRIPTION_ID_SYSTEM,
];

/** The entry's own number in each system of numbers, empty where it has none: two different ones are two records. */
export function ownNumbers(entry: Entry): readonly string[] {
  return NUMBER_SYSTEMS.map((system) => entry.businessIds.find((id) => id.startsWith(`${system}|`)) ?? '');
}
