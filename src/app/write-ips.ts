import type { LifetimeLine, LifetimeSection, LifetimeSectionId } from '../clinical/summary/lifetime.ts';
import { type Coverage, coverageOfKinds, mayBeCalledNone } from '../domain/coverage.ts';
import type { Entry } from '../domain/entry.ts';
import { leaveOpen } from '../domain/entry-state.ts';
import { jstDay } from '../domain/partial-date.ts';
import type { Text } from '../i18n/text.ts';
import { statementsOfKinds } from '../record/derive/facts.ts';
import type { PatientRecord } from '../record/record.ts';
import type { IpsPartId } from '../sources/ips/ips-sections.ts';
import type { IpsPart } from '../sources/ips/write-ips.ts';
import type { Json } from '../sources/fhir/json.ts';
import { lifetimeOf } from '../views/summary/lifetime-of.ts';
import { lifetimeSentence } from '../views/summary/lifetime-words.ts';

/** Which parts of the lifetime summary go into which part of an IPS. */
const PARTS: readonly (readonly [IpsPartId, readonly LifetimeSectionId[]])[] = [
  ['problems', ['problems']],
  ['allergies', ['allergies']],
  ['medicines', ['medicines']],
  ['vaccinations', ['vaccinations']],
  ['results', ['infections']],
  ['procedures', ['operations', 'transfusions']],
  ['devices', ['devices']],
  ['wishes', ['wishes']],
  ['function', ['function']],
  ['past-problems', ['past-problems']],
  ['pregnancies', ['pregnancies']],
  ['living', ['living']],
  ['family', ['family']],
  ['admissions', ['admissions']],
];

/** What is handed on must not tell what the person was not told, nor what is restricted. */
function mayLeave({ marks }: Entry): boolean {
  return !marks.includes('uninformed') && !marks.includes('restricted');
}

/** A medicine rests on its newest supply and on its first one: between them it was taken. */
function entriesOf({ facts }: LifetimeLine): readonly Entry[] {
  const [first] = facts;
  const last = facts.at(-1);
  return first.shown.kind === 'condition' || last === undefined || last === first
    ? facts.map(({ shown }) => shown)
    : [first.shown, last.shown];
}

type Empty = Pick<IpsPart, 'empty' | 'emptyWords'>;

function emptyOf(
  { t }: Text,
  coverage: Coverage,
  state: { searched: boolean; open: boolean; left: boolean },
): Empty {
  const { cells } = coverage;
  if (mayBeCalledNone(coverage) && !state.open && !state.left) {
    return state.searched
      ? { empty: 'unavailable', emptyWords: t('summary.ips.notFound') }
      : { empty: 'nilknown', emptyWords: t('summary.ips.none') };
  }
  const withheld = cells.filter((cell) => cell.state.state === 'withheld');
  const asked = cells.filter((cell) => cell.state.state !== 'notOffered');
  if (asked.length > 0 && withheld.length === asked.length) {
    const byRole = withheld.every(({ state: one }) => one.state === 'withheld' && one.by === 'role');
    return byRole
      ? { empty: 'notasked', emptyWords: t('summary.ips.notAsked') }
      : { empty: 'withheld', emptyWords: t('summary.ips.withheld') };
  }
  return { empty: 'unavailable', emptyWords: t('summary.ips.unavailable') };
}

interface PartInput {
  readonly text: Text;
  readonly record: PatientRecord;
  readonly sections: readonly LifetimeSection[];
  readonly today: string;
}

function partOf({ text, record, sections, today }: PartInput, [id, names]: (typeof PARTS)[number]): IpsPart {
  const chosen = sections.filter((section) => names.includes(section.id));
  const coverage = coverageOfKinds(
    record.coverage,
    chosen.flatMap(({ kinds }) => kinds),
  );
  const all = chosen.flatMap(({ lines }) => lines);
  const lines = all.filter(({ facts }) => facts.every(({ witnesses }) => witnesses.every(mayLeave)));
  const statements = chosen.flatMap(({ kinds }) => statementsOfKinds(record, kinds));
  return {
    id,
    title:
      id === 'results'
        ? text.t('summary.ips.results')
        : chosen.map((section) => text.t(`summary.life.part.${section.id}`)).join('・'),
    lines: lines.map((line) => ({ words: lifetimeSentence(text, line, today), entries: entriesOf(line) })),
    notes: mayBeCalledNone(coverage) ? [] : [text.t('summary.ips.notKnown')],
    ...emptyOf(text, coverage, {
      searched: chosen.some(({ searched }) => searched),
      open: leaveOpen(statements),
      left: lines.length < all.length,
    }),
  };
}

export interface WrittenIps {
  readonly json: Json;
  /** Records in it. */
  readonly written: number;
  /** Lines that were left out, for the person must not read them in it. */
  readonly left: number;
}

/** The lifetime summary as an International Patient Summary; nothing of it is sent anywhere. */
export async function writeIpsOf(text: Text, record: PatientRecord, now: Date): Promise<WrittenIps> {
  const { writeIps } = await import('../sources/ips/write-ips.ts');
  const today = jstDay(now);
  const { sections } = lifetimeOf(record, today);
  const parts = PARTS.map((part) => partOf({ text, record, sections, today }, part));
  const named = new Set(PARTS.flatMap(([, names]) => names));
  const all = sections.filter(({ id }) => named.has(id)).flatMap(({ lines }) => lines);
  const shown = parts.flatMap(({ lines }) => lines);
  return {
    json: writeIps({
      person: record.person,
      language: text.language,
      title: text.t('summary.ips.documentTitle'),
      parts,
      at: now,
      newId: () => crypto.randomUUID(),
    }),
    written: new Set(shown.flatMap(({ entries }) => entries.map(({ key }) => key))).size,
    left: all.length - shown.length,
  };
}
