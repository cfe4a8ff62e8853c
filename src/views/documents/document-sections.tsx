import type { DocumentSection, Entry } from '../../domain/entry.ts';
import type { EntryKey, SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { numberText, whenText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { StateChip } from '../../ui/chip.tsx';
import { entryLine } from '../../ui/entry-line.ts';
import { EntryContent } from '../../ui/entry-row.tsx';
import { Narrative, PlainText } from '../../ui/narrative.tsx';
import { AttachmentView, type LoadAttachment } from './attachment.tsx';

export interface OutlineItem {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
}

function sectionId(prefix: string, index: number): string {
  return `${prefix}-${index}`;
}

function headingOf({ t }: Text, { title, html, text, entries }: DocumentSection): string {
  if (title !== '') return title;
  const onlyRecords = html === undefined && (text ?? '') === '' && entries.length > 0;
  return t(onlyRecords ? 'documents.sectionRecords' : 'documents.sectionUntitled');
}

/** The headings of a document in reading order, with the ids under which they are drawn. */
export function outlineOf(
  text: Text,
  sections: readonly DocumentSection[],
  prefix: string,
  depth = 0,
): readonly OutlineItem[] {
  return sections.flatMap((section, index) => {
    const id = sectionId(prefix, index);
    return [
      { id, title: headingOf(text, section), depth },
      ...outlineOf(text, section.sections, id, depth + 1),
    ];
  });
}

interface DocumentSectionsProps {
  readonly sections: readonly DocumentSection[];
  readonly id: string;
  readonly source: SourceId;
  readonly sources: readonly Source[];
  readonly onLoad: LoadAttachment;
  readonly entryOf: (key: EntryKey) => Entry | undefined;
  readonly today: string;
  readonly depth: number;
}

/** Sections in sections, as deep as they come; beyond the sixth level headings stay at the sixth. */
export function DocumentSections(props: DocumentSectionsProps) {
  return props.sections.map((section, index) => {
    const own = sectionId(props.id, index);
    return <Section key={own} {...props} section={section} own={own} />;
  });
}

interface SectionProps extends DocumentSectionsProps {
  readonly section: DocumentSection;
  readonly own: string;
}

function Section(props: SectionProps) {
  const text = useText();
  const { section, own, source, sources, onLoad, depth } = props;
  const level = Math.min(depth + 1, 6);
  const Heading = `h${level}` as 'h3' | 'h4' | 'h5' | 'h6';
  const hasWords = section.html !== undefined || (section.text ?? '') !== '';
  return (
    <section className="paper-section" aria-labelledby={own}>
      <Heading id={own} tabIndex={-1}>
        {headingOf(text, section)}
        {section.negative === undefined ? null : (
          <>
            {' '}
            <StateChip state={section.negative} />
          </>
        )}
      </Heading>
      {section.html === undefined ? (
        section.text === undefined || section.text === '' ? null : (
          <PlainText text={section.text} />
        )
      ) : (
        <Narrative html={section.html} fallback={section.text} />
      )}
      <Emptiness section={section} hasWords={hasWords} />
      <SectionEntries {...props} hasWords={hasWords} />
      {section.attachments.map((attachment, place) => (
        <AttachmentView
          key={`${attachment.title ?? ''} ${place}`}
          attachment={attachment}
          source={source}
          sources={sources}
          onLoad={onLoad}
        />
      ))}
      <DocumentSections {...props} sections={section.sections} id={own} depth={depth + 1} />
    </section>
  );
}

/** Why nothing stands here: by the document's own word, or because nothing came. */
function Emptiness({ section, hasWords }: { readonly section: DocumentSection; readonly hasWords: boolean }) {
  const { t } = useText();
  const { emptyReason, missing = [] } = section;
  const holds = section.sections.length + section.attachments.length + section.entries.length > 0;
  return (
    <>
      {emptyReason === undefined ? null : (
        <p className="sub paper-empty" data-none="unknown">
          {t('documents.emptyReason', { reason: emptyReason })}
        </p>
      )}
      {missing.map((name, index) => (
        <p key={`${name} ${index}`} className="sub paper-empty" data-none="unknown">
          {t('documents.missingReference', { name })}
        </p>
      ))}
      {!hasWords && !holds && emptyReason === undefined && missing.length === 0 ? (
        <p className="sub paper-empty">{t('documents.emptySection')}</p>
      ) : null}
    </>
  );
}

/** The records that a section carries: its words where it has none of its own, else behind them. */
function SectionEntries({
  section,
  entryOf,
  today,
  hasWords,
}: SectionProps & { readonly hasWords: boolean }) {
  const text = useText();
  const entries = section.entries.flatMap((key) => entryOf(key) ?? []);
  const { length } = section.entries;
  if (length === 0) return null;
  const list = (
    <ul className="section-entries">
      {entries.map((entry) => (
        <li key={entry.key}>
          <EntryContent line={entryLine(text, entry)} />
          <span className="note sub">{whenText(text.language, entry.when, today)}</span>
        </li>
      ))}
    </ul>
  );
  if (!hasWords) return list;
  return (
    <details className="section-records note">
      <summary>{text.t('documents.entries', { n: numberText(length), count: length })}</summary>
      {list}
    </details>
  );
}
