import { mayBeCalledNone } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Kind } from '../../domain/kind.ts';
import type { Source } from '../../domain/source.ts';
import { longDate, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { titleText } from '../../ui/entry-title.ts';
import { Icon } from '../../ui/icons.tsx';
import { Nothing } from '../../ui/nothing.tsx';
import type { TimelineContent } from './timeline-content.ts';
import { isFiltering } from './timeline-filter.ts';
import type { TimelineView } from './timeline-view.ts';
import type { Arrivals } from './use-arrivals.ts';

interface NoteProps {
  readonly content: TimelineContent;
  readonly view: TimelineView;
  readonly onView: (change: Partial<TimelineView>) => void;
}

/** Which problem is in focus, how many records that is, and by what rules. */
function FocusLine({ content: { problem, belonging }, onView }: NoteProps) {
  const { t } = useText();
  if (problem === undefined) return null;
  const byRule = [...Map.groupBy(belonging, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <div className="focus-line" role="status">
      <b>{t('timeline.problemFocus', { problem: problem.shown.title, n: numberText(belonging.length) })}</b>
      {byRule.map(([rule, members]) => (
        <span key={rule} title={rule}>
          {t(`timeline.focusRule.${rule}`)} {numberText(members.length)}
        </span>
      ))}
      <span className="note">{t('timeline.focusNote')}</span>
      <button type="button" className="btn-link" onClick={() => onView({ problem: undefined })}>
        {t('timeline.endFocus')}
      </button>
    </div>
  );
}

/** On what the axis is aligned. */
function AlignLine({ content, view, onView }: NoteProps) {
  const { t, language } = useText();
  const fact = view.align === undefined ? undefined : content.all.find((one) => one.key === view.align);
  if (fact === undefined || fact.shown.when.state !== 'dated') return null;
  const date = longDate(language, fact.shown.when.start);
  return (
    <div className="focus-line">
      <b>{t('timeline.aligned', { title: fact.shown.title, date })}</b>
      <button type="button" className="btn-link" onClick={() => onView({ align: undefined })}>
        {t('timeline.endAlign')}
      </button>
    </div>
  );
}

/** What the reader keeps at hand, however far the list is scrolled or narrowed. */
function PinsLine({
  content,
  view,
  onView,
  onSelect,
}: NoteProps & { readonly onSelect: (key: EntryKey) => void }) {
  const text = useText();
  const pinned = view.pins.flatMap((key) => content.all.find((fact) => fact.key === key) ?? []);
  if (pinned.length === 0) return null;
  return (
    <div className="focus-line" role="group" aria-label={text.t('timeline.pins')}>
      <b>{text.t('timeline.pins')}</b>
      {pinned.map((fact) => (
        <span key={fact.key} className="pin">
          <button type="button" className="btn-link" onClick={() => onSelect(fact.key)}>
            {titleText(text, fact.shown)}
            {fact.shown.when.state === 'dated' ? `　${longDate(text.language, fact.shown.when.start)}` : ''}
          </button>
          <button
            type="button"
            className="btn-link"
            aria-label={text.t('timeline.unpin', { title: titleText(text, fact.shown) })}
            onClick={() => onView({ pins: view.pins.filter((key) => key !== fact.key) })}
          >
            <Icon name="close" small />
          </button>
        </span>
      ))}
    </div>
  );
}

/** What narrows, aligns or accompanies the list, each with its way out. */
export function ViewNotes(props: NoteProps & { readonly onSelect: (key: EntryKey) => void }) {
  return (
    <>
      <FocusLine {...props} />
      <AlignLine {...props} />
      <PinsLine {...props} />
    </>
  );
}

interface NoMatchProps {
  readonly content: TimelineContent;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly onView: (change: Partial<TimelineView>) => void;
}

/**
 * Nothing is left. Of kinds alone that may be "none"; whoever looks for words, values, places, sources or what belongs
 * to a problem learns nothing of what there is besides, and is told what could not be looked through.
 */
export function NoMatch({ content, sources, now, onView }: NoMatchProps) {
  const { t, language } = useText();
  const { filter, coverage, problem } = content;
  const kinds: readonly Kind[] = filter.kinds ?? [];
  const narrowed = problem !== undefined || isFiltering({ ...filter, kinds: [] });
  const subject =
    kinds.length === 0
      ? t('timeline.subject')
      : kinds.map((kind) => t(`kind.${kind}`)).join(language === 'ja' ? '・' : ', ');
  return (
    <div className="timeline-empty">
      {narrowed ? <p>{t('timeline.noMatch')}</p> : null}
      {narrowed && mayBeCalledNone(coverage) ? null : (
        <Nothing subject={subject} coverage={coverage} sources={sources} now={now} />
      )}
      <button type="button" className="btn" onClick={() => onView({ filter: {}, problem: undefined })}>
        {t('timeline.clearFilter')}
      </button>
    </div>
  );
}

interface AnnouncerProps {
  readonly arrivals: Arrivals;
  readonly onTop: () => void;
}

/** Says politely what arrived, and leads to what arrived out of view. */
export function Announcer({ arrivals, onTop }: AnnouncerProps) {
  const { t } = useText();
  const { above, latest } = arrivals;
  return (
    <div className="timeline-news">
      <p className="visually-hidden" aria-live="polite">
        {above > 0 ? t('timeline.arrivedAbove', { n: above }) : ''}
        {above === 0 && latest > 0 ? t('timeline.arrived', { n: latest }) : ''}
      </p>
      {above > 0 ? (
        <button type="button" className="btn timeline-above" onClick={onTop}>
          <Icon name="up" small />
          {t('timeline.arrivedAbove', { n: above })}
        </button>
      ) : null}
    </div>
  );
}
