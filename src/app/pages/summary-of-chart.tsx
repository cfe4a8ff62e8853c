import type { PatientRecord } from '../../record/record.ts';
import { useText } from '../../i18n/text.ts';
import { IpsButton } from '../../views/summary/ips-button.tsx';
import { ShareButton } from '../../views/summary/share-button.tsx';
import { SummaryPanel } from '../../views/summary/summary-panel.tsx';
import { useApp } from '../app-context.ts';
import { useAskedSummaries } from '../asked-summaries.ts';
import type { Chart } from '../chart.ts';
import { useDiscretion } from '../discretion.ts';
import { shareSummaryOf } from '../share-summary.ts';
import { useViewState } from '../view-state.ts';
import { writeIpsOf } from '../write-ips.ts';
import type { PanelActions } from './chart-panels.tsx';

interface SummaryOfChartProps {
  readonly chart: Chart;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly actions: PanelActions;
}

/** The lifetime summary with its view in the address, and the ways to hand it on. */
export function SummaryOfChart({ chart, record, now, actions }: SummaryOfChartProps) {
  const text = useText();
  const [state, change] = useViewState();
  const write = async () => {
    const { json, written, left } = await writeIpsOf(text, record, now);
    chart.noteExport('ips');
    return { bytes: new TextEncoder().encode(JSON.stringify(json, null, 2)), written, left };
  };
  const { wiring, clinician } = useApp();
  const { share: rule } = wiring.config;
  const { asked, again } = useAskedSummaries(chart, record, {
    role: clinician.role,
    discreet: useDiscretion(),
  });
  return (
    <SummaryPanel
      record={record}
      sources={record.sources}
      now={now}
      selected={actions.selected}
      onSelect={actions.onSelect}
      asked={asked}
      onAskAgain={again}
      mode={state.summary}
      onMode={(summary) => change({ summary })}
      actions={
        <>
          <IpsButton onWrite={write} />
          {rule === undefined ? null : (
            <ShareButton
              most={rule.days}
              now={now}
              onShare={async (wish) => {
                const shared = await shareSummaryOf({ text, record, now, rule }, wish);
                if (shared.ok) chart.noteExport('smart-health-link');
                return shared;
              }}
            />
          )}
        </>
      }
    />
  );
}
