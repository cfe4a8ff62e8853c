import { lazy, Suspense } from 'react';
import { useText } from '../../i18n/text.ts';
import type { ImageViewerProps } from '../../imaging/contract.ts';
import './image-viewer.css';

/** The rendering library weighs more than the rest of the application: it is fetched when a picture is wanted. */
const ImageViewer = lazy(async () => {
  const { ImageViewer: component } = await import('../../imaging/image-viewer.tsx');
  return { default: component };
});

export function ImageViewerLazy(props: ImageViewerProps) {
  const { t } = useText();
  return (
    <Suspense fallback={<output className="image-viewer-coming">{t('viewer.loading')}</output>}>
      <ImageViewer key={props.studyUid} {...props} />
    </Suspense>
  );
}
