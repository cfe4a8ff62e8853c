import type { ReactNode } from 'react';
import type { DerivedValue } from '../../clinical/labs/derived-values.ts';
import type { LabTable } from '../../clinical/labs/lab-table.ts';
import { useText } from '../../i18n/text.ts';
import { GivenNothing } from '../../ui/nothing.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ShownTable } from './lab-export.ts';
import { LabTools } from './lab-tools.tsx';
import type { LabsPanelProps } from './labs-props.ts';

interface NothingPickedProps extends Pick<LabsPanelProps, 'view' | 'onView'> {
  readonly table: LabTable;
  readonly search: string;
  readonly onSearch: (words: string) => void;
}

/** A choice that fits nothing is not "none": it says of what it speaks, and the way back stands beside it. */
export function NothingPicked({ view, search, table, onView, onSearch }: NothingPickedProps) {
  const { t } = useText();
  const words = search.trim();
  if (view.mode === 'checkups' && table.count === 0)
    return <GivenNothing kind="not-offered" title={t('labs.noCheckups')} why={t('labs.noCheckupsWhy')} />;
  if (table.count === 0) return <Skeleton rows={6} />;
  const title =
    words === ''
      ? t(view.pick === 'often' ? 'labs.noOften' : 'labs.noAbnormal')
      : t('labs.noMatch', { words });
  const why = words === '' && view.pick === 'abnormal' ? { why: t('labs.noAbnormalWhy') } : {};
  return (
    <div>
      <GivenNothing kind="not-offered" title={title} {...why} />
      <button
        type="button"
        className="btn btn-quiet"
        onClick={() => {
          onSearch('');
          onView({ pick: 'all' });
        }}
      >
        {t('labs.showAll')}
      </button>
    </div>
  );
}

interface RecordedTooProps {
  readonly all: readonly DerivedValue[];
  readonly shown: boolean;
  readonly onChange: (shown: boolean) => void;
}

/** Where a laboratory tells a value itself, ours stands beside it only where it is asked for. */
export function RecordedToo({ all, shown, onChange }: RecordedTooProps) {
  const { t } = useText();
  const hidden = all.filter(({ recorded }) => recorded !== undefined).length;
  if (hidden === 0) return null;
  return (
    <label className="lab-too">
      <input type="checkbox" checked={shown} onChange={({ target }) => onChange(target.checked)} />
      {t('labs.derived.recordedToo', { n: hidden })}
    </label>
  );
}

/** What the letters of a check-up's table mean. */
export function BandNote() {
  const { t } = useText();
  return <p>{t('labs.checkups.bandNote')}</p>;
}

interface NotesProps {
  readonly table: LabTable;
  readonly shown: ShownTable;
  readonly now: Date;
  readonly children: ReactNode;
}

/** How to read the table, and the ways to take it along. */
export function TableNotes({ table, shown, now, children }: NotesProps) {
  const { t } = useText();
  const rows = shown.sections.flatMap((section) => section.rows);
  return (
    <div className="labs-notes note">
      <p>
        {t('labs.count', {
          rows: rows.length,
          columns: shown.columns.length,
          results: rows.reduce((sum, { facts }) => sum + facts.length, 0),
        })}
        <LabTools shown={shown} now={now} />
      </p>
      {children}
      <p>{t('labs.emptyIsNotMeasured')}</p>
      <p>{t('labs.rangeVaries')}</p>
      {rows.some(({ converted }) => converted > 0) ? <p>{t('labs.convertedNote')}</p> : null}
      {table.groups.some(({ group }) => group === 'blood-type') ? <p>{t('labs.bloodTypeNote')}</p> : null}
    </div>
  );
}
