import { regionsOf } from '../../clinical/imaging/body-region.ts';
import { digestOf } from '../../base/digest.ts';
import type { ImagingEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';

/** By what studies are found; each word of the address begins with one of these letters. */
export const FILTERS = { modality: 'm', region: 'b', year: 'y', institution: 'i' } as const;
export type FilterName = keyof typeof FILTERS;

export interface FilterValue {
  /** As it stands in the address: no name of anybody or any place. */
  readonly word: string;
  /** What it stands for: a code, a year, a name. */
  readonly value: string;
}

type Study = Merged<ImagingEntry>;

export function yearOf({ shown }: Study): string {
  return shown.when.state === 'dated' ? shown.when.start.sortKey.slice(0, 4) : '';
}

function valuesOf(name: FilterName, study: Study): readonly string[] {
  switch (name) {
    case 'modality':
      return [
        ...new Set(
          study.witnesses.flatMap(({ modalities, series }) => [
            ...modalities,
            ...series.flatMap((one) => one.modality ?? []),
          ]),
        ),
      ];
    case 'region':
      return regionsOf(study.witnesses);
    case 'year':
      return yearOf(study) === '' ? [] : [yearOf(study)];
    case 'institution':
      return [...new Set(study.witnesses.flatMap(({ provenance }) => provenance.institution ?? []))];
  }
}

function wordOf(name: FilterName, value: string): string {
  return `${FILTERS[name]}.${name === 'institution' ? digestOf(value) : value}`;
}

/** What there is to choose from, most frequent first; years from the newest. */
export function filterValues(
  name: FilterName,
  studies: readonly Study[],
): readonly (FilterValue & { readonly count: number })[] {
  const counts = new Map<string, number>();
  for (const study of studies)
    for (const value of valuesOf(name, study)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ word: wordOf(name, value), value, count }));
  return name === 'year'
    ? all.toSorted((a, b) => b.value.localeCompare(a.value))
    : all.toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

/** Within one filter any of the chosen values will do; every filter must be met. */
export function narrow(studies: readonly Study[], words: readonly string[]): readonly Study[] {
  const names = Object.keys(FILTERS) as readonly FilterName[];
  const chosen = names
    .map((name) => ({ name, of: words.filter((word) => word.startsWith(`${FILTERS[name]}.`)) }))
    .filter(({ of }) => of.length > 0);
  return studies.filter((study) =>
    chosen.every(({ name, of }) => valuesOf(name, study).some((value) => of.includes(wordOf(name, value)))),
  );
}
