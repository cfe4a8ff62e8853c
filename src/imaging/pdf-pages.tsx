import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { openPdf } from './pdf-document.ts';
import './series-object.css';

type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'failed'; readonly detail: string };

/** Longer documents are drawn to here; that there is more is said. */
const MOST_PAGES = 200;
const PAGE_WIDTH = 900;

function usePdf(bytes: Uint8Array<ArrayBuffer>): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'opening' });
  useEffect(() => {
    let left = false;
    let open: PDFDocumentProxy | undefined;
    setOpening({ state: 'opening' });
    openPdf(bytes).then(
      (pdf) => {
        open = pdf;
        if (left) void pdf.loadingTask.destroy();
        else setOpening({ state: 'open', pdf });
      },
      (cause: unknown) => {
        const detail = cause instanceof Error ? cause.message : 'pdf';
        if (!left) setOpening({ state: 'failed', detail });
      },
    );
    return () => {
      left = true;
      void open?.loadingTask.destroy();
    };
  }, [bytes]);
  return opening;
}

interface PageState {
  readonly words: string;
  readonly failed: boolean;
}

/** The words of a page over its picture, each at its place. */
async function layLetters(page: PDFPageProxy, holder: HTMLElement | null, scale: number): Promise<void> {
  if (holder === null) return;
  const { TextLayer } = await import('pdfjs-dist');
  holder.replaceChildren();
  holder.style.setProperty('--total-scale-factor', String(scale));
  const textContentSource = await page.getTextContent();
  await new TextLayer({
    textContentSource,
    container: holder,
    viewport: page.getViewport({ scale }),
  }).render();
}

/** One page, drawn once it comes near the screen; its words lie over it, to be marked, copied and heard. */
function PdfPage({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const letters = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState<PageState>({ words: '', failed: false });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let left = false;
    const draw = async () => {
      const one = await pdf.getPage(number);
      const { width } = one.getViewport({ scale: 1 });
      const viewport = one.getViewport({ scale: (PAGE_WIDTH / width) * Math.min(2, devicePixelRatio) });
      if (left) return;
      element.width = Math.round(viewport.width);
      element.height = Math.round(viewport.height);
      await one.render({ canvas: element, viewport }).promise;
      const { items } = await one.getTextContent();
      const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      if (left) return;
      setPage({ words, failed: false });
      // Letters that cannot be laid are missed only by who marks and listens; the page stands.
      await layLetters(one, letters.current, element.clientWidth / width).catch(() => undefined);
    };
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        watch.disconnect();
        draw().catch(() => {
          if (!left) setPage({ words: '', failed: true });
        });
      },
      { rootMargin: '100%' },
    );
    watch.observe(element);
    return () => {
      left = true;
      watch.disconnect();
    };
  }, [pdf, number]);
  return (
    <figure className="object-page" data-page={number} data-words={page.words.length}>
      <canvas ref={canvas} aria-hidden="true" />
      <div ref={letters} className="object-letters" />
      {page.failed ? <p role="alert">{t('imageObjects.pageFailed', { n: number })}</p> : null}
    </figure>
  );
}

/** A PDF document, page under page. */
export function PdfPages({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) {
  const { t } = useText();
  const opening = usePdf(bytes);
  if (opening.state === 'opening') return <output>{t('imageObjects.opening')}</output>;
  if (opening.state === 'failed') {
    return (
      <div role="alert" data-problem="document">
        <p>{t('imageObjects.documentFailed')}</p>
        <details>
          <summary>{t('common.technical')}</summary>
          <code>{opening.detail}</code>
        </details>
      </div>
    );
  }
  const { pdf } = opening;
  const pages = Math.min(MOST_PAGES, pdf.numPages);
  return (
    <div className="object-pages" data-pages={pdf.numPages}>
      {Array.from({ length: pages }, (_, index) => (
        <PdfPage key={index + 1} pdf={pdf} number={index + 1} />
      ))}
      {pages < pdf.numPages ? (
        <p role="status">{t('imageObjects.morePages', { shown: pages, total: pdf.numPages })}</p>
      ) : null}
    </div>
  );
}
