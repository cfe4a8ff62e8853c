import type { Entry } from '../../domain/entry.ts';
import type { Text } from '../../i18n/text.ts';
import { factText } from '../../ui/fact-text.ts';
import type { Given } from './own-fields.ts';

/** What else the record tells, one line a fact; facts of one name stand together. */
export function moreFacts(text: Text, entry: Entry): Given {
  const byName = Map.groupBy(entry.more ?? [], (fact) => fact.name);
  return [...byName].map(([name, facts]) => [
    name,
    [...new Set(facts.map((fact) => factText(text, fact)))].join('\n'),
  ]);
}

/** What the entry is beyond its kind, and whether it says that there is no such thing. */
export function sortFields({ t }: Text, entry: Entry): Given {
  const sort = 'sort' in entry && entry.sort !== undefined ? t(`detail.sort.${entry.sort}`) : undefined;
  const { negative } = entry;
  return [
    ['negative', negative === undefined ? undefined : t(`detail.negative.${negative}`)],
    ['sort', sort],
  ];
}

/** One line a name: what a kind's own fields and the further facts both tell is told once. */
export function joinedByName(given: Given): Given {
  const byName = Map.groupBy(given, ([name]) => name);
  return [...byName].map(([name, lines]) => {
    const said = lines.flatMap(([, value]) => (value === undefined || value === '' ? [] : value.split('\n')));
    return [name, [...new Set(said)].join('\n')];
  });
}
