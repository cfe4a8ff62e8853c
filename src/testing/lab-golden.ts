import { branded } from '../base/brand.ts';
import { type LabResult, type LabRow, labTable } from '../clinical/labs/lab-table.ts';
import type { LabFact } from '../clinical/labs/lab-result.ts';
import { labTrend } from '../clinical/labs/lab-trend.ts';
import type { Coding } from '../domain/coded.ts';
import type { ObservationEntry } from '../domain/entry.ts';
import type { EntryKey, SourceId } from '../domain/ids.ts';
import { parsePartialDate, UNKNOWN_WHEN } from '../domain/partial-date.ts';
import type { Quantity } from '../domain/quantity.ts';
import { GOLDEN_BLOOD } from './lab-golden-blood.ts';
import { GOLDEN_CHEMISTRY } from './lab-golden-chemistry.ts';
import { GOLDEN_OTHERS } from './lab-golden-others.ts';
import { GOLDEN_TRAPS } from './lab-golden-traps.ts';

/*
 * The golden table: how one test is spelt by many hospitals, and where each spelling must stand. A block is one table of
 * results, newest first:
 *
 *   # a = clins Cre [mg/dL]                                             a row by its key, and its unit
 *   A | CRE | core:3C015000002327101=Cre | 0.98 mg/dL | a | =           place, name, codes, value, row, how it is shown
 *
 * How: `=` as sent and on the scale · `~0.980 lab-conv-cre` converted, by which rule · `odd`, `no-unit` as sent, marked, off
 * the scale · `words` no amount. A seventh cell tells more: s:specimen m:method d:date.
 */

const SYSTEMS: Readonly<Record<string, string>> = {
  core: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
  coreold: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_CoreLabo_CS',
  core11: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS',
  infection: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS',
  jlac: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  jlac11: 'http://medis.or.jp/CodeSystem/master-JLAC11-17digits',
  checkup: 'http://jpfhir.jp/fhir/eCheckup/CodeSystem/jlac10',
  loinc: 'http://loinc.org',
  local: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS',
};

interface GoldenRow {
  readonly key: string;
  readonly unit: string;
}

interface GoldenLine {
  readonly text: string;
  readonly fact: LabFact;
  readonly row: GoldenRow;
  readonly shown: string;
}

function codingOf(text: string): Coding {
  const [system = '', rest = ''] = text.split(/:(.*)/u);
  const [code = '', display] = rest.split('=');
  return { system: SYSTEMS[system] ?? system, code, ...(display === undefined ? {} : { display }) };
}

function quantityOf(text: string): Quantity | undefined {
  const found = /^(<=|>=|<|>)?(\d+(?:\.\d+)?)(?:\s+(.*))?$/u.exec(text);
  if (found === null) return undefined;
  const [, comparator, digits = '', unit = ''] = found;
  return {
    value: Number(digits),
    text: digits,
    unit,
    ...(comparator === undefined ? {} : { comparator: comparator as '<' }),
  };
}

/** Days before 2026-11-01: the first line of a block is its newest result. */
function dayOf(index: number): string {
  return new Date(Date.UTC(2026, 10, 1 - index)).toISOString().slice(0, 10);
}

function factFrom(cells: readonly string[], id: string, day: string): LabFact {
  const [place = '', name = '', codes = '', value = '', , , more = ''] = cells;
  const told = (letter: string) => new RegExp(`(?:^|\\s)${letter}:(\\S+)`, 'u').exec(more)?.[1];
  // Words stand in quotes: 「'0.98'」 is a figure that came as text.
  const quantity = value.startsWith("'") ? undefined : quantityOf(value);
  const start = parsePartialDate(told('d') ?? day);
  const [specimen, method] = [told('s'), told('m')];
  const entry: ObservationEntry = {
    key: branded<EntryKey>(`golden/${id}`),
    kind: codes.includes('infection:') ? 'infection' : 'lab',
    when: start === undefined ? UNKNOWN_WHEN : { state: 'dated', start },
    title: name,
    marks: [],
    notes: [],
    businessIds: [],
    provenance: {
      source: branded<SourceId>('golden'),
      resourceType: 'Observation',
      resourceId: id,
      stands: [`Observation/${id}`],
      institution: `${place}病院`,
      fetchedAt: new Date('2026-11-24T00:41:00Z'),
      raw: { resourceType: 'Observation', id },
    },
    code: { text: name, codings: codes.split(/\s+/u).filter(Boolean).map(codingOf) },
    value:
      quantity === undefined
        ? { type: 'text', text: value.replaceAll("'", '') }
        : { type: 'quantity', quantity },
    parts: [],
    members: [],
    ...(specimen === undefined ? {} : { specimen }),
    ...(method === undefined ? {} : { method }),
  };
  return {
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: [],
  };
}

