import { err, ok, type Result } from '../../base/result.ts';
import type { DocumentEntry, Entry } from '../../domain/entry.ts';
import { isOfKind } from '../../domain/entry.ts';
import { type Fault, fault } from '../../domain/fault.ts';
import { DOCUMENT_KINDS } from '../../domain/kind.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { ReadIssue } from '../../domain/provenance.ts';
import type { Source } from '../../domain/source.ts';
import type { SourceHttp } from '../http.ts';
import { standingAlone } from '../ssmix2/reading.ts';
import { belongsTo } from './belonging.ts';
import { withoutForeign } from './documents.ts';
import { textAt } from './json.ts';
import { isDocumentBundle, normaliseDocumentBundle } from './normalise/document-bundle.ts';
import { isResource, readJson } from './page.ts';
import { bundleLookup } from './references.ts';
import { FHIR_JSON } from './search.ts';

/** A summary that a source wrote when it was asked: the document, and what it was written from. */
export interface PatientSummary {
  readonly document: DocumentEntry;
  readonly entries: readonly Entry[];
  readonly issues: readonly ReadIssue[];
}

/** A bundle made for one answer need not have an id. */
const UNNAMED = 'summary';

/**
 * Asks a source for its own summary of a person (HL7 IPS, `Patient/[id]/$summary`,
 * https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html) and reads it like any other document. Whose it is, is
 * looked at like everywhere: another person's is refused whole.
 */
export async function readPatientSummary(
  http: SourceHttp,
  source: Source,
  person: PersonRecord,
  signal: AbortSignal,
): Promise<Result<PatientSummary, Fault>> {
  const url = `${source.base}/Patient/${encodeURIComponent(person.patientId)}/$summary`;
  const answer = await http.ask({ url, signal, accept: FHIR_JSON });
  if (!answer.ok) return answer;
  const json = readJson(answer.value);
  if (!json.ok) return json;
  const bundle = json.value;
  if (!isResource(bundle) || !isDocumentBundle(bundle)) return err(fault('malformed', 'not a document'));
  if (!belongsTo(bundle, person, { base: source.base })) return err(fault('malformed', 'of another person'));
  const place = `Bundle/${textAt(bundle, 'id') ?? UNNAMED}`;
  const context = { source: source.id, fetchedAt: answer.value.fetchedAt, lookup: bundleLookup(bundle) };
  const read = normaliseDocumentBundle(bundle, context, place);
  const [head, ...inner] = read.entries;
  if (head === undefined || !isOfKind(head, DOCUMENT_KINDS)) return err(fault('malformed', 'not a document'));
  const { entries, issues } = withoutForeign({ entries: inner, issues: read.issues }, bundle, {
    person,
    context,
    source,
  });
  const own = standingAlone(head);
  const provenance = { ...own.provenance, stands: [...own.provenance.stands, place] };
  return ok({ document: { ...own, sort: 'patient-summary', provenance }, entries, issues });
}
