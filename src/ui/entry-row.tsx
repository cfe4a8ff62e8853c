import type { KeyboardEvent } from 'react';
import { dateAttribute } from '../domain/partial-date.ts';
import { type Merged, sourcesOfMerged } from '../domain/merged.ts';
import type { Source } from '../domain/source.ts';
import { dateAndTime, timeOf, whenText } from '../i18n/format.ts';
import { type Text, useText } from '../i18n/text.ts';
import { Chip, MarkChip, StateChip } from './chip.tsx';
import { type EntryLine, entryLine } from './entry-line.ts';
import { conflictText } from './fact-text.ts';
import { Flag } from './flag.tsx';
import { KindIcon } from './icons.tsx';
import { WitnessSeals } from './seal.tsx';

interface EntryRowProps {
  readonly fact: Merged;
  readonly sources: readonly Source[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** `time`: the day stands in a heading above. `date`: the row stands alone. */
  readonly dated?: 'time' | 'date';
  readonly selected?: boolean;
  /** For a list with one tab stop. */
  readonly tabIndex?: 0 | -1;
  readonly onOpen: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly attach?: (button: HTMLButtonElement | null) => void;
}

/** `source/Type/id` of every resource that a fact stands for, in all sources. */
export function resourcesOf(fact: Merged): string {
  return [...fact.witnesses, ...fact.earlier]
    .flatMap((witness) => witness.provenance.stands.map((stand) => `${witness.provenance.source}/${stand}`))
    .join(' ');
}

/** The attributes by which a drawn fact is found from outside; on every row, card or line that draws one. */
export function entryAttributes(fact: Merged) {
  const { when, kind } = fact.shown;
  return {
    'data-entry': fact.key,
    'data-kind': kind,
    'data-sources': sourcesOfMerged(fact).join(' '),
    'data-date': when.state === 'dated' ? dateAttribute(when.start) : '',
    'data-resources': resourcesOf(fact),
  };
}

function timeText(text: Text, fact: Merged, today: string, dated: 'time' | 'date'): string {
  const { when } = fact.shown;
  if (dated === 'time') {
    if (when.state === 'worded') return whenText(text.language, when, today);
    return when.state === 'dated' ? (timeOf(when.start) ?? '') : '';
  }
  return when.state === 'dated'
    ? dateAndTime(text.language, when.start, today)
    : whenText(text.language, when, today);
}

function placeText(fact: Merged): string {
  const places = fact.witnesses.map(({ provenance }) =>
    [provenance.institution, provenance.department].filter(Boolean).join(' '),
  );
  return [...new Set(places.filter((place) => place !== ''))].join('、');
}

/** One fact as one line. The order of the columns never changes, so the eye learns where to look. */
export function EntryRow(props: EntryRowProps) {
  const text = useText();
  const { fact, sources, today, dated = 'time', attach } = props;
  const line = entryLine(text, fact.shown);
  const struck = line.marks.includes('entered-in-error');
  const worded = fact.shown.when.state === 'worded';
  const place = placeText(fact);
  return (
    <button
      type="button"
      ref={attach}
      className={`entry${struck ? ' entry-struck' : ''}${dated === 'date' || worded ? ' entry-dated' : ''}`}
      aria-current={props.selected === true ? 'true' : undefined}
      tabIndex={props.tabIndex}
      onClick={props.onOpen}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      {...entryAttributes(fact)}
    >
      <span className="entry-time">{timeText(text, fact, today, dated)}</span>
      <span className="entry-kind">
        <KindIcon kind={fact.shown.kind} />
        <span>{text.t(`kind.${fact.shown.kind}`)}</span>
      </span>
      <EntryContent line={line} />
      <EntryFlags line={line} fact={fact} />
      <span className="entry-place ellipsis" title={place}>
        {place}
      </span>
      <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} />
    </button>
  );
}

/** The words of a line: what must not be cut, then what may. */
export function EntryContent({ line }: { readonly line: EntryLine }) {
  return (
    <span className="entry-content">
      <span className="entry-main">
        {line.head}
        {line.fact === undefined ? null : (
          <>
            {' '}
            <b>{line.fact}</b>
          </>
        )}
        {line.detail === undefined ? null : ` ${line.detail}`}
        {line.interpretation === undefined ? null : (
          <>
            {' '}
            <Flag code={line.interpretation} />
          </>
        )}
      </span>
      {line.rest === undefined ? null : (
        <span className="entry-rest ellipsis" title={line.rest}>
          {line.rest}
        </span>
      )}
    </span>
  );
}

function EntryFlags({ line, fact }: { readonly line: EntryLine; readonly fact: Merged }) {
  const text = useText();
  return (
    <span className="entry-flags">
      {line.contraindication === true ? (
        <Chip tone="crit" icon="stop">
          {text.t('entry.contraindication')}
        </Chip>
      ) : null}
      {line.state === undefined ? null : <StateChip state={line.state} />}
      {line.marks.map((mark) => (
        <MarkChip key={mark} mark={mark} />
      ))}
      {fact.conflicts.map((conflict) => (
        <Chip key={conflict.field} tone="warn" icon="differs">
          {conflictText(text, conflict)}
        </Chip>
      ))}
    </span>
  );
}
