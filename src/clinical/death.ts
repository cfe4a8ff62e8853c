import type { PartialDate } from '../domain/partial-date.ts';
import type { Person } from '../domain/person.ts';

/** What the person's records say of their death: one source that tells of it is enough to stop calling a medicine current. */
export interface Death {
  readonly dead: boolean;
  /** The earliest dated one; absent where only the fact is known. */
  readonly date?: PartialDate;
}

export function deathOf(person: Person): Death {
  const deaths = person.records.flatMap(({ death }) => (death.dead ? [death.when] : []));
  const dates = deaths.flatMap((when) => (when.state === 'dated' ? [when.start] : []));
  const [first] = dates.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  return { dead: deaths.length > 0, ...(first === undefined ? {} : { date: first }) };
}
