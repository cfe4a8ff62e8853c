import type { Source } from '../../../domain/source.ts';
import { useText } from '../../../i18n/text.ts';
import { Seal } from '../../../ui/seal.tsx';
import { LANES, type LaneId } from '../../../clinical/timeline/lane-item.ts';
import { LaneLegend } from './lane-legend.tsx';
import type { KnownSpan } from './paint-base.ts';
import { HEAD, KNOWN_PADDING, KNOWN_ROW } from './paint-base.ts';
import type { PlacedLane } from './lane-layout.ts';

interface LaneLabelsProps {
  readonly lanes: readonly PlacedLane[];
  readonly known: readonly (KnownSpan & { readonly source: Source })[];
  /** Names of lanes that are no kinds: sources, places, problems. */
  readonly nameOf: (id: string) => string | undefined;
  readonly open: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
  readonly onUndated: () => void;
  readonly fewRows: number;
}

function isLaneId(id: string): id is LaneId {
  return (LANES as readonly string[]).includes(id);
}

/** The names of the lanes beside the picture, each with what it leaves out. */
export function LaneLabels(props: LaneLabelsProps) {
  const { t } = useText();
  return (
    <div className="lane-labels">
      <div className="lane-label lane-head" style={{ height: HEAD }}>
        <span className="visually-hidden">{t('lanes.ageAndYear')}</span>
        <LaneLegend />
      </div>
      {props.lanes.map((placed) => {
        const { id, undated } = placed.lane;
        const folded = placed.rows > props.fewRows;
        const name = isLaneId(id) ? t(`lanes.lane.${id}`) : props.nameOf(id);
        return (
          <div key={id} className="lane-label" style={{ height: placed.height }}>
            <b title={name}>{name}</b>
            {folded && placed.height >= 30 ? (
              <button type="button" className="btn-link" onClick={() => props.onOpen(id)}>
                {props.open.has(id)
                  ? t('lanes.fewRows')
                  : t('lanes.rows', { n: props.fewRows, all: placed.rows })}
              </button>
            ) : null}
            {undated > 0 && placed.height >= 30 ? (
              <button type="button" className="btn-link" onClick={props.onUndated}>
                {t('lanes.undated', { n: undated })}
              </button>
            ) : null}
          </div>
        );
      })}
      <div
        className="lane-label lane-known"
        style={{ height: props.known.length * KNOWN_ROW + 2 * KNOWN_PADDING }}
      >
        <b title={t('lanes.knownNote')}>{t('lanes.lane.known')}</b>
        <span className="lane-seals" style={{ paddingTop: KNOWN_PADDING }}>
          {props.known.map(({ source, state }) => (
            <Seal key={source.id} source={source} state={state === 'open' ? 'arriving' : state} />
          ))}
        </span>
      </div>
    </div>
  );
}