function linesOf(block: string, number: number): readonly GoldenLine[] {
  const rows = new Map<string, GoldenRow>();
  const found: GoldenLine[] = [];
  for (const line of block.split('\n').map((one) => one.trim())) {
    const named = /^# (\S+) = (.*?) \[(.*)\]$/u.exec(line);
    if (named !== null) rows.set(named[1] ?? '', { key: named[2] ?? '', unit: named[3] ?? '' });
    if (named !== null || line === '') continue;
    const cells = line.split('|').map((cell) => cell.trim());
    const row = rows.get(cells[4] ?? '');
    if (row === undefined) throw new Error(`no such row in the golden table: ${line}`);
    const fact = factFrom(cells, `${number}-${found.length}`, dayOf(found.length));
    found.push({ text: line, fact, row, shown: cells[5] ?? '' });
  }
  return found;
}

function shownAs({ marks, converted, scale }: LabResult): string {
  if (converted !== undefined) return `~${converted.text} ${converted.by.id}`;
  if (marks.includes('unit-odd')) return 'odd';
  if (marks.includes('no-unit')) return 'no-unit';
  return scale === undefined ? 'words' : '=';
}

/** A number that differs from what was sent, without a word of it; or what was sent no longer beside it. */
function isSilent(row: LabRow, result: LabResult): boolean {
  const { value } = result.fact.shown;
  if (value.type !== 'quantity') return result.converted !== undefined || result.scale !== undefined;
  const { quantity } = value;
  if (result.text !== quantity.text || result.unit !== quantity.unit) return true;
  const point = labTrend(row).points.find(({ fact }) => fact === result.fact);
  const drawn = [result.scale?.amount, point?.quantity.value].filter((amount) => amount !== undefined);
  const changed = drawn.some((amount) => amount !== quantity.value);
  const said = result.converted !== undefined && result.converted.by.id !== '' && point?.result !== undefined;
  return changed && !said;
}

export interface GoldenReport {
  readonly golden: number;
  readonly wrong: number;
  readonly silentConversions: number;
  /** The lines that went wrong, and how. */
  readonly problems: readonly string[];
}

function problemOf(
  { text, row: wanted, shown }: GoldenLine,
  row: LabRow,
  result: LabResult,
): string | undefined {
  const got = [row.key, row.unit, shownAs(result)];
  const asked = [wanted.key, wanted.unit, shown];
  return got.every((part, index) => part === asked[index])
    ? undefined
    : `${text}\n    wanted ${asked.join(' ¦ ')}\n    got    ${got.join(' ¦ ')}`;
}

/** Every spelling of the golden table against the rows that the table makes. */
export function runLabGolden(): GoldenReport {
  const blocks = [...GOLDEN_CHEMISTRY, ...GOLDEN_BLOOD, ...GOLDEN_OTHERS, ...GOLDEN_TRAPS];
  const problems: string[] = [];
  let golden = 0;
  let silentConversions = 0;
  blocks.forEach((block, number) => {
    const lines = linesOf(block, number);
    const rows = labTable(lines.map(({ fact }) => fact)).groups.flatMap((group) => group.rows);
    for (const line of lines) {
      golden += 1;
      const row = rows.find(({ facts }) => facts.includes(line.fact));
      const result = row?.all.find(({ fact }) => fact === line.fact);
      if (row === undefined || result === undefined) {
        problems.push(`${line.text}\n    in no row`);
        continue;
      }
      const problem = problemOf(line, row, result);
      if (problem !== undefined) problems.push(problem);
      if (isSilent(row, result)) silentConversions += 1;
    }
  });
  return { golden, wrong: problems.length, silentConversions, problems };
}
