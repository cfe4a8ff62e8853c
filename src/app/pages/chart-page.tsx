import { type DragEvent, startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { Navigate, useParams } from 'react-router';
import { LoadingPage, MissingPage } from '../../views/notices/notices.tsx';
import { useRecord } from '../../record/use-record.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { allergyFacts } from '../../record/derive/kinds.ts';
import { PatientBanner } from '../../views/patient-banner/patient-banner.tsx';
import { SourceStrip } from '../../views/source-status/source-strip.tsx';
import { SourceNews } from '../../views/source-status/source-news.tsx';
import { SourceSheet } from '../../views/source-status/source-sheet.tsx';
import { IdentityDialog } from '../../views/identity/identity-dialog.tsx';
import { consentsOf } from '../../record/derive/consent.ts';
import type { PatientRecord } from '../../record/record.ts';
import { type SourceActions, SourceActionsProvider } from '../../ui/source-actions.ts';
import { useGo } from '../go.ts';
import { NextFrame } from '../../ui/next-frame.tsx';
import { useKeys } from '../keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { sourcesOf } from '../../domain/coverage.ts';
import { useApp } from '../app-context.ts';
import { CarriedDialog, preloadPages, Tour } from './later-pages.ts';
import { InterruptingCard } from './support-of-chart.tsx';
import { ChartPanels } from './chart-panels.tsx';
import { cautionsOf } from './cautions.ts';
import type { Chart } from '../chart.ts';
import { type ChartPanel, isChartPanel, ROLE_VIEWS } from '../roles.ts';
import { useSearchRequests } from '../search-request.ts';
import { SearchOfChart } from './search-of-chart.tsx';
import { useChart } from './use-chart.ts';
import { useText } from '../../i18n/text.ts';
import { troubleReport } from '../../views/help/trouble-report.ts';
import { screenNow } from './screen-now.ts';

/** The chart that the address names, or a plain word that it is not open here. */
export function ChartPage() {
  const { handle = '', panel } = useParams();
  const { clinician } = useApp();
  const go = useGo();
  const standing = useChart(handle);
  if (!isChartPanel(panel)) {
    return panel === undefined ? (
      <Navigate to={ROLE_VIEWS[clinician.role].first} replace />
    ) : (
      <Navigate to="/no-such-panel" replace />
    );
  }
  switch (standing.state) {
    case 'opening':
      return <LoadingPage />;
    case 'unknown':
      return <MissingPage what="chart" onFindPatient={() => go('/patients')} />;
    case 'open':
      return <OpenChart key={standing.chart.handle} chart={standing.chart} panel={panel} />;
  }
}

type Sheet = 'none' | 'sources' | 'person' | 'identity' | 'keys' | 'tour' | 'carried' | 'search';

/** Files may be dropped anywhere on the chart; a browser left to itself would open them and close the chart. */
function allowFiles(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
}

/** Files that were dropped onto the chart, and the way to what reads them, with those or with none. */
function useDrops(onOpen: () => void) {
  const [dropped, setDropped] = useState<readonly File[]>([]);
  function drop(event: DragEvent): void {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setDropped([...event.dataTransfer.files]);
    onOpen();
  }
  const carry = useCallback(() => {
    setDropped([]);
    onOpen();
  }, [onOpen]);
  return { dropped, drop, carry };
}

function CarryButton({ onCarry }: { readonly onCarry: () => void }) {
  const { t } = useText();
  return (
    <button
      type="button"
      className="btn btn-quiet strip-carry"
      aria-label={t('carried.title')}
      title={t('carried.title')}
      data-action="carry"
      onClick={onCarry}
    >
      {t('carried.open')}
    </button>
  );
}

/** Everything of a person is drawn inside `data-chart`, and nothing of them outside of it. */
function OpenChart({ chart, panel }: { readonly chart: Chart; readonly panel: ChartPanel }) {
  const { wiring } = useApp();
  const text = useText();
  const [sheet, setSheet] = useState<Sheet>('none');
  const { dropped, drop, carry } = useDrops(useCallback(() => setSheet('carried'), []));
  const record = useRecord(chart.store, (current) => current);
  const now = useNow(wiring.clock.now, record);
  useChartKeys(chart, setSheet);
  useSearchRequests(useCallback(() => setSheet('search'), []));
  useEffect(() => void preloadPages(), []);
  useEffect(() => chart.noteAct('access', panel), [chart, panel]);
  useEffect(() => chart.support.look(record), [chart, record]);
  const actions = useMemo(
    (): SourceActions => ({
      retry: chart.retry,
      cancel: chart.cancel,
      weigh: () => setSheet('identity'),
      askAlso: chart.askAlso,
      carry,
    }),
    [chart, carry],
  );
  return (
    <SourceActionsProvider value={actions}>
      <div className="chart" data-chart={chart.handle} onDragOver={allowFiles} onDrop={drop}>
        <PatientBanner
          person={record.person}
          allergies={allergyFacts(record)}
          allergyStatements={statementsOfKinds(record, ['allergy'])}
          cautions={cautionsOf(record, text)}
          now={now}
          sources={record.sources.filter((source) => sourcesOf(record.coverage).includes(source.id))}
          onShowPerson={() => setSheet('person')}
        />
        <News record={record} now={now} onOpen={setSheet} />
        <SourceStrip
          coverage={record.coverage}
          sources={record.sources}
          now={now}
          onOpenSheet={() => setSheet('sources')}
        >
          <CarryButton onCarry={carry} />
        </SourceStrip>
        <InterruptingCard support={chart.support} />
        <NextFrame>
          <ChartPanels chart={chart} panel={panel} record={record} now={now} />
        </NextFrame>
        <OpenSheet
          chart={chart}
          panel={panel}
          sheet={sheet}
          dropped={dropped}
          record={record}
          now={now}
          onOpen={setSheet}
        />
      </div>
    </SourceActionsProvider>
  );
}

/** What went wrong with the sources, in words, above everything. */
function News({
  record,
  now,
  onOpen,
}: {
  readonly record: PatientRecord;
  readonly now: Date;
  readonly onOpen: (sheet: Sheet) => void;
}) {
  return (
    <SourceNews
      coverage={record.coverage}
      sources={record.sources}
      issues={record.issues}
      person={record.person}
      consents={consentsOf(record, now)}
      onOpenSheet={() => onOpen('sources')}
      onWeigh={() => onOpen('identity')}
    />
  );
}

interface OpenSheetProps {
  readonly chart: Chart;
  readonly panel: ChartPanel;
  readonly sheet: Sheet;
  readonly record: PatientRecord;
  readonly now: Date;
  readonly dropped: readonly File[];
  readonly onOpen: (sheet: Sheet) => void;
}

function OpenSheet({ chart, panel, sheet, record, now, dropped, onOpen }: OpenSheetProps) {
  const { clinician, language } = useApp();
  const onClose = () => onOpen('none');
  const report = () =>
    troubleReport({ ...record, ...screenNow(), at: now, panel, role: clinician.role, language });
  switch (sheet) {
    case 'none':
      return null;
    case 'sources':
      return (
        <SourceSheet
          coverage={record.coverage}
          sources={record.sources}
          issues={record.issues}
          consents={consentsOf(record, now)}
          now={now}
          onRefresh={chart.refresh}
          onClose={onClose}
        />
      );
    case 'keys':
      return <KeysDialog onClose={onClose} onTour={() => onOpen('tour')} report={report} />;
    case 'tour':
      return <Tour onClose={onClose} />;
    case 'search':
      return <SearchOfChart chart={chart} record={record} now={now} onOpenSheet={onOpen} onClose={onClose} />;
    case 'person':
      return <PersonDialog person={record.person} sources={record.sources} onClose={onClose} />;
    case 'carried':
      return (
        <CarriedDialog
          person={record.person}
          dropped={dropped}
          onCarry={chart.carry}
          onWeigh={() => onOpen('identity')}
          onClose={onClose}
        />
      );
    case 'identity':
      return (
        <IdentityDialog
          person={record.person}
          sources={record.sources}
          onDecide={chart.decide}
          onClose={onClose}
        />
      );
  }
}

/** Digits change the panel, `/` searches, `s` and `?` open what they name. */
function useChartKeys(chart: Chart, open: (sheet: Sheet) => void): void {
  const { clinician } = useApp();
  const goTo = useGo();
  const bindings = useMemo(() => {
    const go = (panel: ChartPanel) => goTo(`/chart/${chart.handle}/${panel}`);
    const panels = ROLE_VIEWS[clinician.role].panels.map((panel, index) => ({
      key: String(index + 1),
      run: () => go(panel),
    }));
    return [
      ...panels,
      { key: '/', run: () => open('search') },
      { key: 's', run: () => open('sources') },
      { key: '?', run: () => open('keys') },
    ];
  }, [chart.handle, clinician.role, goTo, open]);
  useKeys(bindings);
}

/** Now, renewed with each change of the record and each minute: ages and "as of" never stand still for long. */
function useNow(now: () => Date, record: unknown): Date {
  const [minute, setMinute] = useState(now);
  useEffect(() => {
    // Not at one go: with the minute all that tells an age is drawn anew.
    const timer = setInterval(() => startTransition(() => setMinute(now())), 30_000);
    return () => clearInterval(timer);
  }, [now]);
  return useMemo(() => (record === undefined ? minute : now()), [minute, now, record]);
}
