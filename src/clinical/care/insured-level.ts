import type { CoverageEntry } from '../../domain/entry.ts';
import type { Merged } from '../../domain/merged.ts';

const LEVEL = /要介護\s*[1-5１-５]|要支援\s*[12１２]|事業対象者/u;

export interface InsuredLevel {
  readonly fact: Merged<CoverageEntry>;
  /** As the insurance says it. */
  readonly level: string;
}

/**
 * The level of care that stands in an insurance. It is what the insurance says and no certification of its own: it is
 * shown beside the recorded levels, and never among them (care-level-02).
 */
export function insuredLevels(insurances: readonly Merged<CoverageEntry>[]): readonly InsuredLevel[] {
  return insurances.flatMap((fact) => {
    const { title, notes, more = [] } = fact.shown;
    const words = [title, ...more.map(({ value }) => value), ...notes].join('\n');
    const level = LEVEL.exec(words)?.[0];
    return level === undefined ? [] : [{ fact, level: level.normalize('NFKC').replace(/\s+/gu, '') }];
  });
}
