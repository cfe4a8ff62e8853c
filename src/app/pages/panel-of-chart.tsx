import type { ChartPanelsProps, PanelActions } from './chart-panels.tsx';
import { ImagesOfChart } from './images-of-chart.tsx';
import {
  CarePanel,
  DocumentsOfChart,
  LabsOfChart,
  MedicationsOfChart,
  SummaryOfChart,
} from './later-pages.ts';

/** Every panel but the timeline. */
export function PanelOfChart(props: ChartPanelsProps & { readonly actions: PanelActions }) {
  const { chart, panel, record, now, actions } = props;
  const common = {
    sources: record.sources,
    now,
    onSelect: actions.onSelect,
    selected: actions.selected,
  };
  switch (panel) {
    case 'documents':
      return <DocumentsOfChart chart={chart} record={record} now={now} actions={actions} />;
    case 'medications':
      return <MedicationsOfChart chart={chart} record={record} now={now} actions={actions} />;
    case 'labs':
      return <LabsOfChart record={record} now={now} actions={actions} />;
    case 'images':
      return <ImagesOfChart {...props} />;
    case 'summary':
      return <SummaryOfChart chart={chart} record={record} now={now} actions={actions} />;
    case 'care':
      return <CarePanel {...common} record={record} />;
    case 'timeline':
      return null;
  }
}
