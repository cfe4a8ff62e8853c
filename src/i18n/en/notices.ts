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
  launch: {
    again: 'Try to open again',
    'no-patient': {
      title: 'The electronic chart that opened this page named no patient',
      sentence:
        'You are signed in, but the sign-in service’s answer names no patient. Nobody’s record has been opened.',
      next: 'Open the patient in the electronic chart and launch again, or find the patient here.',
    },
    'not-known': {
      title: 'The launching source does not know the patient named',
      sentence:
        'The source that launched this page knows no patient by the number it passed on. To avoid a mix-up, nobody’s record has been opened.',
      next: 'Check the patient in the electronic chart and launch again, or find the patient here.',
    },
    'no-answer': {
      title: 'The patient named cannot be confirmed yet',
      sentence:
        'The launching source gave no answer that confirms who the patient is. Nobody’s record has been opened.',
      next: 'Try to open again, or find the patient here.',
    },
    over: {
      title: 'This launch is over',
      sentence: 'A launch from an electronic chart works once, and not after a reload.',
      next: 'Launch again from the electronic chart, or find the patient here.',
    },
  },
};
