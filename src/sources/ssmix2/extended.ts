import { ok, type Result } from '../../base/result.ts';
import type { Attachment, Entry } from '../../domain/entry.ts';
import type { Fault } from '../../domain/fault.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import { mayBe } from '../fhir/belonging.ts';
import type { Json } from '../fhir/json.ts';
import type { SourceHttp } from '../http.ts';
import type { ListedFile } from './file-index.ts';
import { timeOfFileName } from './japanese-time.ts';
import { addressOf, loadFile } from './listed-files.ts';
import {
  fileIssue,
  type Original,
  type OriginalContext,
  type Reading,
  readMade,
  withUnread,
} from './reading.ts';

/** One content folder of extended storage: a document with its parts. */
export interface StoredDocument {
  /** Path of the content folder. */
  readonly folder: string;
  readonly day: string;
  readonly time: string;
  readonly kind: DocumentKind;
  readonly files: readonly string[];
}

/** What the folder of a kind is named by: a coded value, or any words. */
interface DocumentKind {
  readonly name: string;
  readonly codings: readonly Json[];
}

/** What a list of files holds of extended storage (拡張ストレージ) for one patient. */
export interface ExtendedStorage {
  readonly documents: readonly StoredDocument[];
  readonly issues: readonly ReadIssue[];
}

/** 患者ID_診療日_種別_特定キー_発生日時_診療科_flag; the kind may itself hold an underscore. */
const CONTENT = /^(.+?)_(-|\d{8})_(.+)_([^_]*)_(\d{14,17})_([^_]*)_([012])$/u;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `[local code]^name^[local system]^standard code^name^LN`: the standard code goes first. */
function kindOf(folder: string): DocumentKind {
  const [code = '', name = '', , standard = '', standardName = '', system = ''] = decoded(folder).split('^');
  const loinc = system === 'LN' && standard !== '';
  const words = [name, standardName, code].find((word) => word !== '') ?? folder;
  return {
    name: words,
    codings: loinc ? [{ system: 'http://loinc.org', code: standard, display: standardName || words }] : [],
  };
}

/** Presentation only: how a sender would draw the document. It is never run, and holds nothing of the person. */
const PRESENTATION = /\.(?:xslt?|css)$/iu;

/** Sorts what standardized storage leaves over into documents; what is neither is told. */
export function readExtendedStorage(
  files: readonly ListedFile[],
  patientId: string,
  context: OriginalContext,
): ExtendedStorage {
  const issues: ReadIssue[] = [];
  const byFolder = Map.groupBy(files, ({ name }) => name.split('/').slice(0, -1).join('/'));
  const documents = [...byFolder].flatMap(([folder, inside]): readonly StoredDocument[] => {
    const [owner, , kind = '', content = ''] = folder.split('/').slice(-4);
    const named = CONTENT.exec(decoded(content));
    if (named === null) {
      issues.push(
        ...inside.map(({ name }) =>
          fileIssue(context, { format: 'HL7v2', file: name }, 'unreadable', 'no file name of the storage'),
        ),
      );
      return [];
    }
    const [, patient = '', day = '', , , time = '', , flag = ''] = named;
    if (patient !== patientId || owner !== patientId) {
      const original: Original = { format: 'HL7v2', file: folder };
      issues.push(fileIssue(context, original, 'foreign-person', 'the folder is of another patient'));
      return [];
    }
    const names = inside.map(({ name }) => name).filter((name) => !PRESENTATION.test(name));
    // Past and deleted versions stay in the storage under their own flags.
    return flag === '1' && names.length > 0 ? [{ folder, day, time, kind: kindOf(kind), files: names }] : [];
  });
  return { documents: documents.toSorted((a, b) => (a.time < b.time ? 1 : -1)), issues };
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  xml: 'text/xml',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  // Messages lie here too (vital signs, cultures); as text they can at least be read.
  hl7: 'text/plain; charset=iso-2022-jp',
  dcm: 'application/dicom',
  doc: 'application/msword',
};

function fileNameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}

function contentTypeOf(path: string): string {
  const extension = /\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
  return TYPES[extension] ?? 'application/octet-stream';
}

interface DocumentTools {
  readonly http: SourceHttp;
  readonly base: string;
  readonly person: PersonRecord;
  readonly context: OriginalContext;
}

function attachmentsOf(files: readonly string[], base: string): readonly Attachment[] {
  return files.map((path) => ({
    title: fileNameOf(path),
    contentType: contentTypeOf(path),
    url: addressOf(base, path),
    reachable: true,
  }));
}

function dayOf({ day, time }: StoredDocument): string | undefined {
  if (day === '-') return timeOfFileName(time);
  return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;
}

/** The document as what its folder says of it, its files to be opened as they are. */
function plainDocument(document: StoredDocument, tools: DocumentTools): Reading {
  const original: Original = { format: 'HL7v2', file: document.files[0] ?? document.folder };
  const date = dayOf(document);
  const { name, codings } = document.kind;
  const resource = {
    resourceType: 'DocumentReference',
    id: document.folder,
    status: 'current',
    subject: { reference: `Patient/${tools.person.patientId}` },
    type: { coding: codings, text: name },
    description: name,
    ...(date === undefined ? {} : { date }),
    content: document.files.map((path) => ({
      attachment: {
        title: fileNameOf(path),
        contentType: contentTypeOf(path),
        url: addressOf(tools.base, path),
      },
    })),
  };
  const read = readMade([{ resource, text: document.files.join('\n') }], original, tools.context);
  return { ...read, unread: [] };
}

/** The parts beside a document's text go with the document itself, which is the first of what was read. */
function withParts(entries: readonly Entry[], parts: readonly Attachment[]): readonly Entry[] {
  const at = entries.findIndex((entry) => 'attachments' in entry);
  return entries.map((entry, index) =>
    index === at && 'attachments' in entry && 'sections' in entry
      ? { ...entry, attachments: [...entry.attachments, ...parts] }
      : entry,
  );
}

/**
 * Reads one document of extended storage. A CDA file is read into its parts; whatever else lies there is a document by
 * its folder's name, with the files to be opened as they are. A CDA file that names another person is refused.
 */
export async function readStoredDocument(
  document: StoredDocument,
  tools: DocumentTools,
  signal: AbortSignal,
): Promise<Result<Reading, Fault>> {
  const { http, base, person, context } = tools;
  const path = document.files.find((name) => contentTypeOf(name) === 'text/xml');
  if (path === undefined) return ok(plainDocument(document, tools));
  const answer = await loadFile(http, base, path, signal);
  if (!answer.ok) return answer;
  const { readCda } = await import('../cda/read-cda.ts');
  const within = { ...context, fetchedAt: answer.value.fetchedAt };
  const original: Original = { format: 'CDA', file: path };
  const reading = withUnread(readCda(answer.value.bytes, within, path), original, within);
  if (reading.entries.length === 0) {
    const plain = plainDocument(document, tools);
    return ok({ ...plain, issues: [...plain.issues, ...reading.issues] });
  }
  if (reading.person !== undefined && !mayBe(person, reading.person.raw)) {
    const foreign = fileIssue(within, original, 'foreign-person', 'the document is of another patient');
    return ok({ entries: [], issues: [foreign], unread: [] });
  }
  const parts = attachmentsOf(
    document.files.filter((name) => name !== path),
    base,
  );
  return ok({ ...reading, entries: withParts(reading.entries, parts) });
}
