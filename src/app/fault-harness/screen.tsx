import type { ReactElement, ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import type { Clinician } from '../../domain/role.ts';
import { I18nRoot } from '../../i18n/i18n-root.tsx';
import { textFor } from '../../i18n/text.ts';
import { statementsOfKinds } from '../../record/derive/facts.ts';
import { allergyFacts } from '../../record/derive/kinds.ts';
import type { PatientRecord } from '../../record/record.ts';
import { EmergencySheet } from '../../views/emergency/emergency-sheet.tsx';
import { PatientBanner } from '../../views/patient-banner/patient-banner.tsx';
import { AppContextProvider } from '../app-context.ts';
import type { Chart } from '../chart.ts';
import { ChartPanels } from '../pages/chart-panels.tsx';
import { cautionsOf } from '../pages/cautions.ts';
import { preloadPages } from '../pages/later-pages.ts';
import { CHART_PANELS, type ChartPanel } from '../roles.ts';
import type { Wiring } from '../wiring.ts';

// What comes in files of its own is drawn at once when it is here.
await preloadPages();

type Language = 'ja' | 'en';

const READER: Clinician = {
  subject: 'reader',
  name: '見本　医師',
  role: 'doctor',
  licence: '',
  organization: '見本病院',
};

function nothing(): undefined {
  /* Markup is never clicked. */
}

const QUIET = { services: [], replies: [], inPlace: [] };
const NO_SUPPORT = {
  snapshot: () => QUIET,
  subscribe: () => nothing,
  look: nothing,
  askBrought: nothing,
  acknowledge: nothing,
  retry: nothing,
};

/** Only what is drawn is needed of a chart and of the wiring: nobody acts on a markup. */
function contextOf(record: PatientRecord, language: Language) {
  const { sources } = record;
  const wiring = {
    sources,
    config: { sources },
    pixelsOf: nothing,
    linesOf: () => ({}),
  } as unknown as Wiring;
  const sitting = { role: READER.role, reader: 'reader', signedInAt: 0 };
  return { wiring, clinician: READER, sitting, signOut: nothing, language, chooseLanguage: nothing };
}

function framed(record: PatientRecord, language: Language, children: ReactNode): ReactElement {
  return (
    <I18nRoot language={language}>
      <MemoryRouter>
        <AppContextProvider value={contextOf(record, language)}>{children}</AppContextProvider>
      </MemoryRouter>
    </I18nRoot>
  );
}

/** One panel of a chart, as the page draws it. */
export function chartScreen(
  record: PatientRecord,
  language: Language,
  panel: ChartPanel,
  now: Date,
): ReactElement {
  const chart = {
    handle: record.person.handle,
    signal: new AbortController().signal,
    retry: nothing,
    refresh: nothing,
    cancel: nothing,
    askAlso: nothing,
    look: nothing,
    clientOf: nothing,
    support: NO_SUPPORT,
  } as unknown as Chart;
  const panels = <ChartPanels chart={chart} panel={panel} record={record} now={now} />;
  return framed(record, language, panels);
}

export function emergencyScreen(record: PatientRecord, language: Language, now: Date): ReactElement {
  const sheet = (
    <EmergencySheet
      record={record}
      sources={record.sources}
      now={now}
      startedAt={now}
      endsAt={now}
      onPrint={nothing}
      onEnd={nothing}
    />
  );
  return framed(record, language, sheet);
}

function bannerScreen(record: PatientRecord, language: Language, now: Date): ReactElement {
  const banner = (
    <PatientBanner
      person={record.person}
      allergies={allergyFacts(record)}
      allergyStatements={statementsOfKinds(record, ['allergy'])}
      cautions={cautionsOf(record, textFor(language))}
      now={now}
      sources={record.sources}
    />
  );
  return framed(record, language, banner);
}

/** The markup of every panel of a chart, the banner and the emergency sheet, as they are drawn of a record. */
export function markupOf(record: PatientRecord, language: Language, now: Date): string {
  return [
    bannerScreen(record, language, now),
    ...CHART_PANELS.map((panel) => chartScreen(record, language, panel, now)),
    emergencyScreen(record, language, now),
  ]
    .map((screen) => renderToString(screen))
    .join('');
}
