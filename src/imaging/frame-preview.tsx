import { useEffect, useState } from 'react';
import { useText } from '../i18n/text.ts';
import type { ImageArchive } from './contract.ts';
import { fetchPreview } from './fetch-preview.ts';
import type { FrameFacts } from './frame-facts.ts';
import { frameBytesOf } from './view-state.ts';

/** Frames of less than this are there before a preview could be. */
const LARGE_BYTES = 2 * 1024 * 1024;
/** A frame that comes within this time needs no preview. */
const PATIENCE_MS = 150;

interface FramePreviewProps {
  readonly archive: ImageArchive;
  readonly facts: FrameFacts;
}

/** While a large picture is on its way: the archive's own small rendering of it, said to be that, not to be measured. */
export function FramePreview({ archive, facts }: FramePreviewProps) {
  const { t } = useText();
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (frameBytesOf(facts) < LARGE_BYTES || facts.refused !== undefined) return undefined;
    const leaving = new AbortController();
    let made: string | undefined;
    const begin = setTimeout(() => {
      fetchPreview(archive, facts, leaving.signal).then(
        (picture) => {
          if (picture === undefined || leaving.signal.aborted) return;
          made = URL.createObjectURL(picture);
          setAddress(made);
        },
        // A preview that does not come is no trouble: the picture itself is on its way.
        () => undefined,
      );
    }, PATIENCE_MS);
    return () => {
      clearTimeout(begin);
      leaving.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [archive, facts]);
  if (address === undefined) return null;
  return (
    <>
      <img className="viewer-preview" data-preview="" src={address} alt="" />
      <output className="viewer-preview-word">{t('viewer.preview')}</output>
    </>
  );
}
