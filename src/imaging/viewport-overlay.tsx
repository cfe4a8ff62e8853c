import type { ReactNode } from 'react';
import type { ImagingSeries } from '../domain/entry.ts';
import { numberText } from '../i18n/format.ts';
import { type Text, useText } from '../i18n/text.ts';
import { edgesOnCanvas } from './edges.ts';
import type { FrameFacts } from './frame-facts.ts';
import { millimetreText } from './millimetre-text.ts';
import { scaleBar } from './scale-bar.ts';
import type { ViewState } from './view-state.ts';
import type { ViewerStudy } from './viewer-contract.ts';

/** Which of two compared studies a viewport shows. */
export type Standing = 'current' | 'prior' | undefined;

interface OverlayProps {
  readonly study: ViewerStudy;
  readonly standing: Standing;
  readonly personLabel: string;
  readonly series: ImagingSeries | undefined;
  readonly facts: FrameFacts | undefined;
  readonly state: ViewState | undefined;
  /** What lies on the picture besides. */
  readonly children?: ReactNode;
}

function isLaterality(code: string): code is 'L' | 'R' | 'B' | 'U' {
  return ['L', 'R', 'B', 'U'].includes(code);
}

/** `20261002` of the image as a day. */
function dayOf(text: string | undefined): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})/u.exec(text ?? '');
  return found === null ? undefined : `${found[1]}-${found[2]}-${found[3]}`;
}

/** The words on the picture: whose it is, of when, what it is, how it is shown. */
export function ViewportOverlay(props: OverlayProps) {
  const { study, standing, personLabel, series, facts, state } = props;
  const text = useText();
  const { t } = text;
  const side = facts?.laterality;
  const day = dayOf(facts?.reading?.studyDate) ?? study.day;
  const isPhantom = /PHANTOM/iu.test(`${series?.description ?? ''} ${study.title}`);
  return (
    <div className="viewer-overlay">
      <div className="viewer-corner" data-corner="top-left">
        <b className="viewer-day">
          {day === '' ? t('viewer.noDay') : day}
          {standing === undefined ? null : (
            <em data-standing={standing}>{t(`viewer.standing.${standing}`)}</em>
          )}
        </b>
        <span>{study.title}</span>
        <span>{[series?.modality, series?.description].filter(Boolean).join('　')}</span>
        <span>{facts?.reading?.institution ?? study.institution ?? ''}</span>
        {side !== undefined && isLaterality(side) ? <b>{t(`viewer.laterality.${side}`)}</b> : null}
        {props.children}
      </div>
      <div className="viewer-corner" data-corner="top-right">
        <b className="viewer-person">
          {personLabel.split(' ').map((part) => (
            <span key={part}>{part}</span>
          ))}
        </b>
        {facts?.patientName === undefined ? null : (
          <span>
            {t('viewer.inImage', {
              name: [facts.patientName.replaceAll('^', ' '), facts.patientId].filter(Boolean).join('　'),
            })}
          </span>
        )}
        {isPhantom ? <b className="viewer-mark">{t('viewer.phantom')}</b> : null}
        {state?.unfinished === true ? <b className="viewer-warning">{t('viewer.unfinished')}</b> : null}
      </div>
      {state === undefined ? null : <LowerCorners state={state} facts={facts} />}
      <Edges facts={facts} state={state} />
    </div>
  );
}

function Edges({ facts, state }: Pick<OverlayProps, 'facts' | 'state'>) {
  const { t } = useText();
  if (facts?.edges === undefined || state?.phase !== 'ready' || state.affine === undefined) return null;
  const edges = edgesOnCanvas(facts.edges, state.affine);
  return (['left', 'right', 'top', 'bottom'] as const).map((edge) => (
    <b key={edge} className="viewer-edge" data-edge={edge} title={t('viewer.edges')}>
      {edges[edge]}
    </b>
  ));
}

/** `WW 400　WL 50`, and how the picture was turned. */
function lookText({ t }: Text, state: ViewState): string {
  const { window, turns, flipped, inverted } = state;
  return [
    window === undefined
      ? ''
      : t('viewer.window', {
          width: numberText(Math.round(window.width)),
          center: numberText(Math.round(window.center)),
        }),
    turns === 0 ? '' : t('viewer.turned', { n: turns * 90 }),
    flipped ? t('viewer.flipped') : '',
    inverted ? t('viewer.inverted') : '',
  ]
    .filter((words) => words !== '')
    .join('　');
}

function placeText({ t }: Text, facts: FrameFacts | undefined): string {
  const { plane, reading } = facts ?? {};
  const depth =
    plane === undefined ? undefined : Math.abs(plane.row[2]) < 0.5 && Math.abs(plane.column[2]) < 0.5;
  return [
    depth === true ? t('viewer.sliceAt', { z: millimetreText(plane?.position[2] ?? 0) }) : '',
    reading?.sliceThickness === undefined ? '' : t('viewer.thickness', { mm: reading.sliceThickness }),
  ]
    .filter((words) => words !== '')
    .join('　');
}

function LowerCorners({
  state,
  facts,
}: {
  readonly state: ViewState;
  readonly facts: FrameFacts | undefined;
}) {
  const text = useText();
  const { t } = text;
  const bar =
    facts === undefined || state.affine === undefined || state.phase !== 'ready'
      ? undefined
      : scaleBar(facts, state.affine);
  return (
    <>
      <div className="viewer-corner" data-corner="bottom-left">
        <span>{t('viewer.slice', { n: state.slice + 1, total: state.slices })}</span>
        <span>{placeText(text, facts)}</span>
        <span>{lookText(text, state)}</span>
      </div>
      <div className="viewer-corner" data-corner="bottom-right">
        {bar === undefined ? null : (
          <span className="viewer-scale">
            <i style={{ width: `${bar.pixels}px` }} />
            {t('viewer.millimetres', { n: bar.millimetres })}
          </span>
        )}
        <span>{t('viewer.zoom', { n: state.zoom.toFixed(1) })}</span>
        {state.phase === 'ready' ? (
          <span>
            {state.lossy ? t('viewer.lossy', { syntax: state.syntax ?? '' }) : t('viewer.lossless')}
          </span>
        ) : null}
      </div>
    </>
  );
}
