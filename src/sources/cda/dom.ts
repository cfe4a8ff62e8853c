const HL7_V3 = 'urn:hl7-org:v3';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Elements of CDA itself; extensions of other namespaces (sdtc) repeat its names with other meanings. */
function isCda(element: Element): boolean {
  return element.namespaceURI === HL7_V3 || element.namespaceURI === null;
}

/** The child elements of a name; of all names without one. */
export function childrenOf(element: Element | undefined, name?: string): readonly Element[] {
  if (element === undefined) return [];
  return Array.from(element.children).filter(
    (child) => isCda(child) && (name === undefined || child.localName === name),
  );
}

/** The first element down a path of names (`a/b/c`). */
export function at(element: Element | undefined, path: string): Element | undefined {
  return path.split('/').reduce<Element | undefined>((found, name) => childrenOf(found, name)[0], element);
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  const value = element?.getAttribute(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}

export function textOf(element: Element | undefined): string | undefined {
  const text = element?.textContent?.replace(/\s+/gu, ' ').trim();
  return text === undefined || text === '' ? undefined : text;
}

/** `xsi:type` without its prefix: PQ, CD, ST … */
export function typeOf(element: Element): string {
  const type = element.getAttributeNS(XSI, 'type') ?? element.getAttribute('xsi:type') ?? '';
  return type.split(':').at(-1) ?? '';
}

export function isNegated(element: Element): boolean {
  return element.getAttribute('negationInd') === 'true';
}

export function hasTemplate(element: Element, tail: string): boolean {
  return childrenOf(element, 'templateId').some((template) =>
    (attribute(template, 'root') ?? '').endsWith(tail),
  );
}

/** An element as it was written, for showing behind what was made of it. */
export function sourceOf(element: Element): string {
  const text = element.outerHTML;
  return text.length > 100_000 ? `${text.slice(0, 100_000)}…` : text;
}
