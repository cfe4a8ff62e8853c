import type { DocumentSection } from '../../domain/entry.ts';
import { numberText } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import { StateChip } from '../../ui/chip.tsx';
import { headingOf, sectionId } from './document-sections.tsx';
import { goToHeading, useReadingPlace } from './reading-place.ts';
import { besideCount, type EntryActions } from './section-entries.tsx';

export interface OutlineItem {
  readonly id: string;
  readonly title: string;
  readonly depth: number;
  readonly section?: DocumentSection;
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
      { id, title: headingOf(text, section), depth, section },
      ...outlineOf(text, section.sections, id, depth + 1),
    ];
  });
}

interface OutlineProps extends Pick<EntryActions, 'entryOf'> {
  readonly items: readonly OutlineItem[];
}

/** The headings, where the reader is among them, and what each section carries beside its words. */
export function Outline({ items, entryOf }: OutlineProps) {
  const { t } = useText();
  const place = useReadingPlace(items.map(({ id }) => id));
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
              aria-current={item.id === place ? 'location' : undefined}
              onClick={() => goToHeading(item.id)}
            >
              {item.title}
              {item.section === undefined ? null : <SectionCounts section={item.section} entryOf={entryOf} />}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Records, attachments, what is not there, and what differs from the words: only what there is any of. */
function SectionCounts({
  section,
  entryOf,
}: Pick<EntryActions, 'entryOf'> & { readonly section: DocumentSection }) {
  const { t } = useText();
  const missing =
    (section.missing?.length ?? 0) + section.attachments.filter(({ reachable }) => !reachable).length;
  const counts = [
    ['records', section.entries.length],
    ['attachments', section.attachments.length],
    ['missing', missing],
    ['beside', besideCount(section, entryOf)],
  ] as const;
  return (
    <span className="outline-counts">
      {section.negative === undefined ? null : <StateChip state={section.negative} />}
      {counts.map(([name, n]) =>
        n === 0 ? null : (
          <i key={name} data-count-of={name}>
            {t(`documents.counts.${name}`, { n: numberText(n) })}
          </i>
        ),
      )}
    </span>
  );
}
