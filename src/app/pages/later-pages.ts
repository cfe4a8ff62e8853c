import { later } from './later.tsx';

/*
 * What nobody needs to sign in. The chart is fetched while a person is looked for, all else as soon as a chart is open,
 * not when it is wanted: an emergency does not wait for a line.
 */

const chart = later(async () => (await import('./chart-page.tsx')).ChartPage);
const emergency = later(async () => (await import('./emergency-page.tsx')).EmergencyPage);
const summary = later(async () => (await import('../../views/summary/summary-panel.tsx')).SummaryPanel);
const carriedDialog = later(
  async () => (await import('../../views/carried/carried-dialog.tsx')).CarriedDialog,
);
const medications = later(async () => (await import('./medications-of-chart.tsx')).MedicationsOfChart);
const care = later(async () => (await import('../../views/care/care-panel.tsx')).CarePanel);

export const ChartPage = chart.Component;
export const EmergencyPage = emergency.Component;
export const SummaryPanel = summary.Component;
export const MedicationsOfChart = medications.Component;
export const CarePanel = care.Component;
export const CarriedDialog = carriedDialog.Component;

/** Resolves when everything is here, or could not be fetched. */
export async function preloadPages(): Promise<void> {
  await Promise.all([medications.preload(), emergency.preload(), summary.preload(), care.preload()]);
}

/** What whoever looks for a person will want next. */
export async function preloadChart(): Promise<void> {
  await chart.preload();
  await import('../../views/timeline/lanes/life-lanes.tsx').catch(() => undefined);
}
