import { useMemo } from 'react';
import { useText } from '../i18n/text.ts';
import { switchDiscretion, useDiscretion } from './discretion.ts';
import { useKeys } from './keys.ts';

/** Turns the screen so that the person may look at it: one key, one button, and a bar as long as it lasts. */
export function DiscretionSwitch() {
  const { t } = useText();
  const isOn = useDiscretion();
  const bindings = useMemo(() => [{ key: 'p', run: () => switchDiscretion(!isOn) }], [isOn]);
  useKeys(bindings);
  return (
    <button
      type="button"
      className="btn btn-q"
      aria-pressed={isOn}
      aria-keyshortcuts="p"
      data-action="discretion"
      onClick={() => switchDiscretion(!isOn)}
    >
      {t('shell.discretion.name')}
    </button>
  );
}

export function DiscretionBar() {
  const { t } = useText();
  const isOn = useDiscretion();
  if (!isOn) return null;
  return (
    <div className="discretion-bar" role="status" data-discretion>
      <b>{t('shell.discretion.on')}</b>
      <span>{t('shell.discretion.what')}</span>
      <button type="button" className="btn" onClick={() => switchDiscretion(false)}>
        {t('shell.discretion.off')}
      </button>
    </div>
  );
}
