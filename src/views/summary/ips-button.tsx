import { numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { FileButton, FileDialog, FileLink } from '../../ui/file-dialog.tsx';

/** A summary as a file, before it is saved. */
interface IpsFile {
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
  return (
    <FileButton
      action="ips"
      icon="document"
      label={t('summary.ips.button')}
      failed={t('summary.ips.failed')}
      onWrite={onWrite}
    >
      {({ bytes, written, left }, onClose) => (
        <FileDialog
          title={t('summary.ips.title')}
          className="ips-dialog"
          marks={{ 'data-ips': written }}
          onClose={onClose}
        >
          <p>{t('summary.ips.lead', { n: numberText(written), count: written })}</p>
          {left > 0 ? <p>{t('summary.ips.left', { n: numberText(left), count: left })}</p> : null}
          <FileLink
            bytes={bytes}
            type="application/fhir+json"
            name="patient-summary.ips.json"
            label={t('summary.ips.file')}
          />
        </FileDialog>
      )}
    </FileButton>
  );
}
