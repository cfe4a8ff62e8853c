/** Errors as FHIR tells them. */
import type { Answer } from '../http.ts';

export const FHIR_JSON = 'application/fhir+json; charset=utf-8';

/** Thrown inside the FHIR server and turned into an answer at its door. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, text: string, headers: Record<string, string> = {}) {
    super(text);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function outcomeBody(code: string, text: string) {
  return {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text }, diagnostics: text }],
  };
}

export function refusalAnswer(refusal: Refusal): Answer {
  return {
    status: refusal.status,
    headers: { 'Content-Type': FHIR_JSON, ...refusal.headers },
    body: JSON.stringify(outcomeBody(refusal.code, refusal.message)),
  };
}
