import type { ReadIssue } from '../../domain/provenance.ts';
import { type FileName, foldersOf, keyOfFile, parseFileName } from './file-name.ts';
import { fileIssue, type OriginalContext } from './reading.ts';

/** One line of a storage's list of files. */
export interface ListedFile {
  readonly name: string;
  readonly size?: number;
  readonly modified?: string;
}

/** What a list of files holds for one patient: which to read now, which are history, and what is wrong with the list. */
export interface FileIndex {
  /** To be read, the whole lists first, then newest first. */
  readonly current: readonly ListedFile[];
  /** Past versions, and whole lists that a newer one replaces. */
  readonly earlier: readonly ListedFile[];
  readonly deleted: readonly ListedFile[];
  /** Names that are none of standardized storage (拡張ストレージ, strays). */
  readonly others: readonly ListedFile[];
  readonly issues: readonly ReadIssue[];
}

/** Files that each hold a patient's whole list: only the newest counts, or what was taken off it would come back. */
const WHOLE_LISTS: ReadonlySet<string> = new Set(['ADT-00', 'ADT-01', 'ADT-61', 'PPR-01']);

/** Events that may happen several times under one key (several doses of one order, two moves in a day). */
const REPEATABLE: ReadonlySet<string> = new Set(['OMP-11', 'OMP-12', 'ADT-12', 'ADT-31', 'ADT-32', 'ADT-42']);

interface Named {
  readonly listed: ListedFile;
  readonly file: FileName;
}

function newestFirst(a: Named, b: Named): number {
  const day = (named: Named) => (named.file.day === '-' ? '99999999' : named.file.day);
  const [one, two] = [`${day(a)}${a.file.time}${a.file.path}`, `${day(b)}${b.file.time}${b.file.path}`];
  return one < two ? 1 : one > two ? -1 : 0;
}

/** A whole list is one per patient and type, whatever department sent it last. */
function keyOf({ file }: Named): string {
  return WHOLE_LISTS.has(file.type) ? `${file.patientId}_${file.type}` : keyOfFile(file);
}

interface Versions {
  readonly current: readonly Named[];
  readonly earlier: readonly Named[];
  readonly issues: readonly ReadIssue[];
}

/** The versions of one entry. Two that both claim to be current tell of an interrupted update: both are shown, and that. */
function versionsOf(same: readonly Named[], context: OriginalContext): Versions {
  const standing = same.filter(({ file }) => file.flag === 'current').toSorted(newestFirst);
  const past = same.filter(({ file }) => file.flag === 'past');
  const [newest, ...older] = standing;
  if (newest === undefined) return { current: [], earlier: past, issues: [] };
  const isList = WHOLE_LISTS.has(newest.file.type);
  const deletedLater = same.some(({ file }) => file.flag === 'deleted' && file.time > newest.file.time);
  const doubled = older.length > 0 && !isList && !REPEATABLE.has(newest.file.type);
  const reasons = [
    ...(doubled ? [`${standing.length} files claim to be the current one of this entry`] : []),
    ...(deletedLater ? ['a later file says that this entry is deleted'] : []),
  ];
  const original = { format: 'HL7v2', file: newest.listed.name } as const;
  return {
    current: isList ? [newest] : standing,
    earlier: isList ? [...older, ...past] : past,
    issues: reasons.map((reason) => fileIssue(context, original, 'source-notice', reason)),
  };
}

/** Why a file may not be read for this patient: its name or its folder names another. */
function foreignReason(named: Named, patientId: string): string | undefined {
  const folder = foldersOf(named.file.path).patientId;
  if (named.file.patientId !== patientId) return 'the file name is of another patient';
  return folder === undefined || folder === patientId ? undefined : 'the folder is of another patient';
}

/**
 * Chooses from a storage's list what is to be read for one patient. The list says nothing of its own completeness: what
 * is missing from it cannot be told, so nothing may be called "none" on its strength.
 */
export function readSsmix2Index(
  files: readonly ListedFile[],
  patientId: string,
  context: OriginalContext,
): FileIndex {
  const named: Named[] = [];
  const others: ListedFile[] = [];
  const issues: ReadIssue[] = [];
  for (const listed of files) {
    const file = parseFileName(listed.name);
    const reason = file === undefined ? undefined : foreignReason({ listed, file }, patientId);
    if (file === undefined) others.push(listed);
    else if (reason !== undefined)
      issues.push(fileIssue(context, { format: 'HL7v2', file: listed.name }, 'foreign-person', reason));
    else named.push({ listed, file });
  }
  const versions = [...Map.groupBy(named, keyOf).values()].map((same) => versionsOf(same, context));
  const list = (chosen: readonly Named[]) => chosen.toSorted(newestFirst).map(({ listed }) => listed);
  return {
    current: list(versions.flatMap(({ current }) => current)),
    earlier: list(versions.flatMap(({ earlier }) => earlier)),
    deleted: list(named.filter(({ file }) => file.flag === 'deleted')),
    others,
    issues: [...issues, ...versions.flatMap((version) => version.issues)],
  };
}
