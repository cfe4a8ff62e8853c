import { issueOf, normalise, SUPPORTING_TYPES } from '../fhir/normalise/registry.ts';
import {
  isDocumentBundle,
  normaliseDocumentBundle,
  patientOfDocument,
} from '../fhir/normalise/document-bundle.ts';
import type { Context } from '../fhir/normalise/context.ts';
import { normalisePatient } from '../fhir/normalise/patient.ts';
import { belongsTo } from '../fhir/belonging.ts';
import { isJson, type Json, listAt, objectAt } from '../fhir/json.ts';
import { isResource } from '../fhir/page.ts';
import { bundleLookup } from '../fhir/references.ts';
import type { PersonRecord } from '../../domain/person.ts';
import type { RawResource } from '../../domain/provenance.ts';
import { type OriginalContext, type Reading, standingAlone } from '../ssmix2/reading.ts';

function nothing(context: OriginalContext, detail: string, raw?: unknown): Reading {
  const resource = `file/${context.source}`;
  const issue = {
    source: context.source,
    resource,
    problem: 'unreadable' as const,
    detail,
    raw: raw ?? null,
  };
  return { entries: [], issues: [issue], unread: [] };
}

function personOf(patient: Json | undefined, context: OriginalContext): PersonRecord | undefined {
  return patient === undefined
    ? undefined
    : normalisePatient(patient as RawResource, context.source, context.fetchedAt);
}

function readDocument(bundle: Json, context: OriginalContext): Reading {
  const within: Context = {
    source: context.source,
    fetchedAt: context.fetchedAt,
    lookup: bundleLookup(bundle),
  };
  const { entries, issues } = normaliseDocumentBundle(bundle, within, `Bundle/${context.source}`);
  const [document, ...inside] = entries;
  const person = personOf(patientOfDocument(bundle), context);
  return {
    entries: document === undefined ? [] : [standingAlone(document), ...inside],
    issues,
    unread: [],
    ...(person === undefined ? {} : { person }),
  };
}

/** Resources side by side: those of the one person they speak of. */
function readResources(bundle: Json, resources: readonly RawResource[], context: OriginalContext): Reading {
  const patients = resources.filter((one) => one.resourceType === 'Patient');
  if (patients.length > 1) return nothing(context, `speaks of ${patients.length} people`);
  const person = personOf(patients[0], context);
  const lookup = bundleLookup(bundle);
  const within: Context = { source: context.source, fetchedAt: context.fetchedAt, lookup };
  const readings = resources
    .filter((one) => one.resourceType !== 'Patient' && !SUPPORTING_TYPES.has(one.resourceType))
    .map((one) =>
      person === undefined || belongsTo(one, person, { base: '', lookup })
        ? normalise(one, within)
        : {
            entries: [],
            issues: [issueOf(one, within, 'foreign-person', 'of another person than the file')],
          },
    );
  return {
    entries: readings.flatMap(({ entries }) => entries),
    issues: readings.flatMap(({ issues }) => issues),
    unread: [],
    ...(person === undefined ? {} : { person }),
  };
}

/** Reads a FHIR JSON file: a document (IPS, 6情報, 診療情報提供書 …), a collection, or one resource. */
export function readFhirFile(bytes: Uint8Array, context: OriginalContext): Reading {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return nothing(context, 'no JSON in UTF-8');
  }
  if (!isJson(json) || !isResource(json)) return nothing(context, 'no FHIR resource');
  const file: RawResource = json;
  if (isDocumentBundle(json)) return readDocument(json, context);
  if (file.resourceType !== 'Bundle') return readResources({}, [file], context);
  const resources = listAt(file, 'entry').flatMap((entry) => {
    const resource = objectAt(entry, 'resource');
    return isResource(resource) ? [resource] : [];
  });
  return readResources(file, resources, context);
}
