import { type Coverage, mayBeCalledNone } from '../domain/coverage.ts';
import { leaveOpen } from '../domain/entry-state.ts';
import type { Merged } from '../domain/merged.ts';
import { jstDay } from '../domain/partial-date.ts';
import type { Source } from '../domain/source.ts';
import { useText } from '../i18n/text.ts';
import { nothingText } from './gap-text.ts';
import type { GapKind } from './gaps.ts';
import { Icon } from './icons.tsx';
import { RetryButton, WeighButton } from './source-buttons.tsx';

interface NothingProps {
  /** What there is nothing of: 手術歴. */
  readonly subject: string;
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** What the record says is not there: a word that nobody knows stands against 「なし」. */
  readonly statements?: readonly Merged[] | undefined;
}

/** The block that stands where no entry stands: one of the five kinds of nothing, told apart without colour. */
export function Nothing({ subject, coverage, sources, now, statements = [] }: NothingProps) {
  const text = useText();
  if (leaveOpen(statements) && mayBeCalledNone(coverage)) {
    const title = text.t('statement.open', { subject });
    return <GivenNothing kind="not-offered" title={title} why={text.t('statement.openWhy')} />;
  }
  const words = nothingText(text, subject, coverage, sources, jstDay(now));
  return (
    <div className="nothing" data-nothing={words.kind} data-none={words.known ? 'known' : 'unknown'}>
      <Icon name={words.kind} />
      <div>
        <p>
          <b>{words.title}</b>
          {words.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        {words.retry.map((source) => (
          <RetryButton key={source} source={source} sources={sources} named={words.retry.length > 1} />
        ))}
        {words.weigh.map((source) => (
          <WeighButton key={source} source={source} />
        ))}
      </div>
    </div>
  );
}

interface GivenNothingProps {
  readonly kind: GapKind | 'none';
  readonly title: string;
  readonly why?: string;
  readonly onRetry?: () => void;
}

/** The same block for a nothing whose reason the caller knows better than a coverage does, e.g. an attachment. */
export function GivenNothing({ kind, title, why, onRetry }: GivenNothingProps) {
  const { t } = useText();
  return (
    <div className="nothing" data-nothing={kind} data-none={kind === 'none' ? 'known' : 'unknown'}>
      <Icon name={kind} />
      <div>
        <p>
          <b>{title}</b>
          {why === undefined ? null : <span>{why}</span>}
        </p>
        {onRetry === undefined ? null : (
          <button type="button" className="btn-link" onClick={onRetry}>
            {t('common.retry')}
          </button>
        )}
      </div>
    </div>
  );
}
