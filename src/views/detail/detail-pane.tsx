import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { Entry } from '../../domain/entry.ts';
import { entryState } from '../../domain/entry-state.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { ageAt, jstDay } from '../../domain/partial-date.ts';
import { leadingRecord, type Person } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { listText, longDate, sourceName, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { Chip, MarkChip, StateChip } from '../../ui/chip.tsx';
import { conflictText } from '../../ui/fact-text.ts';
import { sortedTitle } from '../../ui/entry-title.ts';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import { RawResource } from '../../ui/raw-resource.tsx';
import { DetailActions, RAW_KEY, type WaysOn } from './detail-actions.tsx';
import { Counterparts, EarlierVersions } from './related.tsx';
import { Because, Witnesses } from './witnesses.tsx';
import './detail.css';

interface DetailPaneProps extends WaysOn {
  readonly sources: readonly Source[];
  readonly person: Person;
  readonly now: Date;
  readonly onClose: () => void;
  /** Another fact of the same record, by its key. */
  readonly factOf: (key: EntryKey) => Merged | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

/** One fact in full: every witness side by side, what differs, why it is taken for one, and each original a key away. */
export function DetailPane(props: DetailPaneProps) {
  const { fact, sources, now, person } = props;
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [rawShown, setRawShown] = useState(false);
  const close = useReturningFocus(fact.key, heading, props.onClose);
  const today = jstDay(now);

  const pane = useKeys({ Escape: close, [RAW_KEY]: () => setRawShown((shown) => !shown) });
  return (
    <section className="detail" aria-labelledby={titleId} data-detail={fact.key} ref={pane}>
      <DetailHead
        fact={fact}
        person={person}
        today={today}
        titleId={titleId}
        heading={heading}
        onClose={close}
      />
      <div className="detail-body">
        <Witnesses fact={fact} sources={sources} today={today} />
        <Because fact={fact} sources={sources} />
        <Counterparts fact={fact} today={today} factOf={props.factOf} onSelect={props.onSelect} />
        <EarlierVersions fact={fact} sources={sources} today={today} />
        <Notes witnesses={fact.witnesses} />
        <DetailActions {...props} rawShown={rawShown} onRaw={() => setRawShown(!rawShown)} />
        {rawShown ? <Originals fact={fact} sources={sources} /> : null}
      </div>
    </section>
  );
}

/** Keys that work anywhere in the pane, without a modifier. */
function useKeys(actions: Readonly<Record<string, () => void>>): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = pane.current;
    function onKeyDown(event: KeyboardEvent): void {
      const action = actions[event.key];
      if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.stopPropagation();
      action();
    }
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  });
  return pane;
}

interface DetailHeadProps {
  readonly fact: Merged;
  readonly person: Person;
  readonly today: string;
  readonly titleId: string;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onClose: () => void;
}

function DetailHead({ fact, person, today, titleId, heading, onClose }: DetailHeadProps) {
  const text = useText();
  const state = entryState(fact.shown);
  return (
    <header className="detail-head">
      <div className="grow">
        <p className="note sub">
          <KindIcon kind={fact.shown.kind} /> {text.t(`kind.${fact.shown.kind}`)}
          {'　'}
          {whenLine(text, fact.shown, person, today)}
        </p>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {headingText(text, fact)}
        </h2>
        <p className="flex-row">
          {state === undefined ? null : <StateChip state={state} />}
          {fact.shown.marks.map((mark) => (
            <MarkChip key={mark} mark={mark} />
          ))}
          {fact.conflicts.map((conflict) => (
            <Chip key={conflict.field} tone="warn" icon="differs">
              {conflictText(text, conflict)}
            </Chip>
          ))}
        </p>
      </div>
      <button type="button" className="btn btn-quiet" aria-label={text.t('detail.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Every witness as it came. */
function Originals({ fact, sources }: { readonly fact: Merged; readonly sources: readonly Source[] }) {
  const { t, language } = useText();
  return fact.witnesses.map(({ key, provenance }) => (
    <section key={key} className="detail-section">
      <h3>{t('detail.rawOf', { source: sourceName(language, sources, provenance.source) })}</h3>
      <RawResource value={provenance.raw} label={t('common.rawOf', { name: provenance.resourceType })} />
    </section>
  ));
}

/** Takes the focus when a fact is opened, and gives it back to where it came from. */
function useReturningFocus(
  key: EntryKey,
  heading: RefObject<HTMLHeadingElement | null>,
  onClose: () => void,
): () => void {
  const origin = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (active instanceof HTMLElement && active !== document.body && active !== heading.current)
      origin.current = active;
    heading.current?.focus({ preventScroll: true });
  }, [key, heading]);
  return () => {
    onClose();
    if (origin.current?.isConnected === true) origin.current.focus({ preventScroll: true });
  };
}

function headingText(text: Text, fact: Merged): string {
  const title = sortedTitle(text, fact.shown);
  if (fact.conflicts.length === 0) return title;
  const fields = listText(
    text.language,
    fact.conflicts.map((conflict) => text.t(`entry.conflict.${conflict.field}`)),
  );
  return text.t('detail.differsTitle', { title, fields });
}

/** The date with its Japanese year, and how old the person was. */
function whenLine(text: Text, entry: Entry, person: Person, today: string): string {
  const { when } = entry;
  if (when.state !== 'dated') return whenText(text.language, when, today);
  const birth = leadingRecord(person).birthDate;
  const exact = when.start.precision === 'day' || when.start.precision === 'instant';
  const age = birth === undefined || !exact ? undefined : ageAt(birth, when.start.sortKey.slice(0, 10));
  const date = longDate(text.language, when.start, true);
  return age === undefined ? date : `${date}　${text.t('detail.age', { n: age })}`;
}

function Notes({ witnesses }: { readonly witnesses: readonly Entry[] }) {
  const { t } = useText();
  const notes = [...new Set(witnesses.flatMap((witness) => witness.notes))];
  if (notes.length === 0) return null;
  return (
    <section className="detail-section">
      <h3>{t('detail.notes')}</h3>
      <ul>
        {notes.map((note) => (
          <li key={note} className="detail-note">
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}
