import type { carried as ja } from '../ja/carried.ts';
import type { Translation } from '../shape.ts';

export const carried = {
  open: 'Read a file',
  title: 'Read a file the patient brought',
  lead: 'Reads medication notebooks (files, text of QR codes), prescriptions, CDA documents, HL7 messages of SS-MIX2, FHIR (JSON).',
  stays:
    'Read on this device only. Nothing is sent anywhere, and all of it is gone when the chart is closed.',
  choose: 'Choose files',
  drop: 'Files may also be dropped here or onto the chart. Up to 20 MB.',
  paste: 'Paste the text of QR codes',
  pasteNote: 'Where it is split over several codes, paste them one after the other.',
  pasted: 'pasted text',
  read: 'Read',
  reading: 'Reading',
  results: 'Results',
  format: {
    notebook: 'medication notebook',
    prescription: 'prescription',
    cda: 'CDA document',
    hl7v2: 'HL7 message',
    fhir: 'FHIR document',
  },
  checking: '{{name}} ({{format}}): checking whose it is.',
  linked: '{{name}} ({{format}}): name, birth date and sex agree. {{n}} entries added.',
  linked_one: '{{name}} ({{format}}): name, birth date and sex agree. One entry added.',
  apart: '{{name}} ({{format}}): not certain to be this patient’s. {{n}} entries are not shown.',
  apart_one: '{{name}} ({{format}}): not certain to be this patient’s. One entry is not shown.',
  weigh: 'Look and decide',
  issues: '{{n}} parts could not be read (listed under the sources).',
  issues_one: 'One part could not be read (listed under the sources).',
  nothingRead: '{{name}} ({{format}}): no record could be read out of it. Nothing was added to this chart.',
  unknownFormat: '{{name}}: not a format that can be read. Nothing was added to this chart.',
  tooLarge: '{{name}}: too large to be read (up to 20 MB).',
  unreadable: '{{name}}: the file could not be opened. Please choose it again.',
} as const satisfies Translation<typeof ja>;
