import type { timeline as ja } from '../ja/timeline.ts';
import type { Translation } from '../shape.ts';

export const timeline: Translation<typeof ja> = {
  title: 'Timeline',
  subject: 'Records over time',
  list: 'Records, newest first',
  filterLabel: 'Kinds shown',
  all: 'All',
  filterText: 'Filter',
  filterPlaceholder: 'Filter by name or place',
  filtered: '{{n}} of {{all}}',
  clearFilter: 'Clear the filter',
  moreKinds: 'Kinds',
  undated: 'Date not known',
  undatedWhy: 'no date recorded, or told in words only',
  toUndated: 'To {{n}} without a date',
  toTop: 'To the newest',
  arrivedAbove: '{{n}} arrived above',
  arrived: '{{n}} arrived',
  noMatch: 'No record among those fetched matches the filter.',
  enteredInError: 'Show {{n}} entered in error',
  hideEnteredInError: 'Hide those entered in error',
  keys: 'j k rows, Enter open, Esc close',
  dayCount: '{{n}}',
};
