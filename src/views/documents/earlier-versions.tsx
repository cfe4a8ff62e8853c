import type { EntryKey } from '../../domain/ids.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { sourceName, whenText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { titleText } from '../../ui/entry-title.ts';
import { Icon } from '../../ui/icons.tsx';
import type { DocumentReaderProps } from './document-reader.tsx';

/** Stands over a version that was replaced, so that nobody takes it for what holds today. */
export function EarlierNote({ onCurrent }: { readonly onCurrent: () => void }) {
  const { t } = useText();
  return (
    <p className="alert advise">
      <b>{t('documents.readingEarlier')}</b>{' '}
      <button type="button" className="btn-link" onClick={onCurrent}>
        {t('documents.toCurrent')}
      </button>
    </p>
  );
}

interface EarlierProps extends Pick<DocumentReaderProps, 'fact' | 'sources' | 'now' | 'isHeld'> {
  readonly reading: EntryKey | undefined;
  readonly onRead: (key: EntryKey | undefined) => void;
}

/** The versions that this document replaced, each to be read; and that one is not held, where it is not. */
export function EarlierVersions({ fact, sources, now, isHeld, reading, onRead }: EarlierProps) {
  const text = useText();
  const { t, language } = text;
  const { shown, earlier } = fact;
  const replaced = shown.kind === 'report' ? [] : (shown.replaces ?? []);
  const isAbsent =
    shown.kind !== 'report' &&
    replaced.length > 0 &&
    earlier.length === 0 &&
    !replaced.some((name) => isHeld(name, shown));
  if (earlier.length === 0 && replaced.length === 0) return null;
  return (
    <section className="origin" data-earlier={earlier.length}>
      <h3>{t('documents.earlier')}</h3>
      {isAbsent ? (
        <p className="note sub earlier-line" data-none="unknown">
          <Icon name="not-offered" small /> {t('documents.replacedMissing')}
        </p>
      ) : null}
      {earlier.map((entry) => (
        <p key={entry.key} className="earlier-line">
          <button
            type="button"
            className="btn-link"
            aria-current={entry.key === reading ? 'true' : undefined}
            onClick={() => onRead(entry.key)}
          >
            {titleText(text, entry)}
          </button>
          <span className="note sub">
            {' '}
            {whenText(language, entry.when, jstDay(now))}{' '}
            {sourceName(language, sources, entry.provenance.source)}
          </span>
        </p>
      ))}
    </section>
  );
}
