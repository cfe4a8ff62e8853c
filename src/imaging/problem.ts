import type { Fault } from '../domain/fault.ts';
import type { PatientField } from './patient-match.ts';

/** Why a picture is not on the screen. Each has words of its own (`problem-text.ts`). */
export type ViewerProblem =
  | { readonly kind: 'source'; readonly fault: Fault; readonly source: string }
  | { readonly kind: 'undecodable'; readonly syntax: string; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly syntax: string }
  | { readonly kind: 'wrong-size'; readonly detail: string }
  | { readonly kind: 'no-picture'; readonly sopClass: string }
  | { readonly kind: 'foreign'; readonly detail: string }
  /** The images name another person than the chart does, in these fields. */
  | { readonly kind: 'other-person'; readonly fields: readonly PatientField[] }
  /** More than can be held is declared: refused before anything is reserved for it. */
  | { readonly kind: 'too-large'; readonly detail: string }
  /** The archive has the object, but no pixels of it. */
  | { readonly kind: 'no-pixels'; readonly detail: string }
  | { readonly kind: 'empty' };

/** Carries a problem through promises of the rendering library, which know only of thrown things. */
export class ProblemError extends Error {
  readonly problem: ViewerProblem;

  constructor(problem: ViewerProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Whatever was thrown, as a problem: what is no problem of ours was a decoder's. */
export function problemOfCause(cause: unknown): ViewerProblem {
  if (cause instanceof ProblemError) return cause.problem;
  return { kind: 'undecodable', syntax: '', detail: cause instanceof Error ? cause.message : String(cause) };
}
