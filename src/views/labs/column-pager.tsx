import type { LabColumn } from '../../clinical/labs/lab-table.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';

/** Columns drawn at once: a decade of weekly bloods would be thousands of cells. All others are one step away, and counted. */
export const COLUMNS_AT_ONCE = 12;

export interface Page {
  readonly from: number;
}

interface PagePlace {
  readonly from: number;
  readonly to: number;
  readonly all: number;
}

/** The columns of a page; a page beyond the end is the last one. */
export function pageOf(
  columns: readonly LabColumn[],
  { from }: Page,
): PagePlace & { readonly columns: readonly LabColumn[] } {
  const start = Math.max(0, Math.min(from, columns.length - 1));
  const shown = columns.slice(start, start + COLUMNS_AT_ONCE);
  return { columns: shown, from: start, to: start + shown.length, all: columns.length };
}

interface ColumnPagerProps extends PagePlace {
  readonly onPage: (page: Page) => void;
}

/** 38回のうち1〜12回目: what of all visits is on the page, and the way to the rest. */
export function ColumnPager({ from, to, all, onPage }: ColumnPagerProps) {
  const { t } = useText();
  if (all <= COLUMNS_AT_ONCE) return null;
  return (
    <div className="labs-pager">
      <button
        type="button"
        className="btn"
        disabled={from === 0}
        onClick={() => onPage({ from: Math.max(0, from - COLUMNS_AT_ONCE) })}
      >
        <Icon name="back" small />
        {t('labs.newer')}
      </button>
      <span aria-live="polite">{t('labs.shown', { all, from: from + 1, to })}</span>
      <button type="button" className="btn" disabled={to >= all} onClick={() => onPage({ from: to })}>
        {t('labs.older')}
        <Icon name="next" small />
      </button>
    </div>
  );
}
