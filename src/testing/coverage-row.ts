/** Where an item shows; every entry also stands on the timeline, and in full in the detail. */
export type Place =
  | 'banner'
  | 'find-patient'
  | 'timeline'
  | 'detail'
  | 'medications'
  | 'labs'
  | 'images'
  | 'documents'
  | 'summary'
  | 'care'
  | 'emergency';

/**
 * One item of the two public lists of what a shared record holds: the health-care record list of the Ministry of Health,
 * Labour and Welfare (2018) and what the lifetime record of the medical association's organisation (2024) adds to it.
 */
export interface CoverageRow {
  readonly list: '7A' | '7B';
  readonly group: string;
  readonly item: string;
  /** Resource and elements; several where a record may hold it in several ways. */
  readonly reads: string;
  /** Title of the test that proves the reading. */
  readonly test: string;
  /** Empty where it shows nowhere; then `why` says why. */
  readonly shows: readonly Place[];
  readonly why?: string;
}

type Line = readonly [item: string, reads: string, test: string, shows: string, why?: string];

export function rowsOf(
  list: CoverageRow['list'],
  group: string,
  lines: readonly Line[],
): readonly CoverageRow[] {
  return lines.map(([item, reads, test, shows, why]) => ({
    list,
    group,
    item,
    reads,
    test,
    shows: shows.split(' ').filter((place) => place !== '') as unknown as readonly Place[],
    ...(why === undefined ? {} : { why }),
  }));
}
