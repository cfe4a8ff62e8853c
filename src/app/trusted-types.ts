/**
 * The policy that libraries fall back to under `require-trusted-types-for 'script'`: it lets pass plain text and
 * script addresses of our own origin, so that no markup and no foreign script ever goes through it.
 */
interface PolicyFactory {
  readonly createPolicy: (name: string, rules: Readonly<Record<string, (text: string) => string>>) => unknown;
}

function plainText(text: string): string {
  if (text.includes('<')) throw new TypeError('markup is refused by policy');
  return text;
}

function ownScript(address: string): string {
  if (new URL(address, location.href).origin !== location.origin)
    throw new TypeError('foreign script is refused by policy');
  return address;
}

const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
factory?.createPolicy('default', { createHTML: plainText, createScriptURL: ownScript });
