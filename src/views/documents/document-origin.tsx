import type { Entry } from '../../domain/entry.ts';
import { jstDay } from '../../domain/partial-date.ts';
import type { Source } from '../../domain/source.ts';
import { dateAndTime, momentText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { RawResource } from '../../ui/raw-resource.tsx';
import { Seal } from '../../ui/seal.tsx';

interface OriginProps {
  readonly witnesses: readonly Entry[];
  readonly sources: readonly Source[];
  readonly now: Date;
}

/** Who holds this document, since when we have it, and the whole of it as it came. */
export function DocumentOrigin({ witnesses, sources, now }: OriginProps) {
  const { t, language } = useText();
  const today = jstDay(now);
  return (
    <section className="origin">
      <h3>{t('documents.origin')}</h3>
      {witnesses.map(({ key, provenance }) => {
        const source = sources.find((candidate) => candidate.id === provenance.source);
        return (
          <div key={key} className="note sub">
            <p>
              {source === undefined ? null : <Seal source={source} />}{' '}
              {sourceName(language, sources, provenance.source)}
            </p>
            {provenance.resourceId === '' ? null : <p>{t('documents.id', { id: provenance.resourceId })}</p>}
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
