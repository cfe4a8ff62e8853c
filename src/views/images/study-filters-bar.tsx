import { BODY_REGIONS, type BodyRegion } from '../../clinical/imaging/body-region.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import type { ImagingFact } from './images-panel.tsx';
import { FILTERS, type FilterName, filterValues } from './study-filters.ts';

const NAMES = Object.keys(FILTERS) as readonly FilterName[];

interface StudyFiltersProps {
  readonly studies: readonly ImagingFact[];
  readonly narrowed: readonly string[];
  readonly onNarrow: (narrowed: readonly string[]) => void;
}

function isRegion(value: string): value is BodyRegion {
  return (BODY_REGIONS as readonly string[]).includes(value);
}

function labelOf({ t }: Text, name: FilterName, value: string): string {
  if (name === 'region' && isRegion(value)) return t(`images.region.${value}`);
  return name === 'year' ? t('images.year', { year: value }) : value;
}

/** Narrows the list by modality, part of the body, year and institution, as far as the studies tell them. */
export function StudyFilters({ studies, narrowed, onNarrow }: StudyFiltersProps) {
  const text = useText();
  return (
    <div className="images-filters" role="group" aria-label={text.t('images.filters')}>
      {NAMES.map((name) => {
        const values = filterValues(name, studies);
        if (values.length < 2) return null;
        const others = narrowed.filter((word) => !word.startsWith(`${FILTERS[name]}.`));
        return (
          <ChoiceMenu
            key={name}
            label={text.t(`images.filter.${name}`)}
            choices={values.map(({ word, value, count }) => ({
              value: word,
              label: labelOf(text, name, value),
              count,
            }))}
            chosen={narrowed.filter((word) => values.some((value) => value.word === word))}
            onChange={(chosen) => onNarrow([...others, ...chosen])}
          />
        );
      })}
    </div>
  );
}
