import { branded } from '../base/brand.ts';
import { isNonEmpty } from '../base/non-empty.ts';
import type { Entry, EntryMark, OtherEntry } from '../domain/entry.ts';
import type { ChartHandle, EntryKey, SourceId } from '../domain/ids.ts';
import { KINDS, type Kind } from '../domain/kind.ts';
import { parsePartialDate, UNKNOWN_WHEN, type When } from '../domain/partial-date.ts';
import type { PersonRecord } from '../domain/person.ts';
import type { Arrival } from '../record/arrival.ts';
import type { PatientRecord } from '../record/record.ts';
import { emptyRecord, reduce } from '../record/reduce.ts';
import { testSource } from './sources.ts';

const FETCHED_AT = new Date('2026-11-24T00:41:00Z');

function whenOf(text: string): When {
  if (text === '?') return UNKNOWN_WHEN;
  const start = parsePartialDate(text);
  return start === undefined ? { state: 'worded', words: text } : { state: 'dated', start };
}

/** `condition:糖尿病 #a !suspected =none`: a kind, a title, shared business ids after `#`, marks after `!`, a negative after `=`. */
function entryOf(cell: string, when: When, source: string, row: number): Entry {
  const [, kindName = '', rest = ''] = /^([a-z-]+):(.*)$/u.exec(cell) ?? [];
  const kind: Kind | undefined = KINDS.find((known) => known === kindName);
  if (kind === undefined) throw new Error(`no such kind in the picture: ${cell}`);
  const words = rest.split(/\s+/u).filter((word) => word !== '');
  const id = `${kind}-${row}`;
  const entry: OtherEntry = {
    key: branded<EntryKey>(`${source}/${id}`),
    kind: 'other',
    when,
    title: words.filter((word) => !/^[#!=]/u.test(word)).join(' '),
    marks: words.filter((word) => word.startsWith('!')).map((word) => word.slice(1) as EntryMark),
    notes: [],
    businessIds: words.filter((word) => word.startsWith('#')).map((word) => word.slice(1)),
    provenance: {
      source: branded<SourceId>(source),
      resourceType: 'Basic',
      resourceId: id,
      stands: [`Basic/${id}`],
      fetchedAt: FETCHED_AT,
      raw: { resourceType: 'Basic', id },
    },
    facts: [],
  };
  // The picture draws any kind with the common fields only; what a test needs of a kind it builds itself.
  const negative = words.find((word) => word.startsWith('='))?.slice(1);
  const told = negative === undefined ? {} : { negative };
  const own = kind === 'allergy' ? { category: 'medication', criticality: 'unknown', reactions: [] } : {};
  return { ...entry, kind, onset: when, abatement: UNKNOWN_WHEN, ...own, ...told } as unknown as Entry;
}

function personRecord(source: string): PersonRecord {
  return {
    source: branded<SourceId>(source),
    patientId: `p-${source}`,
    kanji: '見本　花子',
    kana: 'ミホン　ハナコ',
    sex: 'female',
    memberIds: [],
    localIds: [],
    contacts: [],
    death: { dead: false },
    fetchedAt: FETCHED_AT,
    raw: { resourceType: 'Patient', id: `p-${source}` },
  };
}

export interface Picture {
  readonly empty: PatientRecord;
  /** One arrival per drawn cell, in reading order. */
  readonly arrivals: readonly Arrival[];
}

/**
 * Reads a picture of a federated record: the first line names the sources, each further line is a date (`?` where it
 * is unknown) and what each source holds of it, parted by `|`.
 */
export function pictureOf(text: string): Picture {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [head = '', ...rows] = lines;
  const names = head
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const records = names.map(personRecord);
  if (!isNonEmpty(records)) throw new Error('a picture names its sources in the first line');
  const sources = names.map((name, rank) => testSource(name, rank));
  const empty = emptyRecord({ handle: branded<ChartHandle>('picture'), records, quarantined: [] }, sources);
  const arrivals = rows.flatMap((line, row) => {
    const [date = '', ...cells] = line.split('|').map((cell) => cell.trim());
    return cells.flatMap((cell, column): readonly Arrival[] => {
      const name = names[column];
      if (cell === '' || name === undefined) return [];
      const source = branded<SourceId>(name);
      const entries = [entryOf(cell, whenOf(date), name, row)];
      return [
        {
          type: 'arrival',
          source,
          feed: 'Condition',
          round: 1,
          step: row * names.length + column,
          replaces: false,
          entries,
          issues: [],
          state: { state: 'complete', received: 1, at: FETCHED_AT },
        },
      ];
    });
  });
  return { empty, arrivals };
}

/** The record that a picture draws. */
export function recordFromText(text: string): PatientRecord {
  const { empty, arrivals } = pictureOf(text);
  return reduce(empty, arrivals);
}
