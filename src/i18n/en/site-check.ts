import type { siteCheck as ja } from '../ja/site-check.ts';
import type { Translation } from '../shape.ts';

export const siteCheck: Translation<typeof ja> = {
  title: 'Check of the sources',
  sentence: 'Asks each source that is set up, and says what works and what does not. No record is read.',
  again: 'Check again',
  running: 'Checking',
  item: 'What was looked at',
  result: 'Result',
  detail: 'Technical details',
  check: {
    answers: 'Answers',
    version: 'FHIR version',
    types: 'Resource types',
    search: 'Search',
    paging: 'Paging',
    headers: 'CORS',
    clock: 'Clocks apart by',
    images: 'Images (DICOMweb)',
  },
  level: { works: 'works', note: 'note', wrong: 'does not work', unasked: 'not looked at' },
};
