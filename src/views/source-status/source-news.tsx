import { useEffect, useRef, useState } from 'react';
import { type Coverage, sourcesOf, type SourceStateName, summariseSource } from '../../domain/coverage.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import { listText, numberText, sourceName } from '../../i18n/format.ts';
import { useConsentWords } from '../../i18n/consent-text.ts';
import { useText } from '../../i18n/text.ts';
import type { SourceConsent } from '../../record/derive/consent.ts';
import { Icon } from '../../ui/icons.tsx';
import { consentNews } from './consent-words.ts';
import './source-status.css';

interface SourceNewsProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly issues: readonly ReadIssue[];
  readonly person: Person;
  /** How each source stands to the person's consent; absent where another place on the page says so. */
  readonly consents?: readonly SourceConsent[];
  /** Absent where there is no sheet to open, as in an emergency. */
  readonly onOpenSheet?: () => void;
  readonly onWeigh?: () => void;
}

/** What no reader may miss: records of another person among the answers, somebody held apart, a source that is back. */
export function SourceNews(props: SourceNewsProps) {
  const { coverage, sources, issues, person } = props;
  const { t, language } = useText();
  const back = useRecoveries(coverage);
  const foreign = issues.filter((issue) => issue.problem === 'foreign-person');
  const nameOf = (id: SourceId) => sourceName(language, sources, id);
  const from = [...new Set(foreign.map((issue) => issue.source))];
  // Where nothing of a source is read the strip says so itself; here only who stands beside a linked record.
  const linked = new Set(person.records.map((record) => record.source));
  const apart = [...new Set(person.quarantined.map((one) => one.record.source))].filter((id) =>
    linked.has(id),
  );
  return (
    <div className="source-news">
      {foreign.length === 0 ? null : (
        <p className="news-alarm" role="alert" data-foreign={foreign.length}>
          <Icon name="failed" />
          <b>
            {t('sources.foreign', {
              n: numberText(foreign.length),
              count: foreign.length,
              sources: listText(language, from.map(nameOf)),
            })}
          </b>
          {props.onOpenSheet === undefined ? null : (
            <button type="button" className="btn-link" onClick={props.onOpenSheet}>
              {t('sources.openSheet')}
            </button>
          )}
        </p>
      )}
      {apart.length === 0 ? null : (
        <p className="news-note" role="status" data-quarantine={apart.join(' ')}>
          <Icon name="withheld" />
          {t('person.identity.notice', { source: listText(language, apart.map(nameOf)) })}
          {props.onWeigh === undefined ? null : (
            <button type="button" className="btn-link" onClick={props.onWeigh}>
              {t('sources.action.weigh')}
            </button>
          )}
        </p>
      )}
      <ConsentNews consents={props.consents ?? []} sources={sources} onOpenSheet={props.onOpenSheet} />
      <p className="visually-hidden" aria-live="polite">
        {back.map((id) => t('sources.recovered', { source: nameOf(id) })).join(' ')}
      </p>
    </div>
  );
}

interface ConsentNewsProps extends Pick<SourceNewsProps, 'sources'> {
  readonly consents: readonly SourceConsent[];
  readonly onOpenSheet: (() => void) | undefined;
}

/** What is not shown for want of consent, and where to read more of it. */
function ConsentNews({ consents, sources, onOpenSheet }: ConsentNewsProps) {
  const { t } = useText();
  const consentWords = useConsentWords();
  return consents.flatMap((consent) => {
    const words = consentNews(consentWords, consent, sources);
    if (words === undefined) return [];
    return [
      <p key={consent.source} className="news-note" role="status" data-consent={consent.state}>
        <Icon name="withheld" />
        {words}
        {onOpenSheet === undefined ? null : (
          <button type="button" className="btn-link" onClick={onOpenSheet}>
            {t('sources.openSheet')}
          </button>
        )}
      </p>,
    ];
  });
}

const SILENT: ReadonlySet<SourceStateName> = new Set(['failed', 'cut-short', 'withheld']);

/** Sources that were silent and have answered since. */
function useRecoveries(coverage: Coverage): readonly SourceId[] {
  const silent = useRef(new Set<SourceId>());
  const [back, setBack] = useState<readonly SourceId[]>([]);
  useEffect(() => {
    const answered: SourceId[] = [];
    for (const id of sourcesOf(coverage)) {
      const { state } = summariseSource(coverage, id);
      if (SILENT.has(state)) silent.current.add(id);
      else if (state === 'complete' && silent.current.delete(id)) answered.push(id);
    }
    if (answered.length > 0) setBack(answered);
  }, [coverage]);
  return back;
}
