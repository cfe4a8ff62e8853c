import { useMemo } from 'react';
import { sourceShortName } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { imageRuns, notAppliedText, stateLine } from './addenda-text.ts';
import type { FrameFacts } from './frame-facts.ts';
import { cssColour } from './lab-colour.ts';
import { problemText } from './problem-text.ts';
import { nearnessOf, placeOn } from './segment-place.ts';
import type { Segment, Segmentation } from './segmentation.ts';
import type { StudyAddenda } from './study-addenda.ts';
import { type Addenda, segmentKey, segmentKeys } from './use-addenda.tsx';
import type { ViewerStudy } from './viewer-contract.ts';

interface AddendaSideProps {
  readonly study: ViewerStudy;
  readonly held: StudyAddenda;
  readonly addenda: Addenda;
  /** The images of the active viewport. */
  readonly frames: readonly FrameFacts[];
  readonly onSegment: (segmentation: Segmentation, segment: Segment, slices: readonly number[]) => void;
  /** The chosen one of the states, by its place among them. */
  readonly onState: (index: number | undefined) => void;
}

/** What lies beside a study's images: outlines with their legend, and the ways in which they were left to be seen. */
export function AddendaSide(props: AddendaSideProps) {
  const { t } = useText();
  const { study, held } = props;
  return (
    <section className="viewer-addenda" data-addenda={study.uid} data-state={held.state}>
      <h3>
        {t('viewer.segments.title')}
        <small>{[study.day, study.institution].filter(Boolean).join('　')}</small>
      </h3>
      {held.segmentations.map((segmentation) => (
        <Legend key={segmentation.instanceUid} {...props} segmentation={segmentation} />
      ))}
      {held.states.length === 0 ? null : <StateChoice {...props} />}
      {held.unread > 0 ? (
        <p role="alert">{t('viewer.segments.unread', { n: held.unread, count: held.unread })}</p>
      ) : null}
      <Troubles held={held} />
      {held.state === 'loading' ? <output>{t('viewer.segments.loading')}</output> : null}
    </section>
  );
}

function Troubles({ held }: Pick<AddendaSideProps, 'held'>) {
  const text = useText();
  const { source } = held.archive;
  return held.troubles.map(({ series, problem }) => {
    const words = problemText(text, problem, sourceShortName(text.language, [source], source.id));
    return (
      <p key={series.uid} role="alert" data-problem={problem.kind}>
        <b>{series.description ?? series.modality}</b>　{words.title}
      </p>
    );
  });
}

/** The images of the stack on which each segment lies. */
function useSlices(
  { frames }: AddendaSideProps,
  segmentation: Segmentation,
): ReadonlyMap<number, readonly number[]> {
  return useMemo(() => {
    const near = nearnessOf(frames);
    const found = new Map<number, number[]>();
    for (const frame of segmentation.frames) {
      const slice = frames.findIndex((image) => placeOn(frame, image, near) !== undefined);
      if (slice < 0) continue;
      const numbers =
        frame.segment === undefined ? segmentation.segments.map(({ number }) => number) : [frame.segment];
      for (const number of numbers) found.set(number, [...(found.get(number) ?? []), slice]);
    }
    return found;
  }, [frames, segmentation]);
}

function Legend(props: AddendaSideProps & { readonly segmentation: Segmentation }) {
  const { t } = useText();
  const { segmentation, addenda, onSegment } = props;
  const slices = useSlices(props, segmentation);
  const keys = segmentKeys(segmentation);
  const all = keys.length > 0 && keys.every((key) => addenda.shown.has(key));
  return (
    <fieldset className="viewer-legend" data-segmentation={segmentation.instanceUid}>
      <legend>{segmentation.label === '' ? t('viewer.sop.segmentation') : segmentation.label}</legend>
      <label>
        <input type="checkbox" checked={all} onChange={() => addenda.showSegments(keys, !all)} />
        {t('viewer.segments.all')}
      </label>
      {segmentation.segments.map((segment) => (
        <SegmentLine
          key={segment.number}
          segment={segment}
          on={addenda.shown.has(segmentKey(segmentation, segment))}
          slices={slices.get(segment.number) ?? []}
          onShow={(on) => addenda.showSegments([segmentKey(segmentation, segment)], on)}
          onJump={(where) => onSegment(segmentation, segment, where)}
        />
      ))}
    </fieldset>
  );
}

interface SegmentLineProps {
  readonly segment: Segment;
  readonly on: boolean;
  readonly slices: readonly number[];
  readonly onShow: (on: boolean) => void;
  readonly onJump: (slices: readonly number[]) => void;
}

function SegmentLine({ segment, on, slices, onShow, onJump }: SegmentLineProps) {
  const { t } = useText();
  const told = [
    segment.meaning,
    segment.by === undefined ? undefined : t(`viewer.segments.by.${segment.by}`),
  ];
  return (
    <div className="viewer-segment-line">
      <label>
        <input type="checkbox" data-show-segment={segment.number} checked={on} onChange={() => onShow(!on)} />
        <i style={{ background: cssColour(segment.colour) }} />
        <b>{segment.label}</b>
      </label>
      <small>{[...told, segment.program].filter((part) => part !== undefined).join('　')}</small>
      <button type="button" data-jump-segment={segment.number} onClick={() => onJump(slices)}>
        {slices.length === 0
          ? t('viewer.segments.elsewhere')
          : t('viewer.segments.on', { images: imageRuns(slices) })}
      </button>
    </div>
  );
}

function StateChoice({ study, held, addenda, onState }: AddendaSideProps) {
  const text = useText();
  const { t } = text;
  const chosen = addenda.chosen.get(study.uid);
  const index = chosen === undefined ? -1 : held.states.indexOf(chosen);
  const left = chosen === undefined ? '' : notAppliedText(text, chosen);
  return (
    <div className="viewer-states">
      <label>
        {t('viewer.presented.choice')}
        <select
          data-presentation=""
          value={index < 0 ? '' : String(index)}
          onChange={(event) => onState(event.target.value === '' ? undefined : Number(event.target.value))}
        >
          <option value="">{t('viewer.presented.none')}</option>
          {held.states.map((state, at) => (
            <option key={state.instanceUid} value={at}>
              {stateLine(text, state)}
            </option>
          ))}
        </select>
      </label>
      {left === '' ? null : <p role="status">{left}</p>}
    </div>
  );
}
