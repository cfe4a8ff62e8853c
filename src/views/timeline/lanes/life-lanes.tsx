import { type Dispatch, type ReactNode, type SetStateAction, useMemo, useRef, useState } from 'react';
import { eachSliced, type Sliced } from '../../../base/sliced.ts';
import type { Death } from '../../../clinical/death.ts';
import type { Lane } from '../../../clinical/timeline/lane-item.ts';
import { lanesByGroup, lanesByKind, NO_GROUP, REST_LANE } from '../../../clinical/timeline/life-lanes.ts';
import { type Day, dayNumber } from '../../../clinical/timeline/moment.ts';
import type { EntryKey, SourceId } from '../../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../../domain/merged.ts';
import { jstDay, type PartialDate } from '../../../domain/partial-date.ts';
import type { Source } from '../../../domain/source.ts';
import { sourceShortName } from '../../../i18n/format.ts';
import { type Text, useText } from '../../../i18n/text.ts';
import type { KnownFacts } from '../../../record/record.ts';
import { useSliced } from '../../../ui/use-sliced.ts';
import { useWidth } from '../../../ui/use-width.ts';
import type { Hit } from './hit-test.ts';
import { firstDays, knownSpans } from './known-spans.ts';
import { LaneCanvas } from './lane-canvas.tsx';
import { LaneLabels } from './lane-labels.tsx';
import { axisSpan, lanePicture, shortLabel } from './lane-picture.ts';
import { LaneTip } from './lane-tip.tsx';
import { emptyTimes, lifeAxis } from './life-axis.ts';
import { type MeasureWords, wordMeasure } from './measure-words.ts';
import type { LanePicture } from './paint-base.ts';
import { OverviewStrip } from './overview-strip.tsx';
import type { Span } from './timeline-span.ts';
import { type Period, useLaneWindow } from './use-lane-window.ts';
import './lanes.css';

export type Grouping = 'kind' | 'problem' | 'institution' | 'source';

interface LifeLanesProps {
  /** What the list below shows too. */
  readonly known: KnownFacts;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly birth?: PartialDate | undefined;
  readonly death: Death;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
  /** Told which days are in view, once the hand rests. */
  readonly onPeriod: (period: Period) => void;
  readonly by: Grouping;
  /** Of a fact the problems to which it belongs, by key. */
  readonly problemsOf: ReadonlyMap<EntryKey, readonly EntryKey[]>;
  readonly nameOfProblem: (key: string) => string;
  readonly zero?: Day | undefined;
  readonly folded: boolean;
  readonly selected?: EntryKey | undefined;
  readonly pinned: ReadonlySet<string>;
  readonly onOpen: (key: EntryKey) => void;
  readonly onUndated: () => void;
}

/** Rows of bars that a lane takes where the reader did not open it. */
const FEW_ROWS = 5;

/** The lanes of what is known, together with what they are of. */
interface Lanes {
  readonly lanes: readonly Lane[];
  readonly byKey: ReadonlyMap<string, Merged>;
  readonly known: KnownFacts;
  readonly first: ReadonlyMap<SourceId, string>;
}

function groupsBy({ by, problemsOf }: LifeLanesProps): (fact: Merged) => readonly string[] {
  switch (by) {
    case 'source':
      return sourcesOfMerged;
    case 'problem':
      return (fact) => problemsOf.get(fact.key) ?? [NO_GROUP];
    default:
      return ({ shown }) => [shown.provenance.institution ?? NO_GROUP];
  }
}

/** Words beyond these are measured when they are drawn. */
const MOST_WORDS = 400;

/** Measures the words of bars and marks ahead: a first drawing that measures all of them holds the page. */
function* measureAhead(lanes: readonly Lane[], measure: MeasureWords): Sliced<void> {
  const labels = new Set(lanes.flatMap(({ bars, marks }) => [...bars, ...marks].map(({ label }) => label)));
  yield;
  yield* eachSliced([...labels].slice(0, MOST_WORDS), (label) => shortLabel(measure, label), 4);
}

function* lanesOf(props: LifeLanesProps, now: string, measure: MeasureWords): Sliced<Lanes> {
  const { known, death, by } = props;
  const input = { facts: known.value, now, death };
  const lanes = yield* by === 'kind' ? lanesByKind(input) : lanesByGroup(input, groupsBy(props));
  const byKey = new Map<string, Merged>();
  yield* eachSliced(known.value, (fact) => byKey.set(fact.key, fact), 1024);
  yield* measureAhead(lanes, measure);
  return { lanes, known, byKey, first: yield* firstDays(known.value) };
}

function nameOfLane(text: Text, id: string, props: LifeLanesProps): string {
  if (id === REST_LANE) return text.t('lanes.lane.rest');
  if (id === NO_GROUP) return text.t('lanes.lane.none');
  const source = props.sources.find((one) => one.id === id);
  if (source !== undefined) return sourceShortName(text.language, props.sources, source.id);
  return props.by === 'problem' ? props.nameOfProblem(id) : id;
}

