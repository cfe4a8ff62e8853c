import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { SearchHit, SearchResult } from '../../clinical/search/fact-search.ts';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { numberText, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { entryLine } from '../../ui/entry-line.ts';
import { Icon, KindIcon } from '../../ui/icons.tsx';
import { WitnessSeals } from '../../ui/seal.tsx';
import { excerptOf } from './excerpt.ts';
import { type Choice, type SearchCommand, SHOWN, useSearch } from './use-search.ts';
import './search.css';

interface SearchDialogProps {
  readonly facts: readonly Merged[];
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly commands: readonly SearchCommand[];
  readonly onOpen: (key: EntryKey) => void;
  /** Narrows the list below to these words. */
  readonly onNarrow: (words: string) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** What the keys do: arrows choose, Enter takes, Escape leaves. */
function useTaking(
  search: ReturnType<typeof useSearch>,
  take: (choice: Choice | undefined) => void,
  close: () => void,
) {
  const { isFresh, choices, chosen, choose } = search;
  // Enter before the answer to what was typed is kept until that answer: never the first of an older one.
  const [waiting, setWaiting] = useState(false);
  const onAnswer = useEffectEvent(() => {
    setWaiting(false);
    take(choices[chosen]);
  });
  useEffect(() => {
    if (waiting && isFresh) onAnswer();
  }, [waiting, isFresh]);

  return (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      choose(Math.max(0, Math.min(chosen + step, choices.length - 1)));
    }
    // While kana are being put in, Enter and Escape are for the word and nothing else.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      // A search field would only be emptied by it.
      event.preventDefault();
      close();
    }
    if (event.key !== 'Enter') return;
    if (isFresh) take(choices[chosen]);
    else setWaiting(true);
  };
}

/** One field for everything: finds as one types, opens where it stands, and does what can be done from a chart. */
export function SearchDialog(props: SearchDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const search = useSearch(props);
  const { query, type, result, isFresh, choices, chosen } = search;
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  function take(choice: Choice | undefined): void {
    if (choice === undefined) return;
    dialog.current?.close();
    if (choice.type === 'hit') props.onOpen(choice.hit.fact.key);
    else choice.command.run();
  }

  const onKeyDown = useTaking(search, take, () => dialog.current?.close());
  const active = choices[chosen] === undefined ? undefined : `${list}-${chosen}`;
  return (
    <dialog
      ref={dialog}
      className="dialog search-dialog"
      onClose={props.onClose}
      aria-label={t('search.title')}
    >
      <SearchField query={query} list={list} active={active} onType={type} onKeyDown={onKeyDown} />
      <Found {...props} query={query} result={result} />
      <div
        className="search-choices"
        role="listbox"
        id={list}
        aria-label={t('search.title')}
        aria-busy={!isFresh}
      >
        {choices.map((choice, index) => (
          <ChoiceLine
            key={choice.id}
            {...props}
            id={`${list}-${index}`}
            choice={choice}
            isFirstCommand={choice.type === 'command' && choices[index - 1]?.type !== 'command'}
            isChosen={index === chosen}
            query={result.query}
            onTake={() => take(choice)}
          />
        ))}
      </div>
      <p className="note sub">{t('search.keys')}</p>
    </dialog>
  );
}

interface SearchFieldProps {
  readonly query: string;
  readonly list: string;
  readonly active: string | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function SearchField({ query, list, active, onType, onKeyDown }: SearchFieldProps) {
  const { t } = useText();
  return (
    <label className="field-box search-field">
      <Icon name="search" />
      <span className="visually-hidden">{t('search.title')}</span>
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={active}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

function Found({
  coverage,
  query,
  result,
}: SearchDialogProps & { readonly query: string; readonly result: SearchResult }) {
  const { t } = useText();
  const whole = summariseCoverage(coverage) === 'complete';
  if (query.trim() === '') return null;
  if (result.query !== query) return <p className="search-found">{t('search.searching')}</p>;
  const n = numberText(result.count);
  const words =
    result.count > 0
      ? t(whole ? 'search.hits' : 'search.hitsPartial', { n })
      : t(whole ? 'search.none' : 'search.nonePartial');
  return (
    <p className="search-found" aria-live="polite" data-search-count={result.count}>
      {words}
      {result.count > SHOWN ? t('search.first', { n: SHOWN }) : ''}
    </p>
  );
}

interface ChoiceLineProps extends SearchDialogProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isFirstCommand: boolean;
  readonly isChosen: boolean;
  readonly query: string;
  readonly onTake: () => void;
}

function ChoiceLine(props: ChoiceLineProps) {
  const { t } = useText();
  const { id, choice, isChosen, onTake } = props;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <>
      {props.isFirstCommand ? (
        <div className="search-head" role="presentation">
          {t('search.commands')}
        </div>
      ) : null}
      <div
        ref={line}
        id={id}
        className="search-choice"
        role="option"
        aria-selected={isChosen}
        tabIndex={-1}
        onClick={onTake}
        onKeyDown={(event) => (event.key === 'Enter' ? onTake() : undefined)}
      >
        {choice.type === 'command' ? (
          <span className="search-words">{choice.command.label}</span>
        ) : (
          <HitLine {...props} hit={choice.hit} />
        )}
      </div>
    </>
  );
}

function HitLine({ hit, sources, now, query }: ChoiceLineProps & { readonly hit: SearchHit }) {
  const text = useText();
  const { fact, found } = hit;
  const line = entryLine(text, fact.shown);
  const excerpt = found === undefined ? undefined : excerptOf(found.text, query);
  return (
    <>
      <KindIcon kind={fact.shown.kind} />
      <span className="search-words">
        <span>
          {line.head} <b>{line.fact ?? ''}</b> {line.detail ?? ''}
        </span>
        {found === undefined ? <span className="note sub">{text.t('search.otherName')}</span> : null}
        {excerpt === undefined || found?.place === 'title' ? null : (
          <span className="note sub">
            {excerpt.before}
            <mark>{excerpt.hit}</mark>
            {excerpt.after}
          </span>
        )}
      </span>
      <span className="note sub search-date">{whenText(text.language, fact.shown.when, jstDay(now))}</span>
      <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
    </>
  );
}
