/** JSON in which a number keeps its spelling: `1.50` mg is not `1.5` mg to whoever counts significant digits. */
interface RawJson {
  rawJSON(text: string): unknown;
}

/** Numbers that would come out differently: trailing zeros, exponents, more digits than a double holds. */
const DELICATE = /[:,[\s]-(?:0[,}\]\s])|[:,[\s]-?\d+(?:\.\d*0(?!\d)|\.\d{15,}|\d{15,}|[.\d]*[eE][+-]?\d)/;

export function parseExactly(text: string): unknown {
  if (!DELICATE.test(text)) return JSON.parse(text);
  return JSON.parse(text, ((_: string, value: unknown, context: { source?: string }) =>
    typeof value === 'number' && context.source !== undefined && String(value) !== context.source
      ? (JSON as unknown as RawJson).rawJSON(context.source)
      : value) as (key: string, value: unknown) => unknown);
}
