import { useEffect, useRef, useState } from 'react';
import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';

/** A summary as a file, before it is saved. */
export interface IpsFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: number;
  readonly left: number;
}

interface IpsButtonProps {
  readonly onWrite: () => Promise<IpsFile>;
}

/** Hands the summary on as a FHIR document. Nothing of it is sent or kept: the file is made in this window. */
export function IpsButton({ onWrite }: IpsButtonProps) {
  const { t } = useText();
  const [file, setFile] = useState<IpsFile>();
  const [failed, setFailed] = useState(false);
  const write = async () => {
    setFailed(false);
    try {
      setFile(await onWrite());
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <button type="button" className="btn" data-action="ips" onClick={() => void write()}>
        <Icon name="document" small />
        {t('summary.ips.button')}
      </button>
      {failed ? (
        <span role="alert" className="note">
          {t('summary.ips.failed')}
        </span>
      ) : null}
      {file === undefined ? null : <IpsDialog file={file} onClose={() => setFile(undefined)} />}
    </>
  );
}

function IpsDialog({ file, onClose }: { readonly file: IpsFile; readonly onClose: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: 'application/fhir+json' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <dialog
      ref={dialog}
      className="dialog ips-dialog"
      aria-label={t('summary.ips.title')}
      data-ips={file.written}
      onClose={onClose}
    >
      <header className="dialog-head">
        <h2>{t('summary.ips.title')}</h2>
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('common.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <p>{t('summary.ips.lead', { n: numberText(file.written), count: file.written })}</p>
      {file.left > 0 ? <p>{t('summary.ips.left', { n: numberText(file.left), count: file.left })}</p> : null}
      <p>
        {/* A file name without the person: it lies in the folder of downloads of a shared machine. */}
        <a className="btn btn-primary" href={url} download="patient-summary.ips.json">
          {t('summary.ips.file')}
        </a>
      </p>
    </dialog>
  );
}
