import { useEffect, useRef, useState } from 'react';
import type { EntryKey } from '../../domain/ids.ts';
import { listText, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import './notebook-button.css';

/** The medicines in use as an お薬手帳: a file, and the same as symbols that a telephone reads. */
export interface WrittenNotebook {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: number;
  /** What is not in it, and why. */
  readonly leftOut: readonly {
    readonly key: EntryKey;
    readonly title: string;
    readonly because: LeftOutBecause;
  }[];
  /** Signs that the format has no place for. */
  readonly replaced: readonly string[];
  readonly codes: readonly { readonly size: number; readonly path: string }[];
}

export type LeftOutBecause = 'not-in-force' | 'restricted' | 'administered' | 'dispensed' | 'statement';

interface NotebookButtonProps {
  readonly onWrite: () => Promise<WrittenNotebook>;
}

/** Hands the person their medicines to take along. Nothing of it is sent or kept: the file is made in this window. */
export function NotebookButton({ onWrite }: NotebookButtonProps) {
  const { t } = useText();
  const [notebook, setNotebook] = useState<WrittenNotebook>();
  const [failed, setFailed] = useState(false);
  const write = async () => {
    setFailed(false);
    try {
      setNotebook(await onWrite());
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-quiet" data-action="notebook" onClick={() => void write()}>
        <Icon name="card" />
        {t('medications.notebook.button')}
      </button>
      {failed ? (
        <span role="alert" className="note">
          {t('medications.notebook.failed')}
        </span>
      ) : null}
      {notebook === undefined ? null : (
        <NotebookDialog notebook={notebook} onClose={() => setNotebook(undefined)} />
      )}
    </>
  );
}

interface NotebookDialogProps {
  readonly notebook: WrittenNotebook;
  readonly onClose: () => void;
}

function NotebookDialog({ notebook, onClose }: NotebookDialogProps) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog notebook-dialog"
      aria-label={t('medications.notebook.title')}
      data-notebook={notebook.written}
      onClose={onClose}
    >
      <header className="dialog-head">
        <h2>{t('medications.notebook.title')}</h2>
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('common.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <p>{t('medications.notebook.lead', { n: numberText(notebook.written), count: notebook.written })}</p>
      <Download bytes={notebook.bytes} />
      <Codes notebook={notebook} />
      <LeftOut notebook={notebook} />
    </dialog>
  );
}

function Download({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  const { t } = useText();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: 'text/plain' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <p>
      {/* A file name without the person: it lies in the folder of downloads of a shared machine. */}
      <a className="btn btn-primary" href={url} download="okusuri-techo.txt">
        {t('medications.notebook.file')}
      </a>
    </p>
  );
}

function Codes({ notebook: { codes } }: { readonly notebook: WrittenNotebook }) {
  const { t } = useText();
  return (
    <div className="notebook-codes">
      {codes.map(({ size, path }, index) => (
        <figure key={path.slice(0, 60)} data-code={index + 1}>
          <svg
            viewBox={`0 0 ${size} ${size}`}
            role="img"
            aria-label={t('medications.notebook.code', { n: index + 1, all: codes.length })}
            shapeRendering="crispEdges"
          >
            <rect width={size} height={size} className="notebook-light" />
            <path d={path} className="notebook-dark" />
          </svg>
          <figcaption className="note">
            {t('medications.notebook.code', { n: index + 1, all: codes.length })}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function LeftOut({ notebook: { leftOut, replaced } }: { readonly notebook: WrittenNotebook }) {
  const { t, language } = useText();
  const byReason = [...Map.groupBy(leftOut, ({ because }) => because)];
  return (
    <div className="note">
      {byReason.map(([because, all]) => (
        <p key={because} data-left-out={because}>
          {t(`medications.notebook.leftOut.${because}`, {
            names: listText(language, [...new Set(all.map(({ title }) => title))]),
          })}
        </p>
      ))}
      {replaced.length > 0 ? (
        <p>{t('medications.notebook.replaced', { signs: replaced.join(' ') })}</p>
      ) : null}
      <p className="sub">{t('medications.notebook.note')}</p>
    </div>
  );
}
