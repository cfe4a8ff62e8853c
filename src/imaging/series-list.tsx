import { type DragEvent, useState } from 'react';
import type { ImagingSeries } from '../domain/entry.ts';
import type { StudyUid } from '../domain/ids.ts';
import { useText } from '../i18n/text.ts';
import { isKeyObjects } from './hanging.ts';
import { SeriesThumbnail } from './series-thumbnail.tsx';
import type { StudyStates } from './use-studies.tsx';
import type { Standing } from './viewport-overlay.tsx';
import type { ViewerStudy } from './viewer-contract.ts';

interface SeriesListProps {
  readonly studies: readonly ViewerStudy[];
  readonly states: StudyStates;
  /** Studies whose series stand open in the list. */
  readonly shown: readonly string[];
  readonly standingOf: (uid: string) => Standing;
  readonly chosen: string | undefined;
  /** Series that stand in any viewport. */
  readonly seen: ReadonlySet<string>;
  readonly onShow: (uid: StudyUid) => void;
  readonly onChoose: (study: StudyUid, series: string) => void;
}

/** What the dragged text of a series says: its study and itself, parted by a space (no UID holds one). */
export function seriesOfText(text: string): { readonly study: string; readonly series: string } | undefined {
  const [study, series, rest] = text.split(' ');
  return study === undefined || series === undefined || rest !== undefined ? undefined : { study, series };
}

/** The studies of the chart; of those that are open their series, key objects first, then as the archive numbers them. */
export function SeriesList(props: SeriesListProps) {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const { studies, shown, states } = props;
  const listed = all ? studies : studies.filter(({ uid }) => shown.includes(uid));
  return (
    <nav className="viewer-series" aria-label={t('viewer.series')}>
      {listed.map((study) => (
        <section key={study.uid} className="viewer-study">
          <StudyHead {...props} study={study} />
          {seriesOf(states, study.uid).map((one, index) => (
            <SeriesButton key={one.uid} {...props} study={study} series={one} index={index} />
          ))}
        </section>
      ))}
      {studies.length > shown.length ? (
        <button type="button" className="viewer-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('viewer.fewerStudies') : t('viewer.moreStudies', { n: studies.length - shown.length })}
        </button>
      ) : null}
    </nav>
  );
}

function seriesOf(states: StudyStates, uid: string): readonly ImagingSeries[] {
  const fetched = states.get(uid)?.fetched;
  if (fetched?.state !== 'ready') return [];
  return fetched.value.series.toSorted((a, b) => Number(isKeyObjects(b)) - Number(isKeyObjects(a)));
}

function StudyHead({ study, shown, standingOf, onShow }: SeriesListProps & { readonly study: ViewerStudy }) {
  const { t } = useText();
  const standing = standingOf(study.uid);
  const words = (
    <>
      <b>{study.day === '' ? t('viewer.noDay') : study.day}</b>
      {standing === undefined ? null : <em data-standing={standing}>{t(`viewer.standing.${standing}`)}</em>}
      <span>{study.title}</span>
      {study.institution === undefined ? null : <span>{study.institution}</span>}
    </>
  );
  if (shown.includes(study.uid)) return <h2 className="viewer-study-head">{words}</h2>;
  return (
    <button type="button" className="viewer-study-head" onClick={() => onShow(study.uid)}>
      {words}
    </button>
  );
}

interface SeriesButtonProps extends SeriesListProps {
  readonly study: ViewerStudy;
  readonly series: ImagingSeries;
  readonly index: number;
}

function SeriesButton(props: SeriesButtonProps) {
  const { t } = useText();
  const { study, series, index, chosen, seen, states, onChoose } = props;
  const fetched = states.get(study.uid)?.fetched;
  const archive = fetched?.state === 'ready' ? fetched.value.archive : undefined;
  return (
    <button
      type="button"
      draggable
      data-series-uid={series.uid}
      data-seen={seen.has(series.uid)}
      aria-pressed={series.uid === chosen}
      onClick={() => onChoose(study.uid, series.uid)}
      onDragStart={(event: DragEvent) =>
        event.dataTransfer.setData('text/plain', `${study.uid} ${series.uid}`)
      }
    >
      <SeriesThumbnail archive={archive} studyUid={study.uid} series={series} />
      <span className="viewer-series-words">
        <b>
          {[t('viewer.seriesOf', { n: series.number ?? index + 1 }), series.modality]
            .filter(Boolean)
            .join('　')}
        </b>
        <span>
          {isKeyObjects(series) ? t('viewer.keyObjects') : (series.description ?? t('viewer.noDescription'))}
        </span>
        {series.instances === undefined ? null : (
          <span>{t('viewer.frames', { n: series.instances, count: series.instances })}</span>
        )}
      </span>
    </button>
  );
}
