import type { ImagingSeries } from '../domain/entry.ts';
import { numberText } from '../i18n/format.ts';
import { useText } from '../i18n/text.ts';
import type { FrameFacts } from './frame-facts.ts';
import type { ViewState } from './view-state.ts';

interface OverlayProps {
  readonly title: string;
  readonly personLabel: string;
  readonly series: ImagingSeries | undefined;
  readonly facts: FrameFacts | undefined;
  readonly state: ViewState | undefined;
}

function isLaterality(code: string): code is 'L' | 'R' | 'B' | 'U' {
  return ['L', 'R', 'B', 'U'].includes(code);
}

/** The words on the picture: whose it is, what it is, how it is shown. */
export function ViewportOverlay({ title, personLabel, series, facts, state }: OverlayProps) {
  const { t } = useText();
  const side = facts?.laterality;
  const isPhantom = /PHANTOM/iu.test(`${series?.description ?? ''} ${title}`);
  return (
    <div className="viewer-overlay">
      <div className="viewer-corner" data-corner="top-left">
        <b>{personLabel}</b>
        <span>{title}</span>
        <span>{[series?.modality, series?.description].filter(Boolean).join('　')}</span>
        {side !== undefined && isLaterality(side) ? <b>{t(`viewer.laterality.${side}`)}</b> : null}
      </div>
      <div className="viewer-corner" data-corner="top-right">
        {isPhantom ? <b className="viewer-mark">{t('viewer.phantom')}</b> : null}
        {facts?.patientName === undefined ? null : (
          <span>
            {t('viewer.inImage', {
              name: [facts.patientName.replaceAll('^', ' '), facts.patientId].filter(Boolean).join('　'),
            })}
          </span>
        )}
        {state?.unfinished === true ? <b className="viewer-warning">{t('viewer.unfinished')}</b> : null}
      </div>
      {state === undefined ? null : <LowerCorners state={state} />}
      {facts?.edges === undefined || state?.phase !== 'ready' ? null : (
        <>
          <b className="viewer-edge" data-edge="left">
            {facts.edges.left}
          </b>
          <b className="viewer-edge" data-edge="right">
            {facts.edges.right}
          </b>
          <b className="viewer-edge" data-edge="top">
            {facts.edges.top}
          </b>
          <b className="viewer-edge" data-edge="bottom">
            {facts.edges.bottom}
          </b>
        </>
      )}
    </div>
  );
}

function LowerCorners({ state }: { readonly state: ViewState }) {
  const { t } = useText();
  const { window } = state;
  return (
    <>
      <div className="viewer-corner" data-corner="bottom-left">
        <span>{t('viewer.slice', { n: state.slice + 1, total: state.slices })}</span>
        {window === undefined ? null : (
          <span>
            {t('viewer.window', {
              width: numberText(Math.round(window.width)),
              center: numberText(Math.round(window.center)),
            })}
          </span>
        )}
      </div>
      <div className="viewer-corner" data-corner="bottom-right">
        <span>{t('viewer.zoom', { n: state.zoom.toFixed(1) })}</span>
        {state.phase === 'ready' ? (
          <span>
            {state.lossy ? t('viewer.lossy', { syntax: state.syntax ?? '' }) : t('viewer.lossless')}
          </span>
        ) : null}
      </div>
    </>
  );
}
