import { useId } from 'react';
import type { DocumentEntry, DocumentSection, ReportEntry } from '../../domain/entry.ts';
import type { StudyUid } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, longDate, momentText, sourceName, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { MarkChip } from '../../ui/chip.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { RawResource } from '../../ui/raw-resource.tsx';
import { Seal } from '../../ui/seal.tsx';
import { AttachmentView, type LoadAttachment } from './attachment.tsx';
import { DocumentSections, type OutlineItem, outlineOf } from './document-sections.tsx';
import './documents.css';

interface DocumentReaderProps {
  readonly fact: Merged<DocumentEntry | ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
  readonly onLoadAttachment: LoadAttachment;
  readonly onOpenImages?: (studyUid: StudyUid) => void;
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

/** One document from its head to its last attachment; what is missing is said at the place where it would stand. */
export function DocumentReader({ fact, sources, now, onLoadAttachment, onOpenImages }: DocumentReaderProps) {
  const text = useText();
  const { t } = text;
  const id = useId();
  const entry = fact.shown;
  const sections = sectionsOf(text, entry);
  const outline = outlineOf(text, sections, id);
  const load: LoadAttachment = (source, attachment) => onLoadAttachment(source, attachment);
  const { source } = entry.provenance;
  return (
    <div className="reader" data-document={fact.key}>
      <article className="paper" aria-labelledby={`${id}-title`}>
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
          sections={sections}
          id={id}
          source={source}
          sources={sources}
          onLoad={load}
          depth={2}
        />
        {entry.attachments.length === 0 ? null : (
          <section className="paper-section">
            <h3>{t('documents.attachments')}</h3>
            {entry.attachments.map((attachment, index) => (
              <AttachmentView
                key={`${attachment.title ?? ''} ${index}`}
                attachment={attachment}
                source={source}
                sources={sources}
                onLoad={load}
              />
            ))}
          </section>
        )}
      </article>
      <div className="reader-side">
        <Outline items={outline} />
        <Origin fact={fact} sources={sources} now={now} />
      </div>
    </div>
  );
}

interface DocumentHeadProps {
  readonly text: Text;
  readonly entry: DocumentEntry | ReportEntry;
  readonly id: string;
  readonly today: string;
}

/** To whom, by whom, from where and when come before the text: a letter is read differently by its addressee. */
function DocumentHead({ text, entry, id, today }: DocumentHeadProps) {
  const { t, language } = text;
  const { provenance, when } = entry;
  const document = isReport(entry) ? undefined : entry;
  const rows = [
    [t('documents.addressee'), document?.addressee],
    [t('documents.institution'), [provenance.institution, provenance.department].filter(Boolean).join(' ')],
    [t('documents.author'), provenance.author],
    [
      t('documents.written'),
      when.state === 'dated' && when.end === undefined
        ? longDate(language, when.start)
        : whenText(language, when, today),
    ],
    [t('documents.custodian'), document?.custodian],
  ] as const;
  return (
    <header className="paper-head">
      <h2 id={`${id}-title`}>{entry.title}</h2>
      <p className="flex-row">
        {entry.marks.map((mark) => (
          <MarkChip key={mark} mark={mark} />
        ))}
        {document?.version === undefined ? null : (
          <span className="note sub">{t('documents.version', { version: document.version })}</span>
        )}
      </p>
      <dl>
        {rows
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </header>
  );
}

interface MissingBodyProps {
  readonly entry: DocumentEntry | ReportEntry;
  readonly sources: readonly Source[];
  readonly hasText: boolean;
}

function MissingBody({ entry, sources, hasText }: MissingBodyProps) {
  const { t, language } = useText();
  const reason = isReport(entry) ? undefined : entry.bodyMissing;
  if (reason !== undefined)
    return <GivenNothing kind="failed" title={t('documents.bodyMissing')} why={reason} />;
  if (hasText) return null;
  const source = sourceName(language, sources, entry.provenance.source);
  return (
    <GivenNothing kind="failed" title={t('documents.noBody')} why={t('documents.noBodyWhy', { source })} />
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

interface OriginProps {
  readonly fact: Merged<DocumentEntry | ReportEntry>;
  readonly sources: readonly Source[];
  readonly now: Date;
}

/** Who holds this document, since when we have it, and the whole of it as it came. */
function Origin({ fact, sources, now }: OriginProps) {
  const { t, language } = useText();
  const today = jstDay(now);
  return (
    <section className="origin">
      <h3>{t('documents.origin')}</h3>
      {fact.witnesses.map(({ key, provenance }) => {
        const source = sources.find((candidate) => candidate.id === provenance.source);
        return (
          <div key={key} className="note sub">
            <p>
              {source === undefined ? null : <Seal source={source} />}{' '}
              {sourceName(language, sources, provenance.source)}
            </p>
            <p>{t('documents.id', { id: provenance.resourceId })}</p>
            {provenance.recordedOn === undefined ? null : (
              <p>
                {t('documents.written')} {dateAndTime(language, provenance.recordedOn, today)}
              </p>
            )}
            <p>{t('documents.fetched', { time: momentText(language, provenance.fetchedAt, today) })}</p>
            <details>
              <summary>{t('documents.raw')}</summary>
              <RawResource
                value={provenance.raw}
                label={t('common.rawOf', { name: provenance.resourceType })}
              />
            </details>
          </div>
        );
      })}
    </section>
  );
}
