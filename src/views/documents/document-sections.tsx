import type { DocumentSection } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { numberText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
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

/** The headings of a document in reading order, with the ids under which they are drawn. */
export function outlineOf(
  text: Text,
  sections: readonly DocumentSection[],
  prefix: string,
  depth = 0,
): readonly OutlineItem[] {
  return sections.flatMap((section, index) => {
    const id = sectionId(prefix, index);
    const title = section.title === '' ? text.t('documents.sectionUntitled') : section.title;
    return [{ id, title, depth }, ...outlineOf(text, section.sections, id, depth + 1)];
  });
}

interface DocumentSectionsProps {
  readonly sections: readonly DocumentSection[];
  readonly id: string;
  readonly source: SourceId;
  readonly sources: readonly Source[];
  readonly onLoad: LoadAttachment;
  readonly depth: number;
}

/** Sections in sections, as deep as they come; beyond the sixth level headings stay at the sixth. */
export function DocumentSections({ sections, id, source, sources, onLoad, depth }: DocumentSectionsProps) {
  const { t } = useText();
  const level = Math.min(depth + 1, 6);
  const Heading = `h${level}` as 'h3' | 'h4' | 'h5' | 'h6';
  return sections.map((section, index) => {
    const own = sectionId(id, index);
    const hasWords = section.html !== undefined || (section.text ?? '') !== '';
    const isEmpty =
      !hasWords &&
      section.sections.length === 0 &&
      section.attachments.length === 0 &&
      section.entries.length === 0;
    return (
      <section key={own} className="paper-section" aria-labelledby={own}>
        <Heading id={own} tabIndex={-1}>
          {section.title === '' ? t('documents.sectionUntitled') : section.title}
          {section.entries.length === 0 ? null : (
            <span>
              {t('documents.entries', {
                n: numberText(section.entries.length),
                count: section.entries.length,
              })}
            </span>
          )}
        </Heading>
        {section.html === undefined ? (
          section.text === undefined || section.text === '' ? null : (
            <PlainText text={section.text} />
          )
        ) : (
          <Narrative html={section.html} fallback={section.text} />
        )}
        {isEmpty ? <p className="sub paper-empty">{t('documents.emptySection')}</p> : null}
        {section.attachments.map((attachment, place) => (
          <AttachmentView
            key={`${attachment.title ?? ''} ${place}`}
            attachment={attachment}
            source={source}
            sources={sources}
            onLoad={onLoad}
          />
        ))}
        <DocumentSections
          sections={section.sections}
          id={own}
          source={source}
          sources={sources}
          onLoad={onLoad}
          depth={depth + 1}
        />
      </section>
    );
  });
}
