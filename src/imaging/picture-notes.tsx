import { useText } from '../i18n/text.ts';
import { cssColour } from './lab-colour.ts';
import type { PresentationState, Presented } from './presentation-state.ts';
import { stateName } from './addenda-text.ts';
import type { LaidSegment } from './segment-layer.tsx';

interface PictureNotesProps {
  readonly laid: readonly LaidSegment[];
  /** Some segment is to be shown, whether it lies on this image or not. */
  readonly wanted: boolean;
  readonly chosen: PresentationState | undefined;
  readonly presented: Presented | undefined;
}

/** Said on the picture: whose outlines lie on it, and in which kept state it is seen. */
export function PictureNotes({ laid, wanted, chosen, presented }: PictureNotesProps) {
  const text = useText();
  const { t } = text;
  const named = [...new Map(laid.map((one) => [one.key, one])).values()];
  return (
    <>
      {named.map(({ key, segment }) => (
        <span key={key} className="viewer-segment-name" data-segment-name={segment.number}>
          <i style={{ background: cssColour(segment.colour) }} />
          {segment.label}
        </span>
      ))}
      {wanted && named.length === 0 ? <span>{t('viewer.segments.notHere')}</span> : null}
      {chosen === undefined ? null : (
        <span className="viewer-presented" data-presented={presented !== undefined}>
          {t(presented === undefined ? 'viewer.presented.notHere' : 'viewer.presented.here', {
            name: stateName(text, chosen),
          })}
        </span>
      )}
    </>
  );
}
