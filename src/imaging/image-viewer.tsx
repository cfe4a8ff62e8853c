import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { chooseBeside, chooseState, goToSegment } from './addenda-actions.ts';
import { AddendaSide } from './addenda-side.tsx';
import type { FrameFacts } from './frame-facts.ts';
import { KeysList } from './keys-list.tsx';
import type { Mark } from './mark-shelf.ts';
import { MprView } from './mpr-view.tsx';
import { SeriesList } from './series-list.tsx';
import { OpenAddenda, segmentKeys } from './use-addenda.tsx';
import { OpenStudy } from './use-studies.tsx';
import { useViewer, type Viewer } from './use-viewer.ts';
import type { ViewerProps, ViewerStudy } from './viewer-contract.ts';
import { ViewerFooter } from './viewer-footer.tsx';
import { ViewerSide } from './viewer-side.tsx';
import { ViewerToolbar } from './viewer-toolbar.tsx';
import { ViewportGrid } from './viewport-grid.tsx';
import './viewer.css';

/** Studies of a chart, looked at: their series, some of them as stacks side by side, and what is known of them. */
export function ImageViewer(props: ViewerProps) {
  const { t } = useText();
  const viewer = useViewer(props);
  const place = useBroughtIntoView();
  const { workspace, told, states, opened } = viewer;
  const active = told.get(workspace.active);
  const state = states.get(workspace.active);
  const frames = active?.view?.frames;
  const inView = viewer.shown.flatMap((uid) => props.studies.find((study) => study.uid === uid) ?? []);
  return (
    <section
      className="viewer"
      aria-label={t('viewer.label')}
      ref={place}
      data-viewer=""
      data-series={frames?.[0]?.seriesUid}
      data-slice={state === undefined ? undefined : state.slice + 1}
      data-slices={state?.slices}
      data-state={phaseOf(viewer)}
      data-loaded={state?.loaded}
      data-probe={state?.probe}
      data-side={viewer.side}
      data-link={viewer.links?.link.by}
    >
      {inView.map((study) => (
        <OpenStudy key={study.uid} study={study} onState={viewer.onState} />
      ))}
      <BesideImages viewer={viewer} />
      <Toolbar {...props} viewer={viewer} />
      <SeriesList
        studies={props.studies}
        states={opened}
        shown={viewer.shown}
        standingOf={viewer.standingOf}
        chosen={active?.series?.uid}
        seen={new Set([...told.values()].flatMap(({ series }) => series?.uid ?? []))}
        onShow={viewer.show}
        onChoose={(study, uid) => {
          viewer.setMpr(false);
          if (chooseBeside(viewer, study, uid)) return;
          workspace.put(workspace.active, { studyUid: study, series: { uid } });
        }}
      />
      <Reformatted {...props} viewer={viewer} />
      <ViewportGrid {...props} viewer={viewer} />
      <Side {...props} viewer={viewer} />
      <ViewerFooter view={active?.view} state={state} links={viewer.links} mpr={viewer.mpr} />
      {viewer.keys ? <KeysList onClose={() => viewer.setKeys(false)} /> : null}
    </section>
  );
}

/** On a phone the person's head takes half of the screen: the pictures are brought up to its top. */
function useBroughtIntoView() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || globalThis.innerWidth >= 768) return;
    element.scrollIntoView({ block: 'start' });
    // The head itself stays where it is, over what scrolls below it.
    const head = document.querySelector('[data-patient-banner]')?.getBoundingClientRect().bottom ?? 0;
    const hidden = head - element.getBoundingClientRect().top;
    if (hidden > 0) element.closest('.chart')?.scrollBy(0, -hidden);
  }, []);
  return place;
}

/** What lies beside the images is asked for when the first of them stands: a picture goes before what is laid over it. */
function BesideImages({ viewer }: { readonly viewer: Viewer }) {
  const [begun, setBegun] = useState(false);
  const isSeen = [...viewer.states.values()].some(({ phase }) => phase === 'ready');
  useEffect(() => {
    if (isSeen) setBegun(true);
  }, [isSeen]);
  if (!begun) return null;
  return viewer.shown.map((uid) => {
    const fetched = viewer.opened.get(uid)?.fetched;
    return fetched?.state === 'ready' ? (
      <OpenAddenda key={uid} studyUid={uid} opened={fetched.value} onAddenda={viewer.addenda.onAddenda} />
    ) : null;
  });
}

/** How the active viewport stands. */
function phaseOf({ troubled, told, states, workspace }: Viewer): string {
  if (troubled.has(workspace.active)) return 'failed';
  if (told.get(workspace.active)?.hasObjects === true) return 'ready';
  return states.get(workspace.active)?.phase ?? 'loading';
}

interface PartProps extends ViewerProps {
  readonly viewer: Viewer;
}

