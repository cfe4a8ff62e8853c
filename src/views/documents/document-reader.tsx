import { type ReactNode, useId, useState } from 'react';
import type { DocumentEntry, DocumentSection, Entry, ReportEntry } from '../../domain/entry.ts';
import type { EntryKey, StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { AttachmentView, type LoadAttachment } from './attachment.tsx';
import { DocumentHead } from './document-head.tsx';
import { DocumentOrigin } from './document-origin.tsx';
import { DocumentSections, type OutlineItem, outlineOf } from './document-sections.tsx';
import { EarlierNote, EarlierVersions } from './earlier-versions.tsx';
import { MissingBody } from './missing-body.tsx';
import './documents.css';

export interface DocumentReaderProps {
  readonly fact: Merged<DocumentEntry | ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly onLoadAttachment: LoadAttachment;
  readonly onOpenImages?: (studyUid: StudyUid) => void;
  /** The entries that a document's sections carry. */
  readonly entryOf: (key: EntryKey) => Entry | undefined;
  /** Whether a document that this one replaces is held under another fact. */
  readonly isHeld: (replaced: string, by: DocumentEntry) => boolean;
}

function isReport(entry: DocumentEntry | ReportEntry): entry is ReportEntry {
  return entry.kind === 'report';
}

/** A report has no sections of its own: its conclusion and findings are read like some. */
function sectionsOf(text: Text, entry: DocumentEntry | ReportEntry): readonly DocumentSection[] {
  if (!isReport(entry)) return entry.sections;
  const section = (title: string, words: string): DocumentSection => ({
    title,
    text: words,
    entries: [],
    attachments: [],
    sections: [],
  });
  return [
    ...(entry.conclusion === undefined ? [] : [section(text.t('documents.conclusion'), entry.conclusion)]),
    ...(entry.findings.length === 0
      ? []
      : [section(text.t('documents.findings'), entry.findings.join('\n'))]),
  ];
}

/** One document, and on request the versions that it replaced. */
export function DocumentReader(props: DocumentReaderProps) {
  const { fact, sources, now } = props;
  const [version, setVersion] = useState<EntryKey>();
  const earlier = fact.earlier.find(({ key }) => key === version);
  return (
    <div className="reader" data-document={fact.key}>
      <Paper
        key={earlier?.key ?? fact.key}
        {...props}
        entry={earlier ?? fact.shown}
        isEarlier={earlier !== undefined}
        onCurrent={() => setVersion(undefined)}
      >
        <EarlierVersions {...props} reading={earlier?.key} onRead={setVersion} />
        <DocumentOrigin
          witnesses={earlier === undefined ? fact.witnesses : [earlier]}
          sources={sources}
          now={now}
        />
      </Paper>
    </div>
  );
}

interface PaperProps extends DocumentReaderProps {
  readonly entry: DocumentEntry | ReportEntry;
  readonly isEarlier: boolean;
  readonly onCurrent: () => void;
  readonly children: ReactNode;
}

/** From its head to its last attachment; what is missing is said at the place where it would stand. */
function Paper(props: PaperProps) {
  const { entry, sources, now, onLoadAttachment, onOpenImages, entryOf, isEarlier, onCurrent, children } =
    props;
  const text = useText();
  const { t } = text;
  const id = useId();
  const sections = sectionsOf(text, entry);
  const { source } = entry.provenance;
  const parts = { source, sources, onLoad: onLoadAttachment };
  return (
    <>
      <article className="paper" aria-labelledby={`${id}-title`}>
        {isEarlier ? <EarlierNote onCurrent={onCurrent} /> : null}
        <DocumentHead text={text} entry={entry} id={id} today={jstDay(now)} />
        {isReport(entry) && onOpenImages !== undefined
          ? entry.studyUids.map((uid) => (
              <button key={uid} type="button" className="btn" onClick={() => onOpenImages(uid)}>
                {t('documents.images')}
              </button>
            ))
          : null}
        <MissingBody
          entry={entry}
          sources={sources}
          hasText={sections.length > 0 || entry.attachments.length > 0}
        />
        <DocumentSections
          {...parts}
          sections={sections}
          id={id}
          entryOf={entryOf}
          today={jstDay(now)}
          depth={2}
        />
        {entry.attachments.length === 0 ? null : (
          <section className="paper-section">
            <h3>{t('documents.attachments')}</h3>
            {entry.attachments.map((attachment, index) => (
              <AttachmentView key={`${attachment.title ?? ''} ${index}`} {...parts} attachment={attachment} />
            ))}
          </section>
        )}
      </article>
      <div className="reader-side">
        <Outline items={outlineOf(text, sections, id)} />
        {children}
      </div>
    </>
  );
}

function Outline({ items }: { readonly items: readonly OutlineItem[] }) {
  const { t } = useText();
  if (items.length < 2) return null;
  return (
    <nav className="outline" aria-label={t('documents.outline')}>
      <h3>{t('documents.outline')}</h3>
      <ol>
        {items.map((item) => (
          <li key={item.id} data-depth={item.depth}>
            <button
              type="button"
              className="outline-link"
              onClick={() => {
                const target = document.getElementById(item.id);
                target?.scrollIntoView({ block: 'start' });
                target?.focus({ preventScroll: true });
              }}
            >
              {item.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
