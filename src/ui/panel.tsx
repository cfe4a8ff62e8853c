import { type ReactNode, useId } from 'react';
import {
  type Coverage,
  type Known,
  oldest,
  sourcesOf,
  summariseCoverage,
  summariseSource,
} from '../domain/coverage.ts';
import type { EntryKey } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import { jstDay } from '../domain/partial-date.ts';
import type { Source } from '../domain/source.ts';
import { ageOf, countText, momentText, sentencesText } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { gapText } from './gap-text.ts';
import { type Gap, gapsOf } from './gaps.ts';
import { Icon } from './icons.tsx';
import { Nothing } from './nothing.tsx';
import { CoverageSeals } from './seal.tsx';
import { Skeleton } from './skeleton.tsx';
import { GapButtons } from './source-buttons.tsx';
import { Statements } from './statements.tsx';
import { UnaskedLine } from './unasked.tsx';

interface PanelProps<T> {
  /** The value of `data-panel`. */
  readonly name: string;
  readonly title: string;
  /** What there is nothing of, where nothing stands; else the title. */
  readonly subject?: string;
  readonly known: Known<T>;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** How many entries the panel stands for, also those scrolled out of view; the length of a list by default. */
  readonly count?: number;
  /** Drawn instead of the plain count, e.g. 12 of 598. */
  readonly countLabel?: string;
  readonly isEmpty?: (value: T) => boolean;
  readonly chips?: ReactNode;
  readonly actions?: ReactNode;
  /** The body takes all the height there is, e.g. a list that scrolls in itself. */
  readonly fills?: boolean;
  readonly level?: 2 | 3;
  /** What the record says is not there; drawn below whatever is. */
  readonly statements?: readonly Merged[];
  readonly onSelect?: ((key: EntryKey) => void) | undefined;
  readonly children: (value: T) => ReactNode;
}

function countOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

/**
 * The frame round everything of a record. It is handed the value together with how far it is known and draws the
 * latter itself: seals, time, count that may grow, what is missing and why. A view cannot forget it.
 */
export function Panel<T>(props: PanelProps<T>) {
  const text = useText();
  const { known, sources, now, statements = [] } = props;
  const titleId = useId();
  const count = props.count ?? countOf(known.value);
  const summary = summariseCoverage(known.coverage);
  const empty = props.isEmpty?.(known.value) ?? count === 0;
  const involved = sources.filter((source) => sourcesOf(known.coverage).includes(source.id));
  const Heading = props.level === 3 ? 'h3' : 'h2';
  return (
    <section
      className={props.fills === true ? 'panel fills' : 'panel'}
      aria-labelledby={titleId}
      data-panel={props.name}
      data-coverage={summary}
      data-count={count}
      aria-busy={summary === 'loading'}
    >
      <header className="panel-head">
        <Heading id={titleId}>{props.title}</Heading>
        {count === undefined ? null : (
          <span className="panel-count">{props.countLabel ?? countText(text, count, summary)}</span>
        )}
        {props.chips}
        <span className="panel-known">
          <CoverageSeals coverage={known.coverage} sources={involved} />
          <KnownWords coverage={known.coverage} now={now} />
        </span>
        {props.actions}
      </header>
      <div className="panel-body">
        {empty ? (
          <Nothing
            subject={props.subject ?? props.title}
            coverage={known.coverage}
            sources={sources}
            now={now}
            statements={statements}
          />
        ) : (
          props.children(known.value)
        )}
        <Statements statements={statements} sources={sources} today={jstDay(now)} onSelect={props.onSelect} />
        {summary === 'loading' ? <Skeleton rows={empty ? 3 : 1} /> : null}
      </div>
      {empty ? null : <PanelFoot coverage={known.coverage} sources={sources} now={now} />}
    </section>
  );
}

/** すべて取得 9:41 / 2/3 取得済み / 1つ未確認. */
function KnownWords({ coverage, now }: { readonly coverage: Coverage; readonly now: Date }) {
  const { t, language } = useText();
  const summary = summariseCoverage(coverage);
  const states = sourcesOf(coverage)
    .map((id) => summariseSource(coverage, id))
    .filter((state) => state.asked > 0 && state.carried === undefined);
  const done = states.filter(
    (state) => state.state === 'complete' && state.stale === undefined && state.asListed === undefined,
  );
  switch (summary) {
    case 'loading':
      return <span>{t('common.coverage.loading', { done: done.length, asked: states.length })}</span>;
    case 'failed':
      return <b>{t('common.coverage.failed')}</b>;
    case 'partial':
      // All have answered, and yet something is held back or only as far as a list goes.
      if (done.length === states.length) return <b>{t('common.coverage.limited')}</b>;
      return <b>{t('common.coverage.partial', { n: states.length - done.length })}</b>;
    case 'complete': {
      const at = oldest(done.map((state) => state.at));
      if (at === undefined) return <span>{t('common.coverage.completePlain')}</span>;
      const time = momentText(language, at, jstDay(now));
      const age = ageOf(language, at, now);
      return (
        <span>
          {t('common.coverage.complete', { time })}
          {age === undefined ? null : <b> {t('sources.age', { age })}</b>}
        </span>
      );
    }
  }
}

interface PanelFootProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
}

/** What this panel misses, why, and what can be done: one patterned line per cause. */
export function PanelFoot({ coverage, sources, now }: PanelFootProps) {
  const gaps = gapsOf(coverage).filter((gap) => gap.kind !== 'not-offered');
  const unasked = coverage.unasked !== undefined && coverage.unasked.state.state !== 'not-located';
  if (gaps.length === 0 && !unasked) return null;
  return (
    <footer className="panel-foot">
      <ul>
        {gaps.map((gap, index) => (
          <GapLine
            key={`${gap.kind} ${gap.source} ${gap.fault?.kind ?? gap.by ?? ''}`}
            gap={gap}
            sources={sources}
            warns={index === 0}
          />
        ))}
        <UnaskedLine coverage={coverage} sources={sources} now={now} />
      </ul>
    </footer>
  );
}

interface GapLineProps {
  readonly gap: Gap;
  readonly sources: readonly Source[];
  /** The first line says what it means for the list above. */
  readonly warns: boolean;
}

function GapLine({ gap, sources, warns }: GapLineProps) {
  const text = useText();
  const { lead, brief } = gapText(text, gap, sources);
  return (
    <li className="gap" data-gap={gap.kind}>
      <p>
        <Icon name={gap.kind} />
        {lead}
        {gap.kind === 'waiting' ? null : (
          <span>{sentencesText(text.language, [brief, warns ? text.t('sources.gap.mayBeMore') : ''])}</span>
        )}
        <GapButtons gap={gap} sources={sources} />
      </p>
    </li>
  );
}
