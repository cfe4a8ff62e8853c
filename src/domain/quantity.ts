/** A measured amount as sent: `text` keeps the source's own digits (5.20 stays 5.20), the unit is never converted. */
export interface Quantity {
  readonly value: number;
  readonly text: string;
  readonly comparator?: '<' | '<=' | '>=' | '>';
  readonly unit: string;
}

/** What an observation found. `absent` carries the source's own reason (「検体量不足のため」). */
export type ObservationValue =
  | { readonly type: 'quantity'; readonly quantity: Quantity }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'absent'; readonly reason: string }
  | { readonly type: 'none' };

export interface ReferenceRange {
  readonly low?: number;
  readonly high?: number;
  readonly text: string;
}
