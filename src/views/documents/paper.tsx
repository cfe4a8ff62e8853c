import type { ReactNode } from 'react';
import type { DocumentEntry, DocumentSection, ReportEntry } from '../../domain/entry.ts';
import type { StudyUid } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { AttachmentView, type LoadAttachment } from './attachment.tsx';
import { DocumentHead } from './document-head.tsx';
import { DocumentLead } from './document-lead.tsx';
import { DocumentSections } from './document-sections.tsx';
import { MissingBody } from './missing-body.tsx';
import type { EntryActions } from './section-entries.tsx';

export type Readable = DocumentEntry | ReportEntry;

function isReport(entry: Readable): entry is ReportEntry {
  return entry.kind === 'report';
}

/** A report has no sections of its own: its conclusion and findings are read like some. */
export function sectionsOf(text: Text, entry: Readable): readonly DocumentSection[] {
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

/** What every page of a document is handed, wherever it lies. */
export interface PaperSurroundings extends EntryActions {
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly onLoadAttachment: LoadAttachment;
  readonly onOpenImages?: ((studyUid: StudyUid) => void) | undefined;
}

interface PaperProps extends PaperSurroundings {
  readonly entry: Readable;
  readonly id: string;
  /** Stands above the head, e.g. that this is an earlier version. */
  readonly children?: ReactNode;
}

/** From its head to its last attachment; what is missing is said at the place where it would stand. */
export function Paper(props: PaperProps) {
  const { entry, id, sources, now, onLoadAttachment, onOpenImages, entryOf, onOpenInTimeline } = props;
  const text = useText();
  const { t } = text;
  const sections = sectionsOf(text, entry);
  const { source } = entry.provenance;
  const parts = { source, sources, onLoad: onLoadAttachment };
  const within = { sections, id, entryOf, onOpenInTimeline, today: jstDay(now) };
  return (
    <article className="paper" aria-labelledby={`${id}-title`}>
      {props.children}
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
      {isReport(entry) ? null : <DocumentLead {...within} />}
      <DocumentSections {...within} {...parts} depth={2} />
      {entry.attachments.length === 0 ? null : (
        <section className="paper-section">
          <h3>{t('documents.attachments')}</h3>
          {entry.attachments.map((attachment, index) => (
            <AttachmentView key={`${attachment.title ?? ''} ${index}`} {...parts} attachment={attachment} />
          ))}
        </section>
      )}
    </article>
  );
}
