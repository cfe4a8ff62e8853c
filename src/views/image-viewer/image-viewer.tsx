import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/text.ts';
import type { ViewerProps } from '../../imaging/viewer-contract.ts';
import './image-viewer.css';

/** The rendering library weighs more than the rest of the application: it is fetched when a picture is wanted. */
async function load() {
  const { ImageViewer: component } = await import('../../imaging/image-viewer.tsx');
  return { default: component };
}

const ImageViewer = lazy(load);

/** A hand that comes near to a study will open it: what draws it is fetched meanwhile. */
export function prepareViewer(): void {
  load().catch(() => undefined);
}

export function ImageViewerLazy(props: ViewerProps) {
  const { t } = useText();
  return (
    <Suspense fallback={<output className="image-viewer-coming">{t('viewer.loading')}</output>}>
      <ImageViewer {...props} />
    </Suspense>
  );
}
