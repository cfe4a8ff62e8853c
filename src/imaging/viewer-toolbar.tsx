import { useText } from '../i18n/text.ts';
import { Icon } from '../ui/icons.tsx';
import type { Window } from './frame-facts.ts';
import type { Tool } from './gestures.ts';
import type { StackView } from './stack-view.ts';
import type { ViewState } from './view-state.ts';

const TOOLS = ['scroll', 'window', 'pan', 'zoom'] as const satisfies readonly Tool[];

/** Usual windows of CT, in HU. */
const PRESETS = {
  lung: { center: -600, width: 1500 },
  mediastinum: { center: 40, width: 350 },
  abdomen: { center: 60, width: 400 },
  bone: { center: 400, width: 1800 },
  brain: { center: 40, width: 80 },
} as const satisfies Readonly<Record<string, Window>>;

type PresetName = keyof typeof PRESETS;
const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[];

interface ToolbarProps {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
  readonly isCt: boolean;
  readonly isFilm: boolean;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onClose: () => void;
}

/** What can be done with the picture, each also by a key or a gesture. */
export function ViewerToolbar({ view, state, isCt, isFilm, tool, onTool, onClose }: ToolbarProps) {
  const { t } = useText();
  return (
    <div className="viewer-toolbar" role="toolbar" aria-label={t('viewer.tools')}>
      {TOOLS.map((name) => (
        <button key={name} type="button" aria-pressed={tool === name} onClick={() => onTool(name)}>
          {t(`viewer.tool.${name}`)}
        </button>
      ))}
      {isCt ? <PresetChoice view={view} state={state} /> : null}
      <button type="button" aria-pressed={state?.inverted === true} onClick={() => view?.invert()}>
        {t('viewer.invert')}
      </button>
      {isFilm ? (
        <button type="button" aria-pressed={state?.playing === true} onClick={() => view?.play()}>
          {state?.playing === true ? t('viewer.pause') : t('viewer.play')}
        </button>
      ) : null}
      <button type="button" onClick={() => view?.reset()}>
        {t('viewer.reset')}
      </button>
      <button type="button" className="viewer-close" onClick={onClose}>
        <Icon name="close" />
        {t('common.close')}
      </button>
    </div>
  );
}

function PresetChoice({ view, state }: Pick<ToolbarProps, 'view' | 'state'>) {
  const { t } = useText();
  const current = PRESET_NAMES.find(
    (name) => PRESETS[name].center === state?.window?.center && PRESETS[name].width === state.window.width,
  );
  return (
    <label>
      <span className="visually-hidden">{t('viewer.preset')}</span>
      <select
        value={current ?? 'own'}
        onChange={(event) => {
          const name = PRESET_NAMES.find((one) => one === event.target.value);
          if (name === undefined) view?.setWindow(undefined);
          else view?.setWindow(PRESETS[name]);
        }}
      >
        <option value="own">{t('viewer.presets.own')}</option>
        {PRESET_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`viewer.presets.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
