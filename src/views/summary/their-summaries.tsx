import { useMemo } from 'react';
import { besideTheirs, theirSummaries } from '../../clinical/summary/beside-theirs.ts';
import type { DocumentEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { sourceName } from '../../i18n/format.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { allFacts } from '../../record/derive/facts.ts';
import { documentFacts } from '../../record/derive/kinds.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import { type AskedSummary, AskedSummaryView } from './asked-summary.tsx';
import type { SummaryProps } from './block.tsx';
import { Differences } from './differences.tsx';
import { lifetimeOf } from './lifetime-of.ts';

export interface TheirSummariesProps extends SummaryProps {
  /** Those that sources were asked to write. */
  readonly asked: readonly AskedSummary[];
  readonly onAskAgain: (asked: AskedSummary) => void;
}

/** Summaries that sources wrote themselves, each beside ours; where none has come nothing is drawn but that. */
export function TheirSummaries(props: TheirSummariesProps) {
  const own = useHandingWords();
  const { record, sources, now, asked, onAskAgain } = props;
  const documents = documentFacts(record);
  const theirs = useMemo(() => theirSummaries(documents.value), [documents.value]);
  return (
    <Panel
      name="their-summaries"
      title={own('handing.theirs.title')}
      subject={own('handing.theirs.subject')}
      known={{ value: theirs, coverage: documents.coverage }}
      count={theirs.length + asked.filter(({ state }) => state === 'read').length}
      sources={sources}
      now={now}
      // Told by code or title among all documents: that none was found is not that there is none.
      isEmpty={() => false}
    >
      {(value) => (
        <>
          {value.length === 0 && !asked.some(({ state }) => state === 'read') ? (
            <p className="note sub block-rest" data-none="unknown">
              {own('handing.theirs.none')}
            </p>
          ) : null}
          {value.map((fact) => (
            <Theirs key={fact.key} {...props} theirs={fact} />
          ))}
          {asked.map((one) => (
            <AskedSummaryView
              key={`${one.source} ${one.patientId}`}
              {...props}
              asked={one}
              onAgain={onAskAgain}
            />
          ))}
        </>
      )}
    </Panel>
  );
}

function Theirs(props: SummaryProps & { readonly theirs: Merged<DocumentEntry> }) {
  const { language } = useText();
  const { theirs, record, sources, now } = props;
  const today = jstDay(now);
  const beside = useMemo(
    () => besideTheirs(theirs, lifetimeOf(record, today).sections, allFacts(record)),
    [theirs, record, today],
  );
  const source = sourceName(language, sources, theirs.shown.provenance.source);
  return (
    <div className="theirs" data-theirs={theirs.key} data-parts={beside.parts.length}>
      <EntryRow
        fact={theirs}
        sources={sources}
        today={today}
        dated="date"
        selected={theirs.key === props.selected}
        onOpen={() => props.onSelect(theirs.key)}
      />
      <Differences {...props} beside={beside} source={source} />
    </div>
  );
}
