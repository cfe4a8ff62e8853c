import { whenIdle } from '../../base/sliced.ts';
import { ja } from '../../i18n/ja.ts';
import { hasTypeHere, measuredWidth } from '../../ui/type-here.ts';
import { later } from './later.tsx';

/*
 * What nobody needs to sign in. The chart is fetched while a person is looked for, all else as soon as a chart is open,
 * not when it is wanted: an emergency does not wait for a line.
 */

const chart = later(async () => (await import('./chart-page.tsx')).ChartPage);
const emergency = later(async () => (await import('./emergency-page.tsx')).EmergencyPage);
const summary = later(async () => (await import('./summary-of-chart.tsx')).SummaryOfChart);
const documents = later(async () => (await import('./documents-of-chart.tsx')).DocumentsOfChart);
const carriedDialog = later(
  async () => (await import('../../views/carried/carried-dialog.tsx')).CarriedDialog,
);
const tour = later(async () => (await import('../../views/help/tour.tsx')).Tour);
const medications = later(async () => (await import('./medications-of-chart.tsx')).MedicationsOfChart);
const labs = later(async () => (await import('./labs-of-chart.tsx')).LabsOfChart);
const care = later(async () => (await import('../../views/care/care-panel.tsx')).CarePanel);
const accessLog = later(async () => (await import('./access-log-page.tsx')).AccessLogPage);
const launch = later(async () => (await import('./launch-page.tsx')).LaunchPage);
const site = later(async () => (await import('./site-page.tsx')).SitePage);

export const ChartPage = chart.Component;
export const EmergencyPage = emergency.Component;
export const SummaryOfChart = summary.Component;
export const MedicationsOfChart = medications.Component;
export const LabsOfChart = labs.Component;
export const CarePanel = care.Component;
export const DocumentsOfChart = documents.Component;
export const CarriedDialog = carriedDialog.Component;
export const Tour = tour.Component;
export const AccessLogPage = accessLog.Component;
export const LaunchPage = launch.Component;
export const SitePage = site.Component;

/**
 * Resolves when everything is here, or could not be fetched. One after the other, the emergency first, and each when
 * the page has drawn what it has: asked for at once they would hold up the first look at the chart.
 */
export async function preloadPages(): Promise<void> {
  for (const page of [emergency, medications, labs, documents, summary, care]) {
    await whenIdle();
    await page.preload();
  }
}

function lettersOf(words: object): string {
  return Object.values(words)
    .map((one: string | object) => (typeof one === 'string' ? one : lettersOf(one)))
    .join('');
}

/**
 * The type in which records are written comes in a hundred files, by letters. Each that comes while a chart is drawn has
 * all of it laid out anew; our own words hold the letters that are met most.
 */
async function preloadType(): Promise<void> {
  if (hasTypeHere(measuredWidth())) return;
  await document.fonts.load('16px "Noto Sans JP Variable"', lettersOf(ja));
}

/** What whoever looks for a person will want next. */
export async function preloadChart(): Promise<void> {
  await chart.preload();
  const lanes = import('../../views/timeline/lanes/life-lanes.tsx');
  await Promise.allSettled([lanes, preloadType()]);
}
