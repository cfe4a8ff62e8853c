import type { ReactNode } from 'react';
import { type Coverage, mayBeCalledNone, sourcesOf, summariseCoverage } from '../../domain/coverage.ts';
import { leaveOpen } from '../../domain/entry-state.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { type Merged, sourcesOfMerged } from '../../domain/merged.ts';
import { jstDay, type When } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { shortDate, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { PatientRecord } from '../../record/record.ts';
import { MarkChip, StateChip } from '../../ui/chip.tsx';
import { entryLine } from '../../ui/entry-line.ts';
import { entryAttributes } from '../../ui/entry-row.tsx';
import { Flag } from '../../ui/flag.tsx';
import { GivenNothing, Nothing } from '../../ui/nothing.tsx';
import { PanelFoot } from '../../ui/panel.tsx';
import { CoverageSeals, WitnessSeals } from '../../ui/seal.tsx';
import { Statements } from '../../ui/statements.tsx';

export interface BlockContext {
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey) => void;
}

interface BlockProps extends BlockContext {
  readonly id: string;
  readonly title: string;
  readonly coverage: Coverage;
  readonly count: number;
  /** For what we looked for by a rule of our own: a search that found nothing is never なし. */
  readonly notFound?: {
    readonly title: string;
    readonly why: string;
    /** False where something that arrived could not be looked into. */
    readonly certain: boolean;
  };
  /** What the record says is not there. */
  readonly statements?: readonly Merged[];
  readonly lead?: ReactNode;
  /** 3 where it stands within a panel that has a heading of its own. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** One narrow column of a summary: its head with who answered, its lines, and where none stand, why. */
export function Block(props: BlockProps) {
  const { sources, now, coverage, count, notFound, statements = [] } = props;
  const involved = sources.filter((source) => sourcesOf(coverage).includes(source.id));
  const Heading = props.level === 2 ? 'h2' : 'h3';
  const searched = notFound !== undefined && mayBeCalledNone(coverage) && !leaveOpen(statements);
  return (
    <section
      className="block"
      data-block={props.id}
      data-coverage={summariseCoverage(coverage)}
      data-count={count}
    >
      <header className="block-head">
        <Heading>{props.title}</Heading>
        <CoverageSeals coverage={coverage} sources={involved} />
      </header>
      {props.lead}
      {count > 0 ? props.children : null}
      {count === 0 && searched ? (
        <GivenNothing
          kind={notFound.certain ? 'none' : 'not-offered'}
          title={notFound.title}
          why={notFound.why}
        />
      ) : null}
      {count === 0 && !searched ? (
        <Nothing
          subject={props.title}
          coverage={coverage}
          sources={sources}
          now={now}
          statements={statements}
        />
      ) : null}
      <Statements
        statements={statements}
        sources={sources}
        today={jstDay(now)}
        selected={props.selected}
        onSelect={props.onSelect}
      />
      {count > 0 ? <PanelFoot now={now} coverage={coverage} sources={sources} /> : null}
    </section>
  );
}

interface FactLineProps extends BlockContext {
  readonly fact: Merged;
  /** Instead of the fact's own date: an onset. */
  readonly when?: When;
  /** A word before the fact: its kind, what happened. */
  readonly lead?: string;
  readonly withSeals?: boolean;
}

/** The day, or the days from which to which; the hour is in the detail. */
function dayText(text: Text, when: When, today: string): string {
  if (when.state !== 'dated') return whenText(text.language, when, today);
  const start = shortDate(text.language, when.start, today);
  const end = when.end === undefined ? start : shortDate(text.language, when.end, today);
  return end === start ? start : `${start}${text.language === 'ja' ? '〜' : '–'}${end}`;
}

/** One fact on one or two lines: what, and when. */
export function FactLine(props: FactLineProps) {
  const text = useText();
  const { fact, sources, now, onSelect, selected, lead } = props;
  const line = entryLine(text, fact.shown);
  const date = dayText(text, props.when ?? fact.shown.when, jstDay(now));
  return (
    <button
      type="button"
      className="fact-line"
      aria-current={fact.key === selected ? 'true' : undefined}
      onClick={() => onSelect(fact.key)}
      {...entryAttributes(fact)}
    >
      <span className="fact-words">
        {lead === undefined ? null : <span className="note sub">{lead}　</span>}
        {line.head} {line.fact === undefined ? null : <b>{line.fact}</b>}
        {line.interpretation === undefined ? null : <Flag code={line.interpretation} />}
        {line.state === undefined ? null : <StateChip state={line.state} />}
        {line.marks.map((mark) => (
          <MarkChip key={mark} mark={mark} />
        ))}
        {line.rest === undefined || line.rest === '' ? null : (
          <span className="fact-rest note sub">{line.rest}</span>
        )}
      </span>
      <span className="fact-date note">{date}</span>
      {props.withSeals === true ? <WitnessSeals ids={sourcesOfMerged(fact)} sources={sources} /> : null}
    </button>
  );
}

/** What the summary's parts are handed: the record, and how to open what they rest on. */
export interface SummaryProps extends BlockContext {
  readonly record: PatientRecord;
}
