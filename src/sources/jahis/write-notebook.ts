import type { AllergyEntry, MedicationEntry } from '../../domain/entry.ts';
import type { EntryKey } from '../../domain/ids.ts';
import type { Merged } from '../../domain/merged.ts';
import type { PersonRecord } from '../../domain/person.ts';
import { authorOf, dayDigits, drugLines, lineOf, notesUnder } from './write-notebook-lines.ts';

/** What may stand in an お薬手帳. */
export type NotebookFact = Merged<MedicationEntry | AllergyEntry>;

/** Why a fact is not written: nothing is left out in silence. */
export type NotebookGap =
  /** Entered in error, or cancelled. */
  | 'not-in-force'
  /** Labelled restricted: whose eyes it may meet is not ours to say. */
  | 'restricted'
  /** Given in an institution: the text has no record for it. */
  | 'administered'
  /** Its dispensing is written. */
  | 'dispensed'
  /** It says that there is none, or that nobody knows. */
  | 'statement';

export interface Notebook {
  readonly text: string;
  readonly written: number;
  readonly leftOut: readonly {
    readonly key: EntryKey;
    readonly title: string;
    readonly because: NotebookGap;
  }[];
}

export interface NotebookOptions {
  /** `YYYY-MM-DD` in Japan. */
  readonly today: string;
  /** What must go along, e.g. which networks have not answered: 手帳メモ. */
  readonly memo?: readonly string[];
}

/** 電子版お薬手帳データフォーマット 2.5 and 2.6, from the provider to the person. */
export const NOTEBOOK_HEADER = 'JAHISTC08,1';

const SEXES: Readonly<Record<string, string>> = { male: '1', female: '2' };

/** 患者情報: what is needed to tell whose it is, and no address or number. */
function personLine(person: PersonRecord): string {
  const name = person.kanji ?? person.roman ?? person.kana;
  const birth = dayDigits(person.birthDate);
  return lineOf('1', name, SEXES[person.sex], birth, '', '', '', '', '', '', person.kana);
}

function gapOf(entry: MedicationEntry | AllergyEntry): NotebookGap | undefined {
  if (entry.marks.includes('entered-in-error') || entry.marks.includes('cancelled')) return 'not-in-force';
  if (entry.marks.includes('restricted')) return 'restricted';
  if (entry.negative !== undefined) return 'statement';
  return entry.kind === 'administration' ? 'administered' : undefined;
}

/** Whether this prescription was dispensed by a fact that is written too: one act is not written as two medicines. */
function isDispensed(fact: NotebookFact, written: ReadonlySet<EntryKey>): boolean {
  return fact.shown.kind === 'prescription' && fact.counterparts.some(({ key }) => written.has(key));
}

/** 患者特記: 1 アレルギー歴, 2 副作用歴. Both are free text. */
function allergyLine(entry: AllergyEntry): string {
  const reactions = entry.reactions.length === 0 ? '' : `（${entry.reactions.join('、')}）`;
  const kind = entry.notes.includes('副作用歴') ? '2' : '1';
  const author = entry.marks.includes('self-reported') ? '2' : '1';
  return lineOf('2', kind, `${entry.title}${entry.contraindication ? '（禁忌）' : ''}${reactions}`, author);
}

const OVER_THE_COUNTER = '要指導・一般用医薬品';

/** Bought by the person, and nothing said of it that its record (3) has no place for. */
function isOverTheCounter(entry: MedicationEntry): boolean {
  return (
    entry.kind === 'medication-statement' &&
    entry.category === OVER_THE_COUNTER &&
    entry.dosageText === '' &&
    [entry.start, entry.end].every((date) => date === undefined || dayDigits(date) !== undefined)
  );
}

function counterLines(entry: MedicationEntry, number: number): readonly string[] {
  const author = authorOf(entry);
  const [jan] = notesUnder(entry, 'JAN：');
  const parts = notesUnder(entry, '成分：').flatMap((text) => text.split('、'));
  const serial = String(number);
  const [from, to] = [dayDigits(entry.start), dayDigits(entry.end)];
  return [
    lineOf('3', entry.title, from, to, author, serial, jan),
    ...parts.map((part) => lineOf('31', serial, part, '1', undefined, author)),
  ];
}

/** 都道府県 2, 点数表 1, コード 7. */
function institutionParts(number: string | undefined): readonly (string | undefined)[] {
  return number !== undefined && /^\d{10}$/u.test(number)
    ? [number.slice(0, 2), number.slice(2, 3), number.slice(3)]
    : [undefined, undefined, undefined];
}

