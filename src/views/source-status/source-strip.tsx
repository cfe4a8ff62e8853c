import { type ReactNode, useState } from 'react';
import { type Coverage, type SourceSummary, sourcesOf, summariseSource } from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { opensByNumber, type Source } from '../../domain/source.ts';
import { momentText, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { CancelButton, RetryButton, WeighButton } from '../../ui/source-buttons.tsx';
import { Seal } from '../../ui/seal.tsx';
import { faultText } from '../../i18n/fault-text.ts';
import './source-status.css';

interface SourceStripProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** Opens the sheet with all that is known per source and kind. */
  readonly onOpenSheet?: () => void;
  /** Further buttons beside that of the sheet. */
  readonly children?: ReactNode;
}

/** Beyond these, what is well is counted and what is not stays named. */
const CELLS = 5;

function isQuiet(summary: SourceSummary): boolean {
  return summary.state === 'complete' || summary.state === 'not-offered';
}

/** One cell per source, live: what is wrong is bold, what is well is quiet. One line on a phone. */
export function SourceStrip({ coverage, sources, now, onOpenSheet, children }: SourceStripProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const asked = new Set(sourcesOf(coverage));
  const summaries = sources
    .filter((source) => asked.has(source.id))
    .map((source) => ({ source, summary: summariseSource(coverage, source.id) }));
  // One that opens by number only cannot be asked by hand either: the sheet tells of it.
  const unasked = sources.filter(
    (source) => coverage.unasked?.sources.includes(source.id) === true && !opensByNumber(source),
  ).length;
  const named =
    summaries.length <= CELLS
      ? summaries
      : summaries.toSorted((a, b) => Number(isQuiet(a.summary)) - Number(isQuiet(b.summary)));
  const hidden =
    summaries.length <= CELLS ? 0 : named.slice(CELLS).filter((cell) => isQuiet(cell.summary)).length;
  return (
    <section className="strip" aria-label={t('sources.title')} data-open={open}>
      <button type="button" className="strip-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="seals">
          {summaries.map(({ source, summary }) => (
            <Seal key={source.id} source={source} state={summary.state} />
          ))}
        </span>
        <OneLine summaries={summaries.map((cell) => cell.summary)} />
        <Icon name={open ? 'up' : 'down'} />
      </button>
      <ul className="strip-list">
        {named.map(({ source, summary }, index) => (
          <StripCell
            key={source.id}
            source={source}
            sources={sources}
            summary={summary}
            now={now}
            folded={index >= CELLS && isQuiet(summary)}
          />
        ))}
        {unasked > 0 ? (
          <li className="strip-more" data-unasked={coverage.unasked?.state.state}>
            {t('sources.unasked.short', { n: numberText(unasked) })}
          </li>
        ) : null}
        {hidden > 0 ? <li className="strip-more">{t('sources.othersComplete', { n: hidden })}</li> : null}
      </ul>
      <p className="strip-note">{t('sources.emptyIsNotNone')}</p>
      {onOpenSheet === undefined ? null : (
        <button type="button" className="btn btn-quiet strip-open" onClick={onOpenSheet}>
          {t('sources.openSheet')}
        </button>
      )}
      {children}
    </section>
  );
}

/** 3つ中1つ未確認, 1つ取得中; heard politely whenever it changes. */
function OneLine({ summaries }: { readonly summaries: readonly SourceSummary[] }) {
  const { t } = useText();
  const unknown = summaries.filter((summary) =>
    ['failed', 'cut-short', 'withheld'].includes(summary.state),
  ).length;
  const open = summaries.filter(
    (summary) => summary.state === 'arriving' || summary.state === 'waiting',
  ).length;
  const listed = summaries.filter((summary) => summary.asListed === true).length;
  const words =
    unknown === 0 && open === 0 && listed > 0
      ? t('sources.oneLine.allListed', { n: summaries.length, listed })
      : unknown === 0 && open === 0
        ? t('sources.oneLine.allComplete', { n: summaries.length, count: summaries.length })
        : unknown > 0
          ? t('sources.oneLine.notKnown', { n: unknown, all: summaries.length })
          : '';
  return (
    <span className="strip-words" aria-live="polite">
      <b>{words}</b>{' '}
      {open > 0 ? <span className="sub">{t('sources.oneLine.arriving', { n: open })}</span> : null}
    </span>
  );
}

const SIGNS: Readonly<Record<SourceSummary['state'], IconName>> = {
  waiting: 'waiting',
  arriving: 'arriving',
  complete: 'complete',
  'cut-short': 'cut-short',
  failed: 'failed',
  withheld: 'withheld',
  'not-offered': 'not-offered',
};

interface StripCellProps {
  readonly source: Source;
  readonly sources: readonly Source[];
  readonly summary: SourceSummary;
  readonly now: Date;
  readonly folded: boolean;
}

function StripCell({ source, sources, summary, now, folded }: StripCellProps) {
  const text = useText();
  const { t, language } = text;
  const { state } = summary;
  const time = summary.at === undefined ? undefined : momentText(language, summary.at, jstDay(now));
  const open = state === 'arriving' || state === 'waiting';
  const troubled = state === 'failed' || state === 'cut-short';
  const trouble = summary.fault ?? summary.stale;
  const words = trouble === undefined ? undefined : faultText(text, trouble, source.name[language]);
  const stale = summary.stale !== undefined && state === 'complete';
  return (
    <li className="strip-cell" data-source={source.id} data-state={state} hidden={folded}>
      <Seal source={source} state={state} />
      <span className="strip-name strip-long">{source.name[language]}</span>
      <span className="strip-name strip-short">{source.shortName[language]}</span>
      <span className="strip-state" title={troubled ? words?.sentence : undefined}>
        <Icon name={SIGNS[state]} />
        {t(`sources.state.${state}`)}
        {open && summary.asked > 0 ? (
          <span>{t('sources.progress', { done: summary.done, asked: summary.asked })}</span>
        ) : null}
        {summary.received > 0 || state === 'complete' ? (
          <span>{t('sources.received', { n: numberText(summary.received) })}</span>
        ) : null}
        {summary.asListed === true && state === 'complete' ? <span>{t('sources.asListed')}</span> : null}
        {!open && time !== undefined ? (
          stale ? (
            <b>{t('sources.stale', { time })}</b>
          ) : (
            <span>{t('sources.asOf', { time })}</span>
          )
        ) : null}
      </span>
      {open && summary.asked > 0 ? (
        <progress
          className="strip-track"
          max={summary.asked}
          value={summary.done}
          aria-label={source.name[language]}
        />
      ) : null}
      {words === undefined || !troubled ? null : <span className="strip-fault">{words.sentence}</span>}
      {troubled || stale || summary.withheldBy.some((by) => by === 'source' || by === 'consent') ? (
        <RetryButton source={source.id} sources={sources} />
      ) : null}
      {open ? <CancelButton source={source.id} sources={sources} /> : null}
      {summary.withheldBy.includes('identity') ? <WeighButton source={source.id} /> : null}
    </li>
  );
}
