import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import './tour.css';

/** What is shown, in this order; what is not on the screen is left out. */
const STOPS = [
  { id: 'person', at: '[data-patient-banner]' },
  { id: 'sources', at: '.strip' },
  { id: 'brief', at: '[data-brief]' },
  { id: 'lanes', at: '.life-lanes' },
  { id: 'list', at: '[data-panel="timeline"] .virtual-scroller' },
  { id: 'panels', at: 'nav.tabs' },
  { id: 'search', at: '.bar-search' },
  { id: 'discretion', at: '[data-action="discretion"]' },
  { id: 'emergency', at: '.btn-x' },
] as const;

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

/** The stops that are on the screen now. */
function stopsHere() {
  return STOPS.flatMap((stop) => {
    const element = document.querySelector(stop.at);
    return element !== null && isSeen(element) ? [{ ...stop, element }] : [];
  });
}

/** The part of it that is inside the window. */
function placeOf(element: Element): Place {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [Math.max(2, left), Math.max(2, top)];
  return {
    left: x,
    top: y,
    width: Math.min(right, window.innerWidth - 2) - x,
    height: Math.min(bottom, window.innerHeight - 2) - y,
  };
}

const GAP = 12;

/** Under what is shown where there is room, else over it, else inside it at its foot. */
function besides({ left, top, width, height }: Place, card: DOMRect): CSSProperties {
  const x = Math.max(GAP, Math.min(left + width / 2 - card.width / 2, window.innerWidth - card.width - GAP));
  const under = top + height + GAP;
  if (under + card.height < window.innerHeight) return { left: x, top: under };
  const over = top - card.height - GAP;
  return { left: x, top: over > 0 ? over : window.innerHeight - card.height - GAP };
}

interface TourFootProps {
  readonly at: number;
  readonly of: number;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onEnd: () => void;
}

function TourFoot({ at, of, onTurn, onEnd }: TourFootProps) {
  const { t } = useText();
  const isLast = at === of - 1;
  return (
    <div className="tour-foot">
      <span className="note sub">{t('help.tour.place', { n: at + 1, of })}</span>
      <button type="button" className="btn btn-quiet" disabled={at === 0} onClick={() => onTurn(-1)}>
        {t('help.tour.back')}
      </button>
      {isLast ? null : (
        <button type="button" className="btn btn-quiet" onClick={onEnd}>
          {t('help.tour.end')}
        </button>
      )}
      <button type="button" className="btn btn-primary" onClick={() => (isLast ? onEnd() : onTurn(1))}>
        {t(isLast ? 'help.tour.done' : 'help.tour.next')}
      </button>
    </div>
  );
}

/** A walk over the screen: what stands where, in nine short stops. Nothing of it is kept, it can be taken any time. */
export function Tour({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [stops] = useState(stopsHere);
  const [at, setAt] = useState(0);
  const [places, setPlaces] = useState<{ readonly ring: Place; readonly card: CSSProperties }>();
  const stop = stops[at];
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    dialog.current?.querySelector<HTMLElement>('.btn-primary')?.focus();
  }, []);
  useEffect(() => {
    const look = () => {
      if (stop === undefined || dialog.current === null) return;
      stop.element.scrollIntoView({ block: 'nearest' });
      const ring = placeOf(stop.element);
      setPlaces({ ring, card: besides(ring, dialog.current.getBoundingClientRect()) });
    };
    look();
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, [stop]);
  if (stop === undefined) return null;
  const turn = (by: 1 | -1) => setAt(Math.max(0, Math.min(at + by, stops.length - 1)));
  return (
    <dialog
      ref={dialog}
      className="dialog tour"
      style={places?.card}
      aria-labelledby="tour-title"
      aria-describedby="tour-words"
      data-tour={stop.id}
      onClose={onClose}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') turn(1);
        if (key === 'ArrowLeft') turn(-1);
      }}
    >
      <div className="tour-ring" style={places?.ring} aria-hidden="true" />
      <h2 id="tour-title">{t(`help.tour.${stop.id}.title`)}</h2>
      <p id="tour-words" aria-live="polite">
        {t(`help.tour.${stop.id}.words`)}
      </p>
      <TourFoot at={at} of={stops.length} onTurn={turn} onEnd={() => dialog.current?.close()} />
    </dialog>
  );
}
