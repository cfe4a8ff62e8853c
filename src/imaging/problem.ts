import type { Fault } from '../domain/fault.ts';

/** Why a picture is not on the screen. Each has words of its own (`problem-text.ts`). */
export type ViewerProblem =
  | { readonly kind: 'source'; readonly fault: Fault; readonly source: string }
  | { readonly kind: 'undecodable'; readonly syntax: string; readonly detail: string }
  | { readonly kind: 'unsupported'; readonly syntax: string }
  | { readonly kind: 'wrong-size'; readonly detail: string }
  | { readonly kind: 'no-picture'; readonly sopClass: string }
  | { readonly kind: 'foreign'; readonly detail: string }
  | { readonly kind: 'empty' };

/** Carries a problem through promises of the rendering library, which know only of thrown things. */
export class ProblemError extends Error {
  readonly problem: ViewerProblem;

  constructor(problem: ViewerProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
