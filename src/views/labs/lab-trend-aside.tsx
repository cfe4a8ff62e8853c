import { startTransition, useCallback, useEffect, useMemo } from 'react';
import type { LabRow } from '../../clinical/labs/lab-table.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { curvesOf } from './lab-series.ts';
import { rowName } from './lab-words.ts';
import type { LabsPanelProps } from './labs-props.ts';
import type { LabSpan } from './labs-view.ts';
import { TrendChanges } from './trend-changes.tsx';
import { TrendFigures } from './trend-figures.tsx';
import { TrendNotes } from './trend-notes.tsx';
import { TrendPicture } from './trend-picture.tsx';
import { TrendChosen, TrendTools } from './trend-tools.tsx';
import { useChosenMedicines } from './use-chosen-medicines.ts';
import { useTrendWindow } from './use-trend-window.ts';

interface LabTrendAsideProps extends LabsPanelProps {
  readonly rows: readonly LabRow[];
  readonly onRemove: (row: LabRow) => void;
}

/** Milliseconds after which the address tells what is already seen. */
const ADDRESS_LATER = 300;

/** The picture first; the address, and whatever hangs on it, when the hand rests. */
function useSpanInAddress(shown: LabSpan, { view, onView }: LabsPanelProps): void {
  const told = view.span;
  useEffect(() => {
    if (shown === told) return undefined;
    const later = setTimeout(() => startTransition(() => onView({ span: shown })), ADDRESS_LATER);
    return () => clearTimeout(later);
    // oxlint-disable-next-line react/exhaustive-deps -- only a change of the span is told
  }, [shown, told]);
}

/** The curves of the chosen tests over one time axis, with what else happened then. */
export function LabTrendAside(props: LabTrendAsideProps) {
  const text = useText();
  const { rows, view, now, labs, medications, sources, operations, stays, onView, onSelect } = props;
  const today = jstDay(now);
  const curves = useMemo(() => curvesOf(text, rows, today), [text, rows, today]);
  const period = useTrendWindow(curves.series, view.span, today);
  const medicines = useChosenMedicines(medications, today, props.death);
  useSpanInAddress(period.span, props);
  const names = useMemo(
    () =>
      listText(
        text.language,
        rows.map((row) => rowName(text, row)),
      ),
    [text, rows],
  );
  const onOpen = useCallback(
    (key: string) => {
      const fact = rows.flatMap((row) => row.facts).find((one) => one.key === key);
      if (fact !== undefined) onSelect(fact.key);
    },
    [rows, onSelect],
  );
  const relative = view.look.includes('relative');
  return (
    <aside className="lab-trend" aria-label={text.t('labs.trend.titleOf', { names })}>
      <header>
        <h3>{text.t('labs.trend.heading')}</h3>
        <button type="button" className="btn btn-quiet" onClick={() => onView({ trend: [] })}>
          <Icon name="close" small />
          {text.t('labs.trend.close')}
        </button>
      </header>
      <TrendChosen rows={rows} onRemove={props.onRemove} />
      <TrendTools
        span={period.span}
        isChosen={period.isChosen}
        medicines={medicines}
        onSpan={period.show}
        onBack={period.back}
      />
      <TrendPicture
        {...{ curves, names, relative, medicines, operations, stays, today, onOpen }}
        person={props.person}
        whole={period.whole}
        window={period.window}
        onWindow={period.choose}
      />
      <TrendChanges rows={rows} today={today} />
      <TrendNotes
        {...{ curves, labs, medications, sources, relative }}
        withMedicines={medicines.chosen.length > 0}
      />
      <TrendFigures series={curves.series} onOpen={onOpen} />
    </aside>
  );
}
