import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { previousOf } from '../../clinical/documents/document-changes.ts';
import { wordsOfQuery } from '../../clinical/search/fact-search.ts';
import { type Coverage, summariseCoverage } from '../../domain/coverage.ts';
import type { DocumentEntry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { Icon } from '../../ui/icons.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DocumentReader } from './document-reader.tsx';
import { DocumentsBeside } from './documents-beside.tsx';
import { DocumentsChanges } from './documents-changes.tsx';
import { DOCUMENT_ORDER, DocumentList } from './documents-list.tsx';
import { DocumentsPrint, type PrintedPerson } from './documents-print.tsx';
import { DocumentsTools } from './documents-tools.tsx';
import { candidatesFor, type DocumentFact, type DocumentsView } from './documents-view.ts';
import type { PaperSurroundings } from './paper.tsx';
import { type Highlights, useHighlights } from './use-highlights.ts';
import './documents.css';

interface DocumentsPanelProps extends PaperSurroundings {
  readonly known: KnownFacts<DocumentEntry | ReportEntry>;
  readonly selected?: EntryKey | undefined;
  readonly onSelect: (key: EntryKey | undefined) => void;
  readonly view: DocumentsView;
  readonly onView: (part: Partial<DocumentsView>) => void;
  readonly person: PrintedPerson;
}

function isStruck(fact: DocumentFact): boolean {
  return fact.witnesses.every((witness) => witness.marks.includes('entered-in-error'));
}

/**
 * What lies open before anything is chosen: the newest of the most telling kind. Only when all has arrived, so that no
 * late answer changes the page under the reader's eye.
 */
function firstToRead(facts: readonly DocumentFact[], coverage: Coverage): DocumentFact | undefined {
  if (summariseCoverage(coverage) === 'loading') return undefined;
  return DOCUMENT_ORDER.map((kind) => facts.find((fact) => fact.shown.kind === kind)).find(
    (fact) => fact !== undefined,
  );
}

/** Whether a replaced document is held, though not as an earlier version of its successor (another kind of document). */
function isHeld(facts: readonly DocumentFact[], name: string, by: DocumentEntry): boolean {
  return facts.some(({ witnesses, earlier }) =>
    [...witnesses, ...earlier].some(
      ({ key, businessIds, provenance }) =>
        key !== by.key &&
        (businessIds.includes(name) ||
          (provenance.source === by.provenance.source && provenance.stands.includes(name))),
    ),
  );
}

/** Documents chosen for paper, those that are drawn for it now, and the ways to change both. */
function usePrinting(facts: readonly DocumentFact[]) {
  const [chosen, setChosen] = useState<ReadonlySet<EntryKey>>(new Set());
  const [printed, setPrinted] = useState<readonly DocumentFact[]>([]);
  const choose = (key: EntryKey, on: boolean) =>
    setChosen((before) => new Set([...before].filter((one) => one !== key).concat(on ? [key] : [])));
  const done = useCallback(() => setPrinted([]), []);
  return {
    chosen,
    choose,
    printed,
    done,
    print: setPrinted,
    printChosen: () => setPrinted(facts.filter(({ key }) => chosen.has(key))),
  };
}

/** The documents by kind, newest first, and the one that is being read. */
export function DocumentsPanel(props: DocumentsPanelProps) {
  const { t } = useText();
  const facts = useMemo(() => props.known.value.filter((fact) => !isStruck(fact)), [props.known.value]);
  const chosen = facts.find((fact) => fact.key === props.selected);
  const open = chosen ?? firstToRead(facts, props.known.coverage);
  const [finding, setFinding] = useState('');
  const words = useMemo(() => wordsOfQuery(finding), [finding]);
  const reader = useRef<HTMLDivElement>(null);
  const { mode, other } = props.view;
  const highlights = useHighlights(reader, words, `${open?.key ?? ''} ${mode} ${other ?? ''}`);
  const printing = usePrinting(facts);
  useEffect(() => {
    // In a block: newer browsers hand back a promise here, which is nothing to call at the end.
    reader.current?.scrollTo(0, 0);
  }, [open?.key, mode, other]);
  return (
    <Panel
      name="documents"
      title={t('documents.title')}
      subject={t('documents.subject')}
      known={{ value: facts, coverage: props.known.coverage }}
      sources={props.sources}
      now={props.now}
      fills
    >
      {(value) => (
        <div className="documents" data-reading={chosen === undefined ? undefined : ''}>
          <DocumentList
            {...props}
            facts={value}
            {...{ finding, onFind: setFinding, onStep: highlights.step }}
            chosen={printing.chosen}
            onChoose={printing.choose}
            onPrint={printing.printChosen}
          />
          <div className="documents-reader" ref={reader}>
            {open === undefined ? (
              <p className="documents-choose sub">{t('documents.choose')}</p>
            ) : (
              <OpenDocument
                {...props}
                {...{ facts, open, finding: words.join(' '), highlights }}
                onPrint={() => printing.print([open])}
              />
            )}
          </div>
          {printing.printed.length === 0 ? null : (
            <DocumentsPrint
              {...props}
              entries={printing.printed.map(({ shown }) => shown)}
              coverage={props.known.coverage}
              onDone={printing.done}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

interface OpenDocumentProps extends DocumentsPanelProps {
  readonly facts: readonly DocumentFact[];
  readonly open: DocumentFact;
  readonly finding: string;
  readonly highlights: Highlights;
  readonly onPrint: () => void;
}

/** The open document, alone, beside another or held against it; without a choice the other is the previous of its kind. */
function OpenDocument(props: OpenDocumentProps) {
  const { t } = useText();
  const { facts, open, view, sources, now } = props;
  const candidates = useMemo(() => candidatesFor(open, facts), [open, facts]);
  const previous = useMemo(() => previousOf(open, facts), [open, facts]);
  const asked = candidates.find(({ entry }) => entry.key === view.other)?.entry;
  const other = asked ?? previous?.fact.shown;
  const today = jstDay(now);
  return (
    <>
      <button
        type="button"
        className="btn btn-quiet documents-back"
        onClick={() => props.onSelect(undefined)}
      >
        <Icon name="back" />
        {t('documents.back')}
      </button>
      <DocumentsTools {...props} {...{ candidates, today }} other={other?.key} />
      {view.mode === 'read' ? (
        <DocumentReader
          {...props}
          key={open.key}
          fact={open}
          isHeld={(name, by) => isHeld(facts, name, by)}
        />
      ) : view.mode === 'beside' ? (
        <DocumentsBeside {...props} open={open.shown} other={other} />
      ) : (
        <DocumentsChanges
          {...{ other, sources, today }}
          open={open.shown}
          ofOtherPlace={asked === undefined && previous?.sameInstitution === false}
        />
      )}
    </>
  );
}
