import { digestOf } from '../../base/digest.ts';
import { foldText } from '../../base/text-fold.ts';
import type { LabColumn, LabRow, LabTable } from '../../clinical/labs/lab-table.ts';
import type { LabGroup } from '../../terminology/lab-items.ts';
import { flagOf, isFlagged } from './lab-words.ts';
import type { LabsView } from './labs-view.ts';
import { OFTEN_ITEMS } from './often-items.ts';

/** Rows under one heading; `pinned` come first, whatever their group. */
export interface LabSection {
  readonly group: LabGroup | 'pinned' | 'vitals';
  readonly rows: readonly LabRow[];
  readonly folded: boolean;
}

/** The digest by which the address points to a row. */
export function rowDigest({ key }: LabRow): string {
  return digestOf(key);
}

type Choice = Pick<LabsView, 'pick' | 'pins' | 'folded'>;

/** As the laboratories themselves judged, in what has arrived. */
function hasFlag(row: LabRow): boolean {
  return row.facts.some(({ shown }) => isFlagged(flagOf(shown)));
}

function isPicked(row: LabRow, { pick }: Choice): boolean {
  switch (pick) {
    case 'all':
      return true;
    case 'abnormal':
      return hasFlag(row);
    case 'often':
      return row.item !== undefined && OFTEN_ITEMS.has(row.item.key);
  }
}

/** By any of its names; widths and kana forms do not matter. */
function isFound(row: LabRow, words: string): boolean {
  const wanted = foldText(words);
  return [row.name, row.names.ja, row.names.en, row.item?.key ?? '', row.split?.of ?? ''].some((name) =>
    foldText(name).includes(wanted),
  );
}

/** What is measured at the person and not in a laboratory stands together, whatever its code is next to. */
function isVital({ facts }: LabRow): boolean {
  const kind = facts[0]?.shown.kind;
  return kind === 'vital' || kind === 'measurement';
}

/** What of the table is shown, group by group: pinned rows first, then what is picked and found. */
export function labSections(table: LabTable, view: Choice, search: string): readonly LabSection[] {
  const wanted = search.trim();
  const pinned: LabRow[] = [];
  const vitals: LabRow[] = [];
  const sections = table.groups.flatMap(({ group, rows }): readonly LabSection[] => {
    const shown: LabRow[] = [];
    for (const row of rows) {
      if (wanted !== '' && !isFound(row, wanted)) continue;
      if (view.pins.includes(rowDigest(row))) pinned.push(row);
      else if (wanted === '' && !isPicked(row, view)) continue;
      else (isVital(row) ? vitals : shown).push(row);
    }
    return shown.length === 0
      ? []
      : [{ group, rows: shown, folded: wanted === '' && view.folded.includes(digestOf(group)) }];
  });
  const folded = wanted === '' && view.folded.includes(digestOf('vitals'));
  return [
    ...(pinned.length === 0 ? [] : [{ group: 'pinned' as const, rows: pinned, folded: false }]),
    ...(vitals.length === 0 ? [] : [{ group: 'vitals' as const, rows: vitals, folded }]),
    ...sections,
  ];
}

/** The columns in which any of the rows has a result, in the chosen order. */
export function columnsOf(
  table: LabTable,
  sections: readonly LabSection[],
  order: LabsView['order'],
): readonly LabColumn[] {
  const used = new Set(sections.flatMap(({ rows }) => rows.flatMap((row) => [...row.cells.keys()])));
  const columns = table.columns.filter(({ key }) => used.has(key));
  return order === 'new' ? columns : columns.toReversed();
}
