import { describe, expect, it } from 'vitest';
import { branded } from '../../base/brand.ts';
import { labTable } from '../../clinical/labs/lab-table.ts';
import { labsFrom } from '../../clinical/test-facts.ts';
import type { Coverage } from '../../domain/coverage.ts';
import { fault } from '../../domain/fault.ts';
import { FEEDS } from '../../domain/feed.ts';
import type { SourceId } from '../../domain/ids.ts';
import { textFor } from '../../i18n/text.ts';
import { testSource } from '../../testing/sources.ts';
import { csvText, type ShownTable, tableText } from './lab-export.ts';
import { digestOf } from '../../base/digest.ts';
import { columnsOf, labSections, rowDigest as digestOfRow } from './lab-lines.ts';

const TEXT = textFor('ja');
const AT = new Date('2026-11-24T00:45:00Z');
const ALL = { pick: 'all', pins: [], folded: [] } as const;

function coverage(shio: 'complete' | 'failed'): Coverage {
  return {
    cells: ['湊', 'shio'].flatMap((id) =>
      FEEDS.map((feed) => ({
        source: branded<SourceId>(id),
        feed,
        state:
          id === 'shio' && shio === 'failed'
            ? ({ state: 'failed', fault: fault('timeout', 'no answer') } as const)
            : ({ state: 'complete', received: 1, at: AT } as const),
      })),
    ),
  };
}

function shownOf(table: string, shio: 'complete' | 'failed' = 'complete'): ShownTable {
  const made = labTable(labsFrom(table));
  const sections = labSections(made, ALL, '');
  return {
    sections,
    columns: columnsOf(made, sections, 'new'),
    derived: [],
    coverage: coverage(shio),
    sources: [testSource('湊'), testSource('shio')],
    today: '2026-11-24',
  };
}

const TABLE = `
  2026-11-10T09:30:00+09:00 | Cr | core:3C015000002327101=Cre | 1.11 mg/dL | H | 0.46–0.79 | はるにれ, 循環器
  2026-11-09 | Cr | core:3C015000002327101=Cre | 98 umol/L | | | 病院B
  2026-11-10T09:30:00+09:00 | CRP | core:5C070000002306101=CRP | <0.02 mg/dL | | | はるにれ, 循環器
  2026-11-10 | =HYPERLINK("x") | local:X1 | -1.5 mmol/L | | | 病院C
`;

describe('the file of what is shown', () => {
  const lines = csvText(TEXT, shownOf(TABLE)).split('\r\n');

  it('has a line a result as sent, with its own range, flag, place and sources', () => {
    const cr = lines.filter((line) => line.includes('Cr,'));
    expect(cr[0]).toContain('2026-11-10,9:30,1.11,mg/dL,H,0.46–0.79');
    expect(cr[0]).toContain('"はるにれ, 循環器"');
    expect(lines.find((line) => line.includes('CRP'))).toContain('<0.02,mg/dL');
  });

  it('keeps the value as sent and says the converted one in fields of its own', () => {
    expect(lines.find((line) => line.includes('umol/L'))).toMatch(/,98,umol\/L,.*,1\.11,mg\/dL,/u);
  });

  it('is no formula for a spreadsheet', () => {
    const own = lines.find((line) => line.includes('HYPERLINK')) ?? '';
    expect(own).toContain(`"'=HYPERLINK(""x"")"`);
    expect(own).toContain(`,'-1.5 mmol/L`);
  });

  it('says who has not answered, and nothing of it where all have', () => {
    expect(csvText(TEXT, shownOf(TABLE, 'failed'))).toContain(
      'この表に含まれていない結果があるかもしれません',
    );
    expect(csvText(TEXT, shownOf(TABLE))).not.toContain('この表に含まれていない結果');
  });
});

describe('the table for the clipboard', () => {
  it('has one line a row, one cell a visit, and no break inside a cell', () => {
    const [head = '', ...rows] = tableText(TEXT, shownOf(TABLE.replace('病院B', '病院 B'))).split('\n');
    expect(head.split('\t')).toHaveLength(3 + 3);
    const cr = rows.find((row) => row.startsWith('Cr')) ?? '';
    expect(cr.split('\t')).toHaveLength(6);
    expect(cr).toContain('1.11 H');
    expect(cr).toContain('換算');
  });

  it('says who has not answered', () => {
    expect(tableText(TEXT, shownOf(TABLE, 'failed'))).toContain('含まれていない結果');
  });
});

describe('the sections of the table', () => {
  const made = labTable(labsFrom(TABLE));
  const names = (choice: Parameters<typeof labSections>[1], search = '') =>
    labSections(made, choice, search).map(({ group, rows, folded }) =>
      [group, folded ? '(folded)' : '', ...rows.map(({ name }) => name)]
        .filter((part) => part !== '')
        .join(' '),
    );

  it('come by group; a pinned row comes first and stands once', () => {
    expect(names(ALL)).toEqual(['kidney Cr', 'inflammation CRP', 'other =HYPERLINK("x")']);
    const crp = made.groups.flatMap(({ rows }) => rows).find(({ name }) => name === 'CRP');
    const pins = crp === undefined ? [] : [digestOfRow(crp)];
    expect(names({ ...ALL, pins })).toEqual(['pinned CRP', 'kidney Cr', 'other =HYPERLINK("x")']);
  });

  it('are narrowed to what a laboratory flagged, to what is followed often, and by any name', () => {
    expect(names({ ...ALL, pick: 'abnormal' })).toEqual(['kidney Cr']);
    expect(names({ ...ALL, pick: 'often' })).toEqual(['kidney Cr', 'inflammation CRP']);
    expect(names(ALL, 'ｃｒｐ')).toEqual(['inflammation CRP']);
    expect(names(ALL, 'creatinine')).toEqual(['kidney Cr']);
  });

  it('fold, but not while somebody searches', () => {
    const folded = [digestOf('kidney')];
    expect(names({ ...ALL, folded })[0]).toBe('kidney (folded) Cr');
    expect(names({ ...ALL, folded }, 'Cr')[0]).toBe('kidney Cr');
  });

  it('the columns are those in which any shown row has a result, in the chosen order', () => {
    const sections = labSections(made, ALL, 'CRP');
    expect(columnsOf(made, sections, 'new').map(({ key }) => key)).toEqual(['2026-11-10 はるにれ, 循環器']);
    const all = labSections(made, ALL, '');
    expect(columnsOf(made, all, 'old').map(({ date }) => date?.sortKey.slice(0, 10))).toEqual([
      '2026-11-09',
      '2026-11-10',
      '2026-11-10',
    ]);
  });
});
