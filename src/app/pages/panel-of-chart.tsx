import { useCallback } from 'react';
import { err, ok } from '../../base/result.ts';
import type { Attachment } from '../../domain/entry.ts';
import { fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import { documentFacts } from '../../record/derive/kinds.ts';
import { DocumentsPanel } from '../../views/documents/documents-panel.tsx';
import type { Chart } from '../chart.ts';
import type { ChartPanelsProps, PanelActions } from './chart-panels.tsx';
import { ImagesOfChart } from './images-of-chart.tsx';
import { CarePanel, LabsOfChart, MedicationsOfChart, SummaryOfChart } from './later-pages.ts';

/** Fetches an attachment of a source below that source's own base, with that source's token and no other. */
function useAttachmentLoader(chart: Chart) {
  return useCallback(
    async (source: SourceId, attachment: Attachment) => {
      if (attachment.bytes !== undefined) return ok(attachment.bytes);
      if (attachment.url === undefined) return err(fault('notFound', 'no address'));
      const client = chart.clientOf(source);
      if (client === undefined) return err(fault('notFound', 'no such source'));
      const answer = await client.fetchBytes(attachment.url, attachment.contentType, chart.signal);
      return answer.ok ? ok(answer.value.bytes) : answer;
    },
    [chart],
  );
}

/** Every panel but the timeline. */
export function PanelOfChart(props: ChartPanelsProps & { readonly actions: PanelActions }) {
  const { chart, panel, record, now, actions } = props;
  const loadAttachment = useAttachmentLoader(chart);
  const common = {
    sources: record.sources,
    now,
    onSelect: actions.onSelect,
    selected: actions.selected,
  };
  switch (panel) {
    case 'documents':
      return (
        <DocumentsPanel
          {...common}
          known={documentFacts(record)}
          onLoadAttachment={loadAttachment}
          entryOf={(key) => record.entries.get(key)}
          onOpenImages={actions.onOpenImages}
        />
      );
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
