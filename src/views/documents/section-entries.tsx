import { entriesBeside, type Beside } from '../../clinical/documents/entries-beside.ts';
import type { DocumentSection, Entry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import { numberText, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Chip } from '../../ui/chip.tsx';
import { entryLine } from '../../ui/entry-line.ts';
import { EntryContent } from '../../ui/entry-row.tsx';

export interface EntryActions {
  /** The entries that a document's sections carry. */
  readonly entryOf: (key: EntryKey) => Entry | undefined;
  /** Opens an entry where it stands in the course of the person. */
  readonly onOpenInTimeline?: ((key: EntryKey) => void) | undefined;
}

export function entriesOf(section: DocumentSection, entryOf: EntryActions['entryOf']): readonly Entry[] {
  return section.entries.flatMap((key) => entryOf(key) ?? []);
}

/** How many records of a section differ from its words. */
export function besideCount(section: DocumentSection, entryOf: EntryActions['entryOf']): number {
  return entriesBeside(section, entriesOf(section, entryOf)).size;
}

interface EntryListProps extends Pick<EntryActions, 'onOpenInTimeline'> {
  readonly entries: readonly Entry[];
  readonly beside: ReadonlyMap<EntryKey, Beside>;
  readonly today: string;
}

export function EntryList({ entries, beside, today, onOpenInTimeline }: EntryListProps) {
  const text = useText();
  const { t, language } = text;
  return (
    <ul className="section-entries">
      {entries.map((entry) => {
        const mark = beside.get(entry.key);
        return (
          <li key={entry.key} data-section-entry={entry.key} data-beside={mark}>
            <EntryContent line={entryLine(text, entry)} />
            {mark === undefined ? null : <Chip tone="warn">{t(`documents.beside.${mark}`)}</Chip>}
            <span className="note sub">{whenText(language, entry.when, today)}</span>
            {onOpenInTimeline === undefined ? null : (
              <button type="button" className="btn-link no-print" onClick={() => onOpenInTimeline(entry.key)}>
                {t('documents.toTimeline')}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface SectionEntriesProps extends EntryActions {
  readonly section: DocumentSection;
  readonly today: string;
  readonly hasWords: boolean;
}

/** The records that a section carries: its words where it has none of its own, else behind them; what differs is told outside. */
export function SectionEntries({ section, entryOf, today, hasWords, onOpenInTimeline }: SectionEntriesProps) {
  const { t } = useText();
  const { length } = section.entries;
  if (length === 0) return null;
  const entries = entriesOf(section, entryOf);
  const beside = entriesBeside(section, entries);
  const list = <EntryList {...{ entries, beside, today, onOpenInTimeline }} />;
  if (!hasWords) return list;
  return (
    <details className="section-records note" open={beside.size > 0}>
      <summary>
        {t('documents.entries', { n: numberText(length), count: length })}
        {beside.size === 0 ? null : (
          <>
            {' '}
            <Chip tone="warn">{t('documents.beside.count', { n: beside.size })}</Chip>
          </>
        )}
      </summary>
      {list}
    </details>
  );
}
