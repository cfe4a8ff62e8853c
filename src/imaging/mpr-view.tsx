import { useMemo, useState } from 'react';
import { useText } from '../i18n/text.ts';
import type { Window } from './frame-facts.ts';
import { millimetreText } from './millimetre-text.ts';
import { MprPlane } from './mpr-plane.tsx';
import type { Vector } from './orientation.ts';
import type { ImageArchive } from './contract.ts';
import type { StackView } from './stack-contract.ts';
import { unfitText } from './unfit-text.ts';
import { useVolume } from './use-volume.ts';
import { ViewerProblemBox } from './viewer-problem.tsx';
import { type Box, boxOf, DIRECTIONS, type Slab, type Volume } from './volume.ts';

interface MprViewProps {
  readonly view: StackView;
  readonly window: Window;
  readonly archives: readonly ImageArchive[];
  /** Whose and of when it is; on every plane. */
  readonly label: string;
  /** Something is laid over the stack that is not laid over its planes. */
  readonly isLaidOver: boolean;
  readonly onBack: () => void;
}

/** Slabs to choose from, in millimetres. */
const THICKNESSES = [0, 5, 10, 20] as const;

/** The stack cut anew along the body's own directions, or why that is not done. */
export function MprView(props: MprViewProps) {
  const text = useText();
  const { t } = text;
  const state = useVolume(props.view);
  switch (state.state) {
    case 'loading':
      return (
        <output className="viewer-mpr-waiting">
          {t('viewer.mpr.loading', { n: state.loaded, total: state.total })}
          <progress value={state.loaded} max={state.total} />
        </output>
      );
    case 'unfit':
      return (
        <div className="viewer-mpr-waiting">
          <div className="viewer-problem" role="alert" data-mpr-unfit={state.because.why}>
            <p>
              <b>{t('viewer.mpr.unfitTitle')}</b>
              <span>{unfitText(text, state.because)}</span>
            </p>
            <button type="button" className="btn" onClick={props.onBack}>
              {t('viewer.mpr.back')}
            </button>
          </div>
        </div>
      );
    case 'failed':
      return (
        <div className="viewer-mpr-waiting">
          <ViewerProblemBox problem={state.problem} archives={props.archives} retry={props.onBack} />
        </div>
      );
    case 'ready':
      return <Planes {...props} volume={state.volume} />;
  }
}

interface SlabState {
  readonly kind: Slab;
  readonly thickness: number;
}

function middleOf({ least, most }: Box): Vector {
  return [(least[0] + most[0]) / 2, (least[1] + most[1]) / 2, (least[2] + most[2]) / 2];
}

function Planes({
  volume,
  window: first,
  label,
  isLaidOver,
  onBack,
}: MprViewProps & { readonly volume: Volume }) {
  const box = useMemo(() => boxOf(volume.geometry), [volume]);
  const [point, setPoint] = useState<Vector>(() => middleOf(box));
  const [look, setLook] = useState(first);
  const [slab, setSlab] = useState<SlabState>({ kind: 'max', thickness: 0 });
  return (
    <div className="viewer-mpr" data-mpr="ready">
      {DIRECTIONS.map((direction) => (
        <MprPlane
          key={direction}
          volume={volume}
          box={box}
          direction={direction}
          point={point}
          window={look}
          slab={slab}
          label={label}
          onPoint={setPoint}
          onWindow={setLook}
          onBack={onBack}
        />
      ))}
      <MprFacts volume={volume} point={point} slab={slab} isLaidOver={isLaidOver} onSlab={setSlab} />
    </div>
  );
}

interface MprFactsProps {
  readonly volume: Volume;
  readonly point: Vector;
  readonly slab: SlabState;
  readonly isLaidOver: boolean;
  readonly onSlab: (slab: SlabState) => void;
}

/** What the planes were made of, and how thick they are. */
function MprFacts({ volume, point, slab, isLaidOver, onSlab }: MprFactsProps) {
  const { t } = useText();
  const { spacing, slices } = volume.geometry;
  const [x, y, z] = point.map(millimetreText);
  return (
    <div className="viewer-mpr-facts">
      <label>
        {t('viewer.mpr.slab')}{' '}
        <select
          value={slab.thickness}
          onChange={(event) => onSlab({ ...slab, thickness: Number(event.target.value) })}
        >
          {THICKNESSES.map((millimetres) => (
            <option key={millimetres} value={millimetres}>
              {millimetres === 0 ? t('viewer.mpr.thin') : t('viewer.millimetres', { n: millimetres })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{t('viewer.mpr.gather')}</span>
        <select
          value={slab.kind}
          disabled={slab.thickness === 0}
          onChange={(event) => onSlab({ ...slab, kind: slabOf(event.target.value) })}
        >
          <option value="max">{t('viewer.mpr.max')}</option>
          <option value="mean">{t('viewer.mpr.mean')}</option>
          <option value="min">{t('viewer.mpr.min')}</option>
        </select>
      </label>
      <p>{t('viewer.mpr.made', { n: slices, across: spacing[0].toFixed(2), gap: spacing[2].toFixed(2) })}</p>
      <p>{t('viewer.mpr.point', { x: x ?? '', y: y ?? '', z: z ?? '' })}</p>
      {isLaidOver ? <p role="status">{t('viewer.segments.notInMpr')}</p> : null}
      <p>{t('viewer.mpr.hint')}</p>
    </div>
  );
}

function slabOf(value: string): Slab {
  return value === 'mean' || value === 'min' ? value : 'max';
}
