import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { numberText } from '../i18n/format.ts';
import { Icon } from './icons.tsx';

export interface MenuChoice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: number;
}

interface ChoiceMenuProps<V extends string> {
  readonly label: string;
  readonly choices: readonly MenuChoice<V>[];
  readonly chosen: readonly V[];
  readonly onChange: (chosen: readonly V[]) => void;
}

/** A button that opens a list of things to tick; says on itself what is ticked. Escape and a click elsewhere close it. */
export function ChoiceMenu<V extends string>({ label, choices, chosen, onChange }: ChoiceMenuProps<V>) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    const onDown = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  }

  const named = choices.filter((choice) => chosen.includes(choice.value));
  return (
    <div className="choice-menu" ref={root} role="presentation" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="kind-chip"
        aria-expanded={open}
        aria-controls={id}
        data-chosen={named.length > 0}
        onClick={() => setOpen(!open)}
      >
        {label}
        {named.length === 0 ? null : <b>{named.length === 1 ? named[0]?.label : numberText(named.length)}</b>}
        <Icon name="down" small />
      </button>
      {open ? (
        <div className="choice-list" id={id} role="group" aria-label={label}>
          {choices.map(({ value, label: words, icon, count }) => (
            <label key={value}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              />
              {icon}
              <span>{words}</span>
              {count === undefined ? null : <span className="choice-count">{numberText(count)}</span>}
            </label>
          ))}
        </div>
      ) : null}
    </div>
  );
}
