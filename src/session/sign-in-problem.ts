/** Why nobody is signed in; each has its own sentence and next step on the sign-in page. */
export type SignInProblemKind =
  | 'expired'
  | 'forged'
  | 'state'
  | 'nonce'
  | 'issuer'
  | 'refused'
  | 'provider-unreachable'
  | 'signed-out'
  | 'another-reader'
  | 'launch-unknown'
  | 'launch-provider';

export interface SignInProblem {
  readonly kind: SignInProblemKind;
  /** Technical, in no language of ours. */
  readonly detail: string;
}

export function signInProblem(kind: SignInProblemKind, detail: string): SignInProblem {
  return { kind, detail };
}
