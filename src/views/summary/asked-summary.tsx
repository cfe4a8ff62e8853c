import { useMemo, useRef, useState } from 'react';
import { besideTheirs } from '../../clinical/summary/beside-theirs.ts';
import type { Sliced } from '../../base/sliced.ts';
import type { DocumentEntry, DocumentSection, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import type { Fault } from '../../domain/fault.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import { DOCUMENT_KINDS } from '../../domain/kind.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { momentText, numberText, sourceName } from '../../i18n/format.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { allFacts, mergeRecord } from '../../record/derive/facts.ts';
import type { PatientRecord } from '../../record/record.ts';
import { reduceSliced } from '../../record/reduce.ts';
import { Icon } from '../../ui/icons.tsx';
import { Narrative, PlainText } from '../../ui/narrative.tsx';
import { useSliced } from '../../ui/use-sliced.ts';
import type { SummaryProps } from './block.tsx';
import { Differences } from './differences.tsx';
import { lifetimeOf } from './lifetime-of.ts';

/** A summary that a source was asked to write: that it was asked, what it wrote, or why there is none. */
export type AskedSummary = { readonly source: SourceId; readonly patientId: string } & (
  | { readonly state: 'asking' }
  | {
      readonly state: 'read';
      readonly document: DocumentEntry;
      readonly entries: readonly Entry[];
      readonly issues: readonly ReadIssue[];
    }
  | { readonly state: 'failed'; readonly fault: Fault }
);

type ReadSummary = Extract<AskedSummary, { readonly state: 'read' }>;

interface AskedProps extends SummaryProps {
  readonly asked: AskedSummary;
  readonly onAgain: (asked: AskedSummary) => void;
}

/** One source's own summary, asked for with this panel. Whatever becomes of it, the record stays as it is. */
export function AskedSummaryView(props: AskedProps) {
  const text = useText();
  const own = useHandingWords();
  const { language } = text;
  const { asked, sources, onAgain } = props;
  const source = sourceName(language, sources, asked.source);
  const marks = { 'data-asked-summary': asked.source, 'data-state': asked.state };
  switch (asked.state) {
    case 'asking':
      return (
        <p className="theirs note sub block-rest" role="status" {...marks}>
          <Icon name="arriving" /> {own('handing.theirs.asking', { source })}
        </p>
      );
    case 'failed': {
      const { sentence } = faultText(text, asked.fault, source);
      return (
        <div className="theirs" {...marks}>
          <p className="note block-rest" data-none="unknown">
            <Icon name="failed" /> {own('handing.theirs.failed', { source })}{' '}
            {asked.fault.kind === 'notFound' ? own('handing.theirs.notHere') : sentence}{' '}
            <button type="button" className="btn btn-quiet no-print" onClick={() => onAgain(asked)}>
              {own('handing.theirs.again')}
            </button>
          </p>
        </div>
      );
    }
    case 'read':
      return (
        <div className="theirs" {...marks}>
          <Beside {...props} asked={asked} source={source} />
        </div>
      );
  }
}

/** Later than anything that a source could say again. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The record as it would be if the summary had come by itself: only to hold the two against each other. */
function* withSummary(record: PatientRecord, asked: ReadSummary): Sliced<PatientRecord> {
  const grown = yield* reduceSliced(record, [
    {
      type: 'arrival',
      source: asked.source,
      feed: 'DocumentReference',
      round: LAST,
      step: 0,
      entries: [asked.document, ...asked.entries],
      issues: [],
      replaces: false,
    },
  ]);
  yield* mergeRecord(grown);
  return grown;
}

function isDocument(fact: Merged): fact is Merged<DocumentEntry> {
  return isOfKind(fact.shown, DOCUMENT_KINDS);
}

function documentIn(record: PatientRecord, key: EntryKey): Merged<DocumentEntry> | undefined {
  return allFacts(record).find(
    (fact): fact is Merged<DocumentEntry> =>
      isDocument(fact) && fact.witnesses.some((witness) => witness.key === key),
  );
}

function Beside(props: AskedProps & { readonly asked: ReadSummary; readonly source: string }) {
  const { language } = useText();
  const own = useHandingWords();
  const { asked, record, now, source } = props;
  const today = jstDay(now);
  const body = useRef<HTMLDetailsElement>(null);
  const [shown, setShown] = useState<EntryKey>();
  const both = useSliced<PatientRecord | undefined>(
    () => withSummary(record, asked),
    [record, asked],
    undefined,
    record.entries.size,
  );
  const document = both === undefined ? undefined : documentIn(both, asked.document.key);
  const beside = useMemo(
    () =>
      both === undefined || document === undefined
        ? undefined
        : besideTheirs(document, lifetimeOf(both, today).sections, allFacts(both)),
    [both, document, today],
  );
  const within = useMemo(() => new Set(asked.entries.map(({ key }) => key)), [asked]);
  // What stands in our record too opens there; what only the summary tells is shown in its own words.
  const select = (key: EntryKey) => {
    if (!within.has(key)) return props.onSelect(key);
    setShown(key);
    if (body.current !== null) body.current.open = true;
    body.current?.scrollIntoView({ block: 'nearest' });
  };
  const at = momentText(language, asked.document.provenance.fetchedAt, today);
  return (
    <>
      <p className="block-rest">
        <b>{asked.document.title}</b>{' '}
        <span className="note sub">{own('handing.theirs.askedAt', { source, at })}</span>
      </p>
      {asked.issues.length === 0 ? null : (
        <p className="note block-rest" data-none="unknown">
          {own('handing.theirs.issues', { n: numberText(asked.issues.length), count: asked.issues.length })}
        </p>
      )}
      {beside === undefined ? null : (
        <Differences {...props} onSelect={select} beside={beside} source={source} />
      )}
      <details ref={body} className="theirs-side theirs-body">
        <summary>
          <b>{own('handing.theirs.body')}</b>
        </summary>
        <Sections sections={asked.document.sections} shown={shown} />
      </details>
    </>
  );
}

interface SectionsProps {
  readonly sections: readonly DocumentSection[];
  readonly shown: EntryKey | undefined;
}

/** The summary in its own words; the part in which a chosen line stands is marked. */
function Sections({ sections, shown }: SectionsProps) {
  const { t } = useText();
  return sections.map((section, index) => {
    const { title, html, text = '', emptyReason } = section;
    const isShown = shown !== undefined && section.entries.includes(shown);
    return (
      <section
        key={`${title} ${index}`}
        className="theirs-section"
        aria-current={isShown ? 'true' : undefined}
      >
        <h3>{title === '' ? t('documents.sectionUntitled') : title}</h3>
        {html === undefined ? null : <Narrative html={html} fallback={text} />}
        {html === undefined && text !== '' ? <PlainText text={text} /> : null}
        {emptyReason === undefined ? null : (
          <p className="note sub" data-none="unknown">
            {t('documents.emptyReason', { reason: emptyReason })}
          </p>
        )}
        <Sections sections={section.sections} shown={shown} />
      </section>
    );
  });
}
