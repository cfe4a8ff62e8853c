import type { LabColumn } from '../../clinical/labs/lab-table.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { Gap, GapKind } from '../../ui/gaps.ts';
import { headDate } from './lab-words.ts';

interface ColumnHeadProps {
  readonly column: LabColumn;
  readonly today: string;
  /** Seals of the sources that tell the results of this visit. */
  readonly seals: string;
  readonly note: 'stay' | 'checkup' | undefined;
}

/** Day, place, and who tells it. */
export function ColumnHead({ column, today, seals, note }: ColumnHeadProps) {
  const text = useText();
  return (
    <span className="lab-head" title={`${seals} ${column.place}`}>
      <b>{headDate(text, column.date, today)}</b>
      <span className="ellipsis">
        {seals} {column.place}
      </span>
      {note === undefined ? null : <span className="lab-head-note">{text.t(`labs.${note}`)}</span>}
    </span>
  );
}

/** Grounds of the kinds of nothing (kit.css): told apart by their pattern, not by a colour. */
export const GAP_GROUND: Readonly<Record<GapKind, string>> = {
  failed: 'hatch',
  withheld: 'hatch',
  waiting: 'dots',
  'cut-short': 'bars',
  'as-listed': 'bars',
  'not-offered': 'bars',
};

/** A source of which something is missing keeps a column of its own: absence is invisible, and absence is the fact. */
export function GapHead({ gap, sources }: { readonly gap: Gap; readonly sources: readonly Source[] }) {
  const { t, language } = useText();
  const words = t('labs.gapHead', {
    source: sourceName(language, sources, gap.source),
    state: t(`labs.gap.${gap.kind}`),
  });
  return (
    <span className="lab-head lab-gap-head" title={words}>
      <b>{sealOf(sources, gap.source)}</b>
      <span>{t(`labs.gap.${gap.kind}`)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

export function sealOf(sources: readonly Source[], id: SourceId): string {
  return sources.find((source) => source.id === id)?.seal ?? '';
}
