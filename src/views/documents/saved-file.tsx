import { useEffect, useState } from 'react';
import { useText } from '../../i18n/text.ts';

export function blobUrl(bytes: Uint8Array, type: string): string {
  return URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
}

interface SavedFileProps {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The attachment as it came, for whoever needs a form that is not drawn here. Saved as bytes only: nothing is opened. */
export function SavedFile({ name, bytes }: SavedFileProps) {
  const { t } = useText();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = blobUrl(bytes, 'application/octet-stream');
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return url === undefined ? null : (
    <a className="btn btn-quiet no-print" href={url} download={name.replace(/[\\/:*?"<>|]/gu, '_')}>
      {t('documents.save')}
    </a>
  );
}
