import { type ReactNode, useId } from 'react';
import {
  type Coverage,
  type Known,
  sourcesOf,
  summariseCoverage,
  summariseSource,
} from '../domain/coverage.ts';
import type { SourceId } from '../domain/ids.ts';
import { jstDay } from '../domain/partial-date.ts';
import type { Source } from '../domain/source.ts';
import { countText, momentText, sentencesText } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { gapText } from './gap-text.ts';
import { type Gap, gapsOf } from './gaps.ts';
import { Icon } from './icons.tsx';
import { Nothing, RetryButton } from './nothing.tsx';
import { CoverageSeals } from './seal.tsx';
import { Skeleton } from './skeleton.tsx';

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
  readonly onRetry?: (source: SourceId) => void;
  /** The body takes all the height there is, e.g. a list that scrolls in itself. */
  readonly fills?: boolean;
  readonly level?: 2 | 3;
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
  const { known, sources, now, onRetry } = props;
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
            {...(onRetry === undefined ? {} : { onRetry })}
          />
        ) : (
          props.children(known.value)
        )}
        {summary === 'loading' ? <Skeleton rows={empty ? 3 : 1} /> : null}
      </div>
      {empty ? null : <PanelFoot coverage={known.coverage} sources={sources} onRetry={onRetry} />}
    </section>
  );
}

/** すべて取得 9:41 / 2/3 取得済み / 1つ未確認. */
function KnownWords({ coverage, now }: { readonly coverage: Coverage; readonly now: Date }) {
  const { t, language } = useText();
  const summary = summariseCoverage(coverage);
  const states = sourcesOf(coverage)
    .map((id) => summariseSource(coverage, id))
    .filter((state) => state.asked > 0);
  const done = states.filter((state) => state.state === 'complete');
  switch (summary) {
    case 'loading':
      return <span>{t('common.coverage.loading', { done: done.length, asked: states.length })}</span>;
    case 'failed':
      return <b>{t('common.coverage.failed')}</b>;
    case 'partial':
      return <b>{t('common.coverage.partial', { n: states.length - done.length })}</b>;
    case 'complete': {
      const ends = done.flatMap((state) => (state.at === undefined ? [] : [state.at.getTime()]));
      if (ends.length === 0) return <span>{t('common.coverage.completePlain')}</span>;
      const time = momentText(language, new Date(Math.max(...ends)), jstDay(now));
      return <span>{t('common.coverage.complete', { time })}</span>;
    }
  }
}

interface PanelFootProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly onRetry: ((source: SourceId) => void) | undefined;
}

/** What this panel misses, why, and what can be done: one patterned line per cause. */
export function PanelFoot({ coverage, sources, onRetry }: PanelFootProps) {
  const gaps = gapsOf(coverage).filter((gap) => gap.kind !== 'not-offered');
  if (gaps.length === 0) return null;
  return (
    <footer className="panel-foot">
      <ul>
        {gaps.map((gap, index) => (
          <GapLine
            key={`${gap.kind} ${gap.source} ${gap.fault?.kind ?? gap.by ?? ''}`}
            gap={gap}
            sources={sources}
            onRetry={onRetry}
            warns={index === 0}
          />
        ))}
      </ul>
    </footer>
  );
}

interface GapLineProps {
  readonly gap: Gap;
  readonly sources: readonly Source[];
  readonly onRetry: ((source: SourceId) => void) | undefined;
  /** The first line says what it means for the list above. */
  readonly warns: boolean;
}

function GapLine({ gap, sources, onRetry, warns }: GapLineProps) {
  const text = useText();
  const { lead, brief } = gapText(text, gap, sources);
  const mayRetry = gap.kind === 'failed' || gap.kind === 'cut-short';
  return (
    <li className="gap" data-gap={gap.kind}>
      <p>
        <Icon name={gap.kind} />
        {lead}
        {gap.kind === 'waiting' ? null : (
          <span>{sentencesText(text.language, [brief, warns ? text.t('sources.gap.mayBeMore') : ''])}</span>
        )}
        {mayRetry && onRetry !== undefined ? (
          <RetryButton source={gap.source} sources={sources} onRetry={onRetry} />
        ) : null}
      </p>
    </li>
  );
}
