import type { shell as ja } from '../ja/shell.ts';
import type { Translation } from '../shape.ts';

export const shell: Translation<typeof ja> = {
  product: 'Hitome',
  productKanji: '一目',
  skip: 'Skip to content',
  tabs: 'Views',
  findPatient: 'Find a patient',
  demo: 'Demo: all invented',
  demoShort: 'Demo',
  otherLanguage: '日本語',
  search: 'Search the record',
  signOut: 'Sign out',
  emergency: 'Emergency mode',
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
    device: 'Implant: {{name}}',
    unknownMedicines: 'Medicines not confirmed',
  },
  keys: {
    title: 'Keys',
    search: { key: '/ Ctrl+K', what: 'Search the record, choose an action' },
    tabs: { key: '1 – 7', what: 'Change the view' },
    sources: { key: 's', what: 'Open the details of the sources' },
    rows: { key: 'j k ↑ ↓', what: 'Move between rows' },
    open: { key: 'Enter', what: 'Open the detail' },
    close: { key: 'Esc', what: 'Close, back to the row' },
    raw: { key: 'r', what: 'In the detail: the original' },
    help: { key: '?', what: 'This list' },
  },
};
