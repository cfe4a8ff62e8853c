/** One code of one system, the system in its URL spelling where both are known (real files mix OID and URL). */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

/**
 * A concept. `text` is what the doctor saw or entered and is what we show; codings serve matching only. Placeholders for
 * "uncoded" are left out of `codings`, so nothing can ever be merged or trended on them.
 */
export interface Coded {
  readonly text: string;
  readonly codings: readonly Coding[];
}
