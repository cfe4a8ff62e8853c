import type { Entry, EntryMark } from '../../domain/entry.ts';
import type { SourceId } from '../../domain/ids.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { PartialDate } from '../../domain/partial-date.ts';
import type { Provenance, RawResource, ReadIssue, ReadProblem } from '../../domain/provenance.ts';
import type { Json } from '../fhir/json.ts';
import { type Lookup, NO_LOOKUP } from '../fhir/references.ts';
import { normalise } from '../fhir/normalise/registry.ts';

/** What a reader of an older format needs to know besides the bytes. */
export interface OriginalContext {
  readonly source: SourceId;
  readonly fetchedAt: Date;
  /** The institution whose files these are, where the source knows it and the file does not say. */
  readonly institution?: { readonly name?: string; readonly number?: string };
  /** Identifier system of the hospital's own patient numbers, where the source is set up with one. */
  readonly patientIdSystem?: string;
}

/** What one file, message or text was read into. Nothing it said is missing: what no element of ours takes is `unread`. */
export interface Reading {
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
  /** Who the file says it is about, for the identity check; absent where it says nothing of that. */
  readonly person?: PersonRecord;
  readonly unread: readonly string[];
}

/** How the original is kept behind an entry: as text, under the name of its format. */
export type OriginalFormat = 'HL7v2' | 'CDA' | 'JAHIS';

/** One FHIR resource made out of a part of the original, with that part as text. */
export interface Made {
  readonly resource: Json & { readonly resourceType: string; readonly id: string };
  readonly text: string;
  readonly marks?: readonly EntryMark[];
  /** Digits as sent, where a JSON number would lose them (7.20). */
  readonly digits?: string;
  readonly institution?: string;
  readonly institutionNumber?: string;
  readonly department?: string;
  readonly author?: string;
  readonly recordedOn?: PartialDate;
  /** What FHIR has no element for and our entry has. */
  readonly finish?: (entry: Entry) => Entry;
}

export interface Original {
  readonly format: OriginalFormat;
  /** `file/<path>` names it among what an entry stands for. */
  readonly file: string;
}

/** Names of files may hold blanks; a list of what an entry stands for is parted by them. */
export function standsFor(original: Original): string {
  return `file/${original.file.replaceAll(/\s/gu, '%20')}`;
}

function provenanceOf(entry: Entry, made: Made, original: Original, context: OriginalContext): Provenance {
  const number = made.institutionNumber ?? entry.provenance.institutionNumber ?? context.institution?.number;
  const name =
    made.institution ?? entry.provenance.institution ?? context.institution?.name ?? made.institutionNumber;
  const raw: RawResource = { resourceType: original.format, id: made.resource.id, text: made.text };
  return {
    ...entry.provenance,
    ...(number === undefined ? {} : { institutionNumber: number }),
    ...(name === undefined ? {} : { institution: name }),
    ...(made.department === undefined ? {} : { department: made.department }),
    ...(made.author === undefined ? {} : { author: made.author }),
    ...(made.recordedOn === undefined ? {} : { recordedOn: made.recordedOn }),
    stands: [standsFor(original)],
    raw,
  };
}

function withDigits(entry: Entry, digits: string | undefined): Entry {
  if (digits === undefined || !('value' in entry) || entry.value.type !== 'quantity') return entry;
  return { ...entry, value: { ...entry.value, quantity: { ...entry.value.quantity, text: digits } } };
}

function finished(entry: Entry, made: Made, original: Original, context: OriginalContext): Entry {
  const marks = [...new Set([...entry.marks, ...(made.marks ?? [])])];
  const whole: Entry = withDigits(
    { ...entry, marks, provenance: provenanceOf(entry, made, original, context) },
    made.digits,
  );
  return made.finish === undefined ? whole : made.finish(whole);
}

/** Sends the resources down the one road to entries; each keeps its part of the original. */
export function readMade(
  made: readonly Made[],
  original: Original,
  context: OriginalContext,
  lookup: Lookup = NO_LOOKUP,
): { readonly entries: readonly Entry[]; readonly issues: readonly ReadIssue[] } {
  const entries: Entry[] = [];
  const issues: ReadIssue[] = [];
  for (const one of made) {
    const read = normalise(one.resource, { source: context.source, fetchedAt: context.fetchedAt, lookup });
    entries.push(...read.entries.map((entry) => finished(entry, one, original, context)));
    const raw: RawResource = { resourceType: original.format, id: one.resource.id, text: one.text };
    issues.push(...read.issues.map((issue) => ({ ...issue, raw })));
  }
  return { entries, issues };
}

/** Something of a file that could not be read. Of another person's file nothing but its name is kept. */
export function fileIssue(
  context: OriginalContext,
  original: Original,
  problem: ReadProblem,
  detail: string,
  text?: string,
): ReadIssue {
  const raw = {
    resourceType: original.format,
    id: original.file,
    ...(text === undefined || problem === 'foreign-person' ? {} : { text }),
  };
  return { source: context.source, resource: `file/${original.file}`, problem, detail, raw };
}

/**
 * What the original says beyond our elements, put where a reader can open it: into the original behind each entry made
 * of it; of an original that became no entry, into a notice of its own.
 */
export function withUnread(reading: Reading, original: Original, context: OriginalContext): Reading {
  const { entries, issues, unread } = reading;
  if (unread.length === 0) return reading;
  if (entries.length === 0) {
    const told = fileIssue(
      context,
      original,
      'source-notice',
      'read, and became no entry',
      unread.join('\n'),
    );
    return { ...reading, issues: issues.length === 0 ? [told] : issues };
  }
  return {
    ...reading,
    entries: entries.map((entry) => ({
      ...entry,
      provenance: { ...entry.provenance, raw: { ...entry.provenance.raw, beyond: unread } },
    })),
  };
}

/** A document that came as a file is in no other document: it stands among the entries, and what is in it behind it. */
export function standingAlone<E extends Entry>(document: E): E {
  const { withinDocument: _, ...provenance } = document.provenance;
  return { ...document, provenance };
}
