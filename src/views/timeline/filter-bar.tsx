import type { SourceId } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Source } from '../../domain/source.ts';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import type { TimelineContent } from './timeline-content.ts';
import { isFiltering, kindsInOrder } from './timeline-filter.ts';
import type { Narrowing, TimelineFilter } from './timeline-view.ts';

interface FilterBarProps {
  readonly filter: TimelineFilter;
  readonly content: TimelineContent;
  readonly sources: readonly Source[];
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly withStruck: boolean;
  readonly onStruck: (shown: boolean) => void;
  readonly onUndated: () => void;
}

const NARROWINGS: readonly Narrowing[] = ['important', 'abnormal', 'period'];

/** What to look for and what to leave aside, in one row. Never hides without saying so. */
export function FilterBar(props: FilterBarProps) {
  const { t } = useText();
  const { filter, onFilter, content } = props;
  return (
    <div className="filter-bar" role="group" aria-label={t('timeline.filterText')}>
      <label className="field-box timeline-search">
        <Icon name="search" />
        <span className="visually-hidden">{t('timeline.filterText')}</span>
        <input
          type="search"
          value={filter.text ?? ''}
          placeholder={t('timeline.filterPlaceholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        />
      </label>
      <div className="filter-chips">
        <Narrowings filter={filter} onFilter={onFilter} />
        <Menus {...props} />
        {content.struck > 0 ? (
          <button
            type="button"
            className="kind-chip"
            aria-pressed={props.withStruck}
            onClick={() => props.onStruck(!props.withStruck)}
          >
            {props.withStruck
              ? t('timeline.hideEnteredInError')
              : t('timeline.enteredInError', { n: numberText(content.struck) })}
          </button>
        ) : null}
        {isFiltering(filter) ? (
          <button type="button" className="btn-link note" onClick={() => onFilter({})}>
            {t('timeline.clearFilter')}
          </button>
        ) : null}
      </div>
      {content.undated > 0 ? (
        <button type="button" className="btn-link note kind-undated" onClick={props.onUndated}>
          {t('timeline.toUndated', { n: numberText(content.undated) })}
        </button>
      ) : null}
    </div>
  );
}

function Narrowings({ filter, onFilter }: Pick<FilterBarProps, 'filter' | 'onFilter'>) {
  const { t } = useText();
  const only = filter.only ?? [];
  return NARROWINGS.map((name) => (
    <button
      key={name}
      type="button"
      className="kind-chip"
      aria-pressed={only.includes(name)}
      onClick={() =>
        onFilter({
          ...filter,
          only: only.includes(name) ? only.filter((one) => one !== name) : [...only, name],
        })
      }
    >
      {t(`timeline.only.${name}`)}
    </button>
  ));
}

function Menus({ filter, onFilter, content, sources }: FilterBarProps) {
  const { t, language } = useText();
  const kinds = filter.kinds ?? [];
  const { counts, institutions, departments } = content;
  return (
    <>
      <ChoiceMenu
        label={t('timeline.byKind')}
        choices={kindsInOrder(counts, kinds).map((kind) => ({
          value: kind,
          label: t(`kind.${kind}`),
          icon: <KindIcon kind={kind} />,
          count: counts.get(kind) ?? 0,
        }))}
        chosen={kinds}
        onChange={(chosen: readonly Kind[]) => onFilter({ ...filter, kinds: chosen })}
      />
      {sources.length < 2 ? null : (
        <ChoiceMenu
          label={t('timeline.bySource')}
          choices={sources.map((source) => ({ value: source.id, label: source.name[language] }))}
          chosen={filter.sources ?? []}
          onChange={(chosen: readonly SourceId[]) => onFilter({ ...filter, sources: chosen })}
        />
      )}
      {institutions.length < 2 ? null : (
        <ChoiceMenu
          label={t('timeline.byInstitution')}
          choices={institutions}
          chosen={filter.places ?? []}
          onChange={(places: readonly string[]) => onFilter({ ...filter, places })}
        />
      )}
      {departments.length < 2 ? null : (
        <ChoiceMenu
          label={t('timeline.byDepartment')}
          choices={departments}
          chosen={filter.departments ?? []}
          onChange={(chosen: readonly string[]) => onFilter({ ...filter, departments: chosen })}
        />
      )}
    </>
  );
}
