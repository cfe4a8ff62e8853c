/** What became of the files that were loaded into one source: so that nothing goes missing unnoticed. */
export interface LoadReport {
  source: string;
  files: number;
  /** Resources the source now serves from these files. */
  resources: number;
  perType: Record<string, number>;
  /** Belong to some patient, but to which cannot be told. */
  unattributed: number;
  /** Files, lines or entries that are not FHIR JSON. */
  unreadable: number;
  /** Said twice in the same words; held once. */
  duplicates: number;
  /** Same type and id as another but other words; held under a new id. */
  renamed: number;
  /** Patient resources taken to be a person already known by the same identifier or id. */
  patientsJoined: number;
  /** DocumentReferences made for document Bundles that had none. */
  documentReferences: number;
  details: { unattributed: string[]; unreadable: string[]; renamed: string[] };
}

const MOST_DETAILS = 500;

export function emptyReport(source: string): LoadReport {
  return {
    source,
    files: 0,
    resources: 0,
    perType: {},
    unattributed: 0,
    unreadable: 0,
    duplicates: 0,
    renamed: 0,
    patientsJoined: 0,
    documentReferences: 0,
    details: { unattributed: [], unreadable: [], renamed: [] },
  };
}

export function note(report: LoadReport, kind: keyof LoadReport['details'], text: string): void {
  report[kind] += 1;
  if (report.details[kind].length < MOST_DETAILS) report.details[kind].push(text);
}

export function countIn(report: LoadReport, type: string): void {
  report.resources += 1;
  report.perType[type] = (report.perType[type] ?? 0) + 1;
}

export function reportLines(report: LoadReport): string[] {
  const { source, files, resources, unattributed, unreadable, duplicates, renamed, perType } = report;
  const lines = [
    `${source}: ${resources} resources of ${perType['Patient'] ?? 0} people from ${files} files; ` +
      `${unattributed} without a patient, ${unreadable} unreadable, ${duplicates} duplicates, ${renamed} renamed`,
  ];
  for (const kind of ['unreadable', 'unattributed'] as const) {
    const list = report.details[kind];
    for (const text of list.slice(0, 10)) lines.push(`  ${kind}: ${text}`);
    if (list.length > 10) lines.push(`  ${kind}: … see /load-report for the rest`);
  }
  return lines;
}
