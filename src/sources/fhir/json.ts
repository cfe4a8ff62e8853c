/** Tolerant reading of JSON that a server sent: what is not of the expected form reads as absent, nothing throws. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under `key`, or an empty one. */
export function objectAt(of: Json, key: string): Json {
  const value = of[key];
  return isJson(value) ? value : NO_OBJECT;
}

const NO_OBJECT: Json = Object.freeze({});
const NO_LIST: readonly Json[] = Object.freeze([]);

/** The objects of the list under `key`; a single object counts as a list of one (seen in the wild). */
export function listAt(of: Json, key: string): readonly Json[] {
  const value = of[key];
  if (value === undefined) return NO_LIST;
  // Records hold hundreds of thousands of lists, nearly all of them well-formed: those are not copied.
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const item of items) if (!isJson(item)) return items.filter(isJson);
    return items as readonly Json[];
  }
  return isJson(value) ? [value] : NO_LIST;
}

/** Whether a character is surely no blank: ASCII's own, and everything between the ideographic space and the BOM. */
function isInk(code: number): boolean {
  return (code > 32 && code < 127) || (code > 0x3000 && code < 0xfeff);
}

/** The text under `key` without outer blanks; undefined where it is no text or is empty. Numbers read as text. */
export function textAt(of: Json, key: string): string | undefined {
  const value = of[key];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  // Nearly every text begins and ends with a letter: such a one has nothing to trim.
  if (isInk(value.charCodeAt(0)) && isInk(value.charCodeAt(value.length - 1))) return value;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}

export function textsAt(of: Json, key: string): readonly string[] {
  const value = of[key];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}

export function numberAt(of: Json, key: string): number | undefined {
  const value = of[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function booleanAt(of: Json, key: string): boolean | undefined {
  const value = of[key];
  return typeof value === 'boolean' ? value : undefined;
}
