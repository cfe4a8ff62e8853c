/**
 * The policy that libraries fall back to under `require-trusted-types-for 'script'`: it lets pass plain text and
 * script addresses of our own origin, so that no markup and no foreign script ever goes through it.
 */
interface PolicyFactory {
  readonly createPolicy: (
    name: string,
    rules: Readonly<Record<string, (text: string, type: string, sink: string) => string>>,
  ) => unknown;
}

/**
 * A CDA document is parsed by the browser's own parser into a document of its own, in which nothing runs and of which
 * only words are taken (`sources/cda`); nothing else may be parsed.
 */
function isClinicalDocument(text: string, sink: string): boolean {
  return sink === 'DOMParser parseFromString' && /^<(?:[\w.-]+:)?ClinicalDocument[\s>]/u.test(text);
}

function plainText(text: string, _type: string, sink: string): string {
  if (text.includes('<') && !isClinicalDocument(text, sink))
    throw new TypeError('markup is refused by policy');
  return text;
}

function ownScript(address: string): string {
  if (new URL(address, location.href).origin !== location.origin)
    throw new TypeError('foreign script is refused by policy');
  return address;
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
factory?.createPolicy('default', { createHTML: plainText, createScriptURL: ownScript });
