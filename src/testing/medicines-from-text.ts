import { branded } from '../base/brand.ts';
import type { Coded } from '../domain/coded.ts';
import type { EntryMark, MedicationEntry } from '../domain/entry.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import type { Counterpart, Merged } from '../domain/merged.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../domain/partial-date.ts';
import type { Quantity } from '../domain/quantity.ts';
import { MEDICINES } from './medicine-words.ts';

const SYSTEMS: Readonly<Record<string, string>> = {
  yj: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  general: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  hot9: 'http://medis.or.jp/CodeSystem/master-HOT9',
};

const KINDS: Readonly<Record<string, MedicationEntry['kind']>> = {
  処方: 'prescription',
  調剤: 'dispensing',
  投与: 'administration',
  申告: 'medication-statement',
};

const UNITS: Readonly<Record<string, string>> = {
  T: '錠',
  C: 'カプセル',
  P: '包',
  U: '単位',
  M: '枚',
  g: 'g',
  mg: 'mg',
  mL: 'mL',
};

const FETCHED_AT = new Date('2026-11-24T00:41:00Z');

interface Column {
  readonly place: string;
  readonly kind: MedicationEntry['kind'];
  /** `*国/調剤`: the records do not say at which institution. */
  readonly placeTold: boolean;
}

type Fields = { -readonly [K in keyof MedicationEntry]?: MedicationEntry[K] };

interface Drawn {
  readonly fields: Fields;
  readonly notes: string[];
  readonly marks: EntryMark[];
  readonly instructions: string[];
  institution?: string | undefined;
  department?: string;
  id?: string;
  link?: string;
}

/** `10-01` is a day of 2026. */
export function dayFrom(text: string): string {
  return /^\d\d-\d\d$/u.test(text) ? `2026-${text}` : text;
}

function quantityFrom(text: string): Quantity | undefined {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]+)$/u.exec(text) ?? [];
  const known = UNITS[unit];
  return digits === undefined || known === undefined
    ? undefined
    : { value: Number(digits), text: digits, unit: known };
}

const TIMES_WORDS: Readonly<Record<string, string>> = {
  '1': '1日1回 朝食後',
  '2': '1日2回 朝夕食後',
  '3': '1日3回 毎食後',
};

/** Words that are what they say. */
const FLAGS: Readonly<Record<string, (drawn: Drawn) => void>> = {
  頓: ({ fields }) => {
    fields.asNeeded = true;
  },
  外用: ({ fields }) => {
    fields.route = '外用';
  },
  中止: ({ fields }) => {
    fields.status = 'stopped';
  },
  完了: ({ fields }) => {
    fields.status = 'completed';
  },
  取消: ({ marks }) => {
    marks.push('cancelled');
  },
  原薬: ({ fields }) => {
    fields.doseIsSubstance = true;
  },
  OTC: ({ fields }) => {
    fields.category = 'OTC';
  },
};

/** `word:value` */
const NAMED: Readonly<Record<string, (drawn: Drawn, value: string) => void>> = {
  rx: ({ fields }, value) => {
    fields.prescriptionId = value;
  },
  rp: ({ fields }, value) => {
    fields.rpNumber = value;
  },
  by: ({ notes }, value) => {
    notes.push(`処方：${value}`);
  },
  note: ({ notes }, value) => {
    notes.push(value);
  },
  add: ({ instructions }, value) => {
    instructions.push(value);
  },
  st: ({ fields }, value) => {
    fields.status = value;
  },
  dept: (drawn, value) => {
    drawn.department = value;
  },
  id: (drawn, value) => {
    drawn.id = value;
  },
  link: (drawn, value) => {
    drawn.link = value;
  },
  from: ({ fields }, value) => {
    const start = parsePartialDate(dayFrom(value));
    if (start !== undefined) fields.start = start;
  },
  to: ({ fields }, value) => {
    const end = parsePartialDate(dayFrom(value));
    if (end !== undefined) fields.end = end;
  },
};

function readToken(token: string, drawn: Drawn): void {
  const { fields } = drawn;
  const flag = FLAGS[token];
  const [, name = '', value = ''] = /^([a-z]+):(.+)$/u.exec(token) ?? [];
  const named = NAMED[name];
  const daily = token.startsWith('/') ? quantityFrom(token.slice(1)) : undefined;
  const dose = quantityFrom(token);
  const words = /^「(.*)」$/u.exec(token)?.[1];
  const times = /^x(\d)$/u.exec(token)?.[1];
  if (flag !== undefined) flag(drawn);
  else if (named !== undefined) named(drawn, value);
  else if (daily !== undefined) fields.dailyDose = daily;
  else if (dose !== undefined) fields.dose = dose;
  else if (words !== undefined) fields.dosageText = words.replaceAll('_', ' ');
  else if (times !== undefined) fields.dosageText = TIMES_WORDS[times] ?? `1日${times}回`;
  else if (/^\d+d$/u.test(token)) fields.days = Number(token.slice(0, -1));
  else if (token.startsWith('@')) drawn.institution = token.slice(1);
  else throw new Error(`no such word in the table: ${token}`);
}

