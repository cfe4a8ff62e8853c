/**
 * Expected trouble with a source. `detail` is technical and in no language of ours: it is shown behind a "details" only.
 * `retryAfterMs` stands where the source told when to come back.
 */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  readonly count?: number;
  /** Of a refusal: the source says that it is for want of the person's consent. */
  readonly consent?: true;
}

export type FaultKind =
  | 'offline'
  | 'timeout'
  | 'unauthorised'
  | 'forbidden'
  | 'notFound'
  | 'throttled'
  | 'server'
  | 'malformed'
  | 'tooLarge'
  /** The reader stopped the request. */
  | 'cancelled';

export function fault(kind: FaultKind, detail: string, more: Omit<Fault, 'kind' | 'detail'> = {}): Fault {
  return { kind, detail, ...more };
}
