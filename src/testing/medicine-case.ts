/** One case of the proof: records as a table, and what must be said of them, line by line. */
export interface MedicineCase {
  readonly about: string;
  /** What is printed: courses, who says what of them, what stands twice, or the share of days. */
  readonly asks: 'courses' | 'tracks' | 'steps' | 'duplicates' | 'covered';
  readonly table: string;
  /** `2026-11-24` where nothing is said. */
  readonly now?: string;
  /** The day of death, or `?` where only the fact is known. */
  readonly death?: string;
  readonly knownUntil?: string;
  /** Of `covered`: from, to. */
  readonly window?: readonly [string, string];
  /** Of `covered`: not every source has answered. */
  readonly incomplete?: boolean;
  readonly expect: readonly string[];
}

/** about | table | expected lines: for tables of cases. */
export type CaseRow = readonly [
  about: string,
  table: string,
  expect: readonly string[],
  more?: Omit<Partial<MedicineCase>, 'asks' | 'table' | 'expect' | 'about'>,
];

export function casesFrom(asks: MedicineCase['asks'], rows: readonly CaseRow[]): readonly MedicineCase[] {
  return rows.map(([about, table, expect, more]) => ({ asks, about, table, expect, ...more }));
}

/** A table with one place and its records, one a line: `11-02 アピ25 1T x2 28d`. */
export function at(place: string, rows: string): string {
  const lines = rows
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(\S+)\s+(.*)$/u, '$1 | $2'));
  return [`day | ${place}`, ...lines].join('\n');
}

/** The heads of tables of two and of three places that prescribe. */
export const TWO = 'day | 湊病院/処方 | 潮診療所/処方';
export const THREE = `${TWO} | 磯医院/処方`;

/** Two records of two hospitals; where both last 28 days they overlap on `SAME_DAYS`. */
export function pair(a: string, b: string): string {
  return `${TWO}
     11-02 | ${a} |
     11-10 | | ${b}`;
}

export const SAME_DAYS = '11-10〜11-29 20d now';
