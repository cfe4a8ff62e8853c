import { type Text, useText } from '../i18n/text.ts';
import type { StackView } from './stack-contract.ts';
import type { Linked } from './use-linked.ts';
import type { ViewState } from './view-state.ts';

interface FooterProps {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
  readonly links: Linked | undefined;
  readonly mpr: boolean;
}

/** By what the viewports are linked, and how far the follower is off. */
function linkText({ t }: Text, { link, off }: Linked): string {
  const gap = off === undefined ? '' : t('viewer.link.off', { mm: off.toFixed(1) });
  switch (link.by) {
    case 'position':
      return [t('viewer.link.position'), gap].filter(Boolean).join('　');
    case 'millimetres':
      return [t('viewer.link.millimetres'), gap].filter(Boolean).join('　');
    case 'images':
      return t('viewer.link.images');
  }
}

/** What goes on below the pictures: where one is, what has come, what lies under the pointer. */
export function ViewerFooter({ view, state, links, mpr }: FooterProps) {
  const text = useText();
  const { t } = text;
  return (
    <div className="viewer-footer">
      {state === undefined || state.slices < 2 || mpr ? null : (
        <input
          type="range"
          min={1}
          max={state.slices}
          value={state.slice + 1}
          aria-label={t('viewer.sliceSlider')}
          onChange={(event) => view?.show(Number(event.target.value) - 1)}
        />
      )}
      {links === undefined || mpr ? null : <span className="viewer-linked">{linkText(text, links)}</span>}
      {state === undefined ? null : (
        <span>{t('viewer.loaded', { n: state.loaded, total: state.slices })}</span>
      )}
      <span className="viewer-probe" title={t('viewer.probe')}>
        {mpr ? '' : (state?.probe ?? '')}
      </span>
      <span className="viewer-note">{t('viewer.notDiagnostic')}</span>
    </div>
  );
}
