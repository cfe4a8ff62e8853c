export const images = {
  title: 'Images',
  subject: 'Imaging studies',
  year: '{{year}}',
  undated: 'Date not known',
  open: 'Open images at {{source}}',
  look: 'Look in the archive of {{source}}',
  knownTo: {
    both: 'Held by the image archive and by the record',
    archive: 'Held by the image archive only (no record of the study has arrived)',
    record: 'Record only (not found in the list of an image archive)',
  },
  noUid: 'No study number on record, so the images cannot be opened',
  report: 'Report',
  noReport: 'No report linked to it has arrived',
  noModality: 'modality not recorded',
  noCounts: 'number of images not recorded',
} as const;
