import type { Archive, Instance } from './archive.ts';
import { bytesAnswer, jsonAnswer, refusal } from './backend.ts';
import type { DicomWebAnswer, DicomWebRequest } from './backend.ts';
import type { DicomJson, JsonElement } from './dicom-json.ts';
import { mediaTypeOf, storedFrames } from './frames.ts';
import { mediaRanges, multipart } from './multipart.ts';
import { addressOf } from './qido.ts';
import type { Scope } from './qido.ts';

/** Retrieval (WADO-RS): metadata, whole instances, frames and bulk data. */

export function inScope(archive: Archive, scope: Scope & { instance?: string }): Instance[] {
  return archive.instances.filter(
    (i) =>
      i.study === scope.study &&
      (scope.series === undefined || i.series === scope.series) &&
      (scope.instance === undefined || i.uid === scope.instance),
  );
}

export function metadata(instances: readonly Instance[], publicBase: string): DicomWebAnswer {
  return jsonAnswer(
    instances.map((instance) => {
      const base = addressOf(instance, 'instances', publicBase);
      const dataset = withAddresses(instance.dataset, `${base}/bulkdata/`);
      if (instance.dataset['00280010'] !== undefined)
        dataset['7FE00010'] = { vr: 'OW', BulkDataURI: `${base}/bulkdata/7FE00010` };
      return dataset;
    }),
  );
}

function withAddresses(dataset: DicomJson, base: string): DicomJson {
  const out: DicomJson = {};
  for (const tag of Object.keys(dataset).sort()) {
    const element = dataset[tag];
    if (element !== undefined) out[tag] = addressed(element, base);
  }
  return out;
}

function addressed(element: JsonElement, base: string): JsonElement {
  if (element.BulkDataURI !== undefined)
    return { vr: element.vr, BulkDataURI: `${base}${element.BulkDataURI}` };
  if (element.vr !== 'SQ') return element;
  return { vr: 'SQ', Value: (element.Value ?? []).map((item) => withAddresses(item as DicomJson, base)) };
}

export function wholeInstances(instances: readonly Instance[], request: DicomWebRequest): DicomWebAnswer {
  const single = mediaRanges(request.headers['accept']).some((r) => r.type === 'application/dicom');
  const first = instances[0];
  if (single && instances.length === 1 && first !== undefined)
    return bytesAnswer('application/dicom', first.read());
  return multipart(
    'application/dicom',
    instances.map((i) => ({
      contentType: `application/dicom; transfer-syntax=${i.transferSyntax}`,
      body: i.read(),
    })),
  );
}

type Wish = { single: boolean; type: string };

/** What the Accept header asks for, if this instance's stored syntax can serve it; nothing is transcoded. */
function agreed(instance: Instance, accept: string | undefined): Wish | undefined {
  const own = mediaTypeOf(instance.transferSyntax);
  for (const range of mediaRanges(accept)) {
    const related = range.type === 'multipart/related';
    const type = related ? (range.parameters['type'] ?? own).toLowerCase() : range.type;
    const syntax = range.parameters['transfer-syntax'] ?? '*';
    if (syntax !== '*' && syntax !== instance.transferSyntax && !sameBytes(syntax, instance.transferSyntax))
      continue;
    if (type === '*/*' || type === 'application/*' || type === 'image/*') return { single: false, type: own };
    if (
      type === 'application/octet-stream' ||
      type === own ||
      (own === 'image/dicom-rle' && type === 'image/x-dicom-rle')
    )
      return { single: !related, type };
  }
  return undefined;
}

/** The pixels of implicit and explicit little endian are the same bytes. */
function sameBytes(asked: string, held: string): boolean {
  const little = ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99'];
  return little.includes(asked) && little.includes(held);
}

export function frames(
  instance: Instance,
  list: string,
  request: DicomWebRequest,
  publicBase: string,
): DicomWebAnswer {
  const wanted = list.split(',').map(Number);
  if (wanted.some((n) => !Number.isInteger(n))) return refusal(400, `frame list ${list}`);
  const wish = agreed(instance, request.headers['accept']);
  if (wish === undefined)
    return refusal(406, `stored as ${instance.transferSyntax}; nothing is transcoded here`);
  const stored = storedFrames(instance, wanted);
  const contentType = `${wish.type}; transfer-syntax=${instance.transferSyntax}`;
  const first = stored[0];
  if (wish.single && stored.length === 1 && first !== undefined) return bytesAnswer(contentType, first);
  if (wish.single) return refusal(406, 'several frames travel only as multipart/related');
  const base = addressOf(instance, 'instances', publicBase);
  return multipart(
    wish.type,
    stored.map((body, i) => ({ contentType, location: `${base}/frames/${wanted[i]}`, body })),
  );
}

export function bulkData(
  instance: Instance,
  path: string,
  request: DicomWebRequest,
  publicBase: string,
): DicomWebAnswer {
  if (path === '7FE00010') {
    const count = Number(instance.dataset['00280008']?.Value?.[0] ?? 1);
    return frames(instance, Array.from({ length: count }, (_, i) => i + 1).join(','), request, publicBase);
  }
  const bytes = instance.bulk.get(path);
  if (bytes === undefined) return refusal(404, `no bulk data at ${path}`);
  const single = mediaRanges(request.headers['accept']).some((r) => r.type === 'application/octet-stream');
  if (single) return bytesAnswer('application/octet-stream', bytes);
  return multipart('application/octet-stream', [{ contentType: 'application/octet-stream', body: bytes }]);
}
