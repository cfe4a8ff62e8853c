import { type LabResult, labTable } from '../clinical/labs/lab-table.ts';
import type { LabFact } from '../clinical/labs/lab-result.ts';
import type { Entry, ObservationEntry } from '../domain/entry.ts';

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(of: Json, name: string): Json {
  const value = of[name];
  return isJson(value) ? value : {};
}

function firstIn(of: Json, name: string): Json {
  const value: unknown = of[name];
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return isJson(first) ? first : {};
}

function isLab(entry: Entry): entry is ObservationEntry {
  return entry.kind === 'lab' || entry.kind === 'infection';
}

/** Each result as a fact of its own: what the table is handed when nothing was merged. */
export function labFactsOf(entries: readonly Entry[]): readonly LabFact[] {
  return entries.filter(isLab).map((entry) => ({
    key: entry.key,
    shown: entry,
    witnesses: [entry],
    earlier: [],
    because: { by: 'alone' },
    conflicts: [],
    counterparts: [],
  }));
}

/** FHIR's own `value`, `unit`, `interpretation` and `referenceRange`, read here without any of the app's readers. */
function differences(result: LabResult): readonly string[] {
  const raw: Json = result.fact.shown.provenance.raw;
  const quantity = objectIn(raw, 'valueQuantity');
  const range = firstIn(raw, 'referenceRange');
  const found: string[] = [];
  const compare = (what: string, sent: unknown, shown: unknown) => {
    if (sent !== shown) found.push(`${what}: sent ${String(sent)}, shown ${String(shown)}`);
  };
  if (typeof quantity['value'] === 'number') {
    compare('value', quantity['value'], Number(result.text));
    compare('comparator', quantity['comparator'], result.comparator);
    compare('unit', quantity['unit'] ?? quantity['code'] ?? '', result.unit);
  }
  if (typeof raw['valueString'] === 'string') compare('words', raw['valueString'].trim(), result.text.trim());
  const flag = firstIn(firstIn(raw, 'interpretation'), 'coding')['code'];
  if (result.flag !== undefined && flag !== 'HU' && flag !== 'LU') compare('flag', flag, result.flag);
  for (const bound of ['low', 'high'] as const) {
    const sent = objectIn(range, bound)['value'];
    const typed = isJson(range['type']);
    if (!typed) compare(bound, sent, result.range?.[bound]);
  }
  return found;
}

export interface SourceCells {
  readonly cells: number;
  readonly differences: readonly string[];
}

/** Every cell of a table against the resource it came of: value, comparator, unit, flag and range (lab-cell-01). */
export function sourceCells(facts: readonly LabFact[]): SourceCells {
  const table = labTable(facts);
  const results = table.groups.flatMap(({ rows }) => rows.flatMap((row) => [...row.results.values()].flat()));
  return {
    cells: results.length,
    differences: results.flatMap((result) =>
      differences(result).map((difference) => `${result.key} ${difference}`),
    ),
  };
}
