import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Icon, type IconName } from './icons.tsx';

interface FileButtonProps<T> {
  /** The name by which the button is found from outside. */
  readonly action: string;
  readonly icon: IconName;
  readonly label: string;
  readonly failed: string;
  readonly quiet?: boolean;
  readonly onWrite: () => Promise<T>;
  /** The dialog over what was written. */
  readonly children: (written: T, onClose: () => void) => ReactNode;
}

/** Writes something to be handed on and shows it; what could not be written is told beside the button. */
export function FileButton<T>(props: FileButtonProps<T>) {
  const { action, icon, label, onWrite } = props;
  const [written, setWritten] = useState<{ readonly file: T }>();
  const [failed, setFailed] = useState(false);
  const write = async () => {
    setFailed(false);
    try {
      setWritten({ file: await onWrite() });
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button
        type="button"
        className={props.quiet === true ? 'btn btn-quiet' : 'btn'}
        data-action={action}
        onClick={() => void write()}
      >
        <Icon name={icon} small />
        {label}
      </button>
      {failed ? (
        <span role="alert" className="note">
          {props.failed}
        </span>
      ) : null}
      {written === undefined ? null : props.children(written.file, () => setWritten(undefined))}
    </>
  );
}

interface FileDialogProps {
  readonly title: string;
  readonly className: string;
  /** Marks for those who look from outside, as `data-…`. */
  readonly marks?: Readonly<Record<`data-${string}`, number | string>>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page with a title and a way out. */
export function FileDialog({ title, className, marks = {}, onClose, children }: FileDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-label={title} {...marks} onClose={onClose}>
      <header className="dialog-head">
        <h2>{title}</h2>
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('common.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

interface FileLinkProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Without the person: the file lies in the folder of downloads of a shared machine. */
  readonly name: string;
  readonly label: string;
}

/** Saves what was made in this window; its address is given back when the link goes. */
export function FileLink({ bytes, type, name, label }: FileLinkProps) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return (
    <p>
      <a className="btn btn-primary" href={url} download={name}>
        {label}
      </a>
    </p>
  );
}
