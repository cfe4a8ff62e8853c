import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import type { Tool } from './gestures.ts';
import { type Layout, LAYOUTS } from './hanging.ts';
import type { StackView } from './stack-contract.ts';
import type { ViewState } from './view-state.ts';
import type { ViewerPrior, ViewerStudy } from './viewer-contract.ts';
import { WindowChoice, type WindowChoiceProps } from './window-choice.tsx';

const MOVING = ['scroll', 'window', 'pan', 'zoom', 'magnify'] as const satisfies readonly Tool[];
const MARKING = ['length', 'angle', 'ellipse', 'probe'] as const satisfies readonly Tool[];

export interface ToolbarProps extends WindowChoiceProps {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
  readonly isFilm: boolean;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  readonly priors: readonly (ViewerPrior & { readonly study: ViewerStudy })[];
  readonly noPrior: string;
  readonly prior: string | undefined;
  readonly onCompare: (uid: string | undefined) => void;
  readonly linked: boolean;
  readonly onLinked: ((on: boolean) => void) | undefined;
  /** Outlines over the pictures, where there are any. */
  readonly segments: { readonly on: boolean; readonly set: (on: boolean) => void } | undefined;
  readonly isMpr: boolean;
  readonly onMpr: (on: boolean) => void;
  readonly onSide: () => void;
  readonly sideShown: boolean;
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** What can be done with the pictures, each also by a key or a gesture. */
export function ViewerToolbar(props: ToolbarProps) {
  const { t } = useText();
  return (
    <div className="viewer-toolbar" role="toolbar" aria-label={t('viewer.tools')}>
      <div className="viewer-tools">
        {props.isMpr ? null : <StackTools {...props} />}
        {props.isMpr ? <MprToggle {...props} /> : null}
      </div>
      <div className="viewer-ends">
        <Toggle on={props.sideShown} onChange={props.onSide}>
          {t('viewer.side.name')}
        </Toggle>
        <button type="button" className="viewer-keys-button" onClick={props.onKeys}>
          {t('viewer.keyList.name')} <kbd>{t('viewer.keyList.key')}</kbd>
        </button>
        <button type="button" className="viewer-close" onClick={props.onClose}>
          <Icon name="close" />
          {t('common.close')}
        </button>
      </div>
    </div>
  );
}

function StackTools(props: ToolbarProps) {
  const { t } = useText();
  const { view, state, tool, onTool } = props;
  const tools = (names: readonly ((typeof MOVING)[number] | (typeof MARKING)[number])[]) =>
    names.map((name) => (
      <button key={name} type="button" aria-pressed={tool === name} onClick={() => onTool(name)}>
        {t(`viewer.tool.${name}`)}
      </button>
    ));
  return (
    <>
      <Group label={t('viewer.groups.moving')}>{tools(MOVING)}</Group>
      <Group label={t('viewer.groups.marking')}>{tools(MARKING)}</Group>
      <Group label={t('viewer.groups.look')}>
        <WindowChoice {...props} />
        <button type="button" onClick={() => view?.turn()}>
          {t('viewer.turn')}
        </button>
        <Toggle on={state?.flipped === true} onChange={() => view?.flip()}>
          {t('viewer.flip')}
        </Toggle>
        <Toggle on={state?.inverted === true} onChange={() => view?.invert()}>
          {t('viewer.invert')}
        </Toggle>
        {props.isFilm ? (
          <Toggle on={state?.playing === true} onChange={() => view?.play()}>
            {state?.playing === true ? t('viewer.pause') : t('viewer.play')}
          </Toggle>
        ) : null}
        <button type="button" onClick={() => view?.reset()}>
          {t('viewer.reset')}
        </button>
      </Group>
      <Group label={t('viewer.groups.layout')}>
        <LayoutChoice {...props} />
        <PriorChoice {...props} />
        {props.onLinked === undefined ? null : (
          <Toggle on={props.linked} onChange={props.onLinked}>
            <Icon name="link" small />
            {t('viewer.link.name')}
          </Toggle>
        )}
        <MprToggle {...props} />
        {props.segments === undefined ? null : (
          <Toggle on={props.segments.on} onChange={props.segments.set}>
            {t('viewer.segments.toggle')}
          </Toggle>
        )}
      </Group>
    </>
  );
}

function MprToggle({ isMpr, onMpr }: ToolbarProps) {
  const { t } = useText();
  return (
    <Toggle on={isMpr} onChange={onMpr}>
      {t('viewer.mpr.name')}
    </Toggle>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="viewer-group" role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface ToggleProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ReactNode;
}

function Toggle({ on, onChange, children }: ToggleProps) {
  return (
    <button type="button" aria-pressed={on} onClick={() => onChange(!on)}>
      {children}
    </button>
  );
}

function LayoutChoice({ layout, onLayout }: ToolbarProps) {
  const { t } = useText();
  return (
    <label>
      <span className="visually-hidden">{t('viewer.layout')}</span>
      <select
        value={layout}
        data-layout-choice=""
        onChange={(event) => {
          const chosen = LAYOUTS.find((one) => one === event.target.value);
          if (chosen !== undefined) onLayout(chosen);
        }}
      >
        {LAYOUTS.map((one) => (
          <option key={one} value={one}>
            {one.replace('x', '×')}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The proposed priors, the newest first; without one, why there is none. */
function PriorChoice({ priors, prior, noPrior, onCompare }: ToolbarProps) {
  const { t } = useText();
  if (priors.length === 0)
    return (
      <span className="viewer-no-prior" title={noPrior}>
        {noPrior}
      </span>
    );
  return (
    <label>
      <span className="visually-hidden">{t('viewer.compare.name')}</span>
      <select
        value={prior ?? ''}
        data-compare=""
        onChange={(event) => onCompare(event.target.value === '' ? undefined : event.target.value)}
      >
        <option value="">{t(prior === undefined ? 'viewer.compare.name' : 'viewer.compare.end')}</option>
        {priors.map(({ uid, study, because }) => (
          <option key={uid} value={uid}>
            {[study.day, study.title, study.institution].filter(Boolean).join('　')}
            {t('viewer.compare.because', { because })}
          </option>
        ))}
      </select>
    </label>
  );
}
