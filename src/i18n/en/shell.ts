import type { shell as ja } from '../ja/shell.ts';
import type { Translation } from '../shape.ts';

export const shell: Translation<typeof ja> = {
  product: 'Hitome',
  productKanji: '一目',
  skip: 'Skip to content',
  tabs: 'Views',
  findPatient: 'Find a patient',
  demo: 'Demo: people and places are invented',
  otherLanguage: '日本語',
  signOut: 'Sign out',
  emergency: 'Emergency mode',
  sourcesLabel: 'State of the sources',
  detailLabel: 'Detail',
  personLabel: 'Who this is',
  close: 'Close',
  panel: {
    timeline: 'Timeline',
    medications: 'Medicines',
    labs: 'Labs',
    images: 'Images',
    documents: 'Documents',
    summary: 'Lifetime summary',
    care: 'Care',
  },
  caution: {
    anticoagulant: 'Anticoagulant (estimated current)',
    device: 'Implant: {{name}}',
    unknownMedicines: 'Medicines not confirmed',
  },
  emergencyNeedsPerson: 'Find the patient first. The emergency sheet shows the opened patient only.',
  ended: 'Emergency viewing has ended.',
};
