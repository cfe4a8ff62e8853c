import { type ReactNode, useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  /** The value of `data-field` on the input itself. */
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** Said instead of the hint, and heard, where the value cannot be read. */
  readonly problem?: string;
  /** Stands at the end inside the field, e.g. the reading of a date. */
  readonly tail?: ReactNode;
  readonly numeric?: boolean;
  readonly autoFocus?: boolean;
}

/** A labelled line to type in. The browser is told to keep nothing of it. */
export function TextField(props: TextFieldProps) {
  const id = useId();
  const { label, field, value, onChange, hint, problem, tail } = props;
  const said = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          id={id}
          data-field={field}
          type="text"
          value={value}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode={props.numeric === true ? 'numeric' : 'text'}
          autoFocus={props.autoFocus}
          aria-invalid={problem !== undefined}
          aria-describedby={said === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.target.value)}
        />
        {tail === undefined ? null : <span className="field-tail">{tail}</span>}
      </div>
      {said === undefined ? null : (
        <p
          className="field-hint"
          id={`${id}-hint`}
          data-problem={problem === undefined ? undefined : ''}
          role={problem === undefined ? undefined : 'status'}
        >
          {said}
        </p>
      )}
    </div>
  );
}
