import { dayNumber } from '../../clinical/timeline/moment.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import type { Grouping } from './lanes/life-lanes.tsx';
import { SPANS, type SpanName } from './lanes/timeline-span.ts';
import type { FoldablePart, TimelineView } from './timeline-view.ts';

interface TimelineToolsProps {
  readonly view: TimelineView;
  readonly onView: (change: Partial<TimelineView>) => void;
  readonly now: Date;
  readonly lastSeen: string | undefined;
  readonly onCompare: () => void;
}

/** From a day up to now, as the address tells it: in days before today. */
function spanSince(day: string, now: Date): string {
  return `${dayNumber(jstDay(now)) - dayNumber(day)}.-1`;
}

const GROUPINGS: readonly Grouping[] = ['kind', 'problem', 'institution', 'source'];

export function toggledPart(folded: readonly FoldablePart[], part: FoldablePart): readonly FoldablePart[] {
  return folded.includes(part) ? folded.filter((one) => one !== part) : [...folded, part];
}

/** Period, order and parts of the picture. */
export function TimelineTools(props: TimelineToolsProps) {
  const { t } = useText();
  const { view, onView, now, lastSeen } = props;
  const { folded } = view;
  const hidden = folded.includes('lanes');
  return (
    <div className="timeline-tools">
      {hidden ? null : (
        <>
          <Segmented<SpanName | ''>
            label={t('lanes.span.label')}
            value={SPANS.find((name) => name === view.span) ?? ''}
            choices={SPANS.map((value) => ({ value, label: t(`lanes.span.${value}`) }))}
            onChange={(span) => onView({ span })}
          />
          <Segmented
            label={t('lanes.by.label')}
            value={view.by}
            choices={GROUPINGS.map((value) => ({ value, label: t(`lanes.by.${value}`) }))}
            onChange={(by) => onView({ by })}
          />
          <SinceLastSeen view={view} onView={onView} now={now} lastSeen={lastSeen} />
          <button
            type="button"
            className="kind-chip"
            aria-pressed={folded.includes('empty')}
            onClick={() => onView({ folded: toggledPart(folded, 'empty') })}
          >
            {t('lanes.unfold')}
          </button>
        </>
      )}
      <button
        type="button"
        className="kind-chip"
        aria-pressed={view.periods !== undefined}
        onClick={() => (view.periods === undefined ? props.onCompare() : onView({ periods: undefined }))}
      >
        {t('timeline.periods.start')}
      </button>
      <button
        type="button"
        className="kind-chip"
        aria-expanded={!folded.includes('brief')}
        onClick={() => onView({ folded: toggledPart(folded, 'brief') })}
      >
        {folded.includes('brief') ? t('lanes.showBrief') : t('lanes.hideBrief')}
      </button>
      <button
        type="button"
        className="kind-chip"
        aria-expanded={!hidden}
        onClick={() => onView({ folded: toggledPart(folded, 'lanes') })}
      >
        {hidden ? t('lanes.show') : t('lanes.hide')}
      </button>
    </div>
  );
}

/** Narrows picture and list to what came since the person was last seen here. */
function SinceLastSeen({ view, onView, now, lastSeen }: Omit<TimelineToolsProps, 'onCompare'>) {
  const { t } = useText();
  if (lastSeen === undefined) return null;
  const span = spanSince(lastSeen, now);
  return (
    <button
      type="button"
      className="kind-chip"
      title={t('lanes.lastSeen', { date: lastSeen })}
      aria-pressed={view.span === span}
      onClick={() => onView({ span, filter: { ...view.filter, only: ['period'] } })}
    >
      {t('lanes.sinceLastSeen')}
    </button>
  );
}
