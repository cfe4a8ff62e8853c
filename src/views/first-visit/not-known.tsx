import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { Source } from '../../domain/source.ts';
import { useText } from '../../i18n/text.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { gapText, unaskedText } from '../../ui/gap-text.ts';
import { GAP_KINDS, type Gap, gapsOf } from '../../ui/gaps.ts';
import { Icon } from '../../ui/icons.tsx';

interface NotKnownProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
}

/** Beyond so many sources the list of them is a screen of its own, and one key away. */
const MOST = 6;

/** Of each source what most limits the reader, the gravest first. */
function bySource(gaps: readonly Gap[]): readonly Gap[] {
  const ordered = gaps.toSorted((a, b) => GAP_KINDS.indexOf(a.kind) - GAP_KINDS.indexOf(b.kind));
  return [...Map.groupBy(ordered, (gap) => gap.source).values()].flatMap((all) => all[0] ?? []);
}

/** What nobody could be asked about, in its own place: an empty brief must never look like a healthy person. */
export function NotKnown({ coverage, sources, now }: NotKnownProps) {
  const text = useText();
  // What a source never offers is told where its kind is looked for; here it would hide what is new.
  const gaps = bySource(gapsOf(coverage).filter((gap) => gap.kind !== 'not-offered'));
  const settled = summariseCoverage(coverage) === 'complete';
  const unasked = unaskedText(text, coverage.unasked, sources, jstDay(now));
  const loud = coverage.unasked?.state.state === 'not-known';
  return (
    <section className="brief-part brief-unknown">
      <header>
        <h2>{text.t('summary.brief.notKnown')}</h2>
      </header>
      {gaps.length === 0 && settled ? (
        <p className="note sub brief-none">{text.t('summary.brief.allAsked')}</p>
      ) : null}
      {unasked === undefined ? null : (
        <p
          className={loud ? 'brief-gap' : 'note sub brief-none'}
          data-unasked={coverage.unasked?.state.state}
          title={unasked}
        >
          {loud ? <Icon name="failed" small /> : null}
          <span className="brief-two-lines">{unasked}</span>
        </p>
      )}
      {gaps.slice(0, MOST).map((gap) => (
        <p key={gap.source} className="brief-gap" data-gap={gap.kind} title={gapText(text, gap, sources).why}>
          <Icon name={gap.kind} small />
          <span className="ellipsis">{gapText(text, gap, sources).lead}</span>
        </p>
      ))}
      {gaps.length > MOST ? (
        <p className="note sub brief-more">{text.t('summary.brief.more', { n: gaps.length - MOST })}</p>
      ) : null}
    </section>
  );
}
