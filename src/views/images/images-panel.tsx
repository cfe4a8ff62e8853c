import { useMemo } from 'react';
import type { ImagingEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey, SourceId, StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { Source } from '../../domain/source.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Panel } from '../../ui/panel.tsx';
import { narrow, yearOf } from './study-filters.ts';
import { StudyFilters } from './study-filters-bar.tsx';
import { StudyRow } from './study-row.tsx';
import './images.css';

export type ImagingFact = Merged<ImagingEntry>;

export interface ImagesPanelProps {
  readonly imaging: KnownFacts<ImagingEntry>;
  readonly reports: KnownFacts<ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  /** Words of the filters that are set. */
  readonly narrowed: readonly string[];
  readonly onNarrow: (narrowed: readonly string[]) => void;
  readonly onSelect: (key: EntryKey) => void;
  /** Opens the images of a study at one of the sources that hold them. */
  readonly onOpen: (studyUid: StudyUid, source: SourceId) => void;
  /** The newest earlier study worth comparing with. */
  readonly priorOf: (fact: ImagingFact) => ImagingFact | undefined;
  readonly onCompare: (fact: ImagingFact, prior: ImagingFact) => void;
  readonly thumbnailOf: (fact: ImagingFact, signal: AbortSignal) => Promise<Blob | undefined>;
  /** A hand has come near to a study. */
  readonly onIntent: () => void;
}

/** Every study that any source knows of, newest first, with what is known of its images. */
export function ImagesPanel(props: ImagesPanelProps) {
  const { t } = useText();
  const { imaging, sources, now, narrowed } = props;
  const found = useMemo(() => narrow(imaging.value, narrowed), [imaging.value, narrowed]);
  const years = useMemo(() => [...Map.groupBy(found, yearOf)], [found]);
  const all = imaging.value.length;
  return (
    <Panel
      name="images"
      title={t('images.title')}
      subject={t('images.subject')}
      known={imaging}
      sources={sources}
      now={now}
      {...(found.length === all ? {} : { countLabel: t('images.found', { n: found.length, total: all }) })}
    >
      {() => (
        <>
          <StudyFilters studies={imaging.value} narrowed={narrowed} onNarrow={props.onNarrow} />
          {found.length === 0 ? (
            <p className="images-none-found" data-none="unknown">
              {t('images.noneFound', { n: all })}{' '}
              <button type="button" className="btn btn-quiet" onClick={() => props.onNarrow([])}>
                {t('images.widen')}
              </button>
            </p>
          ) : null}
          {years.map(([year, facts]) => (
            <section key={year} className="images-year">
              <h3>{year === '' ? t('images.undated') : t('images.year', { year })}</h3>
              <ul>
                {facts.map((fact) => (
                  <StudyRow key={fact.key} {...props} fact={fact} />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Panel>
  );
}
