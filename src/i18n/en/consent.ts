import type { consent as ja } from '../ja/consent.ts';
import type { Translation } from '../shape.ts';

export const consent: Translation<typeof ja> = {
  title: 'Consent of the patient',
  given: 'Given',
  oneDay: 'Given (24 hours, until {{until}})',
  limited: 'Given (until {{until}})',
  about: 'For: {{items}}',
  ended: 'Its time is over (until {{until}})',
  partial: 'In part',
  without: 'Without: {{items}}',
  until: '(until {{until}})',
  refused: 'Refused',
  'not-told': 'Not told',
  newsRefused:
    '{{source}}: the patient has not consented, so no records are given. That does not mean that there are none.',
  newsPartial:
    '{{source}}: without the consent of the patient these are not given: {{items}}. That does not mean that there are none.',
  newsUnclear:
    '{{source}}: something is not given without the consent of the patient ({{items}}). Which records these are is not known; no place may be taken for complete.',
};
