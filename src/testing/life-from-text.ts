import { branded } from '../base/brand.ts';
import type { Coded } from '../domain/coded.ts';
import type { Entry, EntryMark, Interpretation } from '../domain/entry.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import type { Merged } from '../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN, type When } from '../domain/partial-date.ts';

const FETCHED_AT = new Date('2026-11-24T00:41:00Z');
const LINE = /^(\S+)\s+(\S+)\s+(\S+)\s+(.*)$/u;

function whenOf(from: string, to: string): When {
  if (from === '?') return UNKNOWN_WHEN;
  const start = parsePartialDate(from);
  if (start === undefined) return { state: 'worded', words: from };
  const end = parsePartialDate(to);
  return { state: 'dated', start, ...(end === undefined ? {} : { end }) };
}

function uncoded(text: string): Coded {
  return { text, codings: [] };
}

interface Drawn {
  readonly title: string;
  readonly when: When;
  readonly to: string;
  readonly options: ReadonlyMap<string, string>;
}

/** The fields of an entry beyond those that all have, by the word that begins the line. */
function fieldsOf(word: string, { title, when, to, options }: Drawn): object {
  const code = uncoded(title);
  switch (word) {
    case 'condition': {
      const said = options.get('onset');
      const abatement = parsePartialDate(to);
      return {
        kind: 'condition',
        code,
        clinicalStatus: options.get('status') ?? 'active',
        onset: said === undefined ? when : whenOf(said, '-'),
        abatement: abatement === undefined ? UNKNOWN_WHEN : { state: 'dated', start: abatement },
      };
    }
    case 'stay':
    case 'visit':
      return {
        kind: 'encounter',
        visit: word === 'stay' ? 'inpatient' : 'ambulatory',
        diagnoses: [],
      };
    case 'drug':
      return {
        kind: options.get('as') ?? 'prescription',
        drug: uncoded(options.get('drug') ?? title),
        dosageText: '',
        doseIsSubstance: false,
        asNeeded: false,
        instructions: [],
        ...(when.state === 'dated' ? { start: when.start } : {}),
        ...(to.endsWith('d') ? { days: Number(to.slice(0, -1)) } : {}),
      };
    case 'lab':
    case 'vital':
      return {
        kind: word,
        code,
        value: { type: 'text', text: options.get('value') ?? '' },
        parts: [],
        members: [],
        ...(options.has('flag') ? { interpretation: options.get('flag') as Interpretation } : {}),
      };
    case 'operation':
      return { kind: 'procedure', code, sort: 'operation' };
    case 'image':
      return { kind: 'imaging', modalities: ['CT'], series: [], knownTo: 'record' };
    case 'letter':
    case 'discharge-summary':
      return {
        kind: word === 'letter' ? 'referral' : word,
        code,
        attachments: [],
        sections: options.has('text')
          ? [{ title: '', text: options.get('text'), entries: [], attachments: [], sections: [] }]
          : [],
      };
    case 'vaccine':
      return { kind: 'immunization', code, notDone: false };
    case 'allergy':
      return {
        kind: 'allergy',
        code,
        category: 'medication',
        criticality: 'unknown',
        contraindication: false,
        reactions: [],
      };
    case 'device':
      return { kind: 'device', code };
    default:
      throw new Error(`no such word in the picture: ${word}`);
  }
}

function factOf(line: string, index: number): Merged {
  const [, word = '', from = '', to = '', rest = ''] = LINE.exec(line) ?? [];
  const words = rest.split(/\s+/u);
  const options = new Map(
    words.filter((one) => one.includes('=')).map((one) => one.split('=') as [string, string]),
  );
  const title = words.filter((one) => !one.includes('=') && !one.startsWith('!')).join(' ');
  const id = options.get('id') ?? String(index);
  const source = branded<SourceId>(options.get('source') ?? 'minato');
  const when = whenOf(from, word === 'stay' ? to : '-');
  const shown = {
    key: branded<EntryKey>(`${source}/${id}`),
    when,
    title,
    marks: words.filter((one) => one.startsWith('!')).map((one) => one.slice(1) as EntryMark),
    notes: [],
    businessIds: [],
    provenance: {
      source,
      resourceType: 'Basic',
      resourceId: id,
      stands: [`Basic/${id}`],
      ...(options.has('at') ? { institution: options.get('at') } : {}),
      ...(options.has('dept') ? { department: options.get('dept') } : {}),
      fetchedAt: FETCHED_AT,
      raw: { resourceType: 'Basic', id },
    },
    ...(options.has('negative') ? { negative: options.get('negative') } : {}),
    ...fieldsOf(word, { title, when, to, options }),
  } as unknown as Entry;
  return {
    key: shown.key,
    shown,
    witnesses: [shown],
    because: { by: 'alone' },
    conflicts: [],
    earlier: [],
    counterparts: [],
  };
}

/**
 * Facts of one life, one a line: a word for what it is, from, to (`-`: nothing said; `28d`: days supplied), its title,
 * `name=value` for what else is needed and `!mark` for marks. Unknown dates are `?`, anything that is no date is words.
 */
export function lifeFromText(text: string): readonly Merged[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(factOf);
}
