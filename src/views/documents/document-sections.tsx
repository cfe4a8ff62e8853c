import type { DocumentSection } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { StateChip } from '../../ui/chip.tsx';
import { Narrative, PlainText } from '../../ui/narrative.tsx';
import { AttachmentView, type LoadAttachment } from './attachment.tsx';
import { type EntryActions, SectionEntries } from './section-entries.tsx';

export function sectionId(prefix: string, index: number): string {
  return `${prefix}-${index}`;
}

export function headingOf({ t }: Text, { title, html, text, entries }: DocumentSection): string {
  if (title !== '') return title;
  const onlyRecords = html === undefined && (text ?? '') === '' && entries.length > 0;
  return t(onlyRecords ? 'documents.sectionRecords' : 'documents.sectionUntitled');
}

interface DocumentSectionsProps extends EntryActions {
  readonly sections: readonly DocumentSection[];
  readonly id: string;
  readonly source: SourceId;
  readonly sources: readonly Source[];
  readonly onLoad: LoadAttachment;
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
