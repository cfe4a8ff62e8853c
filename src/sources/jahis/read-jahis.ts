import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Json } from '../fhir/json.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { fileIssue, type Original, type OriginalContext, type Reading, readMade } from '../ssmix2/reading.ts';
import { readDispensings } from './notebook.ts';
import { notebookPatient, readPatientLines, strayIngredients } from './notebook-patient.ts';
import { prescriptionPatient, readPrescription } from './prescription.ts';
import { type JahisText, textsOf } from './records.ts';

/** Versions whose tables are known: お薬手帳 01 to 08 (1.0 to 2.6), 処方箋 1 to 10. */
const NEWEST = { notebook: 8, prescription: 10 } as const;

/** A notebook is a few KB, a lifetime of them some hundred. */
const MOST_BYTES = 4 * 1024 * 1024;

function personOf(text: JahisText, id: string, context: OriginalContext): PersonRecord | undefined {
  const json: Json | undefined =
    text.format === 'notebook' ? notebookPatient(text) : prescriptionPatient(text);
  if (json === undefined) return undefined;
  return normalisePatient({ resourceType: 'Patient', id, ...json }, context.source, context.fetchedAt);
}

/** One text is one person; two that name different ones must not become one chart. */
function contradicts(a: PersonRecord | undefined, b: PersonRecord | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const bare = (name: string | undefined) => name?.normalize('NFKC').replace(/\s/gu, '');
  const differ = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== other;
  return differ(bare(a.kanji), bare(b.kanji)) || differ(a.birthDate?.sortKey, b.birthDate?.sortKey);
}

function noticesOf(text: JahisText, original: Original, context: OriginalContext): readonly ReadIssue[] {
  const { parts } = text;
  const missing = parts !== undefined && parts.here.length < parts.of;
  const number = Number(/\d+$/u.exec(text.version)?.[0] ?? '0');
  return [
    ...(missing
      ? [fileIssue(context, original, 'missing-part', `${parts.of} 分の ${parts.here.join('、')} のみ`)]
      : []),
    ...(number > NEWEST[text.format] || number === 0
      ? [fileIssue(context, original, 'source-notice', `${text.version}: a version that is not known`)]
      : []),
  ];
}

function readText(text: JahisText, original: Original, context: OriginalContext): Reading {
  const id = original.file;
  const body = text.format === 'notebook' ? readDispensings(text, id) : readPrescription(text, id);
  const patient = text.format === 'notebook' ? readPatientLines(text, id) : [];
  const read = readMade([...patient, ...body.made], original, context);
  const person = personOf(text, id, context);
  return {
    entries: read.entries,
    issues: [...noticesOf(text, original, context), ...read.issues],
    ...(person === undefined ? {} : { person }),
    unread: [...body.unread, ...(text.format === 'notebook' ? strayIngredients(text) : [])],
  };
}

/**
 * Reads what a person carries: the text of an お薬手帳 or a prescription, chosen as a file or scanned from one or more
 * symbols, in whatever order. Total: whatever comes, entries or an issue. `name` tells it apart from others.
 */
export function readJahis(
  input: Uint8Array | string | readonly (Uint8Array | string)[],
  context: OriginalContext,
  name = 'jahis',
): Reading {
  const pieces = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
  const whole: Original = { format: 'JAHIS', file: name };
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (size > MOST_BYTES)
    return {
      entries: [],
      issues: [fileIssue(context, whole, 'unreadable', `too large (${size} bytes)`)],
      unread: [],
    };
  try {
    return readPieces(pieces, context, whole);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { entries: [], issues: [fileIssue(context, whole, 'unreadable', detail)], unread: [] };
  }
}

function readPieces(
  pieces: readonly (Uint8Array | string)[],
  context: OriginalContext,
  whole: Original,
): Reading {
  const { texts, problems } = textsOf(pieces);
  const nothing = pieces.length === 0 || (texts.length === 0 && problems.length === 0);
  const issues: ReadIssue[] = [...problems, ...(nothing ? ['nothing to read'] : [])].map((problem) =>
    fileIssue(context, whole, 'unreadable', problem),
  );
  const readings: Reading[] = [];
  let person: PersonRecord | undefined;
  texts.forEach((text, index) => {
    const original: Original = texts.length === 1 ? whole : { ...whole, file: `${whole.file}#${index + 1}` };
    const reading = readText(text, original, context);
    if (contradicts(person, reading.person))
      issues.push(fileIssue(context, original, 'foreign-person', 'the texts are of different people'));
    else {
      person ??= reading.person;
      readings.push(reading);
    }
  });
  return {
    entries: readings.flatMap(({ entries }) => entries),
    issues: [...issues, ...readings.flatMap((reading) => reading.issues)],
    ...(person === undefined ? {} : { person }),
    unread: readings.flatMap(({ unread }) => unread),
  };
}
