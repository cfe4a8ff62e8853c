import { type FormEvent, useId, useState } from 'react';
import type { CarriedOutcome, CarriedPiece } from '../../domain/carried.ts';
import type { LinkTrouble } from '../../domain/shared-link.ts';
import { jstDay } from '../../domain/partial-date.ts';
import { listText, momentText, numberText } from '../../i18n/format.ts';
import { useHandingWords } from '../../i18n/handing-text.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';

interface LinkLineProps {
  readonly handed: Extract<CarriedOutcome, { readonly state: 'link' | 'link-part' }>;
  readonly onPiece: (piece: CarriedPiece) => void;
}

function useTroubleText(name: string): (trouble: LinkTrouble) => string {
  const own = useHandingWords();
  const { language } = useText();
  return (trouble) => {
    switch (trouble.kind) {
      case 'expired': {
        const until = momentText(language, trouble.until, jstDay(trouble.until));
        return own('handing.link.expired', { name, until });
      }
      case 'passcode': {
        const { wrong, left } = trouble;
        if (!wrong) return own('handing.link.pick', { name });
        if (left === undefined) return own('handing.link.wrongUncounted', { name });
        if (left < 1) return own('handing.link.usedUp', { name });
        return own('handing.link.wrong', { name, n: numberText(left), count: left });
      }
      case 'broken':
      case 'unsafe':
      case 'gone':
      case 'unreachable':
      case 'undecipherable':
      case 'tooLarge':
      case 'otherContent':
        return own(`handing.link.${trouble.kind}`, { name });
    }
  };
}

/** What became of a shared link, and the way on where it only wants a passcode. */
export function LinkLine({ handed, onPiece }: LinkLineProps) {
  const { t, language } = useText();
  const own = useHandingWords();
  const name = listText(language, handed.names);
  const words = useTroubleText(name);
  if (handed.state === 'link-part') {
    const { others } = handed;
    return (
      <li data-outcome="link-part">
        <p>
          <Icon name="failed" />
          {own('handing.link.part', { name, n: numberText(others), count: others })}
        </p>
      </li>
    );
  }
  const { trouble, piece } = handed;
  const canOpen = trouble.kind === 'passcode' && trouble.left !== 0;
  return (
    <li data-outcome={canOpen ? 'link-locked' : `link-${trouble.kind}`}>
      <p>
        <Icon name={canOpen ? 'withheld' : 'failed'} />
        {words(trouble)} {canOpen ? null : own('handing.link.notAdded')}
      </p>
      {canOpen ? <PasscodeForm onPasscode={(passcode) => onPiece({ ...piece, passcode })} /> : null}
      {trouble.kind === 'unreachable' && trouble.detail !== '' ? (
        <details className="note">
          <summary>{t('common.technical')}</summary>
          <p>{trouble.detail}</p>
        </details>
      ) : null}
    </li>
  );
}

function PasscodeForm({ onPasscode }: { readonly onPasscode: (passcode: string) => void }) {
  const own = useHandingWords();
  const id = useId();
  const [passcode, setPasscode] = useState('');
  const [sent, setSent] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passcode.trim() === '') return;
    setSent(true);
    onPasscode(passcode.trim());
  };
  // What becomes of it stands in a line of its own; each wrong one counts, so none is sent twice.
  if (sent) return null;
  return (
    <form className="carried-passcode" onSubmit={submit}>
      <label htmlFor={id}>{own('handing.link.passcode')}</label>
      <input
        id={id}
        type="password"
        autoComplete="off"
        data-field="link-passcode"
        value={passcode}
        onChange={({ target }) => setPasscode(target.value)}
      />
      <button type="submit" className="btn" disabled={passcode.trim() === ''}>
        {own('handing.link.open')}
      </button>
    </form>
  );
}
