import { type ReactNode, useRef, useState } from 'react';
import { listText, numberText } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Icon } from '../../ui/icons.tsx';
import { missingParts, type OpenText } from './gathered-codes.ts';
import type { ScannedCode } from './symbol-payload.ts';
import { type CameraState, useCamera } from './use-camera.ts';

interface CodeSectionProps {
  readonly open: readonly OpenText[];
  readonly onCodes: (codes: readonly ScannedCode[]) => void;
  /** Reads a text without the parts that are missing. */
  readonly onReadAnyway: (key: string) => void;
}

/** Codes of an お薬手帳: by the camera, with how many of how many have been read. */
export function CodeSection({ open, onCodes, onReadAnyway }: CodeSectionProps) {
  const { t } = useText();
  return (
    <section className="carried-codes" aria-label={t('carried.codes')}>
      <CameraField action="camera" onCodes={onCodes}>
        <span className="sub">{t('carried.cameraNote')}</span>
      </CameraField>
      <ul aria-live="polite" className="carried-open">
        {open.map((text) => (
          <OpenLine key={text.key} text={text} onReadAnyway={onReadAnyway} />
        ))}
      </ul>
    </section>
  );
}

interface CameraFieldProps {
  readonly action: string;
  /** It is what one came for. */
  readonly first?: boolean;
  readonly onCodes: (codes: readonly ScannedCode[]) => void;
  readonly children?: ReactNode;
}

/** The camera, on as long as its button is pressed. */
export function CameraField({ action, first = false, onCodes, children }: CameraFieldProps) {
  const { t } = useText();
  const [on, setOn] = useState(false);
  return (
    <>
      <p className="carried-field">
        <button
          type="button"
          className={first ? 'btn btn-primary' : 'btn'}
          aria-pressed={on}
          data-action={action}
          onClick={() => setOn(!on)}
        >
          {t(on ? 'carried.cameraStop' : 'carried.cameraStart')}
        </button>
        {children}
      </p>
      {on ? <Camera onCodes={onCodes} /> : null}
    </>
  );
}

const WORDS = {
  starting: 'carried.camera.starting',
  on: 'carried.camera.on',
  refused: 'carried.camera.refused',
  none: 'carried.camera.none',
  busy: 'carried.camera.busy',
  unavailable: 'carried.camera.unavailable',
} as const satisfies Readonly<Record<CameraState, string>>;

/** What the camera sees, and how it is with the camera. */
function Camera({ onCodes }: Pick<CodeSectionProps, 'onCodes'>) {
  const { t } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video, onCodes);
  const works = state === 'starting' || state === 'on';
  return (
    <div className="carried-camera" data-camera={state}>
      <video ref={video} muted playsInline hidden={!works} aria-hidden="true" />
      <p role="status">
        <Icon name={works ? 'arriving' : 'failed'} />
        {t(WORDS[state])}
      </p>
    </div>
  );
}

function OpenLine({
  text,
  onReadAnyway,
}: { readonly text: OpenText } & Pick<CodeSectionProps, 'onReadAnyway'>) {
  const { t, language } = useText();
  const missing = missingParts(text).map((number) => numberText(number));
  return (
    <li data-codes={`${text.parts.size}/${text.of}`}>
      <p>
        <Icon name="arriving" />
        {t('carried.codesRead', {
          of: numberText(text.of),
          n: numberText(text.parts.size),
          missing: listText(language, missing),
        })}
      </p>
      {text.readable ? (
        <button type="button" className="btn btn-quiet" onClick={() => onReadAnyway(text.key)}>
          {t('carried.codesAnyway')}
        </button>
      ) : null}
    </li>
  );
}
