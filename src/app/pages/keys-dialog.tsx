import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/text.ts';
import { HelpButtons, type HelpButtonsProps } from '../../views/help/help-buttons.tsx';

const ROWS = ['search', 'tabs', 'sources', 'rows', 'open', 'close', 'raw', 'discretion', 'help'] as const;

interface KeysDialogProps extends HelpButtonsProps {
  readonly onClose: () => void;
}

/** Which keys there are and what each does, and what else helps. */
export function KeysDialog({ onClose, onTour, report }: KeysDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog keys" onClose={onClose} aria-label={t('shell.keys.title')}>
      <h2>{t('shell.keys.title')}</h2>
      <dl>
        {ROWS.map((row) => (
          <div key={row}>
            <dt>
              <kbd>{t(`shell.keys.${row}.key`)}</kbd>
            </dt>
            <dd>{t(`shell.keys.${row}.what`)}</dd>
          </div>
        ))}
      </dl>
      <HelpButtons onTour={onTour} report={report} />
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('shell.close')}
      </button>
    </dialog>
  );
}
