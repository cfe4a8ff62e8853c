import { later } from './later.tsx';

/*
 * What nobody needs to sign in and find a person. All of it is fetched as soon as a chart is open, not when it is
 * wanted: an emergency does not wait for a line.
 */

const emergency = later(async () => (await import('./emergency-page.tsx')).EmergencyPage);
const summary = later(async () => (await import('../../views/summary/summary-panel.tsx')).SummaryPanel);
const care = later(async () => (await import('../../views/care/care-panel.tsx')).CarePanel);

export const EmergencyPage = emergency.Component;
export const SummaryPanel = summary.Component;
export const CarePanel = care.Component;

/** Resolves when everything is here, or could not be fetched. */
export async function preloadPages(): Promise<void> {
  await Promise.all([emergency.preload(), summary.preload(), care.preload()]);
}
