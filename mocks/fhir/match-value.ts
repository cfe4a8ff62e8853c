/** Whether a resource has what a search parameter asks for: tokens, texts and references. */
import { isObject, type JsonObject, listOf, textOf } from './resource.ts';

/** `a,b` is "a or b"; `\,` is a comma. */
export function splitEscaped(text: string, separator: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\\' && at + 1 < text.length) {
      parts[parts.length - 1] += character + text[at + 1];
      at += 1;
    } else if (character === separator) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

export function unescape(text: string): string {
  return text.replace(/\\([,|$\\])/g, '$1');
}

export interface Token {
  /** undefined: any system; '': none. */
  system: string | undefined;
  code: string;
}

export function parseToken(text: string): Token {
  const [first = '', ...more] = splitEscaped(text, '|');
  if (more.length === 0) return { system: undefined, code: unescape(first) };
  return { system: unescape(first), code: unescape(more.join('|')) };
}

/** Codes of a Coding, CodeableConcept, Identifier, ContactPoint, code or boolean. */
function codesIn(value: unknown): { system: string | undefined; code: string }[] {
  if (typeof value === 'string' || typeof value === 'boolean')
    return [{ system: undefined, code: String(value) }];
  if (!isObject(value)) return [];
  if (value['coding'] !== undefined) return listOf(value['coding']).flatMap(codesIn);
  const code = textOf(value['code']) ?? textOf(value['value']);
  return code === undefined ? [] : [{ system: textOf(value['system']), code }];
}

export function tokenMatches(value: unknown, asked: Token): boolean {
  // A plain code (status, gender) has no system of its own; its binding is taken for granted.
  const plain = typeof value !== 'object';
  return codesIn(value).some(
    (held) =>
      (asked.code === '' || held.code === asked.code) &&
      (asked.system === undefined || plain || (held.system ?? '') === asked.system),
  );
}

/** Width, kana and case do not matter: ｼﾉﾀﾞ, シノダ and しのだ are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・,.]/g, '');
}

/** All spellings under which a name or an address may be asked for. */
function spellings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  const words = (key: string) => listOf(value[key]).filter((each) => typeof each === 'string');
  const family = words('family');
  const given = words('given');
  const whole = [...family, ...given].join('');
  const turned = [...given, ...family].join('');
  const address = [...words('state'), ...words('city'), ...words('line')].join('');
  const rest = ['text', 'prefix', 'suffix', 'line', 'city', 'state', 'district', 'postalCode', 'country'];
  return [whole, turned, address, ...family, ...given, ...rest.flatMap(words)].filter(Boolean);
}

export function stringMatches(value: unknown, asked: string, modifier: string | undefined): boolean {
  const held = spellings(value);
  if (modifier === 'exact') return held.includes(asked);
  const folded = fold(asked);
  return held.some((each) =>
    modifier === 'contains' ? fold(each).includes(folded) : fold(each).startsWith(folded),
  );
}

/** `Type/id` of a reference to this server, however it is spelled; anything else as it stands. */
export function localReference(reference: string, fhirBase: string): string {
  const relative = reference.startsWith(`${fhirBase}/`) ? reference.slice(fhirBase.length + 1) : reference;
  return relative.replace(/\/_history\/.*$/, '');
}

export function referenceMatches(
  value: unknown,
  asked: { reference: string; type: string | undefined },
  fhirBase: string,
): boolean {
  const held = isObject(value) ? textOf((value as JsonObject)['reference']) : textOf(value);
  if (held === undefined) return false;
  const local = localReference(held, fhirBase);
  const wanted = localReference(asked.reference, fhirBase);
  if (wanted.includes('/') || wanted.includes(':')) return local === wanted;
  return local.endsWith(`/${wanted}`) && (asked.type === undefined || local.startsWith(`${asked.type}/`));
}
