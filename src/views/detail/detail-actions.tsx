import type { StudyUid, EntryKey } from '../../domain/ids.ts';
import { DOCUMENT_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';

/** Shows the original of a record, and hides it again. */
export const RAW_KEY = 'r';

/** Ways to look at the timeline from one record on. */
export interface TimelineActions {
  readonly isAligned: boolean;
  readonly isPinned: boolean;
  readonly isFocused: boolean;
  readonly onAlign: (on: boolean) => void;
  readonly onPin: (on: boolean) => void;
  readonly onFocus: (on: boolean) => void;
}

/** Where one can go from a record; absent where there is nothing of the kind. */
export interface WaysOn {
  readonly fact: Merged;
  readonly onOpenImages?: (studyUid: StudyUid) => void;
  readonly onOpenDocument?: (key: EntryKey) => void;
  /** The earlier study that is proposed beside this one, by its day. */
  readonly comparison?: { readonly day: string; readonly onCompare: () => void } | undefined;
  /** What the timeline can do with it, where it stands beside one. */
  readonly timeline?: TimelineActions | undefined;
}

function studiesOf(fact: Merged): readonly StudyUid[] {
  return [
    ...new Set(
      fact.witnesses.flatMap((entry) => {
        if (entry.kind === 'imaging') return entry.studyUid === undefined ? [] : [entry.studyUid];
        return entry.kind === 'report' ? entry.studyUids : [];
      }),
    ),
  ];
}

/** The ways on from one record, and its original. */
export function DetailActions({
  fact,
  onOpenImages,
  onOpenDocument,
  comparison,
  timeline,
  rawShown,
  onRaw,
}: WaysOn & { readonly rawShown: boolean; readonly onRaw: () => void }) {
  const { t } = useText();
  const readable =
    fact.shown.kind === 'report' || (DOCUMENT_KINDS as readonly string[]).includes(fact.shown.kind);
  return (
    <div className="detail-actions" role="group" aria-label={t('detail.actions')}>
      {onOpenImages === undefined
        ? null
        : studiesOf(fact).map((uid) => (
            <button key={uid} type="button" className="btn btn-primary" onClick={() => onOpenImages(uid)}>
              {t('detail.openImages')}
            </button>
          ))}
      {comparison === undefined ? null : (
        <button type="button" className="btn" data-compare-images="" onClick={comparison.onCompare}>
          {t('detail.compareImages', { day: comparison.day })}
        </button>
      )}
      {readable && onOpenDocument !== undefined ? (
        <button type="button" className="btn btn-primary" onClick={() => onOpenDocument(fact.key)}>
          {t('detail.openDocument')}
        </button>
      ) : null}
      {timeline === undefined ? null : <TimelineButtons fact={fact} {...timeline} />}
      <button
        type="button"
        className="btn"
        aria-expanded={rawShown}
        aria-keyshortcuts={RAW_KEY}
        onClick={onRaw}
      >
        <Icon name="raw" />
        {t('detail.raw')} <kbd>{RAW_KEY}</kbd>
      </button>
    </div>
  );
}

/** Aligns the timeline on this day, pins it, and of a diagnosis brings forward what belongs to it. */
function TimelineButtons({ fact, ...props }: TimelineActions & { readonly fact: Merged }) {
  const { t } = useText();
  return (
    <>
      {fact.shown.kind === 'condition' ? (
        <button
          type="button"
          className="btn"
          aria-pressed={props.isFocused}
          onClick={() => props.onFocus(!props.isFocused)}
        >
          {t('detail.focus')}
        </button>
      ) : null}
      {fact.shown.when.state === 'dated' ? (
        <button
          type="button"
          className="btn"
          aria-pressed={props.isAligned}
          onClick={() => props.onAlign(!props.isAligned)}
        >
          {t('detail.align')}
        </button>
      ) : null}
      <button
        type="button"
        className="btn"
        aria-pressed={props.isPinned}
        onClick={() => props.onPin(!props.isPinned)}
      >
        {t('detail.pin')}
      </button>
    </>
  );
}
