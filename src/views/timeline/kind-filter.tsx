import type { Kind } from '../../domain/kind.ts';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import { isFiltering, kindsInOrder, type TimelineFilter } from './timeline-filter.ts';

interface KindFilterProps {
  readonly filter: TimelineFilter;
  readonly counts: ReadonlyMap<Kind, number>;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly struck: number;
  readonly withStruck: boolean;
  readonly onStruck: (shown: boolean) => void;
  readonly undated: number;
  readonly onUndated: () => void;
}

function toggled(kinds: readonly Kind[], kind: Kind): readonly Kind[] {
  return kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind];
}

/** The kinds as chips with their counts, a line to type in, and what is hidden. Never hides without saying so. */
export function KindFilter(props: KindFilterProps) {
  const { t } = useText();
  const { filter, counts, onFilter } = props;
  const chosen = filter.kinds ?? [];
  return (
    <div className="kind-filter">
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
      <div className="kind-chips" role="group" aria-label={t('timeline.filterLabel')}>
        {kindsInOrder(counts, chosen).map((kind) => (
          <button
            key={kind}
            type="button"
            className="kind-chip"
            aria-pressed={chosen.includes(kind)}
            onClick={() => onFilter({ ...filter, kinds: toggled(chosen, kind) })}
          >
            <KindIcon kind={kind} />
            {t(`kind.${kind}`)} <span>{numberText(counts.get(kind) ?? 0)}</span>
          </button>
        ))}
        {props.struck > 0 ? (
          <button
            type="button"
            className="kind-chip"
            aria-pressed={props.withStruck}
            onClick={() => props.onStruck(!props.withStruck)}
          >
            {props.withStruck
              ? t('timeline.hideEnteredInError')
              : t('timeline.enteredInError', { n: numberText(props.struck) })}
          </button>
        ) : null}
        {isFiltering(filter) ? (
          <button type="button" className="btn-link note" onClick={() => onFilter({})}>
            {t('timeline.clearFilter')}
          </button>
        ) : null}
      </div>
      {props.undated > 0 ? (
        <button type="button" className="btn-link note kind-undated" onClick={props.onUndated}>
          {t('timeline.toUndated', { n: numberText(props.undated) })}
        </button>
      ) : null}
    </div>
  );
}
