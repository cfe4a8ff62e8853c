import { useEffect, useRef } from 'react';
import { useText } from '../i18n/text.ts';
import { KEY_ROWS } from './viewer-keys.ts';

/** Which keys there are in a viewport, and what each does. */
export function KeysList({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog keys" onClose={onClose} aria-label={t('viewer.keyList.title')}>
      <h2>{t('viewer.keyList.title')}</h2>
      <dl>
        {KEY_ROWS.map((row) => (
          <div key={row}>
            <dt>
              <kbd>{t(`viewer.keyList.${row}.key`)}</kbd>
            </dt>
            <dd>{t(`viewer.keyList.${row}.what`)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {t('common.close')}
      </button>
    </dialog>
  );
}