function drugFrom(word: string): Coded {
  const known = MEDICINES[word];
  if (known === undefined) throw new Error(`no such medicine in the table: ${word}`);
  const codings = known.codes.split(' ').filter((code) => code !== '');
  return {
    text: known.text,
    codings: codings.map((one) => {
      const [system = '', code = ''] = one.split(':');
      return { system: SYSTEMS[system] ?? system, code };
    }),
  };
}

interface Cell {
  readonly text: string;
  readonly date: string;
  readonly column: Column;
  readonly id: string;
}

function factFrom({ text, date, column, id }: Cell): readonly [Merged<MedicationEntry>, string | undefined] {
  const [word = '', ...tokens] = text.split(/ +/u);
  const drawn: Drawn = {
    fields: { dosageText: '', doseIsSubstance: false, asNeeded: false },
    notes: [],
    marks: [],
    instructions: [],
    institution: column.placeTold ? column.place : undefined,
  };
  const start = parsePartialDate(dayFrom(date));
  if (start !== undefined) drawn.fields.start = start;
  for (const token of tokens) readToken(token, drawn);
  const drug = drugFrom(word);
  const own = drawn.id ?? id;
  const source = branded<SourceId>(column.place);
  const entry: MedicationEntry = {
    key: branded<EntryKey>(`${column.place}/${own}`),
    kind: column.kind,
    when: start === undefined ? UNKNOWN_WHEN : { state: 'dated', start },
    title: drug.text,
    marks: drawn.marks,
    notes: drawn.notes,
    businessIds: [],
    drug,
    dosageText: '',
    doseIsSubstance: false,
    asNeeded: false,
    instructions: drawn.instructions,
    ...drawn.fields,
    provenance: {
      source,
      resourceType: 'Basic',
      resourceId: own,
      stands: [`Basic/${own}`],
      fetchedAt: FETCHED_AT,
      raw: { resourceType: 'Basic', id: own },
      ...(drawn.institution === undefined ? {} : { institution: drawn.institution }),
      ...(drawn.department === undefined ? {} : { department: drawn.department }),
    },
  };
  const fact: Merged<MedicationEntry> = {
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    because: { by: 'alone' },
    conflicts: [],
    earlier: [],
    counterparts: [],
  };
  return [fact, drawn.link];
}

function columnFrom(head: string): Column {
  const [place = '', kind = ''] = head.split('/');
  const known = KINDS[kind];
  if (known === undefined) throw new Error(`no such kind in the table: ${head}`);
  return { place: place.replace('*', ''), kind: known, placeTold: !place.startsWith('*') };
}

function cellsOf(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim());
}

function linked(
  drawn: readonly (readonly [Merged<MedicationEntry>, string | undefined])[],
): readonly Merged<MedicationEntry>[] {
  const because: Counterpart['because'] = { by: 'reference', rule: 'merge-14' };
  const endsIn = (key: string, id: string) => key.endsWith(`/${id}`);
  return drawn.map(([fact, link]) => {
    const id = fact.shown.provenance.resourceId;
    const others = drawn.filter(
      ([other, back]) => back === id || (link !== undefined && endsIn(other.key, link)),
    );
    return others.length === 0
      ? fact
      : { ...fact, counterparts: others.map(([other]) => ({ key: other.key, because })) };
  });
}

/**
 * Medicines of one person as a table: columns are places with what they record (`湊病院/処方`, `浜薬局/調剤`, `*国/調剤` where
 * the place is not told), rows are days, a cell holds records parted by `;`. A record is a medicine of `MEDICINES`, then
 * `1T x3` (at once, times), `/3T` (a day), `28d`, `「words」`, `rx:1`, `rp:1`, `by:doctor`, `to:10-31`, `id:a`, `link:a` and the
 * flags above, in any order.
 */
export function medicinesFromText(text: string): readonly Merged<MedicationEntry>[] {
  const [head = '', ...rows] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const columns = cellsOf(head).slice(1).map(columnFrom);
  let count = 0;
  const drawn = rows.flatMap((row) => {
    const [date = '', ...cells] = cellsOf(row);
    return cells.flatMap((cell, index) => {
      const column = columns[index];
      if (column === undefined) throw new Error(`a cell without a column: ${row}`);
      return cell
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map((one) => {
          count += 1;
          return factFrom({ text: one, date, column, id: `m${count}` });
        });
    });
  });
  return linked(drawn);
}
