/** A record of our own making, with the title of the test that reads it. */
export type Sample = readonly [title: string, ...resources: readonly object[]];

export const CORE = 'http://jpfhir.jp/fhir/core';
export const MHLW = `${CORE}/mhlw/CodeSystem`;

export function text(words: string) {
  return { text: words };
}

export function coded(system: string, code: string, display?: string) {
  return { coding: [{ system, code, ...(display === undefined ? {} : { display }) }] };
}

export function extension(tail: string, value: object) {
  return { url: `${CORE}/Extension/StructureDefinition/${tail}`, ...value };
}

export function loinc(code: string, display: string) {
  return { ...coded('http://loinc.org', code), text: display };
}

export function section(code: string, title: string, words: string, ...entries: readonly string[]) {
  return {
    title,
    code: coded('http://jpfhir.jp/fhir/clins/CodeSystem/document-section', code),
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${words}</div>` },
    entry: entries.map((reference) => ({ reference })),
  };
}

/** A document: its heading, then whatever it carries. */
export function document(composition: object, ...carried: readonly object[]) {
  return {
    resourceType: 'Bundle',
    type: 'document',
    entry: [
      { fullUrl: 'urn:uuid:c', resource: { resourceType: 'Composition', id: 'c', ...composition } },
      ...carried.map((resource, index) => ({
        fullUrl: `urn:uuid:${index}`,
        resource: { id: String(index), ...resource },
      })),
    ],
  };
}