/** What is drawn, at the width there is. */
function usePicture(props: LifeLanesProps, width: number, open: ReadonlySet<string>) {
  const text = useText();
  const { known, sources, now, birth, death, by, problemsOf, selected } = props;
  const [measure] = useState(wordMeasure);
  const day = jstDay(now);
  const today = dayNumber(day);
  const toCome: Lanes = { lanes: [], byKey: new Map(), known, first: new Map() };
  const made = useSliced(
    () => lanesOf(props, day, measure),
    [known, by, problemsOf, day, death, measure],
    toCome,
    // Even a few lanes have their words to measure: never in the midst of drawing.
    Number.POSITIVE_INFINITY,
  );
  const { lanes } = made;
  const axis = useMemo(() => {
    const { from, to } = axisSpan(lanes, birth, today);
    return lifeAxis(from, to, props.folded ? emptyTimes(lanes, from, to, today) : []);
  }, [lanes, birth, today, props.folded]);
  const chosen = selected === undefined ? undefined : made.byKey.get(selected);
  const { span, onSpan, onPeriod, zero, pinned } = props;
  const [window, setWindow] = useLaneWindow({ axis, span, today, chosen, onSpan, onPeriod });
  const seen = useMemo(
    () => knownSpans(made.first, made.known.coverage, sources),
    [made.first, made.known.coverage, sources],
  );
  const picture = useMemo(
    () =>
      lanePicture({
        lanes,
        axis,
        window,
        width,
        today,
        birth,
        death: death.date === undefined ? undefined : dayNumber(death.date.sortKey),
        zero,
        known: seen,
        selected,
        pinned,
        rowsOf: (lane) => (open.has(lane.id) ? Number.POSITIVE_INFINITY : FEW_ROWS),
        measure,
        text,
      }),
    [lanes, axis, window, width, today, birth, death.date, zero, seen, selected, pinned, open, measure, text],
  );
  return { made, axis, window, setWindow, seen, picture };
}

type Opened = ReadonlySet<string>;

/** The names of the lanes. Moving along a life changes nothing of them: they are not drawn anew in every frame of it. */
function useLabels(
  picture: LanePicture,
  known: ReturnType<typeof knownSpans>,
  props: LifeLanesProps,
  [open, setOpen]: readonly [Opened, Dispatch<SetStateAction<Opened>>],
): ReactNode {
  const text = useText();
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const shape = picture.lanes.map(({ lane, height, rows }) =>
    [lane.id, height, rows, lane.undated].join(' '),
  );
  return useMemo(
    () => (
      <LaneLabels
        lanes={picture.lanes}
        known={known}
        nameOf={(id) => nameOfLane(text, id, props)}
        open={open}
        onOpen={toggle}
        onUndated={props.onUndated}
        fewRows={FEW_ROWS}
      />
    ),
    // oxlint-disable-next-line react/exhaustive-deps -- the shape is all that the labels take of the picture
    [shape.join('\n'), known, open, text, props.by, props.sources, props.nameOfProblem, props.onUndated],
  );
}

/** The lanes over the list: a life at a glance, and any day of it. */
export function LifeLanes(props: LifeLanesProps) {
  const text = useText();
  const { sources, now, birth } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [open, setOpen] = useState<Opened>(new Set());
  const [hit, setHit] = useState<Hit>();
  const { made, axis, window, setWindow, seen, picture } = usePicture(props, width, open);
  const labels = useLabels(picture, seen, props, [open, setOpen]);
  const tipped = hit?.facts.flatMap((key) => made.byKey.get(key) ?? []) ?? [];
  return (
    <div className="life-lanes" data-lanes={made.lanes.length}>
      <div className="lane-overview">
        <span className="lane-label lane-head">
          {birth === undefined
            ? text.t('lanes.overview')
            : text.t('lanes.lifeSince', { year: birth.sortKey.slice(0, 4) })}
        </span>
        <OverviewStrip lanes={made.lanes} axis={axis} window={window} width={width} onWindow={setWindow} />
      </div>
      <div className="lane-body">
        {labels}
        <div className="lane-frame" ref={frame}>
          {width === 0 ? null : (
            <LaneCanvas
              picture={picture}
              label={text.t('lanes.label')}
              onWindow={setWindow}
              onOpen={props.onOpen}
              onHit={setHit}
              onStep={(by) => stepFrom(made, props, by)}
            />
          )}
          {hit === undefined ? null : (
            <LaneTip hit={hit} facts={tipped} sources={sources} birth={birth} now={now} width={width} />
          )}
        </div>
      </div>
    </div>
  );
}

/** The list is newest first: forward in time is up in the list. */
function stepFrom({ known }: Lanes, { selected, onOpen }: LifeLanesProps, by: -1 | 1): void {
  const dated = known.value.filter((fact) => fact.shown.when.state === 'dated');
  const at = dated.findIndex((fact) => fact.key === selected);
  const next = at < 0 ? dated[0] : dated[at - by];
  if (next !== undefined) onOpen(next.key);
}
