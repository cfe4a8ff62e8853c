import type { Coverage } from '../domain/coverage.ts';
import { jstDay } from '../domain/partial-date.ts';
import { opensByNumber, type Source } from '../domain/source.ts';
import { numberText } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import { unaskedText } from './gap-text.ts';
import { Icon } from './icons.tsx';
import { useSourceActions } from './source-actions.ts';

interface UnaskedLineProps {
  readonly coverage: Coverage;
  readonly sources: readonly Source[];
  readonly now: Date;
  /** Also where the locator has answered: in the sheet of sources, not in every panel. */
  readonly always?: boolean;
}

/** One line on the networks that were not asked: loud where nobody knows whether they hold anything. */
export function UnaskedLine({ coverage, sources, now, always = false }: UnaskedLineProps) {
  const text = useText();
  const actions = useSourceActions();
  const { unasked } = coverage;
  const words = unaskedText(text, unasked, sources, jstDay(now));
  if (unasked === undefined || words === undefined) return null;
  if (unasked.state.state === 'not-located' && !always) return null;
  const kind =
    unasked.state.state === 'not-known'
      ? 'failed'
      : unasked.state.state === 'asking'
        ? 'waiting'
        : 'not-offered';
  // One that opens by number only cannot be asked about a person whose number there nobody told.
  const open = sources.filter((source) => unasked.sources.includes(source.id) && !opensByNumber(source));
  const askAlso = unasked.state.state === 'asking' || open.length === 0 ? undefined : actions?.askAlso;
  return (
    <li className="gap" data-gap={kind} data-unasked={unasked.state.state}>
      <p>
        <Icon name={kind} />
        {words}
        {askAlso === undefined ? null : (
          <button type="button" className="btn-link" onClick={() => askAlso(open.map(({ id }) => id))}>
            {text.t('sources.unasked.ask', { n: numberText(open.length), count: open.length })}
          </button>
        )}
      </p>
    </li>
  );
}
