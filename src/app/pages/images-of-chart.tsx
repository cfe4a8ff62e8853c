import { useCallback, useEffect, useMemo } from 'react';
import { whenIdle } from '../../base/sliced.ts';
import { priorsOf, studyUidOf } from '../../clinical/imaging/priors.ts';
import type { ImagingEntry } from '../../domain/entry.ts';
import { summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey, StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { leadingRecord } from '../../domain/person.ts';
import { branded } from '../../base/brand.ts';
import { useText } from '../../i18n/text.ts';
import { studyThumbnail } from '../../imaging/thumbnail.ts';
import type { ViewerView } from '../../imaging/viewer-contract.ts';
import { imagingFacts, reportFacts } from '../../record/derive/kinds.ts';
import { type NothingText, nothingText } from '../../ui/gap-text.ts';
import { ImagesPanel } from '../../views/images/images-panel.tsx';
import { ImageViewerLazy, prepareViewer } from '../../views/image-viewer/image-viewer.tsx';
import { useApp } from '../app-context.ts';
import { entryDigest } from '../location.ts';
import { useViewState } from '../view-state.ts';
import type { ChartPanelsProps, PanelActions } from './chart-panels.tsx';
import { archivesOf, viewerPriors, viewerStudy } from './viewer-studies.ts';
import { viewerMemoryOf } from './viewer-memory.ts';

type ImagesProps = ChartPanelsProps & { readonly actions: PanelActions };

type Study = Merged<ImagingEntry>;

/** The study that the address names, known by any of its witnesses. */
function studyOf(all: readonly Study[], digest: string | undefined): Study | undefined {
  if (digest === undefined) return undefined;
  return all.find(
    (fact) =>
      entryDigest(fact.key) === digest || fact.witnesses.some(({ key }) => entryDigest(key) === digest),
  );
}

/**
 * Whoever looks at the list of studies opens one of them: what shows it comes when the list is whole and the page idle,
 * before a hand comes near. Where the address names a study, it comes beside the record.
 */
function useReadyViewer(isListed: boolean, isNamed: boolean): void {
  useEffect(() => {
    if (!isListed && !isNamed) return undefined;
    let left = false;
    const prepare = () => {
      if (!left) prepareViewer();
    };
    if (isNamed) prepare();
    else void whenIdle().then(prepare);
    return () => {
      left = true;
    };
  }, [isListed, isNamed]);
}

/** The studies, or the one that is open. */
export function ImagesOfChart(props: ImagesProps) {
  const { record, actions } = props;
  const imaging = imagingFacts(record);
  const study = useMemo(
    () =>
      imaging.value.find(
        ({ key, witnesses }) =>
          key === actions.selected || witnesses.some((witness) => witness.key === actions.selected),
      ),
    [imaging, actions.selected],
  );
  const uid = study === undefined ? undefined : studyUidOf(study);
  useReadyViewer(summariseCoverage(imaging.coverage) !== 'loading', useViewState()[0].entry !== undefined);
  return study !== undefined && uid !== undefined ? (
    <OpenStudies {...props} study={study} uid={uid} />
  ) : (
    <StudyList {...props} />
  );
}

/** A study in the viewer, with all others of the chart at hand. */
function OpenStudies(props: ImagesProps & { readonly study: Study; readonly uid: StudyUid }) {
  const { record, now, actions, chart, study, uid } = props;
  const { wiring } = useApp();
  const text = useText();
  const [view, change] = useViewState();
  const today = jstDay(now);
  const [imaging, reports] = [imagingFacts(record), reportFacts(record)];
  const { records } = record.person;
  const studies = useMemo(
    () =>
      imaging.value.flatMap((fact) => viewerStudy(text, wiring, fact, reports.value, records, today) ?? []),
    [imaging, reports, text, wiring, records, today],
  );
  const priors = useMemo(() => viewerPriors(text, study, imaging.value), [text, study, imaging]);
  // What is looked for among others by a rule, or by a link, is not found; none is only said where there is nothing at all.
  const nothing = (subject: string, of: typeof imaging | typeof reports, others: number): NothingText => {
    const said = nothingText(text, subject, of.coverage, record.sources, today);
    if (!said.known || others === 0) return said;
    return {
      ...said,
      kind: 'not-offered',
      known: false,
      title: text.t('images.notFound', { subject }),
      lines: [],
    };
  };
  const prior = studyOf(imaging.value, view.images.prior);
  const person = leadingRecord(record.person);
  const onView = useCallback(
    (next: ViewerView) => {
      const chosen = imaging.value.find((fact) => studyUidOf(fact) === next.prior);
      const digest = next.prior === undefined || chosen === undefined ? undefined : entryDigest(chosen.key);
      change({ images: { ...view.images, layout: next.layout, prior: digest } });
    },
    [imaging, view.images, change],
  );
  return (
    <ImageViewerLazy
      key={uid}
      studyUid={uid}
      studies={studies}
      priors={priors}
      noPrior={nothing(text.t('images.priorSubject'), imaging, imaging.value.length - 1).title}
      noReport={nothing(text.t('images.reportSubject'), reports, reports.value.length)}
      view={{
        ...(view.images.layout === undefined ? {} : { layout: view.images.layout }),
        prior: prior === undefined ? undefined : studyUidOf(prior),
      }}
      onView={onView}
      personLabel={[person.kanji ?? person.kana ?? '', person.birthDate?.text ?? ''].join(' ')}
      memory={viewerMemoryOf(chart)}
      onOpenReport={(key) => actions.onOpenDocument(branded<EntryKey>(key))}
      onClose={() =>
        change({ entry: undefined, images: { ...view.images, layout: undefined, prior: undefined } })
      }
    />
  );
}

function StudyList({ record, now, actions }: ImagesProps) {
  const { wiring } = useApp();
  const [view, change] = useViewState();
  const imaging = imagingFacts(record);
  const { records } = record.person;
  const thumbnailOf = useCallback(
    async (fact: Study, signal: AbortSignal) => {
      const uid = studyUidOf(fact);
      return uid === undefined ? undefined : studyThumbnail(archivesOf(wiring, fact, records), uid, signal);
    },
    [wiring, records],
  );
  return (
    <ImagesPanel
      imaging={imaging}
      reports={reportFacts(record)}
      sources={record.sources}
      now={now}
      selected={actions.selected}
      narrowed={view.images.narrowed}
      onNarrow={(narrowed) => change({ images: { ...view.images, narrowed } })}
      onSelect={actions.onSelect}
      onOpen={(uid) => actions.onOpenImages(uid)}
      priorOf={(fact) => priorsOf(fact, imaging.value)[0]?.fact}
      onCompare={(fact, prior) =>
        change({
          entry: entryDigest(fact.key),
          images: { ...view.images, layout: '1x2', prior: entryDigest(prior.key) },
        })
      }
      thumbnailOf={thumbnailOf}
      onIntent={prepareViewer}
    />
  );
}
