import { memo, useMemo } from 'react';
import type { MedicationEntry, ObservationEntry } from '../../domain/entry.ts';
import type { Coverage } from '../../domain/coverage.ts';
import type { Source } from '../../domain/source.ts';
import { listText, sourceName } from '../../i18n/format.ts';
import { type Text, useText } from '../../i18n/text.ts';
import type { KnownFacts } from '../../record/record.ts';
import { gapsOf } from '../../ui/gaps.ts';
import type { Curves } from './lab-series.ts';

interface TrendNotesProps {
  readonly curves: Curves;
  readonly labs: KnownFacts<ObservationEntry>;
  readonly medications: KnownFacts<MedicationEntry>;
  readonly sources: readonly Source[];
  readonly relative: boolean;
  readonly withMedicines: boolean;
}

function missingNames(text: Text, coverage: Coverage, sources: readonly Source[]): string {
  const silent = gapsOf(coverage).filter(({ kind }) => kind !== 'not-offered');
  return listText(
    text.language,
    [...new Set(silent.map(({ source }) => source))].map((id) => sourceName(text.language, sources, id)),
  );
}

/** Which sorts of marks are among the results: a note explains only what is there. */
function sortsOf({ series }: Curves) {
  const found = { band: false, open: false, ghost: false, superseded: false, computed: false };
  for (const { marks } of series)
    for (const { low, high, bound, ghost, superseded, computed } of marks) {
      found.band ||= low !== undefined || high !== undefined;
      found.open ||= bound !== undefined;
      found.ghost ||= ghost === true;
      found.superseded ||= superseded === true;
      found.computed ||= computed === true;
    }
  return found;
}

/** What the picture cannot show, and how to read what it does. */
function Notes({ curves, labs, medications, sources, relative, withMedicines }: TrendNotesProps) {
  const text = useText();
  const { t } = text;
  const found = useMemo(() => sortsOf(curves), [curves]);
  const missing = missingNames(text, labs.coverage, sources);
  const missingMedicines = missingNames(text, medications.coverage, sources);
  const several = relative && curves.series.length > 1;
  return (
    <div className="lab-trend-note note sub">
      {missing === '' ? null : (
        <p>
          <b>{t('labs.trend.missing', { sources: missing })}</b>
        </p>
      )}
      {withMedicines && missingMedicines !== '' ? (
        <p>{t('labs.trend.missingMedicines', { sources: missingMedicines })}</p>
      ) : null}
      {several ? <p>{t('labs.trend.relativeNote')}</p> : null}
      {!several && found.band ? <p>{t('labs.trend.band')}</p> : null}
      {found.open ? <p>{t('labs.trend.open')}</p> : null}
      {found.ghost ? <p>{t('labs.trend.ghost')}</p> : null}
      {found.superseded ? <p>{t('labs.trend.superseded')}</p> : null}
      {found.computed ? <p>{t('labs.trend.computed')}</p> : null}
      {curves.leftOut > 0 ? (
        <p>{t('labs.trend.leftOut', { n: curves.leftOut, count: curves.leftOut })}</p>
      ) : null}
      {curves.notByName && curves.series.length > 0 ? <p>{t('labs.trend.notByName')}</p> : null}
    </div>
  );
}

export const TrendNotes = memo(Notes);