/** The active stack cut anew in other directions, where that is asked for. */
function Reformatted({ viewer, studies, personLabel }: PartProps) {
  const { told, workspace, states } = viewer;
  const active = told.get(workspace.active);
  const window = states.get(workspace.active)?.window;
  const study = studies.find(({ uid }) => uid === active?.studyUid);
  if (!viewer.mpr || active?.view === undefined || window === undefined || study === undefined) return null;
  return (
    <MprView
      key={active.series?.uid}
      view={active.view}
      window={window}
      archives={study.archives}
      label={[personLabel, study.day].join('　')}
      isLaidOver={viewer.addenda.shown.size > 0 || viewer.addenda.chosen.size > 0}
      onBack={() => viewer.setMpr(false)}
    />
  );
}

const NO_FRAMES: readonly FrameFacts[] = [];

function Side({ viewer, ...props }: PartProps) {
  if (!viewer.side) return null;
  const compared = [props.studyUid, viewer.prior];
  const { workspace, told, addenda } = viewer;
  const show = (uid: string, facts: FrameFacts) => jump(viewer, props.studies, { ...facts, studyUid: uid });
  return (
    <ViewerSide
      studies={compared.flatMap((uid) => props.studies.find((study) => study.uid === uid) ?? [])}
      standingOf={viewer.standingOf}
      noReport={props.noReport}
      marks={viewer.marks}
      shelf={props.memory.marks}
      dayOf={(uid) => props.studies.find((study) => study.uid === uid)?.day ?? ''}
      onJump={(mark) => jump(viewer, props.studies, mark)}
      onOpenReport={props.onOpenReport}
      openedOf={(uid) => openedOf(viewer, uid)}
      framesOf={(uid) => [...told.values()].find(({ series }) => series?.uid === uid)?.view?.frames}
      isSeen={[...viewer.states.values()].some(({ phase }) => phase === 'ready')}
      onShow={show}
    >
      {props.studies.map((study) => {
        const held = addenda.byStudy.get(study.uid);
        return held === undefined ? null : (
          <AddendaSide
            key={study.uid}
            study={study}
            held={held}
            addenda={addenda}
            frames={told.get(workspace.active)?.view?.frames ?? NO_FRAMES}
            onSegment={(...where) => goToSegment(viewer, study.uid, ...where)}
            onState={(index) =>
              chooseState(viewer, study.uid, index === undefined ? undefined : held.states[index])
            }
          />
        );
      })}
    </ViewerSide>
  );
}

function openedOf({ opened }: Viewer, studyUid: string) {
  const fetched = opened.get(studyUid)?.fetched;
  return fetched?.state === 'ready' ? fetched.value : undefined;
}

type Place = Pick<Mark, 'studyUid' | 'seriesUid' | 'instanceUid' | 'frame'>;

/** Goes to the image of a mark, or one that a report names: in the viewport that shows its series, else in the active one. */
function jump({ workspace, told }: Viewer, studies: readonly ViewerStudy[], mark: Place): void {
  const study = studies.find(({ uid }) => uid === mark.studyUid);
  if (study === undefined) return;
  const showing = [...told].find(([, { series }]) => series?.uid === mark.seriesUid)?.[0];
  workspace.put(showing ?? workspace.active, {
    studyUid: study.uid,
    series: { uid: mark.seriesUid },
    at: { instanceUid: mark.instanceUid, frame: mark.frame },
  });
}

/** All outlines of the studies in view, on or off; undefined where there are none. */
function segmentSwitch({ addenda }: Viewer) {
  const keys = [...addenda.byStudy.values()].flatMap(({ segmentations }) =>
    segmentations.flatMap(segmentKeys),
  );
  if (keys.length === 0) return undefined;
  const on = keys.some((key) => addenda.shown.has(key));
  return { on, set: (next: boolean) => addenda.showSegments(keys, next) };
}

function Toolbar(props: PartProps) {
  const { viewer, studies, memory } = props;
  const { told, workspace, states } = viewer;
  const active = told.get(workspace.active);
  const state = states.get(workspace.active);
  const facts = state === undefined ? undefined : active?.view?.frames[state.slice];
  const modality = active?.series?.modality;
  return (
    <ViewerToolbar
      view={active?.view}
      state={state}
      facts={facts}
      modality={modality}
      lastWindow={modality === undefined ? undefined : memory.windows.get(modality)}
      isFilm={(facts?.frames ?? 1) > 1}
      tool={viewer.tool}
      onTool={viewer.setTool}
      layout={workspace.layout}
      onLayout={viewer.setLayout}
      priors={props.priors.flatMap((prior) => {
        const study = studies.find(({ uid }) => uid === prior.uid);
        return study === undefined ? [] : [{ ...prior, study }];
      })}
      noPrior={props.noPrior}
      prior={viewer.prior}
      onCompare={viewer.compare}
      linked={viewer.linked}
      onLinked={workspace.cells.length > 1 ? viewer.setLinked : undefined}
      segments={segmentSwitch(viewer)}
      isMpr={viewer.mpr}
      onMpr={viewer.setMpr}
      sideShown={viewer.side}
      onSide={() => viewer.setSide(!viewer.side)}
      onKeys={() => viewer.setKeys(true)}
      onClose={props.onClose}
    />
  );
}
