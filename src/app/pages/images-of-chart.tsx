import { useMemo } from 'react';
import type { SourceId, StudyUid } from '../../domain/ids.ts';
import { leadingRecord } from '../../domain/person.ts';
import { allFacts } from '../../record/derive/facts.ts';
import { imagingFacts, reportFacts } from '../../record/derive/kinds.ts';
import { ImagesPanel } from '../../views/images/images-panel.tsx';
import { ImageViewerLazy } from '../../views/image-viewer/image-viewer.tsx';
import { useApp } from '../app-context.ts';
import type { ChartPanelsProps, PanelActions } from './chart-panels.tsx';

/** The archives to ask for a study: those that witness it first, then every other that has one. */
function useArchives(sources: readonly SourceId[]) {
  const { wiring } = useApp();
  const wanted = sources.join(' ');
  return useMemo(() => {
    const first = new Set(wanted.split(' '));
    const withArchive = wiring.sources.filter((source) => source.dicomwebBase !== undefined);
    const ordered = withArchive.toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)));
    return ordered.flatMap((source) =>
      source.dicomwebBase === undefined
        ? []
        : [{ source, http: wiring.pixelsOf(source.id), base: source.dicomwebBase }],
    );
  }, [wiring, wanted]);
}

/** The studies, or the one that is open. */
export function ImagesOfChart(props: ChartPanelsProps & { readonly actions: PanelActions }) {
  const { record, now, actions } = props;
  const fact = useMemo(
    () => allFacts(record).find(({ key, shown }) => key === actions.selected && shown.kind === 'imaging'),
    [record, actions.selected],
  );
  const study = fact?.shown.kind === 'imaging' ? fact.shown : undefined;
  const archives = useArchives(fact?.witnesses.map((witness) => witness.provenance.source) ?? []);
  const person = leadingRecord(record.person);
  if (study?.studyUid !== undefined) {
    return (
      <ImageViewerLazy
        key={study.studyUid}
        studyUid={study.studyUid}
        title={study.title}
        personLabel={[person.kanji ?? person.kana ?? '', person.birthDate?.text ?? ''].join(' ')}
        archives={archives}
        onClose={() => actions.onSelect(undefined)}
      />
    );
  }
  return (
    <ImagesPanel
      imaging={imagingFacts(record)}
      reports={reportFacts(record)}
      sources={record.sources}
      now={now}
      selected={actions.selected}
      onSelect={actions.onSelect}
      onOpen={(studyUid: StudyUid) => actions.onOpenImages(studyUid)}
    />
  );
}
