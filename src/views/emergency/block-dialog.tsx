import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/text.ts';
import { EmergencyBlockView } from './still-block.tsx';

type BlockDialogProps = Omit<Parameters<typeof EmergencyBlockView>[0], 'onWiden'> & {
  readonly onClose: () => void;
};

/** One block at its full length, without its window; the sheet below does not move. */
export function BlockDialog({ onClose, ...props }: BlockDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="er-dialog"
      aria-label={t(`emergency.block.${props.block.id}`)}
      onClose={onClose}
    >
      <EmergencyBlockView {...props} />
      <button type="button" className="btn btn-large" onClick={onClose}>
        {t('emergency.close')}
      </button>
    </dialog>
  );
}
