import type { statement as ja } from '../ja/statement.ts';
import type { Translation } from '../shape.ts';

export const statement: Translation<typeof ja> = {
  chip: {
    none: 'Recorded as none',
    unknown: 'Recorded as unknown',
    refuted: 'Ruled out',
    inactive: 'Past',
    resolved: 'Past, resolved',
  },
  said: {
    none: 'Recorded: “{{words}}” ({{by}})',
    unknown: 'Recorded: “{{words}}” ({{by}})',
    refuted: '“{{words}}” ruled out ({{by}})',
  },
  list: 'Records of none, unknown or ruled out',
  open: '{{subject}}: recorded as unknown',
  openWhy: 'Because of this record nobody can say that there is none.',
};