/** Who dispensed and who prescribed; of what the person says nobody did. */
function headLines(entry: MedicationEntry): readonly string[] {
  const { institution, institutionNumber, department, author } = entry.provenance;
  if (authorOf(entry) === '2' || entry.kind === 'medication-statement') return [];
  const number = institutionParts(institutionNumber);
  const doctor = (name: string | undefined) =>
    name === undefined && department === undefined ? [] : [lineOf('55', name, department, '1')];
  if (entry.kind === 'prescription')
    return [
      ...(institution === undefined ? [] : [lineOf('51', institution, ...number, '1')]),
      ...doctor(author),
    ];
  const [prescriber] = notesUnder(entry, '処方：');
  return [
    ...(institution === undefined
      ? []
      : [lineOf('11', institution, ...number, undefined, undefined, undefined, '1')]),
    ...(author === undefined ? [] : [lineOf('15', author, undefined, '1')]),
    ...(prescriber === undefined
      ? doctor(undefined)
      : [lineOf('51', prescriber, undefined, undefined, undefined, '1')]),
  ];
}

interface Block {
  readonly day: string;
  readonly head: readonly string[];
  readonly entries: readonly MedicationEntry[];
}

/** One block for what was handed over on one day by the same hands; newest first, what is not dated last. */
function blocksOf(entries: readonly MedicationEntry[]): readonly Block[] {
  const blocks = Map.groupBy(entries, (entry) => {
    const day = entry.when.state === 'dated' ? dayDigits(entry.when.start) : undefined;
    return JSON.stringify([day ?? '', authorOf(entry), ...headLines(entry)]);
  });
  const all = [...blocks.values()].flatMap((same): Block[] => {
    const [first] = same;
    if (first === undefined) return [];
    const day = first.when.state === 'dated' ? dayDigits(first.when.start) : undefined;
    return [{ day: day ?? '', head: headLines(first), entries: same }];
  });
  return all.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}

/** The lines of a block. RP numbers run through the whole text: so hardly a line is ever written twice. */
function blockLines({ day, head, entries }: Block, nextRp: () => string): readonly string[] {
  const [first] = entries;
  const written = entries.map(drugLines);
  const rps = Map.groupBy(written, ({ usage }) => usage('').join('\n'));
  return [
    lineOf('5', day, first === undefined ? '1' : authorOf(first)),
    ...head,
    ...[...rps.values()].flatMap((same) => {
      const rp = nextRp();
      return [...same.flatMap(({ drug }) => drug(rp)), ...(same[0]?.usage(rp) ?? [])];
    }),
  ];
}

function isMedication(entry: MedicationEntry | AllergyEntry): entry is MedicationEntry {
  return entry.kind !== 'allergy';
}

/**
 * Writes facts of a record as the text of an お薬手帳, as `readJahis` reads it back. Nothing is reckoned: an amount for
 * which the text has no field is told in words (281). What is not written is handed back with the reason.
 */
export function writeNotebook(
  person: PersonRecord,
  facts: readonly NotebookFact[],
  options: NotebookOptions,
): Notebook {
  const gaps = facts.map((fact) => ({ fact, because: gapOf(fact.shown) }));
  const dispensings = new Set(
    gaps.flatMap(({ fact, because }) =>
      because === undefined && fact.shown.kind === 'dispensing' ? [fact.key] : [],
    ),
  );
  const judged = gaps.map(({ fact, because }) => ({
    fact,
    because: because ?? (isDispensed(fact, dispensings) ? ('dispensed' as const) : undefined),
  }));
  const entries = judged.flatMap(({ fact, because }) => (because === undefined ? [fact.shown] : []));
  const medicines = entries.filter(isMedication);
  const bought = medicines.filter(isOverTheCounter);
  const blocks = blocksOf(medicines.filter((entry) => !isOverTheCounter(entry)));
  let rp = 0;
  const nextRp = () => String((rp += 1));
  const lines = [
    NOTEBOOK_HEADER,
    personLine(person),
    ...entries.flatMap((entry) => (isMedication(entry) ? [] : [allergyLine(entry)])),
    ...bought.flatMap((entry, index) => counterLines(entry, index + 1)),
    ...(options.memo ?? []).map((memo) => lineOf('4', memo, options.today.replaceAll('-', ''), '1')),
    ...blocks.flatMap((block) => blockLines(block, nextRp)),
  ];
  return {
    text: `${lines.join('\r\n')}\r\n`,
    written: entries.length,
    leftOut: judged.flatMap(({ fact, because }) =>
      because === undefined ? [] : [{ key: fact.key, title: fact.shown.title, because }],
    ),
  };
}
