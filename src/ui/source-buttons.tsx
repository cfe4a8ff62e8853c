import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';
import { sourceShortName } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { Gap } from './gaps.ts';
import { useSourceActions } from './source-actions.ts';

interface SourceButtonProps {
  readonly source: SourceId;
  readonly sources: readonly Source[];
  /** Several stand side by side, so each names its source. */
  readonly named?: boolean;
}

/** Asks one source again; a reader hears which. */
export function RetryButton({ source, sources, named = false }: SourceButtonProps) {
  const { t, language } = useText();
  const actions = useSourceActions();
  if (actions === undefined) return null;
  const name = sourceShortName(language, sources, source);
  const label = t('sources.sealLabel', { source: name, state: t('common.retry') });
  return (
    <button type="button" className="btn-link" aria-label={label} onClick={() => actions.retry(source)}>
      {named ? label : t('common.retry')}
    </button>
  );
}

/** Stops asking one source. Shown only when it has kept us waiting: the quick ones would make it flash by. */
export function CancelButton({ source, sources }: SourceButtonProps) {
  const { t, language } = useText();
  const cancel = useSourceActions()?.cancel;
  if (cancel === undefined) return null;
  const name = sourceShortName(language, sources, source);
  const label = t('sources.sealLabel', { source: name, state: t('sources.action.cancel') });
  return (
    <button type="button" className="btn-link late" aria-label={label} onClick={() => cancel(source)}>
      {t('sources.action.cancel')}
    </button>
  );
}

/** Leads to what speaks for and against somebody whom the source knows and who was not linked. */
export function WeighButton({ source }: { readonly source: SourceId }) {
  const { t } = useText();
  const weigh = useSourceActions()?.weigh;
  if (weigh === undefined) return null;
  return (
    <button type="button" className="btn-link" onClick={() => weigh(source)}>
      {t('sources.action.weigh')}
    </button>
  );
}

/** What can be done about a gap: asking again, stopping, or deciding who somebody is. */
export function GapButtons({ gap, sources }: { readonly gap: Gap; readonly sources: readonly Source[] }) {
  switch (gap.kind) {
    case 'failed':
    case 'cut-short':
      return <RetryButton source={gap.source} sources={sources} />;
    case 'waiting':
      return <CancelButton source={gap.source} sources={sources} />;
    case 'withheld':
      if (gap.by === 'identity') return <WeighButton source={gap.source} />;
      return gap.by === 'source' || gap.by === 'consent' ? (
        <RetryButton source={gap.source} sources={sources} />
      ) : null;
    case 'as-listed':
    case 'not-offered':
      return null;
  }
}
