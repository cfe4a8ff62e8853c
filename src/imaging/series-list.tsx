import type { ImagingSeries } from '../domain/entry.ts';
import { useText } from '../i18n/text.ts';

interface SeriesListProps {
  readonly series: readonly ImagingSeries[];
  readonly chosen: string | undefined;
  readonly onChoose: (uid: string) => void;
}

/** The series of the study, as the archive numbers them. */
export function SeriesList({ series, chosen, onChoose }: SeriesListProps) {
  const { t } = useText();
  return (
    <nav className="viewer-series" aria-label={t('viewer.series')}>
      {series.map((one, index) => (
        <button
          key={one.uid}
          type="button"
          data-series-uid={one.uid}
          aria-pressed={one.uid === chosen}
          onClick={() => onChoose(one.uid)}
        >
          <b>
            {[t('viewer.seriesOf', { n: one.number ?? index + 1 }), one.modality].filter(Boolean).join('　')}
          </b>
          <span>{one.description ?? t('viewer.noDescription')}</span>
          {one.instances === undefined ? null : (
            <span>{t('viewer.frames', { n: one.instances, count: one.instances })}</span>
          )}
        </button>
      ))}
    </nav>
  );
}
