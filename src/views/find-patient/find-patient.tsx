import { type ReactNode, useEffect, useRef } from 'react';
import {
  type Coverage,
  mayBeCalledNone,
  oldest,
  sourcesOf,
  summariseCoverage,
  summariseSource,
} from '../../domain/coverage.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Candidate, PersonQuery } from '../../domain/person.ts';
import type { Source } from '../../domain/source.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { momentText, sentencesText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { gapsOf } from '../../ui/gaps.ts';
import { useSourceActions } from '../../ui/source-actions.ts';
import { UnaskedLine } from '../../ui/unasked.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { CoverageSeals } from '../../ui/seal.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CandidateCard } from './candidate-card.tsx';
import { SearchForm } from './search-form.tsx';
import './find-patient.css';

/** How a search for people went: who may be meant, and which sources could be asked. */
export interface PatientSearch {
  readonly state: 'idle' | 'searching' | 'done';
  readonly candidates: readonly Candidate[];
  readonly coverage: Coverage;
}

interface FindPatientProps {
  readonly search: PatientSearch;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly onSearch: (query: PersonQuery) => void;
  readonly onOpen: (candidate: Candidate) => void;
  /** What stands in the form to begin with; it is not asked for by itself. */
  readonly initial?: Partial<PersonQuery>;
  /** Stands under the form, e.g. a word on the demo people. */
  readonly aside?: ReactNode;
}

/** Finding the right person: candidates with their evidence, and what could not be asked, said in the same place. */
export function FindPatient(props: FindPatientProps) {
  const { search, sources, now, onOpen } = props;
  const { t } = useText();
  const results = useRef<HTMLElement>(null);
  useEffect(() => {
    // Under the form on a phone, the answer would stand below the edge of the screen.
    if (search.state === 'searching' && matchMedia('(max-width: 1023px)').matches)
      results.current?.scrollIntoView();
  }, [search.state]);
  return (
    <div className="find">
      <div className="find-side">
        <SearchForm
          searching={search.state === 'searching'}
          onSearch={props.onSearch}
          initial={props.initial}
        />
        {props.aside}
      </div>
      <main
        id="content"
        tabIndex={-1}
        ref={results}
        className="find-results"
        data-panel="find-patient"
        data-coverage={search.state === 'idle' ? undefined : summariseCoverage(search.coverage)}
        data-count={search.state === 'idle' ? undefined : search.candidates.length}
      >
        <ResultHead search={search} sources={sources} />
        {search.candidates.map((candidate, index) => (
          <CandidateCard
            key={candidate.id}
            candidate={candidate}
            candidates={search.candidates}
            sources={sources}
            now={now}
            leading={index === 0}
            onOpen={onOpen}
          />
        ))}
        {search.state === 'searching' ? <Skeleton rows={3} /> : null}
        {search.state === 'idle' ? (
          <p className="sub">{t('findPatient.idleNext')}</p>
        ) : (
          <Silence {...props} />
        )}
      </main>
    </div>
  );
}

function ResultHead({
  search,
  sources,
}: {
  readonly search: PatientSearch;
  readonly sources: readonly Source[];
}) {
  const { t } = useText();
  const n = search.candidates.length;
  const asked = sourcesOf(search.coverage).length;
  const whole = mayBeCalledNone(search.coverage);
  return (
    <div className="find-head">
      <h1>
        {search.state === 'idle'
          ? t('findPatient.idle')
          : search.state === 'searching' && n === 0
            ? t('findPatient.searching', { n: asked, count: asked })
            : whole
              ? t('findPatient.found', { n, count: n })
              : t('findPatient.foundOpen', { n, count: n })}
      </h1>
      {n > 0 ? <p className="sub">{t('findPatient.order')}</p> : null}
      {search.state === 'idle' ? null : (
        <span className="find-seals" role="status">
          <CoverageSeals coverage={search.coverage} sources={sources} />
          {search.state === 'done' && !whole ? <b>{t('findPatient.noOthersUnknown')}</b> : null}
        </span>
      )}
    </div>
  );
}

/** "Nobody" is said only if every source answered; a silent source is named, with what that means here. */
function Silence({ search, sources, now }: FindPatientProps) {
  const text = useText();
  const { t, language } = text;
  const actions = useSourceActions();
  const { coverage } = search;
  if (mayBeCalledNone(coverage)) {
    if (search.candidates.length > 0) return null;
    const states = sourcesOf(coverage).map((id) => summariseSource(coverage, id));
    const n = states.filter((state) => state.asked > 0).length;
    const at = oldest(states.map((state) => state.at));
    const time = at === undefined ? '' : momentText(language, at, jstDay(now));
    return (
      <GivenNothing
        kind="none"
        title={t('sources.nothing.none', { subject: t('findPatient.subject') })}
        why={sentencesText(language, [
          t('sources.nothing.noneWhy', { n, count: n, time }),
          t('findPatient.tryOther'),
        ])}
      />
    );
  }
  const gaps = gapsOf(coverage)
    .filter((gap) => gap.kind !== 'waiting' && gap.kind !== 'not-offered')
    .map((gap) => {
      const source = sourceName(language, sources, gap.source);
      const why = gap.fault === undefined ? '' : faultText(text, gap.fault, source).sentence;
      const by = gap.by === undefined ? '' : t(`sources.withheldBy.${gap.by}`);
      return (
        <GivenNothing
          key={`${gap.kind} ${gap.source} ${gap.fault?.kind ?? ''}`}
          kind={gap.kind}
          title={t('findPatient.silent', { source })}
          why={sentencesText(language, [why, by, t('findPatient.silentWhy', { source })])}
          {...(actions === undefined || gap.kind === 'withheld'
            ? {}
            : { onRetry: () => actions.retry(gap.source) })}
        />
      );
    });
  return (
    <>
      {gaps}
      <ul>
        <UnaskedLine coverage={coverage} sources={sources} now={now} />
      </ul>
    </>
  );
}
