import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Result } from '../../base/result.ts';
import type { Attachment } from '../../domain/entry.ts';
import type { Fault } from '../../domain/fault.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/source.ts';
import { faultText } from '../../i18n/fault-text.ts';
import { sentencesText, sourceName } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Narrative, PlainText } from '../../ui/narrative.tsx';
import { GivenNothing } from '../../ui/nothing.tsx';
import { decodeText, isMarkup, isPdf, isPicture, isTextual } from './attachment-text.ts';
import { blobUrl, SavedFile } from './saved-file.tsx';

/** Fetches an attachment below its source's own base, with that source's token. */
export type LoadAttachment = (source: SourceId, attachment: Attachment) => Promise<Result<Uint8Array, Fault>>;

interface AttachmentViewProps {
  readonly attachment: Attachment;
  readonly source: SourceId;
  readonly sources: readonly Source[];
  readonly onLoad: LoadAttachment;
}

type LoadState =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'here'; readonly bytes: Uint8Array }
  | { readonly state: 'failed'; readonly fault: Fault };

/** An attachment where the document places it: its text, its picture, a button, or why it is not here. */
export function AttachmentView({ attachment, source, sources, onLoad }: AttachmentViewProps) {
  const text = useText();
  const { t, language } = text;
  const [load, setLoad] = useState<LoadState>(
    attachment.bytes === undefined ? { state: 'idle' } : { state: 'here', bytes: attachment.bytes },
  );
  const name = attachment.title ?? t('documents.attachmentUnnamed');
  const institution = sourceName(language, sources, source);

  async function fetchIt(): Promise<void> {
    setLoad({ state: 'loading' });
    const answer = await onLoad(source, attachment);
    setLoad(answer.ok ? { state: 'here', bytes: answer.value } : { state: 'failed', fault: answer.error });
  }

  if (load.state === 'failed') {
    const words = faultText(text, load.fault, institution);
    return (
      <GivenNothing
        kind="failed"
        title={t('documents.attachmentFailed', { name })}
        why={sentencesText(language, [words.sentence, words.next])}
        onRetry={() => void fetchIt()}
      />
    );
  }
  if (load.state === 'here') {
    return (
      <figure className="attachment">
        <figcaption>
          {t('documents.attachment', { name })}
          <SavedFile name={name} bytes={load.bytes} />
        </figcaption>
        <AttachmentBody name={name} contentType={attachment.contentType} bytes={load.bytes} />
      </figure>
    );
  }
  if (!attachment.reachable) {
    return (
      <GivenNothing
        kind="failed"
        title={t('documents.unreachable', { name })}
        why={t('documents.unreachableWhy', { source: institution })}
      />
    );
  }
  return (
    <p className="attachment flex-row">
      {t('documents.attachment', { name })}
      <button
        type="button"
        className="btn"
        disabled={load.state === 'loading'}
        onClick={() => void fetchIt()}
      >
        {load.state === 'loading' ? t('documents.loadingAttachment') : t('documents.loadAttachment')}
      </button>
    </p>
  );
}

interface AttachmentBodyProps {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

function AttachmentBody({ name, contentType, bytes }: AttachmentBodyProps) {
  const { t } = useText();
  if (isMarkup(contentType)) return <Narrative html={decodeText(bytes, contentType)} />;
  if (isTextual(contentType)) return <PlainText text={decodeText(bytes, contentType)} />;
  if (isPicture(contentType)) return <Picture name={name} contentType={contentType} bytes={bytes} />;
  if (isPdf(contentType)) return <Pdf bytes={bytes} />;
  return <p className="sub">{t('documents.saveOnly', { type: contentType })}</p>;
}

/** The reader of PDF files comes when one is to be drawn. */
const PdfPages = lazy(async () => ({ default: (await import('../../imaging/pdf-pages.tsx')).PdfPages }));

function Pdf({ bytes }: { readonly bytes: Uint8Array }) {
  const { t } = useText();
  const own = useMemo(() => Uint8Array.from(bytes), [bytes]);
  return (
    <div className="attachment-pdf">
      <Suspense fallback={<output>{t('documents.loadingPdf')}</output>}>
        <PdfPages bytes={own} />
      </Suspense>
    </div>
  );
}

function Picture({ name, contentType, bytes }: AttachmentBodyProps) {
  const { t } = useText();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = blobUrl(bytes, contentType);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, contentType]);
  return url === undefined ? null : (
    <img className="attachment-picture" src={url} alt={t('documents.imageAlt', { name })} />
  );
}
