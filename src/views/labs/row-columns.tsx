import type { LabRow } from '../../clinical/labs/lab-table.ts';
import type { Text } from '../../i18n/text.ts';
import { DerivedName } from './derived-cells.tsx';
import { type Column, isDerived, type LabGridProps, ofMeasured } from './grid-props.ts';
import { rowDigest } from './lab-lines.ts';
import { CourseCell, NameCell, PinCell, RangeCell, UnitCell } from './lab-row-cells.tsx';

const WIDTHS = { pin: 26, name: 150, unit: 70, range: 96, course: 112 };

function nameColumn(text: Text, { view, narrow, onTrend, onFormula }: LabGridProps): Column {
  return {
    id: 'name',
    head: text.t('labs.item'),
    width: narrow ? 128 : WIDTHS.name,
    pinned: true,
    names: true,
    cell: (row) =>
      isDerived(row) ? (
        <DerivedName row={row} onFormula={onFormula} />
      ) : (
        <NameCell
          row={row}
          narrow={narrow}
          pressed={view.trend.includes(rowDigest(row))}
          onTrend={() => onTrend(row)}
        />
      ),
  };
}

/** What stands beside the results of every row, and stays while they scroll. */
export function rowColumns(text: Text, props: LabGridProps): readonly Column[] {
  const { view, narrow, onView } = props;
  const pin = (row: LabRow) => {
    const digest = rowDigest(row);
    onView({
      pins: view.pins.includes(digest) ? view.pins.filter((one) => one !== digest) : [...view.pins, digest],
    });
  };
  const name = nameColumn(text, props);
  if (narrow) return [name];
  return [
    {
      id: 'pin',
      head: <span className="visually-hidden">{text.t('labs.pinned')}</span>,
      width: WIDTHS.pin,
      pinned: true,
      cell: ofMeasured((row) => (
        <PinCell row={row} pinned={view.pins.includes(rowDigest(row))} onPin={() => pin(row)} />
      )),
    },
    name,
    {
      id: 'unit',
      head: text.t('labs.unit'),
      width: WIDTHS.unit,
      pinned: true,
      cell: (row) =>
        isDerived(row) ? <span className="sub note">{row.rule.unit}</span> : <UnitCell row={row} />,
    },
    {
      id: 'range',
      head: text.t('labs.range'),
      width: WIDTHS.range,
      pinned: true,
      cell: ofMeasured((row) => <RangeCell row={row} />),
    },
    {
      id: 'course',
      head: text.t('labs.course'),
      width: WIDTHS.course,
      pinned: true,
      cell: ofMeasured((row) => <CourseCell row={row} />),
    },
  ];
}
