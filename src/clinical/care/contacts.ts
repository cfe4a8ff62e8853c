import type { OtherEntry } from '../../domain/entry.ts';
import type { FactName } from '../../domain/fact.ts';
import type { SourceId } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import type { ContactPerson, Person } from '../../domain/person.ts';

/** Someone to call, as registered: in the person's own details, or as a record of their own (家族・関係者). */
export interface RegisteredContact {
  readonly contact: ContactPerson;
  readonly sources: readonly SourceId[];
  /** The record, where there is one to open. */
  readonly fact?: Merged<OtherEntry>;
}

function told({ more = [] }: OtherEntry, name: FactName): readonly string[] {
  return more.flatMap((fact) => (fact.name === name ? [fact.value] : []));
}

function contactOf({ shown }: Merged<OtherEntry>): ContactPerson {
  const relation = told(shown, 'relation').join('・');
  const telephone = told(shown, 'telephone').find((words) => /\d{3}/u.test(words.normalize('NFKC')));
  return {
    name: shown.title,
    ...(relation === '' ? {} : { relation }),
    ...(telephone === undefined ? {} : { telephone }),
  };
}

function digits(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').replace(/\D/gu, '');
}

/** One person under one number, however the relation is worded; without a number, the relation must be the same. */
function keyOf({ contact: { name, relation, telephone } }: RegisteredContact): string {
  const number = digits(telephone);
  return [name.normalize('NFKC').replace(/\s+/gu, ''), number === '' ? `r${relation ?? ''}` : number].join(
    '|',
  );
}

/**
 * Whom to call, each once with all who register them. Any difference in name or number, be it a digit, keeps two apart
 * (care-contact-01).
 */
export function registeredContacts(
  person: Person,
  related: readonly Merged<OtherEntry>[],
): readonly RegisteredContact[] {
  const own = person.records.flatMap((record) =>
    record.contacts.map((contact): RegisteredContact => ({ contact, sources: [record.source] })),
  );
  const recorded = related.map(
    (fact): RegisteredContact => ({ contact: contactOf(fact), sources: sourcesOfMerged(fact), fact }),
  );
  return [...Map.groupBy([...own, ...recorded], keyOf).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const told = [...new Set(same.flatMap(({ contact }) => contact.relation ?? []))];
    // 長女 is told with 長女・キーパーソン.
    const relations = told.filter((one) => !told.some((other) => other !== one && other.includes(one)));
    const fact = same.find((one) => one.fact !== undefined)?.fact;
    return [
      {
        contact: { ...first.contact, ...(relations.length === 0 ? {} : { relation: relations.join('／') }) },
        sources: [...new Set(same.flatMap(({ sources }) => sources))],
        ...(fact === undefined ? {} : { fact }),
      },
    ];
  });
}
