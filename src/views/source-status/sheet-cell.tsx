import type { FetchState } from '../../domain/coverage.ts';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';

interface CellLook {
  readonly sign?: IconName;
  readonly ground: string;
}

const LOOKS: Readonly<Record<FetchState['state'], CellLook>> = {
  waiting: { sign: 'waiting', ground: 'dots' },
  arriving: { sign: 'arriving', ground: 'dots' },
  complete: { ground: '' },
  cutShort: { sign: 'cut-short', ground: 'bars' },
  failed: { sign: 'failed', ground: 'hatch' },
  withheld: { sign: 'withheld', ground: 'withheld' },
  notOffered: { ground: '' },
};

/** One source × kind: a number, or the ground and the word of why there is none. */
export function SheetCell({ state }: { readonly state: FetchState | undefined }) {
  const { t } = useText();
  const known: FetchState = state ?? { state: 'notOffered' };
  const look = LOOKS[known.state];
  return (
    <td className={look.ground}>
      <span className="sheet-cell">
        {look.sign === undefined ? null : <Icon name={look.sign} small />}
        {wordOf(t, known)}
      </span>
    </td>
  );
}

function wordOf(t: ReturnType<typeof useText>['t'], state: FetchState): string {
  switch (state.state) {
    case 'waiting':
      return t('sources.cell.waiting');
    case 'arriving':
      return t('sources.cell.arriving', { n: numberText(state.received) });
    case 'complete':
      return t('sources.cell.complete', { n: numberText(state.received) });
    case 'cutShort':
      return t('sources.cell.cut-short', { n: numberText(state.received) });
    case 'failed':
      return t('sources.cell.failed');
    case 'withheld':
      return t('sources.cell.withheld');
    case 'notOffered':
      return t('sources.cell.not-offered');
  }
}
