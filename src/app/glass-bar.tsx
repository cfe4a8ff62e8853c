import { useEffect, useRef } from 'react';
import { branded } from '../base/brand.ts';
import type { ChartHandle } from '../domain/ids.ts';
import { useText } from '../i18n/text.ts';
import { type BrokenGlass, mendGlass, useGlass } from './break-glass.ts';
import { useApp } from './app-context.ts';
import { useGo } from './go.ts';
import { useGlassClock } from './use-glass-clock.ts';

/** While emergency access lasts, every page of the person says so, and for how long still. */
export function GlassBar({ handle }: { readonly handle: string | undefined }) {
  const go = useGo();
  const glass = useGlass(handle === undefined ? undefined : branded<ChartHandle>(handle));
  const last = useRef<BrokenGlass>(undefined);
  useEffect(() => {
    if (glass === undefined && last.current?.opensChart === true) go('/patients');
    last.current = glass;
  }, [glass, go]);
  return glass === undefined ? null : <Bar glass={glass} />;
}

function Bar({ glass }: { readonly glass: BrokenGlass }) {
  const { t } = useText();
  const go = useGo();
  const { wiring } = useApp();
  useGlassClock(glass, wiring.clock.now);
  const minutes = Math.ceil(glass.left() / 60_000);
  return (
    <div className="glass-bar" data-glass>
      <b>{t('emergency.glass.active')}</b>
      <span role="timer">{t('emergency.remaining', { n: minutes })}</span>
      <span>
        {t('emergency.reasonLabel')}
        {glass.reason.text}
      </span>
      <button type="button" className="btn" onClick={() => go('/emergency', { chart: glass.handle })}>
        {t('emergency.glass.sheet')}
      </button>
      <button type="button" className="btn" onClick={mendGlass}>
        {t('emergency.end')}
      </button>
    </div>
  );
}
