import { numberText } from '../i18n/format.ts';
import { type Text, useText } from '../i18n/text.ts';
import type { FrameFacts, Window } from './frame-facts.ts';
import type { StackView } from './stack-contract.ts';
import type { ViewState } from './view-state.ts';
import { CT_WINDOW_NAMES, CT_WINDOWS } from './windows.ts';

export interface WindowChoiceProps {
  readonly view: StackView | undefined;
  readonly state: ViewState | undefined;
  readonly facts: FrameFacts | undefined;
  readonly modality: string | undefined;
  /** The reader's own window of this modality, as last used in this chart. */
  readonly lastWindow: Window | undefined;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly window: Window;
}

function figures(window: Window): string {
  return `${numberText(Math.round(window.width))}/${numberText(Math.round(window.center))}`;
}

/** The windows there are: those that the image names, the usual ones of CT, and what was used last. */
function choicesOf({ t }: Text, { facts, modality, lastWindow }: WindowChoiceProps): readonly Choice[] {
  const told = (facts?.reading?.windows ?? []).map((window, index) => ({
    value: `told-${index}`,
    label: t('viewer.presets.told', { name: window.name ?? numberText(index + 1), figures: figures(window) }),
    window,
  }));
  const usual =
    modality === 'CT'
      ? CT_WINDOW_NAMES.map((name) => ({
          value: name,
          label: t(`viewer.presets.${name}`),
          window: CT_WINDOWS[name],
        }))
      : [];
  const last =
    lastWindow === undefined
      ? []
      : [
          {
            value: 'last',
            label: t('viewer.presets.last', { figures: figures(lastWindow) }),
            window: lastWindow,
          },
        ];
  // The first told is the image's own, which has a place of its own at the head.
  return [...told.slice(1), ...usual, ...last];
}

/** Chooses the window: as the image itself wants to be seen, or by name. */
export function WindowChoice(props: WindowChoiceProps) {
  const text = useText();
  const { view, state } = props;
  const choices = choicesOf(text, props);
  const { window } = state ?? {};
  const current = choices.find(
    (one) => one.window.center === window?.center && one.window.width === window.width,
  );
  return (
    <label>
      <span className="visually-hidden">{text.t('viewer.preset')}</span>
      <select
        value={state?.ownWindow === true ? (current?.value ?? 'own-hand') : 'own'}
        data-window-choice=""
        onChange={(event) =>
          view?.setWindow(choices.find(({ value }) => value === event.target.value)?.window)
        }
      >
        <option value="own">{text.t('viewer.presets.own')}</option>
        {state?.ownWindow === true && current === undefined ? (
          <option value="own-hand">{text.t('viewer.presets.hand')}</option>
        ) : null}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
