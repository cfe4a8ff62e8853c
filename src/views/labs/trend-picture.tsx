import { lazy, memo, Suspense, useMemo } from 'react';
import type { ProcedureEntry } from '../../domain/entry.ts';
import type { Stay } from '../../clinical/timeline/stays.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import type { TrendWindow } from '../../ui/trend-marks.ts';
import { medicineLanes, operationLane, stayLane } from './lab-lanes.ts';
import type { Curves } from './lab-series.ts';
import { DAY_OF } from './trend-day-text.ts';
import type { ChosenMedicines } from './use-chosen-medicines.ts';

/** The chart library is fetched only when the first curve is asked for. */
const TrendChart = lazy(async () => ({ default: (await import('../../ui/trend-chart.tsx')).TrendChart }));

const MOST_MEDICINES = 6;

interface TrendPictureProps {
  readonly curves: Curves;
  readonly names: string;
  /** Name and number of the person. */
  readonly person: string;
  readonly relative: boolean;
  readonly whole: TrendWindow;
  readonly window: TrendWindow;
  readonly medicines: ChosenMedicines;
  readonly operations: KnownFacts<ProcedureEntry>;
  readonly stays: readonly Stay[];
  readonly today: string;
  readonly onWindow: (window: TrendWindow) => void;
  readonly onOpen: (key: string) => void;
}

function useLanes({ medicines: { lines, chosen }, operations, stays, today }: TrendPictureProps) {
  const text = useText();
  return useMemo(() => {
    const shown = lines.filter(({ key }) => chosen.includes(key)).slice(0, MOST_MEDICINES);
    return [
      ...medicineLanes(text, shown, today),
      ...operationLane(text, operations.value, today),
      ...stayLane(text, stays, today),
    ];
  }, [text, lines, chosen, operations.value, stays, today]);
}

function Picture(props: TrendPictureProps) {
  const text = useText();
  const { t } = text;
  const { curves, names, person, relative, whole, window, onWindow, onOpen } = props;
  const lanes = useLanes(props);
  const words = useMemo(
    () => ({
      title: t('labs.trend.title', { person, names }),
      timeAxis: t('labs.trend.timeAxis'),
      relativeAxis: t('labs.trend.relativeAxis'),
      legend: t('labs.trend.legend'),
      lanes: t('labs.trend.lanes'),
      brush: { label: t('labs.trend.brush'), from: t('labs.trend.from'), to: t('labs.trend.to') },
    }),
    [t, person, names],
  );
  if (curves.series.length === 0)
    return (
      <p className="lab-trend-note">{t(curves.notByName ? 'labs.trend.notByName' : 'labs.trend.none')}</p>
    );
  return (
    <Suspense fallback={<p className="lab-trend-note lab-trend-wait">{t('labs.trend.loading')}</p>}>
      <TrendChart
        series={curves.series}
        relative={relative && curves.series.length > 1}
        lanes={lanes}
        whole={whole}
        window={window}
        words={words}
        dayOf={DAY_OF[text.language]}
        onWindow={onWindow}
        onOpen={onOpen}
      />
    </Suspense>
  );
}

export const TrendPicture = memo(Picture);
