import { useEffect, useRef } from 'react';
import { type Coverage, sourcesOf } from '../../domain/coverage.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import { numberText, sourceName } from '../../i18n/format.ts';
import { useConsentWords } from '../../i18n/consent-text.ts';
import { useText } from '../../i18n/text.ts';
import { gapText } from '../../ui/gap-text.ts';
import { type Gap, gapsOf } from '../../ui/gaps.ts';
import { Icon } from '../../ui/icons.tsx';
import { GapButtons } from '../../ui/source-buttons.tsx';
import { UnaskedLine } from '../../ui/unasked.tsx';
import { RawResource } from '../../ui/raw-resource.tsx';
import { Seal } from '../../ui/seal.tsx';
import type { SourceConsent } from '../../record/derive/consent.ts';
import { consentText } from './consent-words.ts';
import { SheetCell } from './sheet-cell.tsx';
import './source-status.css';

interface SourceSheetProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly issues: readonly ReadIssue[];
  readonly consents: readonly SourceConsent[];
  readonly now: Date;
  /** Asks every source again. */
  readonly onRefresh: () => void;
  readonly onClose: () => void;
}

/** All that is known and not known: kinds by sources, each trouble in words, each unreadable record openable as it came. */
export function SourceSheet(props: SourceSheetProps) {
  const { coverage, sources, issues, now, onClose } = props;
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  const troubles = gapsOf(coverage).filter((gap) => gap.kind !== 'waiting' && gap.kind !== 'not-offered');
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="source-sheet-title" onClose={onClose}>
      <header className="sheet-head">
        <h2 id="source-sheet-title">{t('sources.sheetTitle')}</h2>
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('common.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="sheet-body">
        <p className="sub">{t('sources.sheetLead')}</p>
        <p className="sheet-refresh">
          <button type="button" className="btn" onClick={props.onRefresh}>
            {t('sources.action.refresh')}
          </button>
          <span className="sub">{t('sources.action.refreshWhy')}</span>
        </p>
        <ul className="sheet-unasked">
          <UnaskedLine coverage={coverage} sources={sources} now={now} always />
        </ul>
        <FeedTable coverage={coverage} sources={sources} consents={props.consents} now={now} />
        {troubles.map((gap) => (
          <Trouble
            key={`${gap.kind} ${gap.source} ${gap.fault?.kind ?? gap.by ?? ''}`}
            gap={gap}
            sources={sources}
          />
        ))}
        <Issues issues={issues} sources={sources} />
      </div>
    </dialog>
  );
}

function FeedTable({
  coverage,
  sources,
  consents,
  now,
}: Pick<SourceSheetProps, 'coverage' | 'sources' | 'consents' | 'now'>) {
  const { t, language } = useText();
  const words = useConsentWords();
  const columns = sources.filter((source) => sourcesOf(coverage).includes(source.id));
  const asked = new Set(coverage.cells.map((cell) => cell.feed));
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">{t('sources.feedColumn')}</th>
          {columns.map((source) => (
            <th key={source.id} scope="col">
              <Seal source={source} /> {source.shortName[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr data-consents>
          <th scope="row">{words.say('consent.title')}</th>
          {columns.map((source) => {
            const consent = consents.find((one) => one.source === source.id);
            return (
              <td key={source.id} className="sheet-consent" data-consent={consent?.state}>
                {consent === undefined ? words.say('consent.not-told') : consentText(words, consent, now)}
              </td>
            );
          })}
        </tr>
        {FEEDS.filter((feed) => asked.has(feed)).map((feed) => (
          <tr key={feed}>
            <th scope="row">{t(`feed.${feed}`)}</th>
            {columns.map((source) => (
              <SheetCell
                key={source.id}
                state={coverage.cells.find((cell) => cell.source === source.id && cell.feed === feed)?.state}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TroubleProps {
  readonly gap: Gap;
  readonly sources: readonly Source[];
}

function Trouble({ gap, sources }: TroubleProps) {
  const text = useText();
  const { lead, why } = gapText(text, gap, sources);
  const telephone = sources.find((source) => source.id === gap.source)?.telephone;
  return (
    <div className="nothing" data-nothing={gap.kind} data-none="unknown">
      <Icon name={gap.kind} />
      <div>
        <p>
          <b>{lead}</b>
          <span>{why}</span>
          {telephone === undefined ? null : <span>{text.t('fault.desk', { telephone })}</span>}
        </p>
        <GapButtons gap={gap} sources={sources} />
        {gap.fault === undefined ? null : (
          <details className="note">
            <summary>{text.t('common.technical')}</summary>
            <p>
              {gap.fault.kind}
              {gap.fault.status === undefined ? '' : ` ${gap.fault.status}`} {gap.feeds.join(', ')}
            </p>
            <p>{gap.fault.detail}</p>
          </details>
        )}
      </div>
    </div>
  );
}

function Issues({
  issues,
  sources,
}: {
  readonly issues: readonly ReadIssue[];
  readonly sources: readonly Source[];
}) {
  const { t, language } = useText();
  return (
    <section className="sheet-issues" data-issues={issues.length}>
      <h3>
        {issues.length === 0
          ? t('sources.issuesNone')
          : t('sources.issues', { n: numberText(issues.length), count: issues.length })}
      </h3>
      <ul>
        {issues.map((issue, index) => (
          <li key={`${issue.source} ${issue.resource} ${index}`}>
            <details>
              <summary>
                {sourceName(language, sources, issue.source)}　{t(`sources.problem.${issue.problem}`)}{' '}
                <span className="sub">{issue.resource}</span>
              </summary>
              <p className="note">{issue.detail}</p>
              <RawResource value={issue.raw} label={t('common.rawOf', { name: issue.resource })} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
