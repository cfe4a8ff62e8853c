import type { Coding } from '../domain/coded.ts';
import type { Interpretation } from '../domain/entry.ts';
import type { ObservationSort } from '../domain/entry-sorts.ts';

/** JANIS codes used by JP Core's microbiology profiles: 菌 (27.6.1) and 抗菌薬 (11.5.2). */
const GERM_SYSTEM = 'urn:oid:1.2.392.100495.10.3.100.5.27.6.1';
const ANTIMICROBIAL_SYSTEM = 'urn:oid:1.2.392.100495.10.3.100.5.11.5.2';
const SUSCEPTIBILITY: ReadonlySet<Interpretation> = new Set(['S', 'I', 'R']);

/** What a result is of beyond its kind: by the system of its code, its category, or a judgement that only germs get. */
export function observationSort(
  codings: readonly Coding[],
  categories: readonly string[],
  interpretation: Interpretation | undefined,
): ObservationSort | undefined {
  for (const { system } of codings) {
    if (system === GERM_SYSTEM) return 'organism';
    if (system === ANTIMICROBIAL_SYSTEM) return 'susceptibility';
  }
  if (interpretation !== undefined && SUSCEPTIBILITY.has(interpretation)) return 'susceptibility';
  for (const category of categories) {
    if (category === 'exam') return 'finding';
    if (/dental|歯科|LP89803-8/iu.test(category)) return 'tooth';
    if (/electrocardio|心電図|生理検査/iu.test(category)) return 'physiology';
  }
  return undefined;
}
