import type { search as ja } from '../ja/search.ts';
import type { Translation } from '../shape.ts';

export const search: Translation<typeof ja> = {
  title: 'Search the record, or do something',
  placeholder: 'Diagnosis, medicine, test, value, code, words of a document, place, or an action',
  hits: '{{n}} records',
  hitsPartial: '{{n}} of the records fetched so far',
  first: '(first {{n}})',
  none: 'Not found among the records fetched.',
  nonePartial: 'Not found among the records fetched. Some have not arrived yet.',
  searching: 'Searching',
  commands: 'Actions',
  narrow: 'Narrow the list to “{{words}}”',
  otherName: 'found by another name or its kind',
  keys: '↑↓ choose, Enter open, Esc close',
  go: 'To {{panel}}',
  sources: 'Sources in detail',
  keyList: 'List of keys',
  retryAll: 'Bring the sources up to date',
};
