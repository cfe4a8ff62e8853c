import type { notices as ja } from '../ja/notices.ts';
import type { Translation } from '../shape.ts';

export const notices: Translation<typeof ja> = {
  config: {
    title: 'The configuration file is unreadable',
    sentence: 'The sources are set up wrongly, so Hitome has not started. No patient record was touched.',
    next: 'When your IT staff have mended the items below, reload this page.',
    file: 'File',
    field: 'Field',
    expected: 'Expected',
    found: 'Found',
  },
  route: {
    title: 'There is no such page',
    sentence: 'The address may be old or mistyped.',
    next: 'Start by finding a patient.',
    action: 'Find a patient',
  },
  chart: {
    title: 'This chart is not open in this window any more',
    sentence:
      'For safety, a chart that was closed, reloaded or opened in another window cannot be opened by its address.',
    next: 'Find the patient again and open the chart.',
    action: 'Find a patient',
  },
  loading: 'Getting ready',
  reload: 'Reload',
};
