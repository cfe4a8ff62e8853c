import { useMemo } from 'react';
import { coverageOfKinds } from '../../domain/coverage.ts';
import { KINDS } from '../../domain/kind.ts';
import { useText } from '../../i18n/text.ts';
import { allFacts } from '../../record/derive/facts.ts';
import type { PatientRecord } from '../../record/record.ts';
import { SearchDialog } from '../../views/search/search-dialog.tsx';
import type { SearchCommand } from '../../views/search/use-search.ts';
import { useApp } from '../app-context.ts';
import type { Chart } from '../chart.ts';
import { useGo } from '../go.ts';
import { entryDigest } from '../location.ts';
import { ROLE_VIEWS } from '../roles.ts';
import { useViewState } from '../view-state.ts';

interface SearchOfChartProps {
  readonly chart: Chart;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly onOpenSheet: (sheet: 'sources' | 'keys' | 'tour') => void;
  readonly onClose: () => void;
}

/** The search over everything of the chart, and what else can be done from there. */
export function SearchOfChart({ chart, record, now, onOpenSheet, onClose }: SearchOfChartProps) {
  const { t } = useText();
  const { clinician } = useApp();
  const go = useGo();
  const [view] = useViewState();
  const commands = useMemo(
    (): readonly SearchCommand[] => [
      ...ROLE_VIEWS[clinician.role].panels.map((panel) => ({
        id: `panel-${panel}`,
        label: t('search.go', { panel: t(`shell.panel.${panel}`) }),
        run: () => go(`/chart/${chart.handle}/${panel}`),
      })),
      { id: 'sources', label: t('search.sources'), run: () => onOpenSheet('sources') },
      { id: 'refresh', label: t('search.retryAll'), run: chart.refresh },
      { id: 'keys', label: t('search.keyList'), run: () => onOpenSheet('keys') },
      { id: 'tour', label: t('help.tour.begin'), run: () => onOpenSheet('tour') },
    ],
    [chart, clinician.role, go, onOpenSheet, t],
  );
  const timeline = `/chart/${chart.handle}/timeline`;
  return (
    <SearchDialog
      facts={allFacts(record)}
      coverage={coverageOfKinds(record.coverage, KINDS)}
      sources={record.sources}
      now={now}
      commands={commands}
      onOpen={(key) => go(timeline, { entry: entryDigest(key), v: '1' })}
      onNarrow={(words) => go(timeline, { q: words, t: view.span, v: '1' })}
      onClose={onClose}
    />
  );
}
