import type { Coverage } from '../../domain/coverage.ts';
import type { Source } from '../../domain/source.ts';
import { listText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { gapsOf } from '../../ui/gaps.ts';

interface OpenSourcesProps {
  readonly coverages: readonly Coverage[];
  readonly sources: readonly Source[];
}

/** Who has not answered in whole for what is drawn here: an empty place below is then no absence. */
export function OpenSources({ coverages, sources }: OpenSourcesProps) {
  const { t, language } = useText();
  const silent = coverages.flatMap((coverage) =>
    gapsOf(coverage).filter(({ kind }) => kind !== 'not-offered'),
  );
  const names = [...new Set(silent.map(({ source }) => source))].map((id) =>
    sourceName(language, sources, id),
  );
  return names.length === 0 ? null : (
    <p className="lab-open" role="note">
      <b>{t('labs.form.open', { sources: listText(language, names) })}</b>
    </p>
  );
}
