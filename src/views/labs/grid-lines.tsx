import type { ReactNode } from 'react';
import { digestOf } from '../../base/digest.ts';
import type { Text } from '../../i18n/text.ts';
import type { GridLine } from '../../ui/grid-table.tsx';
import { Icon } from '../../ui/icons.tsx';
import { type LabGridProps, type ShownRow, toggled } from './grid-props.ts';
import { groupName } from './group-name.ts';
import { rowDigest } from './lab-lines.ts';

/** The computed rows under a heading that says what they are. */
export function derivedLines(
  text: Text,
  { derived, view, narrow, onView }: LabGridProps,
): readonly GridLine<ShownRow>[] {
  if (derived.length === 0) return [];
  const folded = view.folded.includes(digestOf('derived'));
  const heading = {
    key: 'group derived',
    height: narrow ? 36 : 24,
    heading: foldHeading(text, text.t('labs.derived.heading'), derived.length, folded, () =>
      onView({ folded: toggled(view.folded, digestOf('derived')) }),
    ),
  };
  return folded
    ? [heading]
    : [heading, ...derived.map((row) => ({ key: row.key, height: narrow ? 44 : 30, row }))];
}

function foldHeading(text: Text, name: string, n: number, folded: boolean, onToggle: () => void): ReactNode {
  return (
    <button
      type="button"
      tabIndex={-1}
      className="lab-fold"
      aria-expanded={!folded}
      aria-label={text.t(folded ? 'labs.unfold' : 'labs.fold', { name, n })}
      onClick={onToggle}
    >
      <Icon name={folded ? 'next' : 'down'} small />
      {name}
    </button>
  );
}

/** The groups with their rows. */
export function linesOf(
  text: Text,
  props: LabGridProps,
  open: ReadonlySet<string>,
): readonly GridLine<ShownRow>[] {
  const { sections, view, narrow, onView } = props;
  const plain =
    (narrow ? 44 : view.look.includes('dense') ? 24 : 30) + (view.look.includes('ranges') ? 14 : 0);
  const opened = new Map<string, number>();
  for (const cell of open) {
    const edge = cell.lastIndexOf('|');
    const [row, column] = [cell.slice(0, edge), cell.slice(edge + 1)] as const;
    for (const { rows } of sections) {
      const n = rows.find(({ key }) => key === row)?.results.get(column)?.length ?? 0;
      opened.set(row, Math.max(opened.get(row) ?? 0, n));
    }
  }
  return sections.flatMap(({ group, rows, folded }): readonly GridLine<ShownRow>[] => {
    const name = groupName(text, group);
    const heading: GridLine<ShownRow> = {
      key: `group ${group}`,
      height: narrow ? 36 : 24,
      heading: foldHeading(text, name, rows.length, folded, () =>
        onView({ folded: toggled(view.folded, digestOf(group)) }),
      ),
    };
    if (folded) return [heading];
    return [
      heading,
      ...rows.map((row) => ({
        key: row.key,
        height: Math.max(plain, (opened.get(row.key) ?? 0) * 24 + 6),
        row,
        current: view.trend.includes(rowDigest(row)),
      })),
    ];
  });
}
