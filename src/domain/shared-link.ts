/** Why a SMART Health Link of somebody else gave nothing. */
export type LinkTrouble =
  /** Part of it is missing, or it is none. */
  | { readonly kind: 'broken' }
  /** Its store is reached without encryption. */
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'expired'; readonly until: Date }
  /** It wants a passcode; `wrong`: another than was given, with how many tries are left where the store tells it. */
  | { readonly kind: 'passcode'; readonly wrong: boolean; readonly left?: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'undecipherable' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'otherContent' };
