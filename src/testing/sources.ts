import { branded } from '../base/brand.ts';
import type { SourceId } from '../domain/ids.ts';
import type { Source } from '../domain/source.ts';

/** A source for tests, named by its id; its seal is the id's first letter. */
export function testSource(id: string, rank = 0, more: Partial<Source> = {}): Source {
  return {
    id: branded<SourceId>(id),
    name: { ja: id, en: id },
    shortName: { ja: id, en: id },
    seal: id.slice(0, 1),
    kind: 'regional',
    format: 'fhir',
    base: `https://${id}.example/fhir`,
    dicomwebBase: `https://${id}.example/dicom-web`,
    audience: `https://${id}.example/fhir`,
    audit: false,
    match: false,
    offers: 'all',
    ask: 'always',
    locator: false,
    quirks: {},
    rank,
    ...more,
  };
}
