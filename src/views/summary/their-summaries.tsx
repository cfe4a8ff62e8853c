import { useMemo } from 'react';
import { besideTheirs, type ComparedPart, theirSummaries } from '../../clinical/summary/beside-theirs.ts';
import type { LifetimeLine } from '../../clinical/summary/lifetime.ts';
import type { DocumentEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { allFacts } from '../../record/derive/facts.ts';
import { documentFacts } from '../../record/derive/kinds.ts';
import { EntryRow } from '../../ui/entry-row.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FactLine, type SummaryProps } from './block.tsx';
import { lifetimeOf } from './lifetime-of.ts';

/** Summaries that sources wrote themselves, each beside ours; where none has come nothing is drawn but that. */
export function TheirSummaries(props: SummaryProps) {
  const { t } = useText();
  const { record, sources, now } = props;
  const documents = documentFacts(record);
  const theirs = useMemo(() => theirSummaries(documents.value), [documents.value]);
  return (
    <Panel
      name="their-summaries"
      title={t('summary.theirs.title')}
      subject={t('summary.theirs.subject')}
      known={{ value: theirs, coverage: documents.coverage }}
      sources={sources}
      now={now}
      // Told by code or title among all documents: that none was found is not that there is none.
      isEmpty={() => false}
    >
      {(value) =>
        value.length === 0 ? (
          <p className="note sub block-rest" data-none="unknown">
            {t('summary.theirs.none')}
          </p>
        ) : (
          value.map((fact) => <Theirs key={fact.key} {...props} theirs={fact} />)
        )
      }
    </Panel>
  );
}

function Theirs(props: SummaryProps & { readonly theirs: Merged<DocumentEntry> }) {
  const { t, language } = useText();
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
      {beside.unread ? (
        <p className="note block-rest" data-none="unknown">
          {t('summary.theirs.unread', { source })}
        </p>
      ) : (
        <>
          <p className="note sub block-rest">
            {t('summary.theirs.inBoth', { n: beside.inBoth, count: beside.inBoth })}
          </p>
          <Side {...props} side="onlyTheirs" parts={beside.parts} open />
          <Side {...props} side="onlyOurs" parts={beside.parts} />
          <p className="note sub block-rest">{t('summary.theirs.note')}</p>
        </>
      )}
    </div>
  );
}

interface SideProps extends SummaryProps {
  readonly side: 'onlyTheirs' | 'onlyOurs';
  readonly parts: readonly ComparedPart[];
  readonly open?: boolean;
}

function Side(props: SideProps) {
  const { t, language } = useText();
  const { side, parts } = props;
  const lines = parts.reduce((n, part) => n + part[side].length, 0);
  const counts = parts
    .filter((part) => part[side].length > 0)
    .map((part) => `${t(`summary.life.part.${part.id}`)} ${part[side].length}`);
  if (lines === 0) return null;
  return (
    <details className="theirs-side" data-side={side} data-count={lines} open={props.open}>
      <summary>
        <b>{t(`summary.theirs.${side}`)}</b> <span className="note sub">{listText(language, counts)}</span>
      </summary>
      {parts.map((part) => (
        <SidePart key={part.id} {...props} title={t(`summary.life.part.${part.id}`)} lines={part[side]} />
      ))}
    </details>
  );
}

function SidePart(props: SideProps & { readonly title: string; readonly lines: readonly LifetimeLine[] }) {
  const { title, lines } = props;
  return lines.map((line) => (
    <FactLine key={line.key} {...props} fact={line.facts[0]} when={line.when} lead={title} withSeals />
  ));
}
